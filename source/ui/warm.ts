import type { Article } from "../corpus/article.js";
import { createSearcher } from "../search/searcher.js";
import type { World } from "./world.js";

/** Fewer articles are searched in no time, compiled or not. */
const LARGE = 20_000;
/** Articles on which searching is practised, from all over the corpus; more than are looked at without an index. */
const SAMPLE = 400;
/** After so many turns V8 has compiled what a search of characters runs through. */
const TURNS = 40;

/**
 * Searches a few hundred articles again and again for what their headlines begin with, a fraction of a millisecond at a time:
 * the first character that is typed on a large corpus otherwise runs through code that V8 has not compiled yet, which takes
 * three times as long as it will. At the end the whole corpus is put in the order of its dates, which a first search does.
 */
export function* warmUp(world: Pick<World, "articles" | "index">): Generator<void> {
  const { articles } = world;
  if (articles.length < LARGE) return;
  const step = Math.floor(articles.length / SAMPLE);
  const sample = articles.filter((_, i) => i % step === 0);
  const searcher = createSearcher();
  searcher.add(sample);
  while (!searcher.build(1)) yield;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const query of queriesOf(sample[turn])) {
      searcher.search(query, { limit: 1 });
      yield;
    }
  }
  world.index.searcher.search("-版:9999", { limit: 0 });
}

function queriesOf(article: Article | undefined): readonly string[] {
  const headline = article?.headline ?? "";
  return [1, 2, 3, 5].map((length) => headline.slice(0, length)).filter((query) => query !== "");
}
