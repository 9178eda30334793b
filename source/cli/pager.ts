import type { Context } from "./context.js";
import { write } from "./output.js";

/**
 * Shows a text on a terminal: as it is where it fits, in `$PAGER` (or `less`) where it is longer than the screen.
 * `less` is told to keep colours, to leave the text on the screen and to end at once where all fits.
 */
export async function page(text: string, context: Context): Promise<void> {
  const pager = context.env["PAGER"] ?? "less";
  const lines = text.split("\n").length;
  if (
    !context.terminal ||
    context.options.noPager ||
    // A terminal that can only print lines is no place for a pager, which would say so and wait for a key.
    context.env["TERM"] === "dumb" ||
    pager === "" ||
    pager === "cat" ||
    lines <= context.rows
  ) {
    await write(text);
    return;
  }
  if (!(await through(pager, text, context.env))) await write(text);
}

/** False where the pager could not be started, so that the text is printed after all. */
function through(pager: string, text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  // Loaded when a pager is needed: it costs every start a few milliseconds.
  const { spawn } = process.getBuiltinModule("node:child_process");
  return new Promise((resolve) => {
    const child = spawn(pager, {
      shell: true,
      stdio: ["pipe", "inherit", "inherit"],
      env: { LESS: "FRX", LESSCHARSET: "utf-8", ...env },
    });
    // Ctrl-C in the pager is the pager's: we end when it does.
    const ignore = (): void => undefined;
    process.on("SIGINT", ignore);
    const done = (shown: boolean): void => {
      process.off("SIGINT", ignore);
      resolve(shown);
    };
    child.on("error", () => done(false));
    // The shell says 127 where there is no such program, 126 where it may not be run.
    child.on("exit", (code) => done(code !== 127 && code !== 126));
    child.stdin.on("error", () => {
      // The pager was left before it had read everything: that is how one leaves a pager.
    });
    child.stdin.end(text);
  });
}
