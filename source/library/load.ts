import { type Batch, createBatcher, type Progress } from "./batches.js";
import { LARGE, type LoadOptions } from "./load-options.js";
import { bytesOf, isWarning } from "./read-file.js";
import { SMALL, SmallCache } from "./small-cache.js";
import { type PageFile, walk } from "./walk.js";
import type { Warning } from "./warnings.js";

/**
 * A small corpus whose parsed pages are kept, in one go, without loading the parser: the shipped pages, and what was read
 * before; a file that cannot be read is a warning. Null for every other: then `loadCorpus` is the way.
 */
export function loadCorpusSync(paths: readonly string[], options: LoadOptions = {}): Batch | null {
  const files: PageFile[] = [];
  const warnings: Warning[] = [];
  let totalBytes = 0;
  for (const found of walk(paths)) {
    if ("warning" in found) warnings.push(found.warning);
    else {
      files.push(found.file);
      totalBytes += found.file.size;
      if (totalBytes > SMALL || found.file.once === true) return null;
    }
  }
  const batch = createBatcher(() => ({ files: files.length, bytes: totalBytes }));
  if (files.length === 0) return batch([], warnings, []);
  const read = files.flatMap((file) => {
    const bytes = bytesOf(file);
    if (!isWarning(bytes)) return [{ file, bytes }];
    warnings.push(bytes);
    return [];
  });
  if (read.length === 0) return batch([], warnings, files);
  const cache = SmallCache.for(read, options.encoding ?? null, options.cacheDir, options.parser);
  const kept = cache?.read() ?? null;
  if (kept === null) return null;
  const search = options.search === undefined ? null : cache?.shippedSearch();
  return { ...batch(kept, warnings, files), search: search ?? "none" };
}

/**
 * Reads a corpus of any size, batch by batch in the corpus's order, and lets the event loop run between. The first
 * articles of a large one come while its files are still being looked for.
 * Stops between batches when `signal` aborts. Never throws: what cannot be read is a warning in a batch.
 */
export async function* loadCorpus(
  paths: readonly string[],
  options: LoadOptions = {},
): AsyncGenerator<Batch, void, void> {
  // Loaded now and not above, with the parser behind it: what is kept is shown without.
  const { Collection } = await import("./collection.js");
  const found = new Collection(paths);
  const batch = createBatcher(() => found.totals);
  options.search?.begin();
  await found.walk(() => found.bytes >= LARGE && found.groups.length > 0);
  const told = found.takeWarnings();
  if (told.length > 0 || found.files.length === 0) yield batch([], told, []);
  if (found.whole) options.onWalked?.(found.files, found.folders);
  if (found.files.length === 0) return;
  const { readFiles } = await import("./read-files.js");
  for await (const { pages, warnings, group, search } of readFiles(found, paths, options)) {
    const read = batch(pages, [...found.takeWarnings(), ...warnings], group);
    if (group.length > 0) options.search?.note(read.articles.length);
    yield { ...read, search };
    if (options.signal?.aborted) return;
  }
}

export interface WholeOptions extends LoadOptions {
  /** Told when it is known how much there is. */
  readonly onProgress?: (progress: Progress) => void;
  /** Each part as it comes, with what is kept of its search data. */
  readonly onBatch?: (batch: Batch) => void;
}

/** The whole corpus at once, for commands that print: the quick way where it is small. */
export async function loadWhole(paths: readonly string[], options: WholeOptions = {}): Promise<Batch> {
  const small = loadCorpusSync(paths, options);
  if (small !== null) {
    options.onBatch?.(small);
    return small;
  }
  const all: Batch[] = [];
  for await (const batch of loadCorpus(paths, options)) {
    all.push(batch);
    options.onBatch?.(batch);
    if (batch.progress.totalFiles > 0) options.onProgress?.(batch.progress);
  }
  return {
    articles: all.flatMap(({ articles }) => articles),
    pages: all.flatMap(({ pages }) => pages),
    counts: all.flatMap(({ counts }) => counts),
    warnings: all.flatMap(({ warnings }) => warnings),
    progress: all.at(-1)?.progress ?? { files: 0, totalFiles: 0, bytes: 0, totalBytes: 0 },
    search: "none",
  };
}
