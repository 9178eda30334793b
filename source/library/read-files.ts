import { type KeptGroup, PageCache } from "./cache.js";
import { parserVersion } from "./cache-key.js";
import type { Collection } from "./collection.js";
import { asGiven, byWholePath } from "./given-paths.js";
import { type GroupReading, parseFiles, readGroup } from "./groups.js";
import { keyWith, settledAt } from "./keys.js";
import { LARGE, type LoadOptions } from "./load-options.js";
import { pack, unpack } from "./pack.js";
import { ParsePool, usefulThreads } from "./pool.js";
import { bytesOf, isWarning } from "./read-file.js";
import { SearchCache } from "./search-cache.js";
import type { KeptSearch } from "./search-keeper.js";
import { SMALL, SmallCache } from "./small-cache.js";
import type { PageFile } from "./walk.js";

/** What was read of a group, and what is kept of its search data. */
interface ReadGroup extends GroupReading {
  readonly search: KeptSearch;
}

/**
 * Reads the files of a corpus in order, a group at a time. A small corpus is looked for among the kept ones first; a
 * large one is read from the cache where it is in it, else parsed in threads. A few groups are always under way
 * ahead of the one that is waited for, never more, so that memory does not depend on how fast the caller is. Where
 * not all files have been found yet, the first group is read while they are, and a group of no files, which
 * brings what is kept of its search data, follows.
 */
export async function* readFiles(
  found: Collection,
  paths: readonly string[],
  options: LoadOptions,
): AsyncGenerator<ReadGroup, void, void> {
  const { files, bytes, whole } = found;
  if (whole && bytes <= SMALL) {
    options.search?.expect(null, [files]);
    yield { ...(await readSmall(files, options)), search: "none" };
  } else {
    // A middling one is parsed sooner than threads are started for it.
    const threads = whole && bytes < LARGE ? 0 : (options.threads ?? usefulThreads());
    yield* new LargeReading(found, paths, options, threads).read();
  }
}

