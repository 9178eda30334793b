import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Article } from "../../source/corpus/article.js";
import { findInArticle } from "../../source/search/find.js";
import { foldOffsets, foldText, roomFor } from "../../source/search/fold.js";
import { createSearcher } from "../../source/search/searcher.js";
import { bracket, invent } from "./invented.js";

/** Queries of every kind that a reader may type and that no benchmark makes, over one shelf of unlike articles. */
const SHELF: readonly Article[] = [
  invent({
    headline: "重庆农商行行长赴单县调研",
    by: ["单田芳"],
    body: "乐山大佛景区的银行要服务职工。",
    date: "2025-01-01",
  }),
  invent({
    headline: "国产软件出海，网络信息服务升级",
    body: "打印机、硬盘与服务器，出租车、自行车；人工智能程序。",
    date: "2025-01-02",
  }),
  invent({ headline: "绿色矿山里的女工", body: "吕梁，旅程。", date: "2025-01-03" }),
  invent({
    headline: "“网约车”司机有了工会·驿站，“一 刻 都 不 敢 松 劲”",
    body: "省总工会维权热线12351全天候。X8155次列车。",
    date: "2025-01-04",
  }),
  invent({
    headline: "骑手欠薪风波平息之后",
    by: ["邹倜然", "李元浩", "王羽"],
    body: "企业拖欠的都已补发。",
    date: "2025-01-05",
  }),
  invent({
    headline: "劳模工匠助企行走进西安",
    by: ["解晓东"],
    body: "长江边的长处。",
    date: "2025-01-06",
  }),
  invent({
    headline: "㎡与①：ＬＥＤ大屏亮相５Ｇ展厅",
    body: "Café 里的 R&D，0.4%的费率。",
    date: "2025-01-07",
  }),
  invent({ headline: "總工會的後勤幹部", body: "頭髮發展，裏面的麵條很乾淨。", date: "2025-01-08" }),
];

const searcher = createSearcher();
searcher.add(SHELF);

function best(query: string): string {
  const { hits } = searcher.search(query);
  const [hit] = hits;
  return hit === undefined
    ? "nothing"
    : `${hit.match} ${hit.field} ${bracket(hit.snippet.text, hit.snippet.marks)}`;
}

