import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article, Dateline } from "../../source/corpus/article.js";
import { sortByDay } from "../../source/search/dates.js";
import { invent } from "./invented.js";
import { search, titles } from "./shelf.js";

/** The order of hits, rule by rule: what stands first would stand last by the rules behind it. */

const WORD = "灯塔";
/** Each stands before the next, whatever its date; of a pair that weighs the same the newer one. */
const RANKED: readonly (readonly [string, Article])[] = [
  ["headline", invent({ headline: `守望${WORD}人`, date: "2020-01-01" })],
  ["group", invent({ headline: "辛", group: `守望${WORD}人`, date: "2020-01-03" })],
  ["kicker", invent({ headline: "甲", kicker: `守望${WORD}人`, date: "2020-01-02" })],
  ["deck", invent({ headline: "乙", deck: `守望${WORD}人`, date: "2020-01-04" })],
  ["column", invent({ headline: "丙", column: `守望${WORD}人`, date: "2020-01-05" })],
  ["summary", invent({ headline: "丁", summary: `守望${WORD}人`, date: "2020-01-07" })],
  ["place", invent({ headline: "壬", dateline: datelineOf({ place: `守望${WORD}人` }), date: "2020-01-06" })],
  ["caption", invent({ headline: "戊", kind: "photo", body: `守望${WORD}人`, date: "2020-01-09" })],
  [
    "outlet",
    invent({ headline: "癸", dateline: datelineOf({ outlet: `守望${WORD}人` }), date: "2020-01-08" }),
  ],
  ["body", invent({ headline: "己", body: `守望${WORD}人`, date: "2020-01-10" })],
  ["notes", invent({ headline: "庚", notes: `守望${WORD}人`, date: "2020-01-11" })],
];

function datelineOf(part: Partial<Dateline>): Dateline {
  return { outlet: null, place: null, date: null, ...part };
}

test("the better the field the better the place, whatever the date", () => {
  const articles = RANKED.map(([, article]) => article);
  const found = search([...articles].reverse(), WORD).map(({ article }) => article);
  assert.deepEqual(
    found.map((article) => RANKED.find(([, each]) => each === article)?.[0]),
    RANKED.map(([name]) => name),
  );
});

test("a field that begins with the word comes before one that holds it", () => {
  const articles = [
    invent({ headline: "守望的灯塔", date: "2025-02-01" }),
    invent({ headline: "灯塔的守望", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "灯塔"), ["灯塔的守望", "守望的灯塔"]);
});

test("exact before nearly, even a body before a headline", () => {
  const articles = [
    invent({ headline: "守望灯塔三十年", date: "2025-02-01" }),
    invent({ headline: "甲", body: "他们守望灯塔二十年。", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "守望灯塔二十年"), ["甲", "守望灯塔三十年"]);
});

test("of errors, what sounds alike comes first", () => {
  const articles = [
    invent({ headline: "守望高塔二十年", date: "2025-02-01" }),
    invent({ headline: "守望灯塔二十年", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "守望登塔二十年"), ["守望灯塔二十年", "守望高塔二十年"]);
});

test("what sounds alike is no guess where the word itself stands", () => {
  const articles = [invent({ headline: "登塔而望" }), invent({ headline: "灯塔" })];
  assert.deepEqual(titles(articles, "灯塔"), ["灯塔"]);
  assert.deepEqual(titles(articles.slice(0, 1), "灯塔"), ["登塔而望"]);
});

test("the same name whole comes before a part of a longer one", () => {
  const articles = [
    invent({ headline: "甲", by: ["刘静怡"], date: "2025-02-01" }),
    invent({ headline: "乙", by: ["刘静"], date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "刘静"), ["乙", "甲"]);
});

test("a number or a Latin word by itself comes before one inside a longer", () => {
  const articles = [
    invent({ headline: "编号201", date: "2025-02-01" }),
    invent({ headline: "编号20", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "20"), ["编号20", "编号201"]);
});

test("what was typed in letters and stands so comes before what the letters may stand for", () => {
  const articles = [
    invent({ headline: "乐的开花", date: "2025-02-01" }),
    invent({ headline: "甲", body: "换上LED灯。" }),
  ];
  assert.deepEqual(titles(articles, "led"), ["甲", "乐的开花"]);
});

test("the right reading comes before another reading of the same character", () => {
  const articles = [
    invent({ headline: "重庆来信", date: "2025-02-01" }),
    invent({ headline: "中青报道", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "zhongqing"), ["中青报道", "重庆来信"]);
  assert.deepEqual(titles(articles, "chongqing"), ["重庆来信"]);
});

test("the right reading in a kicker comes before another reading in a headline", () => {
  const articles = [
    invent({ headline: "重庆来信", date: "2025-02-01" }),
    invent({ headline: "甲", kicker: "中青报道", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "zhongqing"), ["甲", "重庆来信"]);
});

test("a syllable comes before the letters of it as initials", () => {
  const articles = [
    invent({ headline: "公安女警", date: "2025-02-01" }),
    invent({ headline: "干部来信", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "gan"), ["干部来信", "公安女警"]);
});

test("a syllable that was typed whole comes before one that it only begins", () => {
  const articles = [
    invent({ headline: "会长来信", date: "2025-02-01" }),
    invent({ headline: "会展来信", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "huizhan"), ["会展来信", "会长来信"]);
});

test("words close together come before words far apart in the same field", () => {
  const far = `港口${"远".repeat(80)}春风`;
  const articles = [
    invent({ headline: "远", body: far, date: "2025-03-01" }),
    invent({ headline: "段", body: ["港口。", "春风。"], date: "2025-04-01" }),
    invent({ headline: "近", body: `港口${"近".repeat(10)}春风`, date: "2025-02-01" }),
    invent({ headline: "连", body: "港口的春风", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "春风 港口"), ["连", "近", "远", "段"]);
});

test("between equals the newer is first, then the earlier page, then the order on the page", () => {
  const articles = [
    invent({ headline: "灯塔丁", date: "2025-01-01", number: 2 }),
    invent({ headline: "灯塔甲", date: "2025-01-02", number: 1 }),
    invent({ headline: "灯塔戊" }),
    invent({ headline: "灯塔乙", date: "2025-01-01", number: 1 }),
    invent({ headline: "灯塔丙", date: "2025-01-01", number: 1 }),
  ];
  assert.deepEqual(titles(articles, "灯塔"), ["灯塔甲", "灯塔乙", "灯塔丙", "灯塔丁", "灯塔戊"]);
  assert.deepEqual(titles(articles, "灯塔", { sort: "oldest" }), [
    "灯塔乙",
    "灯塔丙",
    "灯塔丁",
    "灯塔甲",
    "灯塔戊",
  ]);
  assert.deepEqual(titles(articles, "灯塔", { sort: "page" }), [
    "灯塔丁",
    "灯塔甲",
    "灯塔戊",
    "灯塔乙",
    "灯塔丙",
  ]);
  for (const sort of ["newest", "oldest"] as const) {
    const all = sortByDay(articles, (article) => article, sort).map(({ headline }) => headline);
    assert.deepEqual(all, titles(articles, "灯塔", { sort }), `${sort}: without a query as with one`);
  }
});

test("with mixed sounds what is spelt as typed still comes first", () => {
  const articles = [
    invent({ headline: "主力军", date: "2025-02-01" }),
    invent({ headline: "足力健", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "zuli", { mixedSounds: true }), ["足力健", "主力军"]);
  assert.deepEqual(titles(articles, "zhuli", { mixedSounds: true }), ["主力军", "足力健"]);
});
