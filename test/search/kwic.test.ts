import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { kwic } from "../../source/search/kwic.js";
import { invent } from "./invented.js";

const ARTICLE = invent({
  headline: "總工會 的 “春 風”",
  kicker: "春风送暖",
  by: ["春风子", "李春", "冯春风"],
  body: ["第一段说春风，又说春風。"],
});

test("a concordance has a line for each place, with its neighbours as printed", () => {
  const rows = kwic([ARTICLE], "春风", { width: 3 }).map(
    ({ left, word, right }) => `${left}|${word}|${right}`,
  );
  assert.deepEqual(rows.slice(3), ["冯|春风|", "一段说|春风|，又说", "，又说|春風|。"]);
});

test("a concordance of the first places looks no further", () => {
  const all = kwic([ARTICLE, ARTICLE], "春风");
  for (const limit of [0, 1, all.length - 1, all.length, all.length + 5])
    assert.deepEqual(kwic([ARTICLE, ARTICLE], "春风", { limit }), all.slice(0, limit), String(limit));
  function* oneByOne(): Generator<Article> {
    yield ARTICLE;
    assert.fail("asked for");
  }
  for (const limit of [0, 2, all.length / 2]) assert.equal(kwic(oneByOne(), "春风", { limit }).length, limit);
});

test("a concordance is sorted by what follows or by what stands before, from the word outwards, by pinyin", () => {
  // bing, jia, yi: neither as they were made up nor by their code units.
  const articles = ["乙甲港甲", "甲乙港丙丙", "甲丙港丙乙", "丙甲港乙"].map((headline) =>
    invent({ headline }),
  );
  const sorted = (sort: "left" | "right"): string[] =>
    kwic(articles, "港", { sort }).map(({ left, right }) => `${left}|${right}`);
  assert.deepEqual(sorted("right"), ["甲乙|丙丙", "甲丙|丙乙", "乙甲|甲", "丙甲|乙"]);
  assert.deepEqual(sorted("left"), ["甲丙|丙乙", "丙甲|乙", "乙甲|甲", "甲乙|丙丙"]);
});

test("neighbours are cut between characters, and those beyond U+FFFF are one", () => {
  const [row] = kwic([invent({ headline: "𠮷野𬱖港𫖯仰𠮷" })], "港", { width: 2 });
  assert.deepEqual([row?.left, row?.right], ["野𬱖", "𫖯仰"]);
});
