/** How the screen ended: with an exit code, and with what has to be said after the terminal is back. */
export interface Ending {
  readonly code: number;
  readonly trouble: string | null;
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** A fault of the program in one line, with the place that a report needs. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /\n\s+at (.*)/u.exec(error.stack ?? "")?.[1];
  return place === undefined ? error.message : `${error.message} (${place})`;
}

/** Signals, a throw outside React, a rejection: each ends the screen, and the terminal is put back by the caller. */
export function watchForTheEnd(): { readonly ending: Promise<Ending>; readonly stop: () => void } {
  const undo: (() => void)[] = [];
  const ending = new Promise<Ending>((resolve) => {
    const on = (event: string, listener: (value: unknown) => void): void => {
      process.on(event, listener);
      undo.push(() => process.off(event, listener));
    };
    for (const [signal, number] of Object.entries(SIGNALS)) {
      on(signal, () => resolve({ code: 128 + number, trouble: null }));
    }
    const failed = (error: unknown): void => resolve({ code: 2, trouble: faultOf(error) });
    on("uncaughtException", failed);
    on("unhandledRejection", failed);
  });
  const stop = (): void => {
    for (const each of undo) each();
  };
  return { ending, stop };
}
