import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Place, putPaper, type Ran } from "./built.js";

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

function run(...args: string[]): Ran {
  return place.run([...args, "--corpus", paper]);
}

describe("--filter", () => {
  const pages = (filter: string): string =>
    run("list", "--fields", "page", "--filter", filter).out.trim().replaceAll("\n", " ");

  it("takes what is clearly meant", () => {
    for (const [filter, expected] of [
      ["page=2", "2"],
      ["page=02", "2"],
      ["page=第２版", "2"],
      ["page=2..10", "2 10"],
      ["month=2025-06", "1 2"],
      ["month=2025-6", "1 2"],
      ["month=2025年7月", "10"],
      ["month=2025", "1 2 10"],
      ["kind=文", "1 2 10"],
      ["kind=News", "1 2 10"],
      ["source=2025-06-22-02.txt", "2"],
      ["source=2025-06-22-02", "2"],
      ["source=paper/2025-06-22-02", "2"],
      ["byline=林一苇", "1 10"],
    ] as const) {
      assert.equal(pages(filter), expected, filter);
    }
  });

  it("a file that is called as the value says is meant before one that has an ending more", () => {
    place.put("ends/a.txt", "桥头的修鞋铺\n\n铺主的手艺是跟父亲学的。\n");
    place.put("ends/a", "码头边的茶档\n\n老板说，一杯茶卖了三十年。\n");
    const { out } = place.run([
      "list",
      "--fields",
      "source",
      "--filter",
      "source=a",
      "-c",
      "ends/a.txt",
      "-c",
      "ends/a",
    ]);
    assert.equal(out, "a\n");
  });

  it("tells a value that can be none, and what there is", () => {
    for (const [filter, there] of [
      ["kind=foto", "news, photo, 文, 图"],
      ["kind=story", "news, photo, 文, 图"],
      ["page=front", "2, 1..4"],
      ["month=June", "2025-06, 2025..2026"],
      ["month=2025-13", "2025-06, 2025..2026"],
      ["source=aa01-front", "2025-06-22-01.txt, 2025-06-22-02.txt, 2025-07-03-10.txt"],
    ] as const) {
      for (const command of [["list"], ["search", "工人"], ["kwic", "工人"], ["stats"]]) {
        const { code, out, err } = run(...command, "--filter", filter);
        const line = `unionnews: --filter ${filter} cannot be that; it takes ${there}\n`;
        assert.deepEqual([code, out, err], [2, "", line], command[0]);
      }
    }
  });

  it("that nothing passes is told for eyes, in a pipe by the exit code alone", () => {
    for (const filter of ["page=3", "byline=无名氏", "month=1999"]) {
      assert.deepEqual(run("list", "--filter", filter), { code: 1, out: "", err: "" });
    }
  });
});

describe("nothing found", () => {
  it("is one line on standard error for eyes, and exit code 1", () => {
    for (const [args, said] of [
      [["list", "--kept"], "Nothing found with --kept."],
      [["list", "--filter", "page=3", "--kept"], "Nothing found with --filter page=3 --kept."],
      [["stats", "--kept"], "Nothing found with --kept."],
      [["stats", "潜水艇"], "Nothing found for “潜水艇”. Try fewer words, pinyin, or initials."],
      [["kwic", "潜水艇"], "Nothing found for “潜水艇”. Try fewer words, pinyin, or initials."],
      [
        ["search", "工人", "--filter", "page=3"],
        "Nothing found for “工人” with --filter page=3. Try fewer words, pinyin, or initials.",
      ],
    ] as const) {
      assert.deepEqual(run(...args, "--width", "80"), { code: 1, out: "", err: `${said}\n` });
      assert.deepEqual(run(...args), { code: 1, out: "", err: "" }, "a script is told nothing");
      assert.equal(run(...args, "--width", "80", "--json").err, "");
    }
  });

  it("is said of a figure too that no article has", () => {
    const { err } = run("stats", "--by", "column", "--width", "80");
    assert.equal(err, "Nothing found with --by column.\n");
  });
});
