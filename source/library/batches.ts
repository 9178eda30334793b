import type { Article } from "../corpus/article.js";
import { createIds } from "./ids.js";
import type { LoadedPage, PageRecord } from "./page-record.js";
import type { KeptSearch } from "./search-keeper.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** More articles than this are told and left out: what one machine's memory holds for sure. */
const MOST_ARTICLES = 1_000_000;

export interface Progress {
  readonly files: number;
  /** 0 as long as nobody has counted them. */
  readonly totalFiles: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

/** A part of a corpus, in its order. */
export interface Batch {
  readonly articles: readonly Article[];
  readonly pages: readonly PageRecord[];
  /** How many of `articles` belong to each of `pages`, in the same order. */
  readonly counts: readonly number[];
  readonly warnings: readonly Warning[];
  readonly progress: Progress;
  /** What is kept of the search data of these articles, where somebody asked for it. */
  readonly search: KeptSearch;
}

/** Pages, warnings and the files they came from, to the next batch. */
type Batcher = (
  pages: readonly LoadedPage[],
  warnings: readonly Warning[],
  done: readonly PageFile[],
) => Batch;

/**
 * Makes the batches of one corpus: ids unique across all of them, never more articles than `most`, progress
 * added up. `totals` says each time how much there is, as far as that is known.
 */
export function createBatcher(
  totals: () => { readonly files: number; readonly bytes: number },
  most = MOST_ARTICLES,
): Batcher {
  const ids = createIds();
  let room = most;
  let full = false;
  let files = 0;
  let bytes = 0;
  return (pages, warnings, done) => {
    files += done.length;
    for (const file of done) bytes += file.size;
    const articles: Article[] = [];
    const counts: number[] = [];
    const told = [...warnings];
    for (const page of pages) {
      for (const warning of page.warnings) told.push(warning);
      const kept = ids(page.articles.slice(0, room));
      if (kept.length < page.articles.length && !full) {
        full = true;
        told.push({ kind: "too-many", path: page.record.path, detail: String(most) });
      }
      room -= kept.length;
      counts.push(kept.length);
      for (const article of kept) articles.push(article);
    }
    const { files: totalFiles, bytes: totalBytes } = totals();
    const progress = { files, totalFiles, bytes, totalBytes };
    const records = pages.map(({ record }) => record);
    return { articles, pages: records, counts, warnings: told, progress, search: "none" };
  };
}
