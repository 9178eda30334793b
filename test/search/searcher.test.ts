import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { createSearcher } from "../../source/search/searcher.js";
import { bracket, invent } from "./invented.js";
import { search, titles } from "./shelf.js";

/** The one hit, as field, kind of match and snippet. */
function why(article: Article, query: string): string {
  const [hit] = search([article, invent({ headline: "别的事情", body: "没有关系的话。" })], query);
  assert.ok(hit !== undefined, `${query} finds nothing`);
  assert.equal(hit.article, article);
  return `${hit.field} ${hit.match} ${bracket(hit.snippet.text, hit.snippet.marks)}`;
}

const STORY = invent({
  kicker: "海滨市总工会搭建平台——",
  headline: "“一 站 式”维权中心，暖了骑手的心",
  deck: "银行与重庆来客同到现场",
  by: ["欧阳若兰", { role: "通讯员", outlet: null, name: "李 强" }],
  dateline: { outlet: "本报", place: "海滨", date: "6月3日" },
  body: ["春风吹过港口，LED 大屏亮了，0.4%的费率写得明白。", "编号X8155的列车开出。"],
});

/** What is typed, and the hit: field, kind, snippet with the match in brackets. */
const FINDS: readonly (readonly [string, string])[] = [
  ["一站式维权", "headline exact “[一 站 式”维权]中心，暖了骑手的心"],
  ["維權中心", "headline exact “一 站 式”[维权中心]，暖了骑手的心"],
  ["weiquan", "headline pinyin “一 站 式”[维权]中心，暖了骑手的心"],
  ["weiquanzhongx", "headline pinyin “一 站 式”[维权中心]，暖了骑手的心"],
  ["wqzx", "headline pinyin “一 站 式”[维权中心]，暖了骑手的心"],
  ["wei quan zhong xin", "headline pinyin “一 站 式”[维权中心]，暖了骑手的心"],
  ["weiquan中心", "headline pinyin “一 站 式”[维权中心]，暖了骑手的心"],
  ["wq中心", "headline pinyin “一 站 式”[维权中心]，暖了骑手的心"],
  ["维全中心", "headline near “一 站 式”[维权中心]，暖了骑手的心"],
  ["维权钟心暖了骑手", "headline near “一 站 式”[维权中心，暖了骑手]的心"],
  ["维权中心暖骑手的心", "headline near “一 站 式”[维权中心，暖了骑手的心]"],
  ["chongqinglaike", "deck pinyin 银行与[重庆来客]同到现场"],
  ["yinhang", "deck pinyin [银行]与重庆来客同到现场"],
  ["搭建平台", "kicker exact 海滨市总工会[搭建平台]——"],
  ["欧阳若兰", "byline exact [欧阳若兰]"],
  ["歐陽", "byline exact [欧阳]若兰"],
  ["李强", "byline exact [李 强]"],
  ["oyrl", "byline pinyin [欧阳若兰]"],
  ["led", "body exact 春风吹过港口，[LED] 大屏亮了，0.4%的费率写得明白。"],
  ["ＬＥＤ大屏", "body exact 春风吹过港口，[LED 大屏]亮了，0.4%的费率写得明白。"],
  ["0.4%", "body exact 春风吹过港口，LED 大屏亮了，[0.4%]的费率写得明白。"],
  ["x8155", "body exact 编号[X8155]的列车开出。"],
  ["chunfeng", "body pinyin [春风]吹过港口，LED 大屏亮了，0.4%的费率写得明白。"],
  ["港口 春风", "body exact [春风]吹过[港口]，LED 大屏亮了，0.4%的费率写得明白。"],
  ["电:海滨", "dateline exact 本报[海滨]6月3日"],
];
for (const [query, expected] of FINDS) {
  test(`finds ${query}`, () => assert.equal(why(STORY, query), expected));
}