/** By kind: what is typed, and the best hit. */
const QUERIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "characters with several readings": [
    ["chongqing", "pinyin headline [重庆]农商行行长赴单县调研"],
    ["zhongqing", "pinyin headline [重庆]农商行行长赴单县调研"],
    ["hangzhang", "pinyin headline 重庆农商行[行长]赴单县调研"],
    ["leshan", "pinyin body [乐山]大佛景区的银行要服务职工。"],
    ["shanxian", "pinyin headline 重庆农商行行长赴[单县]调研"],
    ["shantianfang", "pinyin byline [单田芳]"],
    ["xiexiaodong", "pinyin byline [解晓东]"],
    ["jiexiaodong", "pinyin byline [解晓东]"],
    ["changjiang", "pinyin body [长江]边的长处。"],
  ],
  "ü in its spellings": [
    ["lvse", "pinyin headline [绿色]矿山里的女工"],
    ["lüse", "pinyin headline [绿色]矿山里的女工"],
    ["nügong", "pinyin headline 绿色矿山里的[女工]"],
    ["lvliang", "pinyin body [吕梁]，旅程。"],
  ],
  "initials across punctuation and spaces, and mixed": [
    ["wycsj", "pinyin headline “[网约车”司机]有了工会·驿站，“一 刻 都 不 敢 松 劲”"],
    ["ghyz", "pinyin headline “网约车”司机有了[工会·驿站]，“一 刻 都 不 敢 松 劲”"],
    ["ykdbgsj", "pinyin headline “网约车”司机有了工会·驿站，“[一 刻 都 不 敢 松 劲]”"],
    ["gonghuiyizh", "pinyin headline “网约车”司机有了[工会·驿站]，“一 刻 都 不 敢 松 劲”"],
    ["zgh维权", "pinyin body 省[总工会维权]热线12351全天候。X8155次列车。"],
    ["维权rx", "pinyin body 省总工会[维权热线]12351全天候。X8155次列车。"],
    ["laomo 工匠", "pinyin headline [劳模][工匠]助企行走进西安"],
    ["xi'an", "pinyin headline 劳模工匠助企行走进[西安]"],
    ["LED大屏liangxiang", "pinyin headline ㎡与①：[ＬＥＤ大屏亮相]５Ｇ展厅"],
  ],
  "scripts and what regions say": [
    ["軟體", "exact headline 国产[软件]出海，网络信息服务升级"],
    ["網絡", "exact headline 国产软件出海，[网络]信息服务升级"],
    ["網路", "exact headline 国产软件出海，[网络]信息服务升级"],
    ["資訊", "exact headline 国产软件出海，网络[信息]服务升级"],
    ["網路資訊服務", "exact headline 国产软件出海，[网络信息服务]升级"],
    ["計程車", "exact body 打印机、硬盘与服务器，[出租车]、自行车；人工智能程序。"],
    ["伺服器", "exact body 打印机、硬盘与[服务器]，出租车、自行车；人工智能程序。"],
    ["总工会的后勤干部", "exact headline [總工會的後勤幹部]"],
    ["头发", "exact body [頭髮]發展，裏面的麵條很乾淨。"],
    ["裡面", "exact body 頭髮發展，[裏面]的麵條很乾淨。"],
    ["zonggonghui", "pinyin headline [總工會]的後勤幹部"],
  ],
  "width, case, letters with marks, letter-spacing": [
    ["led", "exact headline ㎡与①：[ＬＥＤ]大屏亮相５Ｇ展厅"],
    ["5g展厅", "exact headline ㎡与①：ＬＥＤ大屏亮相[５Ｇ展厅]"],
    ["m2与1LED", "exact headline [㎡与①：ＬＥＤ]大屏亮相５Ｇ展厅"],
    ["2与", "exact headline [㎡与]①：ＬＥＤ大屏亮相５Ｇ展厅"],
    ["ｃａｆｅ", "exact body [Café] 里的 R&D，0.4%的费率。"],
    ["Ｘ８１５５", "exact body 省总工会维权热线12351全天候。[X8155]次列车。"],
    ["一刻都不敢松劲", "exact headline “网约车”司机有了工会·驿站，“[一 刻 都 不 敢 松 劲]”"],
    ["04", "nothing"],
  ],
  "the query language in full width": [
    ["记者：邹倜然", "exact byline [邹倜然]"],
    ["“工会驿站”", "exact headline “网约车”司机有了[工会·驿站]，“一 刻 都 不 敢 松 劲”"],
    ["－骑手　by：邹", "nothing"],
    ["甲乙丙｜网约车", "exact headline “[网约车]”司机有了工会·驿站，“一 刻 都 不 敢 松 劲”"],
    ["题：骑手｜文：列车", "exact headline [骑手]欠薪风波平息之后"],
  ],
  "one character wrong, missing or added": [
    ["欠新风波", "near headline 骑手[欠薪风波]平息之后"],
    ["欠薪风被", "near headline 骑手[欠薪风波]平息之后"],
    ["欠薪波", "near headline 骑手[欠薪风波]平息之后"],
    ["欠薪的风波", "near headline 骑手[欠薪风波]平息之后"],
    ["骑手欠薪风暴平息之后", "near headline [骑手欠薪风波平息之后]"],
    ["骑手欠薪风平息之后", "near headline [骑手欠薪风波平息之后]"],
    ["骑手欠薪了风波平息之后", "near headline [骑手欠薪风波平息之后]"],
    ["邹偶然", "near byline [邹倜然]"],
    ["邹然", "near byline [邹倜然]"],
    ["邹倜倜然", "near byline [邹倜然]"],
    ["王宇", "near byline [王羽]"],
    ["李元皓", "near byline [李元浩]"],
    ["王然", "nothing"],
    ["劳匠", "nothing"],
  ],
};
for (const [kind, queries] of Object.entries(QUERIES)) {
  for (const [query, expected] of queries)
    test(`${kind}: ${query}`, () => assert.equal(best(query), expected));
}

