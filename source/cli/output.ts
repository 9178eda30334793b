import { printable } from "../typeset/safe.js";

/** The reader of our output has gone (`| head`): there is nothing left to do, and nothing wrong. */
export class Stop extends Error {}

/**
 * The terminal has gone, or nothing more can be read from it: as if the system had said so itself, which ends the
 * screen in order, and a command at once.
 */
export function hangUp(): void {
  process.kill(process.pid, "SIGHUP");
}

/**
 * Watches standard output: `end(null)` when the pipe that we write to is closed, `end(code)` when it cannot take what we
 * write (`ENOSPC`: a full disk). A terminal that cannot has gone.
 */
export function watchOutput(end: (code: string | null) => void): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (process.stdout.isTTY) hangUp();
    else end(error.code === "EPIPE" ? null : (error.code ?? error.message));
  });
  process.stderr.on("error", () => {
    // Nobody is left to be told.
  });
}

/** Writes to standard output and waits where it is full, so that a large export needs no memory of its own. */
export async function write(text: string): Promise<void> {
  if (process.stdout.destroyed) throw new Stop();
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const { stdout } = process;
    const drained = (): void => {
      stdout.off("close", gone);
      resolve();
    };
    const gone = (): void => {
      stdout.off("drain", drained);
      reject(new Stop());
    };
    stdout.once("drain", drained).once("close", gone);
  });
}

/**
 * Text that is the page's own (JSON, CSV, Markdown …). In a pipe it is as printed on the page; a terminal gets each line
 * with whatever it would obey made visible.
 */
export async function writeData(text: string): Promise<void> {
  const safe = process.stdout.isTTY === true;
  await write(safe ? text.split("\n").map(printable).join("\n") : text);
}
