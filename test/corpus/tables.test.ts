import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { areVerses, isNextRow, isSurelyRow, type Row, readRow } from "../../source/corpus/table-rows.js";

const row = (text: string): Row => {
  const read = readRow(text);
  assert.ok(read !== null, text);
  return read;
};

/** Two rows of one table, and what they are. */
const TABLES: readonly (readonly [kind: string, above: string, row: string])[] = [
  ["priced", "白菜 1.60 元", "鸡蛋5.10元"],
  ["priced", "洗煤厂孙立国、吴桂芬夫妇 2000元", "一名出租车司机 500元"],
  ["figures", "机修队 5 5 0 312", "医院 4 1 3 219"],
  ["numbered", "1.合唱《矿灯》 机关工会", "2.独舞《雪落山乡》 幼儿园"],
  ["time", "18:30 故事片：山那边", "20:15 动画片"],
  ["day", "1月20日 工人文化宫", "1月22日 体育馆（北门）"],
  ["words", "冠军 浦江队", "最有价值球员 尉迟磊（浦江队）"],
  ["measured", "今天 晴 3℃ ～ 11℃", "明天 多云 4℃ ～ 12℃"],
  ["labelled", "通风队：吕明亮、温巧莲", "运输队：冀拴虎、侯玉生"],
  ["other", "海塘队 3 比 1 梅山队", "铁西队 2比2 沙洲队（加时）"],
  ["other", "西红柿 500克 3.60元 3.25元", "鲜猪肉 五花 14.50元 14.80元"],
];
for (const [kind, above, below] of TABLES) {
  test(`rows of one table: ${above} | ${below}`, () => {
    assert.equal(row(above).kind, kind);
    assert.ok(isNextRow(row(above), row(below)));
  });
}

test("rows of different tables, and lines that are none", () => {
  assert.ok(!isNextRow(row("白菜 1.60 元"), row("机修队 5 5 0 312")));
  assert.ok(!isNextRow(row("1.合唱《矿灯》 机关工会"), row("3.相声《井上井下》 马庆")));
  assert.ok(!isNextRow(row("海塘队 3 比 1 梅山队"), row("全市 12 个区举行了比赛")));
  for (const text of ["昨天，市民走进公园", "工会说：", "他走了。", "夜班"])
    assert.equal(readRow(text), null);
});

test("a row that no running text looks like, and one that some may", () => {
  for (const text of ["18:30 故事片", "机修队 5 5 0", "中心血站 文昌街88号 9：00—17：00", "班别 名额 时数"])
    assert.ok(isSurelyRow(row(text)), text);
  for (const text of ["白菜 1.60 元", "冠军 浦江队", "今年前8个月有38名职工受训"])
    assert.ok(!isSurelyRow(row(text)), text);
});

test("lines of verse in two halves of one length are no rows", () => {
  assert.ok(areVerses(["静夜思归路 清风入小窗", "一灯明远岸 半月照寒江"].map(row)));
  assert.ok(!areVerses(["冠军 浦江队", "亚军 港务队"].map(row)));
});

test("a row's columns stay apart, spaces inside running text do not", () => {
  const page = "职工篮球赛积分榜\n\n队名 赛 胜 负 积分\n机修队 5 5 0 10\n通风队 5 3 2 8\n洗煤厂 5 1 4 6\n";
  const { articles } = readPage(page, "page.txt");
  const texts = articles.flatMap(({ body }) => body.map(({ text }) => text));
  assert.deepEqual(texts, ["队名 赛 胜 负 积分", "机修队 5 5 0 10", "通风队 5 3 2 8", "洗煤厂 5 1 4 6"]);
});
