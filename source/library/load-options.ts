import type { Encoding } from "./encoding.js";
import type { SearchKeeper } from "./search-keeper.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

export interface LoadOptions {
  /** Read every file in this encoding, whatever its content says. */
  readonly encoding?: Encoding | null;
  /** Where parsed pages are kept between runs; null keeps none. */
  readonly cacheDir?: string | null;
  /** What the parser's version is, where it is not the build's: for tests. */
  readonly parser?: string;
  /** Threads that parse a large corpus; 0 parses in this one. As many as are useful where it is not given. */
  readonly threads?: number;
  /** The clock by which a page is too young to be cached, in milliseconds. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  /**
   * Told, with a warning, of a body that cannot be had any more as it was when it is read: what was kept of it has been taken away, and its
   * page has changed or gone. What it throws whoever reads the body gets; else that is what the page has now, or nothing.
   */
  readonly onLost?: (warning: Warning) => void;
  /** Who takes what is kept of the search data; without it none is read. */
  readonly search?: SearchKeeper;
  /** Told when all files have been found, before most of them are read: what a watch compares with. */
  readonly onWalked?: (files: readonly PageFile[], folders: ReadonlySet<string>) => void;
}

/** From this many bytes on a corpus is read before all of its files are found, and by threads. */
export const LARGE = 2 * 1024 * 1024;
