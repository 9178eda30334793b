import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf } from "./error-code.js";
import { takeAway } from "./take-away.js";
import { createTurns } from "./turns.js";

/** `interrupted`, or the system's error code: `ENOSPC`, `EACCES`, `ENOTEMPTY` … */
export class WriteTrouble extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    super(`${path}: ${code}`);
  }
}

/**
 * Writes a file whole or not at all: into a file beside it, to the disk, then renamed over it. What stood there
 * before stands there until the rename. A name that is no ordinary file (a device, a named pipe) is written
 * directly, since there is nothing to keep whole. Throws `WriteTrouble`, or what the chunks threw, and leaves
 * nothing behind.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  const target = realTarget(path);
  const kept = statOf(target);
  if (kept?.isDirectory() === true) throw new WriteTrouble(path, "EISDIR");
  const direct = kept !== null && !kept.isFile();
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    if (direct) await writeChunks(path, target, "w", chunks, signal);
    else {
      await writeChunks(path, beside, "wx", chunks, signal, kept?.mode);
      renameSync(beside, target);
    }
  } catch (error) {
    takeAway(beside);
    throw troubleOf(path, error);
  }
}

/**
 * Writes a folder of files whole or not at all. The folder must not be there, or be empty: whoever names a
 * folder with files of their own must not lose them.
 */
export async function writeFolder(
  path: string,
  files: Iterable<{ readonly name: string; readonly text: string }>,
  signal?: AbortSignal,
): Promise<void> {
  const target = resolve(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    if (statOf(target) !== null && readdirSync(target).length > 0) throw new WriteTrouble(path, "ENOTEMPTY");
    mkdirSync(beside);
    for (const { name, text } of files) {
      await writeChunks(path, join(beside, name), "wx", [text], signal);
    }
    if (statOf(target) !== null) rmdirSync(target);
    renameSync(beside, target);
  } catch (error) {
    takeAway(beside);
    throw troubleOf(path, error);
  }
}

async function writeChunks(
  told: string,
  path: string,
  flags: "w" | "wx",
  chunks: Iterable<string>,
  signal: AbortSignal | undefined,
  mode = 0o666,
): Promise<void> {
  const turn = createTurns();
  const file = openSync(path, flags, mode);
  try {
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      await turn();
      if (signal?.aborted) throw new WriteTrouble(told, "interrupted");
    }
    if (flags === "wx") fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What the system says is trouble with the file; anything else comes from whoever makes the chunks, and is theirs to tell. */
function troubleOf(path: string, error: unknown): unknown {
  const isSystems = error instanceof Error && "code" in error && !(error instanceof WriteTrouble);
  return isSystems ? new WriteTrouble(path, codeOf(error)) : error;
}

/** A symbolic link keeps pointing: its target is written. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Nothing there yet, or no way there: writing says which.
    return resolve(path);
  }
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    // Not there, or no way there: writing says which.
    return null;
  }
}