test("a word of the regions finds the mainland's, and the other way round", () => {
  assert.equal(why(invent({ headline: "国产软件出海" }), "軟體"), "headline exact 国产[软件]出海");
  assert.equal(why(invent({ headline: "國產軟體出海" }), "软件"), "headline exact 國產[軟體]出海");
});

test("a reporter's name with a wrong character is forgiven, after the right one", () => {
  const articles = [
    invent({ headline: "甲", by: ["邹偶然"], date: "2025-07-01" }),
    invent({ headline: "乙", by: ["邹倜然"], date: "2025-06-01" }),
  ];
  assert.deepEqual(titles(articles, "邹倜然"), ["乙", "甲"]);
  assert.deepEqual(
    search(articles, "邹倜然").map(({ match }) => match),
    ["exact", "near"],
  );
});

test("a hit in a picture's text says caption, one in a story's body", () => {
  const picture = invent({ kind: "photo", headline: "题", body: "潜水员在海底种下珊瑚。" });
  assert.equal(why(picture, "珊瑚"), "caption exact 潜水员在海底种下[珊瑚]。");
  assert.equal(why(picture, "图:shanhu"), "caption pinyin 潜水员在海底种下[珊瑚]。");
  assert.equal(why({ ...picture, kind: "news" }, "珊瑚"), "body exact 潜水员在海底种下[珊瑚]。");
  const bare = invent({ kind: "photo", body: "潜水员。" });
  assert.equal(search([bare], "类:图")[0]?.field, "caption");
  // What is as long as a story is looked for as one, and told as one.
  const long = invent({ kind: "photo", body: `珊瑚${"海".repeat(700)}` });
  assert.equal(search([long], "珊瑚")[0]?.field, "body");
  assert.equal(search([long], "图:珊瑚").length, 0);
});

test("a long snippet is cut on both sides, the match and what follows kept", () => {
  const body = `${"前".repeat(60)}要找的话${"后".repeat(60)}`;
  assert.equal(
    why(invent({ headline: "题", body }), "要找的话"),
    `body exact …${"前".repeat(10)}[要找的话]${"后".repeat(26)}…`,
  );
});

const SHELF = [
  invent({
    headline: "春季招聘",
    by: ["张三丰"],
    body: "港口",
    date: "2025-05-30",
    number: 1,
    column: "蹲点",
  }),
  invent({
    headline: "秋季招聘",
    by: [{ role: "通讯员", outlet: null, name: "张三丰" }],
    body: "车站",
    date: "2025-06-02",
    number: 2,
    dateline: { outlet: "本报", place: "车城", date: null },
  }),
  invent({ headline: "冬季掠影", kind: "photo", body: "招聘现场人头攒动", date: "2025-07-15", number: 2 }),
  invent({ headline: "无日期的一篇", body: "招聘", notes: "车站附记" }),
];
const CONDITIONS: readonly (readonly [string, string])[] = [
  ["招聘 -秋季", "春季招聘 冬季掠影 无日期的一篇"],
  ["招聘 -港口|车站", "冬季掠影"],
  ["港口|车站", "秋季招聘 春季招聘 无日期的一篇"],
  ["题:招聘", "秋季招聘 春季招聘"],
  ["图:招聘", "冬季掠影"],
  ["文:招聘", "无日期的一篇"],
  ["文:车站", "秋季招聘"],
  ["记者:张三丰", "春季招聘"],
  ["通讯员:张三丰", "秋季招聘"],
  ["by:zsf", "秋季招聘 春季招聘"],
  ["栏:蹲点", "春季招聘"],
  ["电:车", "秋季招聘"],
  ["版:2", "冬季掠影 秋季招聘"],
  ["招聘 版:1..1", "春季招聘"],
  ["版:0", ""],
  ["版:1..", "冬季掠影 秋季招聘 春季招聘"],
  ["日:0000", ""],
  ["日:..9999", "冬季掠影 秋季招聘 春季招聘"],
  ["类:图", "冬季掠影"],
  ["招聘 -类:图", "秋季招聘 春季招聘 无日期的一篇"],
  ["日:2025-06", "秋季招聘"],
  ["日:2025-05..2025-06", "秋季招聘 春季招聘"],
  ["日:2025-06..", "冬季掠影 秋季招聘"],
  ["-日:2025", "无日期的一篇"],
  ["-招聘", ""],
  ["-港口", "冬季掠影 秋季招聘 无日期的一篇"],
  ['"季招聘"', "秋季招聘 春季招聘"],
  ['"zhaopin"', ""],
  ['"招騁"', ""],
  ["", ""],
  ["？！", ""],
];
for (const [query, expected] of CONDITIONS) {
  test(`${query === "" ? "nothing typed" : query} → ${expected === "" ? "no hit" : expected}`, () => {
    assert.equal(titles(SHELF, query).join(" "), expected);
  });
}

