import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { compact } from "./compact.js";
import { codeOf } from "./error-code.js";
import { BASE, HOST, hasEnded, JOURNAL, readJournal } from "./journal-file.js";
import { makeFolder } from "./make-folder.js";
import { apply, emptyMemory, type Memory, type StateEvent, type TimedEvent } from "./memory.js";
import type { Warning } from "./warnings.js";

/**
 * What a reader marks must outlive anything: two sessions at once, `kill -9`, a full disk. So each session appends to a
 * journal of its own, one event a line, that nobody else writes; an event is in the operating system's hands when
 * `record` returns. A start reads `base` and all journals; the journals of sessions that have ended are folded into
 * `base` now and then (`compact.ts`). Tried and dropped: one journal for all sessions, because a compaction that
 * renames it loses what another session writes into the old one, and Node has no lock that would prevent it.
 */
interface State {
  readonly memory: Memory;
  /** Nothing was remembered before. */
  readonly firstRun: boolean;
  readonly warnings: readonly Warning[];
  /** Remembers an event. False where it could not be written yet: it is tried again with the next one. */
  record(event: StateEvent): boolean;
  /** The system's code for why something recorded is not written yet (`ENOSPC`, `EROFS` …), or null where all is. */
  unwritten(): string | null;
  /** Folds what can be folded. Nothing is recorded after it. */
  close(): void;
}

interface StateOptions {
  /** The folder; null remembers nothing beyond this session. */
  readonly dir: string | null;
  readonly now?: () => number;
}

/** Ended sessions' journals beyond this are folded at the start too, for users whose sessions never end well. */
const MANY_JOURNALS = 20;

/** Reads what is remembered and opens this session's journal, which is made with the first event. Never throws. */
export function openState({ dir, now = Date.now }: StateOptions): State {
  const memory = emptyMemory();
  if (dir === null) return inMemory(memory, now);
  const found = readAll(dir, memory);
  const clock = risingClock(now, found.newest);
  const journal = new Journal(dir, now);
  if (found.carried.length > 0) journal.append(found.carried);
  if (found.journals > MANY_JOURNALS) compact(dir, null);
  return {
    memory,
    firstRun: found.files === 0,
    warnings: found.warnings,
    record(event) {
      const timed = { ...event, t: clock() };
      apply(memory, timed);
      return journal.append([timed]);
    },
    unwritten: () => journal.problem,
    close() {
      const name = journal.close();
      if (name !== null) compact(dir, name);
    },
  };
}

/**
 * A clock that is set back must not make a later event the older one: each time is later than the last, and than the
 * newest of what was remembered before.
 */
function risingClock(now: () => number, newest: number): () => number {
  let last = newest;
  return () => {
    last = Math.max(last + 1, now());
    return last;
  };
}

function inMemory(memory: Memory, now: () => number): State {
  const clock = risingClock(now, 0);
  return {
    memory,
    firstRun: false,
    warnings: [],
    record(event) {
      apply(memory, { ...event, t: clock() });
      return true;
    },
    unwritten: () => null,
    close() {},
  };
}

interface Found {
  readonly files: number;
  readonly journals: number;
  readonly warnings: readonly Warning[];
  /** Events of files that were set aside, to be written anew. */
  readonly carried: readonly TimedEvent[];
  /** The newest event's time; 0 where there is none. */
  readonly newest: number;
}

function readAll(dir: string, memory: Memory): Found {
  const warnings: Warning[] = [];
  let carried: readonly TimedEvent[] = [];
  let names: string[];
  try {
    // `base` last: a journal that is folded and taken away meanwhile is in it then.
    names = [...readdirSync(dir).filter((name) => JOURNAL.test(name)), BASE];
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT") warnings.push({ kind: "state-read-only", path: dir, detail: code });
    return { files: 0, journals: 0, warnings, carried, newest: 0 };
  }
  let files = 0;
  let newest = 0;
  for (const name of names) {
    const path = join(dir, name);
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      const code = codeOf(error);
      // No base yet, or a journal folded and taken away since the folder was read: its events are in `base`.
      if (code !== "ENOENT") warnings.push({ kind: "state-read-only", path, detail: code });
      continue;
    }
    files++;
    const { events, torn } = readJournal(text);
    for (const event of events) {
      apply(memory, event);
      newest = Math.max(newest, event.t);
    }
    // A session that still writes to its journal must go on finding it there.
    if (!torn || (name !== BASE && !hasEnded(name))) continue;
    const aside = setAside(path);
    if (aside === null) continue;
    carried = carried.concat(events);
    warnings.push({ kind: "state-aside", path, detail: aside });
  }
  return { files, journals: names.length - 1, warnings, carried, newest };
}

/**
 * Gives the damaged file a name that no other has and says which; null where that is not allowed here. The time alone
 * is no such name: a clock may be set back.
 */
function setAside(path: string): string | null {
  let time = Date.now();
  while (existsSync(nameAside(path, time))) time++;
  const aside = nameAside(path, time);
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    // In a read-only folder it stays where it is, and nothing overwrites it there.
    return null;
  }
}

function nameAside(path: string, time: number): string {
  return `${path}.broken-${time.toString(36)}`;
}

/** This session's own file, made with its first event. */
class Journal {
  private file: number | null = null;
  private name: string | null = null;
  /** What is still to be written, from the byte that was reached. */
  private waiting = Buffer.alloc(0);
  private syncing = false;
  /** Why the last write failed, until one succeeds. */
  problem: string | null = null;

  constructor(
    private readonly dir: string,
    private readonly now: () => number,
  ) {}

  /**
   * A full disk takes a part of a line: it is gone on with from there, since half a line that its whole follows would be
   * told as damage. Each line also begins with a line end: where a failing disk did not keep the end of the one before,
   * only that one is lost to the reader of the file.
   */
  append(events: readonly TimedEvent[]): boolean {
    const lines = events.map((event) => `\n${JSON.stringify(event)}\n`).join("");
    this.waiting = Buffer.concat([this.waiting, Buffer.from(lines)]);
    try {
      this.file ??= this.open();
      while (this.waiting.length > 0)
        this.waiting = this.waiting.subarray(writeSync(this.file, this.waiting, 0));
      this.problem = null;
    } catch (error) {
      // Full disk, read-only home: kept in `waiting`, and the caller tells the reader once.
      this.problem = codeOf(error);
      return false;
    }
    this.sync();
    return true;
  }

  private open(): number {
    makeFolder(this.dir);
    const unique = Math.floor(Math.random() * 36 ** 6).toString(36);
    this.name = `session-${HOST}-${process.pid}-${this.now().toString(36)}${unique}.ndjson`;
    return openSync(join(this.dir, this.name), "ax", 0o600);
  }

  /** To the disk itself, beside the keys: a key must not wait for a slow disk, and only a power cut needs it. */
  private sync(): void {
    if (this.syncing || this.file === null) return;
    this.syncing = true;
    fdatasync(this.file, () => {
      this.syncing = false;
    });
  }

  /** The journal's name, or null where nothing was recorded. */
  close(): string | null {
    if (this.waiting.length > 0) this.append([]);
    if (this.file === null) return null;
    try {
      fdatasyncSync(this.file);
      closeSync(this.file);
    } catch {
      // A disk that fails at the very end: what was written is as safe as it can be made.
    }
    this.file = null;
    return this.name;
  }
}
