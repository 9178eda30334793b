import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { createSearcher, type Hit, type SearchOptions } from "../../source/search/searcher.js";
import { bracket, invent } from "./invented.js";

function search(articles: readonly Article[], query: string, options: SearchOptions = {}): readonly Hit[] {
  const searcher = createSearcher();
  searcher.add(articles);
  searcher.build();
  return searcher.search(query, options).hits;
}

function titles(articles: readonly Article[], query: string, options: SearchOptions = {}): string[] {
  return search(articles, query, options).map(({ article }) => article.headline ?? "");
}

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

const WORD = "灯塔";
/** Each stands before the next, whatever its date. */
const RANKED: readonly (readonly [string, Article])[] = [
  ["headline", invent({ headline: `守望${WORD}人`, date: "2020-01-01" })],
  ["kicker", invent({ headline: "甲", kicker: `守望${WORD}人`, date: "2020-01-02" })],
  ["deck", invent({ headline: "乙", deck: `守望${WORD}人`, date: "2020-01-03" })],
  ["column", invent({ headline: "丙", column: `守望${WORD}人`, date: "2020-01-04" })],
  ["summary", invent({ headline: "丁", summary: `守望${WORD}人`, date: "2020-01-05" })],
  ["caption", invent({ headline: "戊", kind: "photo", body: `守望${WORD}人`, date: "2020-01-06" })],
  ["body", invent({ headline: "己", body: `守望${WORD}人`, date: "2020-01-07" })],
  ["notes", invent({ headline: "庚", notes: `守望${WORD}人`, date: "2020-01-08" })],
];
test("the better the field the better the place, whatever the date", () => {
  const articles = RANKED.map(([, article]) => article);
  const found = search([...articles].reverse(), WORD).map(({ article }) => article);
  assert.deepEqual(
    found.map((article) => RANKED.find(([, each]) => each === article)?.[0]),
    RANKED.map(([name]) => name),
  );
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

test("with mixed sounds what is spelt as typed still comes first", () => {
  const articles = [
    invent({ headline: "主力军", date: "2025-02-01" }),
    invent({ headline: "足力健", date: "2025-01-01" }),
  ];
  assert.deepEqual(titles(articles, "zuli", { mixedSounds: true }), ["足力健", "主力军"]);
  assert.deepEqual(titles(articles, "zhuli", { mixedSounds: true }), ["主力军", "足力健"]);
});
