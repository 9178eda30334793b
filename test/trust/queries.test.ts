import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { findInArticle } from "../../source/search/find.js";
import { kwic } from "../../source/search/kwic.js";
import { createSearcher } from "../../source/search/searcher.js";
import { hostileText } from "./hostile.js";
import { growth, LINEAR, worked } from "./measure.js";
import { type Chance, SEED, seeded, times, tries } from "./random.js";

const CORPUS = new URL("../../corpus/", import.meta.url);
const articles: readonly Article[] = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .flatMap((name) => readPage(readFileSync(new URL(name, CORPUS), "utf8"), name).articles);
const printed = articles.flatMap(({ body }) => body.map(({ text }) => text)).join("\n");

/** What the language of queries is made of, and what breaks languages. */
const PIECES = [
  '"',
  "\u201c",
  "\u201d",
  "-",
  "-",
  "|",
  "OR",
  "or",
  ":",
  "\uff1a",
  "by:",
  "date:",
  "title:",
  "kind:photo",
  "page:",
  "place:",
  "..",
  "*",
  "?",
  "(",
  ")",
  "gonghui",
  "zgh",
  "zhong",
  "'",
  "~",
  "/",
  "\\",
  "^",
  "$",
  "[",
  "]",
  "{",
  "}",
  "+",
  ".",
  "2025-06",
  "2025-13-99..",
  "date:..",
  "\u5de5\u4f1a",
  "\u8bb0\u8005",
  "xian",
  "lv",
  "nve",
  "9999999999999999999",
] as const;

function randomQuery(by: Chance): string {
  const kind = by.int(10);
  if (kind === 0) return hostileText(by, 20);
  if (kind === 1) return printed.substr(by.int(printed.length), 1 + by.int(by.percent(5) ? 3000 : 12));
  if (kind === 2)
    return Array.from({ length: 1 + by.int(14) }, () => String.fromCharCode(97 + by.int(26))).join("");
  let query = "";
  for (let count = 1 + by.int(8); count > 0; count--) query += by.pick(PIECES) + (by.percent(60) ? " " : "");
  if (by.percent(20)) query += printed.substr(by.int(printed.length), 1 + by.int(6));
  return by.percent(1) ? query.repeat(1 + by.int(300)) : query;
}

/** Queries that a careless searcher spends its day on; each of a length. */
const TRAPS: Readonly<Record<string, (length: number) => string>> = {
  letters: (length) => "a".repeat(length),
  "one syllable": (length) => "xian".repeat(length / 4),
  "words apart": (length) => "gong hui ".repeat(length / 9),
  characters: (length) => "\u5de5\u4f1a".repeat(length / 2),
  "characters apart": (length) => "\u5de5 \u4f1a ".repeat(length / 4),
  quotes: (length) => '"'.repeat(length),
  "quotes and words": (length) => '"\u5de5 '.repeat(length / 3),
  "not and not": (length) => "-\u5de5 ".repeat(length / 3),
  "or and or": (length) => "\u5de5 | ".repeat(length / 4),
  fields: (length) => "by:\u5f20 ".repeat(length / 5),
  dates: (length) => "date:2025 ".repeat(length / 10),
  digits: (length) => "1".repeat(length),
  spaces: (length) => " ".repeat(length),
  brackets: (length) => "(".repeat(length / 2) + ")".repeat(length / 2),
  "the corpus itself": (length) => printed.repeat(Math.ceil(length / printed.length)).slice(0, length),
};

describe("a query", () => {
  const searcher = createSearcher();
  searcher.add(articles);
  searcher.build();

  const look = (query: string): void => {
    const { hits, total } = searcher.search(query, { limit: 20 });
    assert.ok(hits.length <= 20 && total >= hits.length);
    for (const { snippet } of hits) {
      for (const [start, end] of snippet.marks) assert.ok(start < end && end <= snippet.text.length);
    }
  };

  /** The work of a search as a share of reading every article for the query's words, without any index. */
  function shareOfScan(query: string): number {
    const best = (run: () => void): number => Math.min(...[1, 2, 3].map(() => worked(run)));
    const scan = best(() => {
      for (const article of articles) findInArticle(article, query);
    });
    return best(() => look(query)) / Math.max(scan, 0.1);
  }

  it("has an answer within the time of a scan, whatever it is", async (t) => {
    const counted = { done: 0 };
    let slowest = { ms: 0, query: "" };
    let all = 0;
    let answered = 0;
    for (const { number, by } of tries("queries", counted, times(2000, 50_000))) {
      const query = randomQuery(by);
      await seeded(`UNIONNEWS_FROM=${number} ${JSON.stringify(query.slice(0, 200))}`, () => {
        const ms = worked(() => look(query));
        const { total, hits } = searcher.search(query, { limit: 3 });
        if (number % 20 === 0) for (const { article } of hits) findInArticle(article, query);
        if (number % 100 === 0) kwic(articles, query, { sort: "left", width: 40 });
        answered += total > 0 ? 1 : 0;
        all += ms;
        if (ms > slowest.ms) slowest = { ms, query };
      });
    }
    const share = shareOfScan(slowest.query);
    t.diagnostic(
      `queries: ${counted.done}, with hits: ${answered}, thrown: 0, mean ${(all / counted.done).toFixed(2)} ms, slowest ${slowest.ms.toFixed(0)} ms: ${JSON.stringify(slowest.query.slice(0, 60))} (${slowest.query.length} characters), ${share.toFixed(2)} of the work of a scan (seed ${SEED})`,
    );
    assert.ok(share < 1, `${share.toFixed(1)} times the work of a scan: ${slowest.query.slice(0, 200)}`);
  });

  it("takes time that grows as its length does", (t) => {
    let worst = { name: "", ratio: 0, ms: 0 };
    const size = times(2500, 25_000);
    for (const [name, make] of Object.entries(TRAPS)) {
      const found = growth((length) => void searcher.search(make(length), { limit: 20 }), size);
      if (found.ratio > worst.ratio) worst = { name, ...found };
      assert.ok(
        found.ratio < LINEAR,
        `${name}: ${found.ratio.toFixed(1)} times the work for four times the query, ${found.ms.toFixed(0)} ms`,
      );
    }
    t.diagnostic(
      `${Object.keys(TRAPS).length} traps of ${size} and ${size * 4} characters; the worst: ${worst.name}, ${worst.ratio.toFixed(1)} times the work, ${worst.ms.toFixed(0)} ms`,
    );
  });
});
