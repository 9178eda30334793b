import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { BASE, folding, hasEnded, JOURNAL, readJournal } from "./journal-file.js";
import { apply, emptyMemory, toEvents } from "./memory.js";
import { takeAway } from "./take-away.js";

const LOCK = "lock";
/** Folding takes milliseconds; a lock older than this was left by a session that was killed in the middle. */
const STALE_LOCK = 60_000;

/**
 * Folds the journals of sessions that have ended into `base`. Only one session does it at a time; where another is at
 * it, or the folder cannot be written, nothing happens, for nothing depends on it. Journals are deleted one
 * compaction after the one that folded them: were two sessions ever to fold at once, no event would be lost.
 * `own` is the caller's journal, which has ended.
 */
export function compact(dir: string, own: string | null): void {
  if (!lock(dir)) return;
  try {
    fold(dir, own);
  } catch {
    // A full or failing disk: the journals stay as they are, and are read at the next start.
  } finally {
    takeAway(join(dir, LOCK));
  }
}

function fold(dir: string, own: string | null): void {
  const memory = emptyMemory();
  const before = readJournal(readOr(join(dir, BASE)));
  // A damaged file is set aside by the next start, which tells the reader; until then it is left as it is.
  if (before.torn) return;
  for (const event of before.events) apply(memory, event);
  const ended: string[] = [];
  for (const name of readdirSync(dir)) {
    if (!JOURNAL.test(name)) continue;
    if (before.folded.has(name)) {
      rmSync(join(dir, name), { force: true });
      continue;
    }
    if (name !== own && !hasEnded(name)) continue;
    const { events, torn } = readJournal(readOr(join(dir, name)));
    if (torn) continue;
    for (const event of events) apply(memory, event);
    ended.push(name);
  }
  if (ended.length === 0) return;
  const lines = toEvents(memory).map((event) => `${JSON.stringify(event)}\n`);
  writeBase(dir, folding(ended) + lines.join(""));
}

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function writeBase(dir: string, text: string): void {
  const beside = join(dir, `${BASE}.${process.pid}.part`);
  try {
    const file = openSync(beside, "w", 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, join(dir, BASE));
  } catch (error) {
    takeAway(beside);
    throw error;
  }
}

function lock(dir: string): boolean {
  const path = join(dir, LOCK);
  for (const retry of [true, false]) {
    try {
      closeSync(openSync(path, "wx", 0o600));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !retry || !isStale(path)) return false;
      rmSync(path, { force: true });
    }
  }
  return false;
}

function isStale(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) > STALE_LOCK;
}
