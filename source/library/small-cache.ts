import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { nameOf, parserVersion } from "./cache-key.js";
import type { Encoding } from "./encoding.js";
import { keepFile } from "./keep-file.js";
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
const SHIPPED = import.meta.dirname;

/**
 * The parsed pages of a small corpus, with the files that they were parsed from: those are read anyway, and comparing them
 * byte for byte takes no time (hashing them 5 ms of a start, parsing them 150). The shipped pages lie parsed beside the program, any other
 * small corpus under the cache folder from its second use on. Not used with `--no-cache` and in unbuilt sources.
 */
export class SmallCache {
  private readonly key: string;
  private readonly hash: string;
  /** Bytes of all files; never 0, for an empty file gives no page. */
  private readonly size: number;

  constructor(
    private readonly folder: string,
    private readonly files: readonly ReadFile[],
    insist: Encoding | null,
    parser: string,
  ) {
    const contents = files.map(({ file, bytes }) => [file.name, bytes.length]);
    this.size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.key = JSON.stringify([FORMAT, parser, insist, contents]);
    this.hash = nameOf(this.key);
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
      let kept: Uint8Array;
      try {
        kept = readFileSync(join(folder, this.name()));
      } catch {
        // Not kept here.
        continue;
      }
      const found = this.isOfTheseFiles(kept)
        ? unpack(kept.subarray(0, -this.size), folder === SHIPPED)
        : null;
      if (found?.key !== this.key || found.pages.length !== this.files.length) continue;
      return found.pages.map((page, index) => {
        const { path, name, corpus } = (this.files[index] as ReadFile).file;
        return { ...page, record: { ...page.record, path, name, corpus } };
      });
    }
    return null;
  }

  /** The search data that the build made of the shipped pages; null for all others. */
  shippedSearch(): Uint8Array | null {
    try {
      return readFileSync(join(SHIPPED, `${this.hash}.folded`));
    } catch {
      // Not the shipped pages: folded when they are searched.
      return null;
    }
  }

  /** True where what was kept ends with the files as they are now, one after the other. */
  private isOfTheseFiles(kept: Uint8Array): boolean {
    let at = kept.length - this.size;
    if (at <= 0) return false;
    return this.files.every(({ bytes }) => {
      const then = kept.subarray(at, at + bytes.length);
      at += bytes.length;
      return Buffer.compare(then, bytes) === 0;
    });
  }

  name(): string {
    return `${this.hash}.pages`;
  }

  /** Null where a file gave no page, or something about one must be told each time: such a corpus is not kept. */
  packed(pages: readonly LoadedPage[]): Uint8Array | null {
    if (pages.length !== this.files.length || pages.some(({ warnings }) => warnings.length > 0)) return null;
    const anywhere = pages.map((page) => ({ ...page, record: { ...page.record, path: "", corpus: "" } }));
    const parsed = pack({ key: this.key, pages: anywhere, warnings: [] });
    return Buffer.concat([parsed, ...this.files.map(({ bytes }) => bytes)]);
  }

  write(pages: readonly LoadedPage[]): void {
    const bytes = this.packed(pages);
    if (bytes !== null && keepFile(this.folder, this.name(), bytes)) this.tidy();
  }

  private tidy(): void {
    try {
      const names = readdirSync(this.folder);
      if (names.length <= MOST_KEPT) return;
      const aged = names.map((name) => ({ name, age: statSync(join(this.folder, name)).mtimeMs }));
      aged.sort((a, b) => a.age - b.age);
      for (const { name } of aged.slice(0, names.length - MOST_KEPT)) takeAway(join(this.folder, name));
    } catch {
      // Another session tidies at the same time.
    }
  }
}
