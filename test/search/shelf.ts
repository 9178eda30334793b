import type { Article } from "../../source/corpus/article.js";
import { createSearcher, type Hit, type Searcher, type SearchOptions } from "../../source/search/searcher.js";
import { pick, randomFrom } from "../bench/generate.js";
import { invent } from "./invented.js";

/** So few characters that every pair of them is common. */
export const HAN = "工会职工劳模匠心春风港口灯塔长行重乐";
const CHARACTERS = [...HAN];

/** Characters of the one body that is much longer than the others. */
const LONG = 50_000;

/** Articles of few characters, with and without each field, the same ones for the same seed. */
export function shelf(count: number, seed: number): readonly Article[] {
  const random = randomFrom(seed);
  const next = (below: number): number => Math.floor(random() * below);
  const text = (length: number): string => Array.from({ length }, () => pick(random, CHARACTERS)).join("");
  return Array.from({ length: count }, (_, i) =>
    invent({
      headline: text(3 + next(6)),
      kicker: next(3) === 0 ? text(8) : null,
      by: [text(2 + next(2)), { role: "通讯员", outlet: null, name: text(3) }],
      body: i % 9 === 0 ? [] : [text(i === 5 ? LONG : 20 + next(40)), text(10)],
      kind: next(5) === 0 ? "photo" : "news",
      date: `2025-0${1 + next(9)}-1${next(10)}`,
      number: 1 + next(4),
      notes: i % 7 === 0 ? text(5) : null,
    }),
  );
}

/** A searcher with these articles, added piece by piece and indexed. */
export function built(...pieces: readonly (readonly Article[])[]): Searcher {
  const searcher = createSearcher();
  for (const piece of pieces) searcher.add(piece);
  searcher.build();
  return searcher;
}

/** What a query finds among these articles, best first. */
export function search(
  articles: readonly Article[],
  query: string,
  options: SearchOptions = {},
): readonly Hit[] {
  return built(articles).search(query, options).hits;
}

/** The same as headlines. */
export function titles(articles: readonly Article[], query: string, options: SearchOptions = {}): string[] {
  return search(articles, query, options).map(({ article }) => article.headline ?? "");
}