test("the result counts kinds and months, and numbers its hits", () => {
  const searcher = createSearcher();
  searcher.add(SHELF);
  const result = searcher.search("招聘", { limit: 1, offset: 1 });
  assert.equal(result.total, 4);
  assert.deepEqual(result.counts, { exact: 4, pinyin: 0, near: 0 });
  assert.deepEqual(
    [...result.byMonth],
    [
      ["2025-05", 1],
      ["2025-06", 1],
      ["2025-07", 1],
    ],
  );
  assert.equal(result.hits.length, 1);
  assert.equal(result.hits[0]?.index, result.indices[1]);
});

test("a single initial finds what begins with it", () => {
  const articles = [invent({ headline: "港口春风" }), invent({ headline: "春到港口" })];
  assert.deepEqual(titles(articles, "g"), ["港口春风"]);
});

test("an apostrophe or a blank tells two syllables from one, and a last one that is still typed belongs to them", () => {
  const articles = [invent({ headline: "先行先试" }), invent({ headline: "西安来信" })];
  assert.equal(titles(articles, "xian")[0], "先行先试");
  for (const typed of ["xi'an", "xi’an", "xi an", "xi an lai x", "xi'anlaixin"]) {
    assert.deepEqual(titles(articles, typed), ["西安来信"], typed);
  }
});

/** Each typed as who mixes the sounds of that pair would type it. */
const MIXED: readonly (readonly [string, string, string])[] = [
  ["z zh", "zongguo", "中国来信"],
  ["zh z", "zhongjie", "总结来信"],
  ["c ch", "cengsi", "城市来信"],
  ["s sh", "senzen", "深圳来信"],
  ["n l", "lanning", "南宁来信"],
  ["in ing", "xindong", "行动来信"],
  ["en eng", "changcen", "长城来信"],
  ["a blurred spelling", "zuangjia", "装甲来信"],
  ["syllables apart", "zong guo", "中国来信"],
  ["with characters", "lan宁", "南宁来信"],
];
for (const [pair, typed, headline] of MIXED) {
  test(`sounds that many speakers mix are one where that is asked for: ${pair}`, () => {
    const articles = [invent({ headline })];
    assert.deepEqual(titles(articles, typed), []);
    const [hit] = search(articles, typed, { mixedSounds: true });
    assert.equal(hit?.match, "pinyin");
    assert.equal(hit.field, "headline");
    assert.equal(bracket(hit.snippet.text, hit.snippet.marks), `[${headline.slice(0, 2)}]来信`);
  });
}

test("a search of everything goes on behind initials, and says nothing of a part", () => {
  const searcher = createSearcher();
  searcher.add([invent({ headline: "检索", body: ["全文检索一词在英文里是 search，别无他字。"] })]);
  for (const thorough of [true, false]) {
    const { total, complete, reading } = searcher.search("serch", { thorough });
    assert.deepEqual({ total, complete, notes: reading.notes }, { total: 1, complete: true, notes: [] });
  }
});
