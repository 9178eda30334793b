import assert from "node:assert/strict";
import { test } from "node:test";
import { OWNER_LEARNT } from "../../source/corpus/column-learnt.js";
import { chosenOf, columnSigns, ownerCharacter, settleColumns } from "../../source/corpus/column-owner.js";
import { addUp } from "../../source/corpus/ledger.js";
import { readDrafts, readPage } from "../../source/corpus/read-page.js";
import { STORY_SIGNS, storySigns } from "../../source/corpus/story-signs.js";
import { askedOf, type Judged, learnOwners, learnPlaces, likely, scoresOf } from "./column-learner.js";
import { wrap } from "./set-page.js";
import { loadClose } from "./sets.js";

const set = (head: readonly string[], signed: string, paragraphs: readonly string[]): string =>
  [signed, ...paragraphs.flatMap((text) => wrap(`　　${text}`, 18).map((line) => line.trim())), ...head]
    .filter((line) => line !== "")
    .map((line) => `\n${line}\n`)
    .join("");

const COMMENT = set(["“小修小补”里看大情怀"], "□ 方亦舟", [
  "楼下的修鞋摊该不该留，街坊们吵了半个月。有人嫌它占道，有人说没了它，鞋跟掉了都不知道找谁。说到底，城市要的不只是整齐。",
  "应当承认，占道的问题不能不管。可是管，不等于一赶了之。划一块地方，定几条规矩，让手艺人有处安身，让居民少跑几里路，这才是应该有的办法。",
  "把小事当成大事来办，城市就多一分人情味。我们不妨多问一句：赶走了摊子，是不是也赶走了方便？",
]);
const NEWS = set(["新造挖泥船在长江口完成试航"], "本报讯（记者周牧野）", [
  "9月3日，由东海船厂建造的6500立方米挖泥船在长江口完成为期5天的试航，航速、挖深等32项指标全部达标，将于本月20日交付。",
  "该船总长121米，型宽24米，最大挖深35米，比上一代产品节油12%。",
]);
const SECOND = set(["环湖公路二期今天通车"], "本报讯（记者庄子衿）", [
  "全长42公里的环湖公路二期工程今天建成通车，沿线7个乡镇的18万居民到县城的时间缩短一半。工程总投资11.6亿元，去年3月开工。",
]);
const PAGE = (last: string, comment = COMMENT) =>
  ` 2025年9月5日 星期五 要闻 2\n${comment}${NEWS}${SECOND}\n${last}\n`;

const columnsOf = (raw: string) =>
  readPage(raw, "02.txt").articles.map(({ headline, column }) => `${headline ?? ""}: ${column ?? ""}`);

test("a standing head at the page's foot finds the story that it is for", () => {
  assert.deepEqual(columnsOf(PAGE("街谈微评")), [
    "“小修小补”里看大情怀: 街谈微评",
    "新造挖泥船在长江口完成试航: ",
    "环湖公路二期今天通车: ",
  ]);
});

test("nothing of the page is lost or counted twice when a standing head moves", () => {
  const raw = PAGE("街谈微评");
  const { parts, articles } = readPage(raw, "02.txt");
  const sum = addUp(raw, parts);
  assert.deepEqual([sum.lost, sum.placed], [[], sum.visible]);
  const at = raw.indexOf("街谈微评");
  const part = parts.find(({ start, use }) => start === at && use === "column");
  assert.equal(articles[part?.article ?? -1]?.column, "街谈微评");
});

test("a standing head that another story has is asked for no other", () => {
  const own = COMMENT.replace("\n“小修", "\n百姓茶座\n\n“小修");
  const columns = columnsOf(PAGE("街谈微评", own));
  assert.equal(columns.filter((one) => one.endsWith(": 百姓茶座")).length, 1);
  assert.equal(columns.filter((one) => one.endsWith("街谈微评")).length, 1);
});

test("a page with one story, and one without standing heads, are left as they are", () => {
  for (const raw of [COMMENT, `${NEWS}${SECOND}`, ""]) {
    const { drafts } = readDrafts(raw);
    const before = JSON.stringify(drafts);
    settleColumns(drafts);
    assert.equal(JSON.stringify(drafts), before);
  }
});

test("a story's signs: what it is, how long, who signs, what it has more of", () => {
  const { drafts } = readDrafts(PAGE("街谈微评"));
  const [comment = [], news = []] = drafts.map((draft) => storySigns(draft).map((i) => STORY_SIGNS[i]));
  for (const sign of ["news", "author", "no dateline", "should", "headline quotes", "paragraphs 3"])
    assert.ok(comment.includes(sign), sign);
  for (const sign of ["reporter", "no place", "figures, many"]) assert.ok(news.includes(sign), sign);
  assert.ok(!news.includes("I"));
  assert.equal(new Set(STORY_SIGNS).size, STORY_SIGNS.length);
});

test("a standing head's signs: its characters, and the last one by itself", () => {
  assert.deepEqual(columnSigns("大家 谈·③"), ["*", "大", "家", "谈", "$谈"]);
  assert.deepEqual(columnSigns(""), ["*"]);
});

test("the table has a weight for every sign of a story, in characters that no string escapes", () => {
  for (const [sign, row] of Object.entries(OWNER_LEARNT)) {
    assert.equal(row.length, STORY_SIGNS.length, sign);
    assert.doesNotMatch(row, /["\\]/u, sign);
  }
  for (const weight of [-99, -2.2, 0, 2.2, 99]) assert.match(ownerCharacter(weight), /^[#-O]$/u);
});

test("of hands that it did not learn from, no fewer standing heads are with their story than before", () => {
  const asked = loadClose().pages.flatMap(askedOf);
  const judgedBy = (held: RegExp): Judged[] => {
    const owners = learnOwners(asked.filter(({ page }) => !held.test(page)));
    return asked
      .filter(({ page }) => held.test(page))
      .map((one) => ({ asked: one, likely: likely(one, owners) }));
  };
  // What it is worth where the line stands is learnt from hands that taught nothing of what stories are, and tried on others.
  const folds = [/^a/u, /^z[a-m]/u, /^z[n-z]/u, /^[b-y]/u].map(judgedBy);
  const best = (scores: readonly number[]) => scores.indexOf(Math.max(...scores));
  let all = 0;
  let before = 0;
  let alone = 0;
  let after = 0;
  for (const [i, fold] of folds.entries()) {
    const places = learnPlaces(folds.filter((_fold, k) => k !== i).flat(), 100);
    for (const one of fold) {
      const { right, owner } = one.asked;
      all += 1;
      if (right.includes(owner)) before += 1;
      if (right.includes(best(one.likely))) alone += 1;
      if (right.includes(chosenOf(scoresOf(one, places), owner))) after += 1;
    }
  }
  assert.ok(after >= before, `${after} of ${all}, ${before} before`);
  // Where the line stands set aside, what both are for finds the story of more than half of them, of five or six stories a page.
  assert.ok(alone > all / 2, `${alone} of ${all}`);
});
