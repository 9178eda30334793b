import type { Batch } from "./batches.js";
import { loadCorpus } from "./load.js";
import type { LoadOptions } from "./load-options.js";
import { type Snapshot, snapshotOf } from "./watch.js";

/** A corpus that is being read. */
export interface Reading {
  /** What was there at once: of a large corpus the first pages, if they were kept; else a batch with nothing in it. */
  readonly first: Batch;
  /** All that comes after it; to be taken once. */
  readonly rest: AsyncIterable<Batch>;
  /** What stood on the disk when it was read, for a watch: told when all of it has been read. Null: nobody has looked. */
  readonly walked: Promise<Snapshot> | null;
}

const NOTHING: Batch = {
  articles: [],
  pages: [],
  counts: [],
  warnings: [],
  progress: { files: 0, totalFiles: 0, bytes: 0, totalBytes: 0 },
  search: "none",
};

async function* none(): AsyncGenerator<Batch, void, void> {}

/** A corpus that has been read already. */
export function whole(batch: Batch): Reading {
  return { first: batch, rest: none(), walked: null };
}

/**
 * Begins to read a large corpus and waits for one turn of the event loop: pages that were kept are there by then, others
 * are under way in a thread while the caller goes on.
 */
export async function beginReading(paths: readonly string[], options: LoadOptions): Promise<Reading> {
  let found: Snapshot | null = null;
  const batches = loadCorpus(paths, {
    ...options,
    onWalked(files, folders) {
      found = snapshotOf(paths, files, folders);
    },
  });
  const next = batches.next();
  const turn = new Promise<null>((resolve) => setImmediate(resolve, null));
  const early = await Promise.race([next, turn]);
  let tell: (snapshot: Snapshot) => void = () => {};
  const walked = new Promise<Snapshot>((resolve) => {
    tell = resolve;
  });
  async function* rest(): AsyncGenerator<Batch, void, void> {
    const first = early === null ? await next : null;
    if (first !== null && first.done !== true) yield first.value;
    yield* batches;
    if (found !== null) tell(found);
  }
  return { first: early !== null && early.done !== true ? early.value : NOTHING, rest: rest(), walked };
}
