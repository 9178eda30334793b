import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { cellWidth } from "../../source/typeset/cells.js";
import { Place } from "./built.js";

const place = new Place();
after(() => place.end());

const STORY =
  "桥头的修鞋铺\n\n本报讯　（记者　林一苇）桥头的修鞋铺开了二十年，铺主的手艺是跟父亲学的。\n\n他说，鞋底磨偏了，人走路的样子就看得出来。\n";

describe("a block at a page's head that check does not understand", () => {
  const told = (name: string) => {
    const { code, out, err } = place.run(["check", name, "--json"]);
    const { pages, warnings } = JSON.parse(out);
    const [{ look, frontMatter, articles }] = pages;
    return {
      code,
      err,
      look,
      frontMatter,
      articles,
      kinds: warnings.map(({ kind }: { kind: string }) => kind),
    };
  };

  it("is told with the line's number, in its JSON too, and is something to look at", () => {
    place.put("head/1.txt", `---\npaper: 小城日报\n\ndate: 2025-02-30\ncolour: red\n---\n${STORY}`);
    const { code, err, look, frontMatter, kinds } = told("head/1.txt");
    assert.equal(code, 1);
    assert.deepEqual(look, ["front-matter"]);
    assert.deepEqual(frontMatter, ["4: date: 2025-02-30", "5: colour: red"]);
    assert.deepEqual(kinds, ["bad-front-matter", "bad-front-matter"]);
    assert.match(
      err,
      /^unionnews: head\/1\.txt: front matter not understood in line 4: date: 2025-02-30; known/u,
    );
    const shown = place.run(["check", "head/1.txt", "--width", "120"]);
    assert.match(shown.out, / 2 lines of front matter not understood\n/u);
    assert.match(place.run(["check", "head/1.txt"]).out, /\tfront-matter\n$/u);
  });

  it("also where no line of it is understood", () => {
    for (const [name, block] of [
      ["date", "date: 2025-13-40"],
      ["chinese", "日期：二〇二五年"],
      ["unknown", "colour: red"],
    ] as const) {
      place.put(`odd/${name}.txt`, `---\n${block}\n---\n${STORY}`);
      const { code, frontMatter, articles } = told(`odd/${name}.txt`);
      assert.deepEqual([code, articles, frontMatter], [1, 1, [`2: ${block}`]], name);
    }
  });
});

describe("check for eyes", () => {
  it("keeps to the width, and says all there is to say in rows below", () => {
    place.put("far/a-folder-with-a-long-name-and-one-more/2025-06-22-a-page.txt", STORY);
    const broken = Buffer.concat([Buffer.from(`---\ncolour: red\ndate: x\n---\n${STORY}`), Buffer.of(0xff)]);
    place.put("far/a-folder-with-a-long-name-and-one-more/b.txt", broken);
    for (const width of [12, 20, 40, 60, 80, 200]) {
      const { out } = place.run(["check", "far", "--width", String(width)]);
      for (const line of out.split("\n")) assert.ok(cellWidth(line, "narrow") <= width, `${width}: ${line}`);
      if (width < 40) continue;
      const said = out.replace(/\s+/gu, " ");
      assert.match(said, /a-page\.txt utf-8 1 article, 0 pictures 2025-06-22 nothing needs a look/u);
      assert.match(said, /no date 1 broken place 2 lines of front matter not understood/u);
      assert.match(said, / 2 pages, 2 items, 1 needs a look $/u);
    }
    assert.equal(place.run(["check", "far", "--width", "200"]).out.split("\n").length, 4, "a page a row");
  });

  it("counts one as one", () => {
    place.put("one/1.txt", STORY);
    const { out } = place.run(["check", "one", "--width", "100"]);
    assert.match(out, /1 article, 0 pictures/u);
    assert.match(out, /^1 page, 1 item, 0 need a look$/mu);
  });
});

describe("check in a pipe", () => {
  it("is a page a line whatever its file is called", () => {
    place.put("named/a\nb\tc.txt", STORY);
    place.put("named/two  blanks.txt", STORY);
    const lines = place.run(["check", "named"]).out.slice(0, -1).split("\n");
    assert.deepEqual(
      lines.map((line) => line.split("\t")[0]),
      ["named/a b c.txt", "named/two  blanks.txt"],
    );
    for (const line of lines) assert.equal(line.split("\t").length, 9);
  });
});
