import { fstatSync, writeSync } from "node:fs";
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
 * What fits into any system's pipe, and into the socket that a program may give in place of one. So much is written
 * directly: Node's stream for standard output loads a network, 4 to 9 ms of a start. What is longer goes through the stream,
 * so that Ctrl-C is heard while a pipe is full.
 */
const DIRECT_BYTES = { pipe: 16 * 1024, socket: 8 * 1024 };

/** Bytes that may still be written directly; unknown before the first one. */
let direct: number | null = null;

function bytesLeft(): number {
  direct ??= directBytes();
  return direct;
}

function directBytes(): number {
  try {
    const stats = fstatSync(1);
    if (stats.isSocket()) return DIRECT_BYTES.socket;
    return stats.isFIFO() || stats.isFile() ? DIRECT_BYTES.pipe : 0;
  } catch {
    // Closed, or nothing that can be asked: the stream will tell.
    return 0;
  }
}

/** True where standard output is a terminal. A pipe and a file are told apart without loading what terminals need. */
export function isTerminal(): boolean {
  return bytesLeft() === 0 && process.stdout.isTTY === true;
}

/** Told when standard output takes no more: null for a closed pipe, else the error's code. */
let ended: (code: string | null) => void = () => {};
let watched = false;

/**
 * Watches standard output: `end(null)` when the pipe that we write to is closed, `end(code)` when it cannot take what we
 * write (`ENOSPC`: a full disk). A terminal that cannot has gone.
 */
export function watchOutput(end: (code: string | null) => void): void {
  ended = end;
}

function failed(error: NodeJS.ErrnoException): void {
  if (isTerminal()) hangUp();
  else ended(error.code === "EPIPE" || error.code === "EOF" ? null : (error.code ?? error.message));
}

/** Node's stream for standard output, watched from its first use. */
export function outputStream(): NodeJS.WriteStream {
  if (!watched) process.stdout.on("error", failed);
  watched = true;
  return process.stdout;
}

/** Calls `then` when all that was written has gone out. */
export function whenWritten(then: () => void): void {
  if (watched) process.stdout.write("", then);
  else then();
}

let heard = false;

/** Writes to standard error. Where nobody is left to be told, nothing happens. */
export function tellError(text: string): void {
  if (!heard) process.stderr.on("error", () => {});
  heard = true;
  process.stderr.write(text);
}

/** Writes to standard output and waits where it is full, so that a large export needs no memory of its own. */
export async function write(text: string): Promise<void> {
  const rest = writeDirectly(text);
  if (rest.length === 0) return;
  const stdout = outputStream();
  if (stdout.destroyed) throw new Stop();
  if (stdout.write(rest)) return;
  await new Promise<void>((resolve, reject) => {
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

/** Gives what is left to write by the stream. */
function writeDirectly(text: string): string | Uint8Array {
  if (bytesLeft() === 0) return text;
  let bytes: Uint8Array = Buffer.from(text);
  if (bytes.length > bytesLeft()) direct = 0;
  try {
    while (bytes.length > 0 && bytesLeft() > 0) {
      const written = writeSync(1, bytes);
      bytes = bytes.subarray(written);
      direct = bytesLeft() - written;
    }
  } catch (error) {
    direct = 0;
    // Full, and not to be waited for here.
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") failed(error as NodeJS.ErrnoException);
  }
  return bytes;
}

/**
 * Text that is the page's own (JSON, CSV, Markdown …). In a pipe it is as printed on the page; a terminal gets each line
 * with whatever it would obey made visible.
 */
export async function writeData(text: string): Promise<void> {
  await write(isTerminal() ? text.split("\n").map(printable).join("\n") : text);
}
