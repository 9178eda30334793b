import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { peekAt } from "../../source/cli/peek.js";
import { readPage } from "../../source/corpus/read-page.js";

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const PAGES = readdirSync(CORPUS).filter((name) => name.endsWith(".txt"));

test("the raw page is there whole, line for line, with the article's own blocks marked", () => {
  for (const name of PAGES) {
    const raw = readFileSync(CORPUS + name, "utf8");
    const squeezed = (text: string): string => text.replace(/\s+/gu, "");
    for (const article of readPage(raw, name).articles) {
      const blocks = peekAt(raw, article);
      assert.equal(squeezed(blocks.flatMap(({ lines }) => lines).join("")), squeezed(raw), name);
      const own = squeezed(
        blocks
          .filter((block) => block.own)
          .flatMap(({ lines }) => lines)
          .join(""),
      );
      for (const { text } of article.body) {
        const sample = squeezed(text).slice(0, 12);
        assert.ok(own.includes(sample) || text.length < 12, `${name} ${article.id}: ${sample}`);
      }
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
