import { readdirSync, statSync, utimesSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { nameOf } from "./cache-key.js";
import type { Encoding } from "./encoding.js";
import { wholePath } from "./given-paths.js";
import { keepFile } from "./keep-file.js";
import { KeptBodies } from "./kept-bodies.js";
import { changedAfter, contentOf, contentsBehind, settledAt } from "./keys.js";
import type { LoadOptions } from "./load-options.js";
import { FORMAT, frontOf, HEADER_BYTES, type Packable, pack, unpack, unpackFront } from "./pack.js";
import { bytesOf } from "./read-file.js";
import { takeAway } from "./take-away.js";
import type { PageFile } from "./walk.js";

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
    private readonly onLost?: LoadOptions["onLost"],
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

  /** What is kept of a group, all but its bodies, read while other work is done; null where there is nothing to be had. */
  async fetch(group: readonly PageFile[]): Promise<KeptGroup | null> {
    const path = join(this.folder, this.nameOf(group));
    try {
      const file = await open(path, "r");
      try {
        const { size } = await file.stat();
        const header = Buffer.alloc(HEADER_BYTES);
        await file.read(header, 0, HEADER_BYTES, 0);
        const front = frontOf(header);
        if (front?.end !== size) return null;
        const bytes = new Uint8Array(front.bytes);
        for (let at = 0; at < bytes.length; ) {
          const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
          if (bytesRead === 0) return null;
          at += bytesRead;
        }
        return { path, bytes, bodies: new KeptBodies(path, front.bytes, front.units, this.onLost) };
      } finally {
        await file.close();
      }
    } catch {
      // Not there, or not to be read: parsed again.
      return null;
    }
  }

  /** The pages of a group, of what was fetched of it, at a time in milliseconds. */
  async read(group: readonly PageFile[], kept: KeptGroup, now: number): Promise<Packable | null> {
    const found = await unpackedFrom(kept);
    return found === null ? null : this.current(group, found, now);
  }

  /** What is kept, where it is of these files as they are now. */
  private current(group: readonly PageFile[], found: Packable, now: number): Packable | null {
    const key = this.keyOf(group);
    const name = this.nameOf(group);
    const contents = contentsBehind(found.key, key);
    if (contents === undefined) return null;
    if (contents !== null) {
      if (
        group.some((file, i) => typeof contents[i] === "string" && contents[i] !== contentOf(bytesOf(file)))
      ) {
        return null;
      }
      this.used.add(name);
      // From now on their times tell. What is written anew has its bodies in another place.
      if (!group.some((file) => changedAfter(file, settledAt(now)))) {
        const packed = pack({ ...found, key });
        this.write(group, packed);
        return unpack(packed);
      }
    }
    this.used.add(name);
    return found;
  }

  /** Keeps a group. `packed` was made with this group's key, and with the contents of its young files. */
  write(group: readonly PageFile[], packed: Uint8Array): void {
    // What came through a pipe once says nothing of the next time.
    if (group.some(({ once }) => once === true)) return;
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

/** What was fetched of a group: where it lies, what stands in front of its bodies, and they themselves, which stay there. */
export interface KeptGroup {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly bodies: KeptBodies;
}

const unpackWhole = (bytes: Uint8Array): Packable | null => unpack(bytes);

async function unpackedFrom({ path, bytes, bodies }: KeptGroup): Promise<Packable | null> {
  const found = unpackFront(bytes, bodies);
  bodies.pages = found?.pages ?? [];
  // A lost body could not be parsed again at once, since the decoder would have to be loaded first.
  if (found?.pages.some(({ record }) => record.encoding === "big5") !== true) return found;
  return readFile(path).then(unpackWhole, () => null);
}

/** Takes away the folders of corpora that have not been opened for long. Throws where the folder cannot be read. */
export function takeAwayForgotten(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const { mtimeMs } = statSync(join(folder, name));
    if (now.getTime() - mtimeMs > FORGOTTEN) takeAway(join(folder, name));
  }
}
