import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { countFacet } from "../../source/search/facets.js";
import { findInArticle } from "../../source/search/find.js";
import { kwic } from "../../source/search/kwic.js";
import { convertScript, scriptConverter } from "../../source/search/scripts.js";
import { bracket, invent } from "./invented.js";

const ARTICLE = invent({
  headline: "總工會 的 “春 風”",
  kicker: "春风送暖",
  by: ["春风子", "李春", "冯春风"],
  body: ["第一段说春风，又说春風。", "小标题", "最后说春天的风和chunfeng。"],
});

function shown(query: string): string[] {
  const texts: Record<string, string> = {
    "headline 0": ARTICLE.headline ?? "",
    "kicker 0": ARTICLE.kicker ?? "",
  };
  for (const [i, { name }] of ARTICLE.bylines.entries()) texts[`byline ${i}`] = name;
  for (const [i, { text }] of ARTICLE.body.entries()) texts[`body ${i}`] = text;
  return findInArticle(ARTICLE, query).map(({ field, element, start, end }) => {
    const key = `${field} ${element}`;
    return `${key} ${bracket(texts[key] ?? "", [[start, end]])}`;
  });
}

test("finds every place in the order in which one reads", () => {
  assert.deepEqual(shown("春风"), [
    "kicker 0 [春风]送暖",
    "headline 0 總工會 的 “[春 風]”",
    "byline 0 [春风]子",
    "byline 2 冯[春风]",
    "body 0 第一段说[春风]，又说春風。",
    "body 0 第一段说春风，又说[春風]。",
  ]);
});

test("letters find themselves where they stand, and only else what they stand for", () => {
  assert.deepEqual(shown("chunfeng"), ["body 2 最后说春天的风和[chunfeng]。"]);
  assert.deepEqual(shown("chunf").slice(0, 1), ["body 2 最后说春天的风和[chunf]eng。"]);
  assert.deepEqual(shown("songnuan"), ["kicker 0 春风[送暖]"]);
});

test("a typing error is forgiven where nothing else is found", () => {
  assert.deepEqual(shown("第一断说春"), ["body 0 [第一段说春]风，又说春風。"]);
});

test("a field is kept to", () => {
  assert.deepEqual(shown("by:春风"), ["byline 0 [春风]子", "byline 2 冯[春风]"]);
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

test("a concordance is sorted by what follows or by what stands before, from the word outwards", () => {
  const articles = ["乙港甲", "甲港丙", "丙港乙"].map((headline) => invent({ headline }));
  const words = (sort: "left" | "right"): string[] =>
    kwic(articles, "港", { sort }).map(({ left, right }) => left + right);
  assert.deepEqual(
    words("right"),
    ["甲丙", "乙甲", "丙乙"].sort((a, b) => order(a[1]) - order(b[1])),
  );
  assert.deepEqual(
    words("left"),
    ["甲丙", "乙甲", "丙乙"].sort((a, b) => order(a[0]) - order(b[0])),
  );
});

/** Their place by pinyin: bing, jia, yi. */
function order(character: string | undefined): number {
  return "丙甲乙".indexOf(character ?? "");
}

test("counts by month in order, by name the most frequent first", () => {
  const articles = [
    invent({ by: ["甲", "乙"], date: "2025-06-30" }),
    invent({ by: ["乙"], date: "2025-05-01" }),
    invent({ by: ["乙", "乙"] }),
  ];
  assert.deepEqual(countFacet(articles, "month"), [
    { value: "2025-05", count: 1 },
    { value: "2025-06", count: 1 },
  ]);
  assert.deepEqual(countFacet(articles, "byline"), [
    { value: "乙", count: 3 },
    { value: "甲", count: 1 },
  ]);
});

test("another script, word by word where a character has two forms", () => {
  assert.equal(scriptConverter("tw")("头发发展，里面的面条"), "頭髮發展，裡面的麵條");
  assert.equal(scriptConverter("hk")("卫生里程"), "衞生里程");
  assert.equal(scriptConverter("cn")("頭髮發展，衞生，軟體"), "头发发展，卫生，软体");
});

test("a simplified text stays as it is in simplified characters", () => {
  const text = "著名作家吃了什么，在台上核对，才合群。";
  assert.equal(scriptConverter("cn")(text), text);
});

test("a converted text knows where each unit came from", () => {
  const { text, starts } = convertScript("发展𠮷头发", "tw");
  assert.equal(starts.length, text.length + 1);
  assert.equal(starts[text.length], "发展𠮷头发".length);
  assert.deepEqual(starts, [0, 1, 2, 3, 4, 5, 6]);
});
