import { PageCache, parserVersion } from "./cache.js";
import { type GroupReading, groupsOf, parseFiles, readGroup } from "./groups.js";
import { keyWith, settledAt } from "./keys.js";
import type { LoadOptions } from "./load.js";
import { pack, unpack } from "./pack.js";
import { ParsePool, usefulThreads } from "./pool.js";
import { bytesOf, isWarning } from "./read-file.js";
import { SearchCache } from "./search-cache.js";
import type { KeptSearch } from "./search-keeper.js";
import { SMALL, SmallCache } from "./small-cache.js";
import type { PageFile } from "./walk.js";

/** What was read of a group, and what is kept of its search data. */
export interface ReadGroup extends GroupReading {
  readonly search: KeptSearch;
}

/** A corpus below this many bytes is parsed sooner than threads are started for it. */
const LARGE = 2 * 1024 * 1024;

/**
 * Reads the files of a corpus in order, a group at a time. A small corpus is looked for among the kept ones first; a
 * large one is read from the cache where it is in it, else parsed in threads. A few groups are always under way
 * ahead of the one that is waited for, never more, so that memory does not depend on how fast the caller is.
 */
export async function* readFiles(
  files: readonly PageFile[],
  paths: readonly string[],
  options: LoadOptions,
): AsyncGenerator<ReadGroup, void, void> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= SMALL) {
    options.search?.begin(null, [files]);
    yield { ...(await readSmall(files, options)), search: "none" };
  } else yield* readLarge(groupsOf(files), paths, bytes < LARGE ? { ...options, threads: 0 } : options);
}

/** The pages of a small corpus: as they are kept, or parsed and then kept. */
async function readSmall(files: readonly PageFile[], options: LoadOptions): Promise<GroupReading> {
  const insist = options.encoding ?? null;
  const contents = files.map((file) => ({ file, bytes: bytesOf(file) }));
  const read = contents.flatMap(({ file, bytes }) => (isWarning(bytes) ? [] : [{ file, bytes }]));
  const bad = contents.flatMap(({ bytes }) => (isWarning(bytes) ? [bytes] : []));
  const onDisk = files.every(({ path }) => path !== "-");
  const cache = onDisk ? SmallCache.for(read, insist, options.cacheDir, options.parser) : null;
  const kept = cache?.read() ?? null;
  if (kept !== null) return { group: files, pages: kept, warnings: bad };
  const sources = contents.map(
    ({ bytes }) =>
      () =>
        bytes,
  );
  const reading = await parseFiles(files, sources, insist);
  cache?.write(reading.pages);
  return reading;
}

async function* readLarge(
  groups: readonly (readonly PageFile[])[],
  paths: readonly string[],
  options: LoadOptions,
): AsyncGenerator<ReadGroup, void, void> {
  const cache = openCache(paths, options);
  const searches = cache === null ? null : new SearchCache(options.cacheDir ?? "", cache.corpus);
  options.search?.begin(
    cache === null || searches === null ? null : { pages: cache, search: searches },
    groups,
  );
  const threads = options.threads ?? usefulThreads();
  const pool = threads > 0 ? new ParsePool(threads) : null;
  const underWay: (Promise<GroupReading> | null)[] = [];
  /** A group that must be parsed is begun early, the small first one before all; one that the cache seems to have waits for its turn. */
  const begin = (group: readonly PageFile[] | undefined): Promise<GroupReading> | null =>
    group === undefined || pool === null || cache?.has(group) === true
      ? null
      : parse(group, options, cache, pool);
  try {
    const ahead = (group: readonly PageFile[] | undefined): void => {
      const reading = begin(group);
      // A fault is told when the group's turn comes; until then it must not end the process.
      reading?.catch(() => {});
      underWay.push(reading);
    };
    for (let i = 0; i < Math.min(threads * 2, groups.length); i++) ahead(groups[i]);
    for (const [index, group] of groups.entries()) {
      const reading = await (underWay.shift() ??
        fromCache(group, cache, (options.now ?? Date.now)()) ??
        parse(group, options, cache, pool));
      if (threads > 0) ahead(groups[index + threads * 2]);
      yield { ...reading, search: options.search?.at(index) ?? "none" };
      // A turn for the event loop: groups from the cache come without one.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (options.signal?.aborted !== true) cache?.tidy();
  } finally {
    pool?.close();
  }
}

function openCache(paths: readonly string[], options: LoadOptions): PageCache | null {
  const parser = options.parser ?? parserVersion();
  if (options.cacheDir === null || options.cacheDir === undefined || parser === null) return null;
  return new PageCache(options.cacheDir, paths, options.encoding ?? null, parser);
}

function fromCache(group: readonly PageFile[], cache: PageCache | null, now: number): GroupReading | null {
  const found = cache?.read(group, now) ?? null;
  return found === null ? null : { group, pages: found.pages, warnings: found.warnings };
}

async function parse(
  group: readonly PageFile[],
  options: LoadOptions,
  cache: PageCache | null,
  pool: ParsePool | null,
): Promise<GroupReading> {
  const insist = options.encoding ?? null;
  const key = cache?.keyOf(group) ?? "";
  const settled = settledAt((options.now ?? Date.now)());
  const packed = (await pool?.parse(group, insist, key, settled)) ?? null;
  const found = packed === null ? null : unpack(packed);
  if (packed !== null && found !== null) {
    cache?.write(group, packed);
    return { group, pages: found.pages, warnings: found.warnings };
  }
  const { pages, warnings, contents } = await readGroup(group, insist, settled);
  cache?.write(group, pack({ key: keyWith(key, contents), pages, warnings }));
  return { group, pages, warnings };
}