/** The pages of a small corpus: as they are kept, or parsed and then kept. */
async function readSmall(files: readonly PageFile[], options: LoadOptions): Promise<GroupReading> {
  const insist = options.encoding ?? null;
  const contents = files.map((file) => ({ file, bytes: bytesOf(file) }));
  const read = contents.flatMap(({ file, bytes }) => (isWarning(bytes) ? [] : [{ file, bytes }]));
  const bad = contents.flatMap(({ bytes }) => (isWarning(bytes) ? [bytes] : []));
  const onDisk = !files.some(({ once }) => once === true);
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

/** Groups under way for each thread: the two that it has, and one that may be done and waits for those in front of it. */
const AHEAD = 3;

/** One reading of a large corpus. */
class LargeReading {
  private readonly cache: PageCache | null;
  private readonly pool: ParsePool | null;

  constructor(
    private readonly found: Collection,
    paths: readonly string[],
    private readonly options: LoadOptions,
    private readonly threads: number,
  ) {
    this.cache = openCache(paths, options);
    this.pool = threads > 0 ? new ParsePool(threads) : null;
  }

  async *read(): AsyncGenerator<ReadGroup, void, void> {
    const { found, cache, options } = this;
    try {
      const early = !found.whole;
      if (early) {
        yield* this.readFirst();
        options.onWalked?.(found.files, found.folders);
      }
      const searches = cache === null ? null : new SearchCache(options.cacheDir ?? "", cache.corpus);
      const kept = cache === null || searches === null ? null : { pages: cache, search: searches };
      options.search?.expect(kept, found.groups);
      if (early) yield { ...NO_GROUP, search: (await options.search?.at(0)) ?? "none" };
      yield* this.readRest(early ? 1 : 0);
      if (options.signal?.aborted !== true) cache?.tidy();
    } finally {
      this.pool?.close();
    }
  }

  /** The first group, and meanwhile all files are found. What is kept of its search data is known only then. */
  private async *readFirst(): AsyncGenerator<ReadGroup, void, void> {
    const { found, options } = this;
    const group = found.groups[0] ?? [];
    const search = options.search === undefined ? "none" : "later";
    const kept = await this.kept(group, this.ahead(group));
    if (kept !== null) yield { ...kept, search };
    else {
      let done = false;
      const parsing = this.parse(group).finally(() => {
        done = true;
      });
      await found.walk(() => done);
      yield { ...(await parsing), search };
    }
    await found.walk(() => false);
  }

  /** The groups from one on. */
  private async *readRest(first: number): AsyncGenerator<ReadGroup, void, void> {
    const { groups } = this.found;
    const { options, threads } = this;
    const most = Math.max(1, threads * AHEAD);
    const ahead = new Map<number, Ahead>();
    // What must be parsed is begun wherever it stands, so that it is not waited for behind all that is kept.
    let next = first;
    let parsing = 0;
    for (let index = first; index < groups.length; index++) {
      for (; next < groups.length && parsing < most && this.pool !== null; next++) {
        if (ahead.has(next) || this.cache?.has(groups[next] ?? []) === true) continue;
        ahead.set(next, this.ahead(groups[next] ?? []));
        parsing++;
      }
      for (let near = index; near < Math.min(index + most, groups.length); near++) {
        if (!ahead.has(near) && this.cache?.has(groups[near] ?? []) === true)
          ahead.set(near, this.ahead(groups[near] ?? []));
      }
      const group = groups[index] ?? [];
      const begun = ahead.get(index) ?? {};
      ahead.delete(index);
      const reading = (await (begun.parsed ?? this.kept(group, begun))) ?? (await this.parse(group));
      if (begun.parsed !== undefined) parsing--;
      yield { ...reading, search: (await options.search?.at(index)) ?? "none" };
      // A turn for the event loop: groups from the cache come without one.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** What can be begun of a group before its turn: reading what is kept of it, else having a thread parse it. */
  private ahead(group: readonly PageFile[]): Ahead {
    if (this.cache?.has(group) === true) return { kept: this.cache.fetch(group) };
    if (this.pool === null) return {};
    const parsed = this.parse(group);
    // A fault is told when the group's turn comes; until then it must not end the process.
    parsed.catch(() => {});
    return { parsed };
  }

  private async kept(group: readonly PageFile[], { kept }: Ahead): Promise<GroupReading | null> {
    const fetched = (await kept) ?? null;
    const now = (this.options.now ?? Date.now)();
    const found = fetched === null ? null : ((await this.cache?.read(group, fetched, now)) ?? null);
    return found === null ? null : { group, ...asGiven(group, found) };
  }

  private async parse(group: readonly PageFile[]): Promise<GroupReading> {
    const { cache, pool, options } = this;
    const insist = options.encoding ?? null;
    const key = cache?.keyOf(group) ?? "";
    const settled = settledAt((options.now ?? Date.now)());
    const files = byWholePath(group);
    const packed = (await pool?.parse(files, insist, key, settled)) ?? null;
    // From a thread of ours: as whole as it was made.
    const found = packed === null ? null : unpack(packed, true);
    if (packed !== null && found !== null) {
      cache?.write(group, packed);
      return { group, ...asGiven(group, found) };
    }
    const { contents, ...read } = await readGroup(files, insist, settled);
    cache?.write(group, pack({ ...read, key: keyWith(key, contents) }));
    return { group, ...asGiven(group, read) };
  }
}

/** What is under way of a group. */
interface Ahead {
  readonly kept?: Promise<KeptGroup | null>;
  readonly parsed?: Promise<GroupReading>;
}

const NO_GROUP: GroupReading = { group: [], pages: [], warnings: [] };

function openCache(paths: readonly string[], options: LoadOptions): PageCache | null {
  const parser = options.parser ?? parserVersion();
  if (options.cacheDir === null || options.cacheDir === undefined || parser === null) return null;
  return new PageCache(options.cacheDir, paths, options.encoding ?? null, parser, options.onLost);
}
