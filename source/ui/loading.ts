import type { LoadEvents, Ports } from "./ports.js";
import { restOfTime } from "./rest.js";
import type { Store } from "./store.js";
import type { World } from "./world.js";

/** While pages stream in, the list is asked for again at most this often. */
const GROW_MS = 250;
/** Slices in which the index is built between keys. */
const SLICE_MS = 8;

export type Load = (read: Ports["load"], fresh: boolean, said: string | null) => void;

/**
 * Reads the corpus into the world, one reading at a time: a change that comes while pages are read is read after
 * them. `said` is the line for the reader when it is done.
 */
export function createLoader(store: Store, world: World): Load {
  let reading: Promise<void> = Promise.resolve();
  return (read, fresh, said) => {
    reading = reading.then(async () => {
      const feed = feedInto(store, world, fresh);
      let text = said;
      try {
        await read(feed);
        feed.complete();
      } catch (error) {
        text = error instanceof Error ? error.message : String(error);
      }
      store.dispatch({ type: "loaded" });
      if (text !== null) store.dispatch({ type: "message", text });
    });
  };
}

/** Turns what the library reads into a growing world, and tells the store of it now and then. */
function feedInto(store: Store, world: World, fresh: boolean): LoadEvents & { complete(): void } {
  let timer: NodeJS.Timeout | null = null;
  let cleared = !fresh;
  const grown = (): void => {
    timer = null;
    store.dispatch({ type: "corpus", version: world.version });
    buildInSlices(world);
  };
  const restOf = restOfTime(() => performance.now());
  const soon = (): void => {
    timer ??= setTimeout(grown, GROW_MS);
  };
  return {
    batch(articles, pages) {
      // Reading anew replaces the old corpus only when the new one begins to come.
      if (!cleared) world.clear();
      cleared = true;
      world.add(articles, pages);
      soon();
    },
    progress: (done, total) =>
      store.dispatch({
        type: "progress",
        progress: { work: "reading", done, total, rest: restOf(done, total) },
      }),
    notice: (text) => store.dispatch({ type: "message", text }),
    complete() {
      // A corpus whose last page has gone gives no batch at all.
      if (!cleared) world.clear();
      else if (timer === null) return;
      if (timer !== null) clearTimeout(timer);
      world.link();
      grown();
    },
  };
}

/** Builds the search index between keys, a few milliseconds at a time. */
function buildInSlices(world: World): void {
  const slice = (): void => {
    if (!world.build(SLICE_MS)) setImmediate(slice);
  };
  setImmediate(slice);
}
