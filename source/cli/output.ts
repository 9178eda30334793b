import { printable } from "../typeset/safe.js";

/** The reader of our output has gone (`| head`): there is nothing left to do, and nothing wrong. */
export class Stop extends Error {}

/** Ends quietly when the pipe that we write to is closed. */
export function watchOutput(end: () => void): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") end();
    else throw error;
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
    process.stdout.once("drain", resolve);
    process.stdout.once("close", () => reject(new Stop()));
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
