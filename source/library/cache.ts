import { readdirSync, statSync, utimesSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { hashText } from "../corpus/id.js";
import type { Encoding } from "./encoding.js";
import { wholePath } from "./given-paths.js";
import { keepFile } from "./keep-file.js";
import { changedAfter, contentOf, contentsBehind, settledAt } from "./keys.js";
import { FORMAT, type Packable, pack, unpack } from "./pack.js";
import { bytesOf } from "./read-file.js";
import { takeAway } from "./take-away.js";
import type { PageFile } from "./walk.js";

/** Replaced by the build with a hash of everything that reads pages, so that no file outlives the parser that made it. */
declare const PARSER_VERSION: string | undefined;

/** Null where the sources run unbuilt: a parser at work on has no version, and nothing of it should be kept. */
export function parserVersion(): string | null {
  return typeof PARSER_VERSION === "string" ? PARSER_VERSION : null;
}

/** Folders of corpora that were not opened for this long are taken away. */
const FORGOTTEN = 60 * 24 * 3600 * 1000;

/**
 * Parsed pages on the disk: one folder a corpus, one file a group of pages. A file's name is a hash of what it was
 * made from: whole path, size, time of the last change of content and of the last change of any kind (which no
 * program can set back), encoding, parser. Where a file was so young that its times may not tell, a hash of its content stands in
 * the file, and it is read and held against it the next time. What is not whole, not
 * ours or not current is not used, and is gone after the next whole load. Every trouble here means only that pages
 * are parsed again.
 */
export class PageCache {
  /** The name of the corpus's folder. */
  readonly corpus: string;
  private readonly folder: string;
  private readonly used = new Set<string>();
  /** Asked for again and again: of 12,500 files each time would take some 30 ms. */
  private readonly keys = new WeakMap<readonly PageFile[], string>();
  private readonly names = new WeakMap<readonly PageFile[], string>();

  constructor(
    private readonly root: string,
    paths: readonly string[],
    private readonly insist: Encoding | null,
    private readonly parser: string,
  ) {
    this.corpus = nameOf(JSON.stringify([paths.map((path) => resolve(path)), insist]));
    this.folder = join(root, "pages", this.corpus);
  }

  keyOf(group: readonly PageFile[]): string {
    const known = this.keys.get(group);
    if (known !== undefined) return known;
    const files = group.map((file) => [wholePath(file), file.size, file.mtimeMs, file.ctimeMs]);
    const key = JSON.stringify([FORMAT, this.parser, this.insist, files]);
    this.keys.set(group, key);
    return key;
  }

  nameOf(group: readonly PageFile[]): string {
    const name = this.names.get(group) ?? nameOf(this.keyOf(group));
    this.names.set(group, name);
    return name;
  }

  /** True where there is a file for the group; whether it is whole is seen when it is read. */
  has(group: readonly PageFile[]): boolean {
    try {
      return statSync(join(this.folder, this.nameOf(group)), { throwIfNoEntry: false }) !== undefined;
    } catch {
      // A link to itself, a file where the folder should be.
      return false;
    }
  }

  /** The bytes that are kept of a group, read while other work is done; null where there are none to be had. */
  fetch(group: readonly PageFile[]): Promise<Uint8Array | null> {
    // Not there, or not to be read: parsed again.
    return readFile(join(this.folder, this.nameOf(group))).catch(() => null);
  }

  /** What is kept of a group, from its bytes, at a time in milliseconds. */
  read(group: readonly PageFile[], bytes: Uint8Array, now: number): Packable | null {
    const key = this.keyOf(group);
    const name = this.nameOf(group);
    const found = unpack(bytes);
    if (found === null) return null;
    const contents = contentsBehind(found.key, key);
    if (contents === undefined) return null;
    if (contents !== null) {
      if (
        group.some((file, i) => typeof contents[i] === "string" && contents[i] !== contentOf(bytesOf(file)))
      ) {
        return null;
      }
      // From now on their times tell.
      if (!group.some((file) => changedAfter(file, settledAt(now))))
        this.write(group, pack({ ...found, key }));
    }
    this.used.add(name);
    return found;
  }

  /** Keeps a group. `packed` was made with this group's key, and with the contents of its young files. */
  write(group: readonly PageFile[], packed: Uint8Array): void {
    // What came through a pipe once says nothing of the next time.
    if (group.some(({ path }) => path === "-")) return;
    const name = this.nameOf(group);
    // Where it cannot be kept the pages are parsed again next time.
    if (keepFile(this.folder, name, packed)) this.used.add(name);
  }

  /** After a whole load: takes away what it did not use, and the folders of corpora long not opened. */
  tidy(): void {
    try {
      for (const name of readdirSync(this.folder)) {
        if (!this.used.has(name)) takeAway(join(this.folder, name));
      }
      const now = new Date();
      utimesSync(this.folder, now, now);
      takeAwayForgotten(join(this.root, "pages"), now);
    } catch {
      // No cache was made, or it is somebody else's: nothing to tidy.
    }
  }
}

/** Takes away the folders of corpora that have not been opened for long. Throws where the folder cannot be read. */
export function takeAwayForgotten(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const { mtimeMs } = statSync(join(folder, name));
    if (now.getTime() - mtimeMs > FORGOTTEN) takeAway(join(folder, name));
  }
}

/** A file's name made of a key. The second hash begins in another state: one of a longer key would follow from the first. */
export function nameOf(key: string): string {
  return `${hashText(key).toString(36)}${hashText(`.${key}`).toString(36)}`;
}
