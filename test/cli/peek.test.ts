import assert from "node:assert/strict";
import { test } from "node:test";
import { peekAt } from "../../source/cli/peek.js";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { shippedPages } from "../corpus/shipped.js";

const squeezed = (text: string): string => text.replace(/\s+/gu, "");

/** What paragraphs begin with; of the whole one an extractor may have set a jump line or a credit in between. */
const begins = ({ body }: Article): readonly string[] => body.map(({ text }) => squeezed(text).slice(0, 12));

test("the raw page is there whole, line for line, with the article's own blocks marked and no others", () => {
  for (const { name, raw } of shippedPages()) {
    const { articles } = readPage(raw, name);
    for (const article of articles) {
      const blocks = peekAt(raw, article);
      const textOf = (some: typeof blocks): string => squeezed(some.flatMap(({ lines }) => lines).join(""));
      assert.equal(textOf(blocks), squeezed(raw), name);
      const own = textOf(blocks.filter((block) => block.own));
      for (const begin of begins(article)) assert.ok(own.includes(begin), `${name} ${article.id}: ${begin}`);
      for (const other of articles.filter((each) => each !== article))
        for (const begin of begins(other)) assert.ok(!own.includes(begin), `${name} ${article.id}: ${begin}`);
    }
  }
});

test("a paragraph is one block, and says which fields it holds", () => {
  const raw = [
    "工会把服务送到一线工地",
    "",
    "本报讯（记者王小明）近日，某市总工会组织志愿者",
    "走进三处工地，为六百多名职工送去防暑用品，并在",
    "现场设立咨询台，解答职工关心的欠薪与工伤问题。",
    "活动当天，志愿者还为二十名职工办理了互助保障，",
    "帮他们填写表格，讲解理赔的办法。",
    "",
  ].join("\n");
  const [article] = readPage(raw, "invented.txt").articles;
  assert.ok(article !== undefined);
  const blocks = peekAt(raw, article);
  assert.deepEqual(blocks[0]?.roles, ["headline"]);
  const first = blocks.find((block) => block.lines[0]?.startsWith("本报讯"));
  assert.ok(first !== undefined && first.lines.length >= 3);
  assert.deepEqual(first.roles, ["byline", "body"]);
  assert.ok(blocks.every((block) => block.own));
  for (const block of blocks) assert.ok(block.score === null || block.score < 2, "only close calls are told");
});
