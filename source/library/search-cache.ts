import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  utimesSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "../corpus/id.js";
import { takeAwayForgotten } from "./cache.js";
import { nameOf } from "./cache-key.js";
import { takeAway } from "./take-away.js";

/** Raised whenever the head described below changes. */
const FORMAT = 1;
const MAGIC = 0x4e57_4b31;
/** Magic, format, bytes of the names, their hash. */
const HEAD = 4;

/** A stretch of groups whose search data is kept. */
interface KeptStretch {
  readonly groups: number;
  /** The search data, in memory of its own; null where it cannot be read after all. */
  readonly read: () => Promise<Uint8Array | null>;
}

/**
 * Search data on the disk, beside the parsed pages: a file a segment of the index. A file is found by the first group of pages that
 * it is about and names all of them, by their names in the cache of pages, which say path, size, times, encoding and parser;
 * so data is only given for the very pages that it was made of. What is in it checks itself when it is taken. What is not whole,
 * not ours or of other pages is not given, and every trouble here means only that the index is built again.
 */
export class SearchCache {
  private readonly folder: string;

  /** `corpus` is the name of the corpus's folder among the parsed pages. */
  constructor(
    private readonly root: string,
    corpus: string,
  ) {
    this.folder = join(root, "search", corpus);
  }

  /** What is kept for the groups from number `at` on; `names` are all of the corpus. */
  find(names: readonly string[], at: number): KeptStretch | null {
    const file = this.opened(names[at] ?? "");
    if (file === null) return null;
    try {
      const covered = namesIn(file);
      if (covered === null || covered.names.some((name, i) => name !== names[at + i])) return null;
      return {
        groups: covered.names.length,
        read: () => this.read(names[at] ?? "", covered.end),
      };
    } catch {
      // A folder, a disk that is gone.
      return null;
    } finally {
      closeSync(file);
    }
  }

  private opened(first: string): number | null {
    try {
      return openSync(join(this.folder, fileName(first)), "r");
    } catch {
      // Not there, or not to be read: built again.
      return null;
    }
  }

  private async read(first: string, from: number): Promise<Uint8Array | null> {
    try {
      const file = await open(join(this.folder, fileName(first)), "r");
      try {
        const length = (await file.stat()).size - from;
        if (length <= 0) return null;
        // Shared memory, which V8 leaves out of its reckoning: for some hundred megabytes more of its own it would collect.
        const bytes = new Uint8Array(new SharedArrayBuffer(length));
        for (let at = 0; at < length; ) {
          const { bytesRead } = await file.read(bytes, at, length - at, from + at);
          if (bytesRead === 0) return null;
          at += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    } catch {
      // Gone, or not to be read: built again.
      return null;
    }
  }

  /** Keeps the data of the groups of these names. */
  async write(names: readonly string[], bytes: Uint8Array): Promise<void> {
    const name = fileName(names[0] ?? "");
    const beside = join(this.folder, `${name}.${process.pid}.part`);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const file = await open(beside, "w", 0o600);
      try {
        await file.writeFile(headOf(names));
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
      // A folder in its place would not be written over.
      if (lstatSync(join(this.folder, name), { throwIfNoEntry: false })?.isDirectory() === true) {
        takeAway(join(this.folder, name));
      }
      renameSync(beside, join(this.folder, name));
    } catch {
      // Read-only, full: built again next time.
      takeAway(beside);
    }
  }

  /** Takes away all that does not begin with one of these groups, and what belongs to corpora long not opened. */
  tidy(firsts: readonly string[]): void {
    const kept = new Set(firsts.map(fileName));
    try {
      for (const name of readdirSync(this.folder)) if (!kept.has(name)) takeAway(join(this.folder, name));
      const now = new Date();
      utimesSync(this.folder, now, now);
      takeAwayForgotten(join(this.root, "search"), now);
    } catch {
      // Nothing was kept, or it is somebody else's: nothing to tidy.
    }
  }
}

function fileName(first: string): string {
  return `${nameOf(first)}.search`;
}

/** The names as the head of a file, its length a multiple of four so that numbers behind it lie as they must. */
function headOf(names: readonly string[]): Uint8Array {
  const text = names.join("\n");
  const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4), "latin1");
  const head = Uint32Array.of(MAGIC, FORMAT, padded.length, hashText(padded.toString("latin1")));
  return Buffer.concat([new Uint8Array(head.buffer), padded]);
}

/** The names in an open file, and where they end; null where they are not whole or not ours. */
function namesIn(file: number): { names: string[]; end: number } | null {
  const head = new Uint32Array(HEAD);
  if (!readAt(file, new Uint8Array(head.buffer), 0)) return null;
  const [magic, format, length = 0, hash] = head;
  if (magic !== MAGIC || format !== FORMAT || length > fstatSync(file).size) return null;
  const text = Buffer.alloc(length);
  if (!readAt(file, text, HEAD * 4) || hashText(text.toString("latin1")) !== hash) return null;
  return { names: text.toString("latin1").trimEnd().split("\n"), end: HEAD * 4 + length };
}

/** Fills `bytes` from a place in a file; false where the file ends before. */
function readAt(file: number, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, from + at);
    if (read === 0) return false;
    at += read;
  }
  return true;
}
