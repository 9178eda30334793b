import { faultOf } from "./fault.js";

/** How the screen ended: with an exit code, and with what has to be said after the terminal is back. */
export interface Ending {
  readonly code: number;
  readonly trouble: string | null;
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** What the keys of a terminal send to everybody who has it, so also to us while a pager has it. */
const KEYED: readonly string[] = ["SIGINT", "SIGQUIT"];

/**
 * Signals, a throw outside React, a rejection: each ends the screen, and the terminal is put back by the caller. Ctrl-C
 * in a program that has the terminal in the meantime (`lent`) is that program's.
 */
export function watchForTheEnd(lent: () => boolean): {
  readonly ending: Promise<Ending>;
  readonly stop: () => void;
} {
  const undo: (() => void)[] = [];
  const ending = new Promise<Ending>((resolve) => {
    const on = (event: string, listener: (value: unknown) => void): void => {
      process.on(event, listener);
      undo.push(() => process.off(event, listener));
    };
    for (const [signal, number] of Object.entries(SIGNALS)) {
      on(signal, () => {
        if (!lent() || !KEYED.includes(signal)) resolve({ code: 128 + number, trouble: null });
      });
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
