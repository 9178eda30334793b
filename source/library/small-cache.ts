import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nameOf, parserVersion } from "./cache.js";
import type { Encoding } from "./encoding.js";
import { FORMAT, pack, unpack } from "./pack.js";
import type { LoadedPage } from "./page-record.js";
import { takeAway } from "./take-away.js";
import type { PageFile } from "./walk.js";

/** A page file and what is in it. */
export interface ReadFile {
  readonly file: PageFile;
  readonly bytes: Uint8Array;
}

/** A corpus up to this many bytes is small: it is read at one go before the first frame. Four pages are 70 kB. */
export const SMALL = 512 * 1024;

/** Small corpora that are kept; the oldest goes first. */
const MOST_KEPT = 50;

/** Where the build puts the shipped pages, parsed. */
const SHIPPED = fileURLToPath(new URL(".", import.meta.url));

/**
 * The parsed pages of a small corpus, found by content: its files are read anyway, and hashing them takes a
 * millisecond where parsing them in a fresh process takes 150. The shipped pages lie parsed beside the program, any other
 * small corpus under the cache folder from its second use on. Not used with `--no-cache` and in unbuilt sources.
 */
export class SmallCache {
  private readonly key: string;

  constructor(
    private readonly folder: string,
    private readonly files: readonly ReadFile[],
    insist: Encoding | null,
    parser: string,
  ) {
    const contents = files.map(({ file, bytes }) => [file.name, bytes.length, hashOfBytes(bytes)]);
    this.key = JSON.stringify([FORMAT, parser, insist, contents]);
  }

  static for(
    files: readonly ReadFile[],
    insist: Encoding | null,
    cacheDir: string | null | undefined,
    parser: string | null = parserVersion(),
  ): SmallCache | null {
    if (cacheDir === null || cacheDir === undefined || parser === null) return null;
    return new SmallCache(join(cacheDir, "small"), files, insist, parser);
  }

  /** The pages with the paths that the files have now; null where they are not kept. */
  read(): LoadedPage[] | null {
    for (const folder of [SHIPPED, this.folder]) {
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(join(folder, this.name()));
      } catch {
        // Not kept here.
        continue;
      }
      const found = unpack(bytes);
      if (found?.key !== this.key || found.pages.length !== this.files.length) continue;
      return found.pages.map((page, index) => {
        const { path, name, corpus } = (this.files[index] as ReadFile).file;
        return { ...page, record: { ...page.record, path, name, corpus } };
      });
    }
    return null;
  }

  name(): string {
    return `${nameOf(this.key)}.pages`;
  }

  /** Null where a file gave no page, or something about one must be told each time: such a corpus is not kept. */
  packed(pages: readonly LoadedPage[]): Uint8Array | null {
    if (pages.length !== this.files.length || pages.some(({ warnings }) => warnings.length > 0)) return null;
    const anywhere = pages.map((page) => ({ ...page, record: { ...page.record, path: "", corpus: "" } }));
    return pack({ key: this.key, pages: anywhere, warnings: [] });
  }

  write(pages: readonly LoadedPage[]): void {
    const bytes = this.packed(pages);
    if (bytes === null) return;
    const beside = join(this.folder, `${this.name()}.${process.pid}.part`);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      writeFileSync(beside, bytes, { mode: 0o600 });
      renameSync(beside, join(this.folder, this.name()));
      this.tidy();
    } catch {
      // Read-only, full: parsed again next time.
      takeAway(beside);
    }
  }

  private tidy(): void {
    const names = readdirSync(this.folder);
    if (names.length <= MOST_KEPT) return;
    const aged = names.map((name) => ({ name, age: statSync(join(this.folder, name)).mtimeMs }));
    aged.sort((a, b) => a.age - b.age);
    for (const { name } of aged.slice(0, names.length - MOST_KEPT)) {
      takeAway(join(this.folder, name));
    }
  }
}

/** Two 32-bit hashes of different kinds over the same bytes, four at a time: 64 bits, in hexadecimal. */
function hashOfBytes(bytes: Uint8Array): string {
  const whole = bytes.length >> 2;
  // A copy, since a file's bytes may begin anywhere in a buffer.
  const words = new Int32Array(new Uint8Array(bytes.subarray(0, whole << 2)).buffer);
  let a = 0x811c9dc5;
  let b = 0;
  const take = (word: number): void => {
    a = Math.imul(a ^ word, 0x01000193);
    // Without this the high bits of a word would never reach the low ones.
    a ^= a >>> 15;
    b = (Math.imul(b, 31) + word + 1) | 0;
    b ^= b >>> 13;
  };
  for (let i = 0; i < whole; i++) take(words[i] as number);
  for (let i = whole << 2; i < bytes.length; i++) take(bytes[i] as number);
  return (a >>> 0).toString(16) + (b >>> 0).toString(16);
}
