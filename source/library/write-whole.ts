import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
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

/** What of a file's mode says who may do what. */
const PERMISSIONS = 0o777;

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
 * Writes a file whole or not at all: aside, to the disk, then renamed over it. What stood there before stands there
 * until the rename, and gives the new file its mode. A symbolic link keeps pointing: what it points to is written, also
 * where that is not there yet. A name that is no ordinary file (a device, a named pipe) is written directly, since
 * there is nothing to keep whole; one that ends in `/` is a folder's. Throws `WriteTrouble`, or what the chunks threw, and leaves nothing behind.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const target = realTarget(path);
    const kept = statOf(target);
    if (path.endsWith("/") || kept?.isDirectory() === true) throw new WriteTrouble(path, "EISDIR");
    if (kept !== null && !kept.isFile()) await writeChunks(path, target, "w", chunks, signal);
    else await madeAside(target, (aside) => writeChunks(path, aside, "wx", chunks, signal, kept?.mode));
  } catch (error) {
    throw troubleOf(path, error);
  }
}

/**
 * Writes a folder of files whole or not at all. The folder must not be there, or be empty: whoever names a
 * folder with files of their own must not lose them. Links and errors as in `writeWhole`.
 */
export async function writeFolder(
  path: string,
  files: Iterable<{ readonly name: string; readonly text: string }>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const target = realTarget(path);
    if (statOf(target) !== null && readdirSync(target).length > 0) throw new WriteTrouble(path, "ENOTEMPTY");
    await madeAside(target, async (aside) => {
      mkdirSync(aside);
      for (const { name, text } of files) await writeChunks(path, join(aside, name), "wx", [text], signal);
      if (statOf(target) !== null) rmdirSync(target);
    });
  } catch (error) {
    throw troubleOf(path, error);
  }
}

/**
 * Has a file or a folder made in a new folder beside its place, then put there. The system gives that folder a name that
 * nobody has, so that nothing of another's is in the way or taken away, whatever a killed session left.
 */
async function madeAside(target: string, make: (aside: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(dirname(target), ".unionnews-"));
  try {
    const aside = join(folder, "part");
    await make(aside);
    renameSync(aside, target);
  } finally {
    takeAway(folder);
  }
}

/** `mode`: what the file gets whatever the umask is; without it what a new file gets. */
async function writeChunks(
  told: string,
  path: string,
  flags: "w" | "wx",
  chunks: Iterable<string>,
  signal: AbortSignal | undefined,
  mode?: number,
): Promise<void> {
  const turn = createTurns();
  const file = openSync(path, flags, mode);
  try {
    // Only where it must be: a file system that knows no modes refuses.
    if (mode !== undefined && fstatSync(file).mode !== mode) fchmodSync(file, mode & PERMISSIONS);
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

/** The path without symbolic links, also where the last one points to what is not there yet. Throws where they go round in circles. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === "ELOOP") throw error;
    // Nothing there yet, or no way there: writing says which.
    const whole = join(realFolder(dirname(resolve(path))), basename(path));
    const link = linkAt(whole);
    return link === null ? whole : realTarget(resolve(dirname(whole), link));
  }
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Not there, or no way there: writing says which.
    return path;
  }
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    // No link.
    return null;
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
