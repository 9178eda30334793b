import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { takeFrontMatter } from "../../source/library/front-matter.js";
import { loadWhole } from "../../source/library/load.js";
import { folderForEach } from "./folder.js";

const folder = folderForEach();

describe("front matter", () => {
  it("tells what the page does not, in both languages, and is no text of the page", async () => {
    folder.put(
      "x.txt",
      `---\npaper: 小城日报\ndate: 2024/3/5\nnumber: 第4版\n版名：生活\n---\n一座小城\n\n夜里十一点，车来了。\n`,
    );
    const { pages, articles } = await loadWhole([folder.dir]);
    const { paper, date, number, section } = pages[0]?.page ?? {};
    assert.deepEqual(
      { paper, date, number, section },
      { paper: "小城日报", date: "2024-03-05", number: 4, section: "生活" },
    );
    assert.ok(!JSON.stringify(articles).includes("---"));
  });

  it("leaves a page alone that merely begins with dashes", () => {
    for (const text of [
      "---\n标题\n---\n正文",
      "---\n\n---\n正文",
      "---\n记者：甲一\n---\n正文",
      "---\n日期：六月\n地点：广场\n---\n正文",
      "---\nhttp://x.cn\n---\n正文",
      "---\npaper: 报\n没有结束",
      "paper: 报\n",
    ]) {
      assert.equal(takeFrontMatter(text).text, text);
    }
  });

  it("names lines that it does not understand", () => {
    const { odd, hints } = takeFrontMatter("---\ndate: 2025-02-30\ncolour: red\npaper: 报\n---\n");
    assert.deepEqual(odd, ["2: date: 2025-02-30", "3: colour: red"]);
    assert.deepEqual(hints, { paper: "报" });
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      const line = `${name}: x`;
      assert.deepEqual(takeFrontMatter(`---\n${line}\npaper: 报\n---\n`).odd, [`2: ${line}`]);
      assert.deepEqual(takeFrontMatter(`---\n${line}\n---\n`).hints, {});
    }
  });
});
