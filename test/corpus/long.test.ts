import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { assertWhole } from "./whole.js";

/**
 * Texts that once made a pattern, a gap or a run of lines grow with their square. Each must come back at all; that the time is linear is
 * measured as a ratio in test/trust/traps.test.ts.
 */
const LONG: Record<string, string> = {
  "one line without an end": "工".repeat(400_000),
  "only opening brackets": "（".repeat(200_000),
  "only spaces between characters": "一 ".repeat(200_000),
  "a list of short lines": "职工书屋\n\n".repeat(40_000),
  "only names": "张三 李四 王五\n".repeat(20_000),
  "only datelines": "本报讯 （记者张三）\n\n".repeat(20_000),
  "only credits": "新华社记者 张三 摄\n\n".repeat(20_000),
  "only digits": "1234567890".repeat(40_000),
  "English prose": "The union met on Tuesday and agreed on nothing in particular. ".repeat(6_000),
  "a novel's lines": "他站在门口，看了很久，终于没有进去。\n".repeat(30_000),
  "a box, a headline and prose, over and over":
    "相关链接\n\n职工书屋开放，工友都来了。\n\n职工书屋开门\n\n".repeat(12_000),
  "a poem without an end under its name": `张三\n\n${"风吹过工地\n\n灯还亮着呢朋友\n\n夜里很长\n\n".repeat(12_000)}诗二首\n`,
  "letters that readers sign": "读者来信\n\n编辑同志：门口的灯坏了。\n\n（张三）\n\n门口的灯\n\n".repeat(
    8_000,
  ),
  "a table without an end": "海塘队 3 比 1 梅山队\n\n".repeat(30_000),
  "lines as alike as rows, that fill their column": "今年共有38名职工参加了三期技能培训\n".repeat(30_000),
  "parts of a list": "综采一队：武保平、郝建军、刘三小\n\n掘进系统\n\n".repeat(12_000),
  "tables under their heads":
    "甲组\n\n队名 赛 胜 负\n\n机修队 5 5 0\n\n通风队 5 3 2\n\n洗煤厂 5 1 4\n\n".repeat(8_000),
  "escape sequences that never end": "\u001b]0;".repeat(100_000),
};

for (const [name, text] of Object.entries(LONG)) {
  test(`${name}: read in full, nothing lost`, { timeout: 60_000 }, () => {
    assertWhole(text, readPage(text, "long.txt").parts);
  });
}
