import "./node20.js";
import { type Instance, render } from "ink";
import { App, SpokenApp } from "./app.js";
import type { Ending } from "./ending.js";
import { faultOf } from "./fault.js";
import type { FullLook } from "./look.js";
import type { Store } from "./store.js";
import { InkStdout } from "./terminal/ink-stdout.js";
import type { Terminal } from "./terminal/terminal.js";

/**
 * Mounts the application in Ink. With `debug` Ink writes every frame whole, and the terminal's canvas sends
 * only what differs; `interactive` is told, since a variable named CI would make Ink silently passive.
 */
export function mount(
  store: Store,
  look: FullLook,
  terminal: Terminal,
): { readonly unmount: () => void; readonly failed: Promise<Ending> } {
  const stdout = new InkStdout(terminal);
  const { screenReader } = store.get().settings;
  const instance = screenReader
    ? mountSpoken(store, look, terminal)
    : render(
        <App
          store={store}
          look={look}
          setLine={(line) => stdout.galley.signOf(line)}
          onCaret={(caret) => terminal.setCaret(caret)}
        />,
        {
          stdout: stdout as unknown as NodeJS.WriteStream,
          stdin: terminal.keyboard as unknown as NodeJS.ReadStream,
          debug: true,
          interactive: true,
          exitOnCtrlC: false,
          patchConsole: false,
        },
      );
  const failed = instance.waitUntilExit().then(
    () => new Promise<Ending>(() => {}),
    (error: unknown): Ending => ({ code: 2, trouble: faultOf(error) }),
  );
  const unmount = (): void => {
    stdout.close();
    instance.unmount();
  };
  return { unmount, failed };
}

/** Ink's screen reader mode writes each change as plain text on the terminal itself. */
function mountSpoken(store: Store, look: FullLook, terminal: Terminal): Instance {
  return render(<SpokenApp store={store} look={look} />, {
    stdout: terminal.stream,
    stdin: terminal.keyboard as unknown as NodeJS.ReadStream,
    isScreenReaderEnabled: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
}
