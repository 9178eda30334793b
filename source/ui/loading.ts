import type { LoadEvents, Ports } from "./ports.js";
import { restOfTime } from "./rest.js";
import type { Store } from "./store.js";
import { warmUp } from "./warm.js";
import type { World } from "./world.js";

/** While pages stream in, the list is asked for again at most this often. */
const GROW_MS = 250;
/** And so seldom that what a list costs to make (names of 100,000 articles: 200 ms) is a tenth of the time at most. */
const GROW_SHARE = 10;
/** The bar moves at most this often: each time the whole screen is made anew, 6 ms. */
const BAR_MS = 100;
/** Slices in which the index is built between keys. */
const SLICE_MS = 5;

type Load = (read: Ports["load"], fresh: boolean, said: string | null) => void;

/**
 * Reads the corpus into the world, one reading at a time: a change that comes while pages are read is read after
 * them. `said` is the line for the reader when it is done.
 */
export function createLoader(store: Store, world: World, keep: Ports["keepSearch"]): Load {
  let reading: Promise<void> = Promise.resolve();
  const build = builder(store, world, keep);
  return (read, fresh, said) => {
    reading = reading.then(async () => {
      // Told before the old corpus goes: what is not there now is still to come.
      if (fresh)
        store.dispatch({ type: "progress", progress: { work: "reading", done: 0, total: 0, rest: null } });
      const feed = feedInto(store, world, fresh, build);
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
function feedInto(
  store: Store,
  world: World,
  fresh: boolean,
  build: (whole: boolean) => void,
): LoadEvents & { complete(): void } {
  let timer: NodeJS.Timeout | null = null;
  let cost = 0;
  let cleared = !fresh;
  let came = false;
  let moved = Number.NEGATIVE_INFINITY;
  const grown = (whole: boolean): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const began = performance.now();
    store.dispatch({ type: "corpus", version: world.version });
    // The list is made in the next turn, and has been drawn in the one after it.
    setImmediate(() =>
      setImmediate(() => {
        cost = performance.now() - began;
      }),
    );
    build(whole);
  };
  const restOf = restOfTime(() => performance.now());
  return {
    batch(articles, pages, search) {
      // Reading anew replaces the old corpus only when the new one begins to come.
      if (!cleared) world.clear();
      cleared = true;
      came = true;
      const isFirst = !fresh && world.articles.length === 0;
      world.add(articles, pages, search);
      // The first articles are what one waits for.
      if (isFirst && articles.length > 0) return grown(false);
      timer ??= setTimeout(grown, Math.max(GROW_MS, cost * GROW_SHARE), false);
    },
    progress(done, total) {
      const now = performance.now();
      // How many there are is not known before all are found.
      if (total === 0 || (now - moved < BAR_MS && done < total)) return;
      moved = now;
      store.dispatch({
        type: "progress",
        progress: { work: "reading", done, total, rest: restOf(done, total) },
      });
    },
    notice: (text) => store.dispatch({ type: "message", text }),
    complete() {
      // A corpus whose last page has gone gives no batch at all.
      if (!cleared) world.clear();
      else if (!came) return;
      world.link();
      grown(true);
    },
  };
}

/**
 * Builds the search index between keys, a few milliseconds at a time, and shows what has become searchable. When the corpus is whole
 * and all of it is indexed, the search data is kept for the next time.
 */
function builder(store: Store, world: World, keep: Ports["keepSearch"]): (whole: boolean) => void {
  let running = false;
  let whole = false;
  let seen = 0;
  let shown = 0;
  let warming: Generator<void> | null = null;
  const finish = async (): Promise<void> => {
    const { version } = world;
    await keep(world.index, () => world.version !== version);
  };
  const slice = (): void => {
    running = false;
    const done = world.build(SLICE_MS);
    if (done && whole) warming ??= warmUp(world);
    const now = performance.now();
    if (world.version !== seen && (done || now - shown >= GROW_MS)) {
      [seen, shown] = [world.version, now];
      store.dispatch({ type: "corpus", version: world.version });
    }
    if (!done) next();
    else if (!whole) return;
    else if (warming?.next().done === false) next();
    else finish().catch((error) => store.dispatch({ type: "message", text: String(error) }));
  };
  const next = (): void => {
    if (!running) setImmediate(slice);
    running = true;
  };
  return (isWhole) => {
    whole = isWhole;
    seen = world.version;
    next();
  };
}