/** The best hit's places in the article as a whole, not only in the snippet, where two terms stand apart. */
test("every word's places are told, also where they are in several fields", () => {
  const [hit] = searcher.search("邹倜然 补发 骑手").hits;
  assert.deepEqual(
    hit?.marks.map(({ field, element, start, end }) => [field, element, start, end]),
    [
      ["headline", 0, 0, 2],
      ["byline", 0, 0, 3],
      ["body", 0, 7, 9],
    ],
  );
});

const QUIET: readonly string[] = [
  "",
  " ",
  '"',
  "“",
  "-",
  "－",
  "|",
  "||",
  "- -",
  "::",
  "…",
  '""',
  "“”",
  "，。",
];
for (const query of QUIET) {
  test(`what asks for nothing finds nothing and says so: ${JSON.stringify(query)}`, () => {
    const { total, reading } = searcher.search(query);
    assert.deepEqual([total, reading.notes.map(({ code }) => code)], [0, ["empty"]]);
  });
}

test("ten thousand characters are a query like any other, and what was not used is told", () => {
  for (const query of ["工会".repeat(5000), "工 ".repeat(5000), "g".repeat(10_000), '"'.repeat(10_000)]) {
    const { reading } = searcher.search(query);
    assert.ok(reading.notes.filter(({ code }) => code === "nothing-left").length === 1, query.slice(0, 9));
  }
});

/** Printed characters whose folding has another length: expanded, dropped, two units. */
const ODD = [
  "㎡",
  "①",
  "㌶",
  " ",
  "　",
  "·",
  "“",
  "”",
  "\u200b",
  "é",
  "ü",
  "Ａ",
  "５",
  "𠮷",
  "工",
  "會",
  "发",
  "髮",
  "面",
  "0",
  ".",
  "4",
];

/** Which printed units have a part in the word, wherever it stands. */
function unitsOf(headline: string, word: string): readonly number[] {
  const folded = new Uint16Array(roomFor(headline));
  const offsets = foldOffsets(headline, folded, 0);
  const text = foldText(headline);
  const units = new Set<number>();
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (let unit = 0; unit < headline.length; unit += 1) {
      const [from, to] = [offsets[unit] ?? 0, offsets[unit + 1] ?? 0];
      if (to > from && from < at + word.length && to > at) units.add(unit);
    }
  }
  return [...units].toSorted((a, b) => a - b);
}

test("a mark holds what was sought and nothing beside it, wherever folding changes lengths", () => {
  const text = fc
    .array(fc.constantFrom(...ODD), { minLength: 1, maxLength: 14 })
    .map((units) => units.join(""));
  fc.assert(
    fc.property(text, fc.nat(20), fc.integer({ min: 1, max: 5 }), (headline, at, length) => {
      const folded = foldText(headline);
      const from = at % Math.max(1, folded.length);
      const word = folded.slice(from, from + length);
      // What folds to nothing alone, a point, is no query.
      if (foldText(word) !== word || word === "") return;
      const units = unitsOf(headline, word);
      const marks = findInArticle(invent({ headline }), `"${word}"`);
      const told = `${headline} / ${word}`;
      for (const { start, end } of marks) {
        assert.ok(units.includes(start) && units.includes(end - 1), told);
      }
      for (const unit of units)
        assert.ok(
          marks.some(({ start, end }) => start <= unit && unit < end),
          told,
        );
    }),
    { numRuns: 2000 },
  );
});
