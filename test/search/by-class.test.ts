import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { createSearcher } from "../../source/search/searcher.js";
import { pick, randomFrom } from "../bench/generate.js";
import { invent } from "./invented.js";
import { built } from "./shelf.js";

/** What the index tells of a character's fields, against looking at all of them: an index that was never built looks. */

/** Few characters, so that every field holds each now and then: of one reading, of several, and names that are read otherwise. */
const CHARACTERS = "一以单重长行工公会乐曾解";
const random = randomFrom(4);

function words(most: number): string {
  const length = 1 + Math.floor(random() * most);
  return Array.from({ length }, () => pick(random, [...CHARACTERS, "7", "a"])).join("");
}

function maybe(share: number, most: number): string | null {
  return random() < share ? words(most) : null;
}

function article(index: number): Article {
  const photo = index % 3 === 0;
  const dateline = pick(random, [null, "place", "outlet"] as const);
  return invent({
    id: String(index),
    date: `2025-0${1 + (index % 9)}-01`,
    kind: photo ? "photo" : "news",
    headline: maybe(0.5, 3),
    kicker: maybe(0.2, 3),
    deck: maybe(0.2, 3),
    column: maybe(0.2, 2),
    summary: maybe(0.3, 3),
    notes: maybe(0.2, 3),
    by: random() < 0.4 ? [words(2), words(3)] : [],
    dateline: dateline === null ? null : { outlet: null, place: null, date: null, [dateline]: words(2) },
    body: words(4),
  });
}

const articles = Array.from({ length: 4000 }, (_, index) => article(index));

test("characters, pairs of them and lone syllables are graded as a look at every text grades them", () => {
  const indexed = built(articles);
  const looking = createSearcher();
  looking.add(articles);
  const queries = [
    ...CHARACTERS,
    ...Array.from(CHARACTERS, (one) => one + pick(random, [...CHARACTERS])),
    ...["yi", "dan", "shan", "chan", "zhong", "chong", "zhang", "chang", "xing", "hang", "gong", "hui"],
    ...[
      "le",
      "yue",
      "zeng",
      "ceng",
      "jie",
      "xie",
      "kuai",
      "7",
      "a",
      "题:工",
      "记者:单",
      "工 -会",
      "工|会",
      "yi 会",
    ],
  ];
  for (const query of queries) {
    const [one, other] = [indexed, looking].map((searcher) => searcher.search(query, { limit: 60 }));
    assert.deepEqual(one?.indices, other?.indices, query);
    assert.deepEqual(
      one?.hits.map(({ score, match, field }) => [score, match, field]),
      other?.hits.map(({ score, match, field }) => [score, match, field]),
      query,
    );
    assert.ok((one?.total ?? 0) > 0, query);
  }
});
