import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Place, putPaper, type Ran } from "./built.js";

/** What `export` writes to a file, of three small pages: for a person to look at. `exports.test.ts` has the rules of each format. */

const place = new Place();
let paper: string;
let ids: readonly string[];
before(() => {
  paper = putPaper(place);
  ids = run("list", "--fields", "id").out.trim().split("\n");
});
after(() => place.end());

function run(...args: string[]): Ran {
  return place.run([...args, "--corpus", paper]);
}

describe("export", () => {
  const to = (format: string, name: string): string => {
    const ran = run("export", "--format", format, "--output", place.path(name));
    assert.deepEqual(ran, { code: 0, out: "", err: "" });
    return readFileSync(place.path(name), "utf8");
  };

  it("JSON as list prints it", () => {
    const expected = JSON.parse(run("list", "--json").out);
    assert.deepEqual(JSON.parse(to("json", "a.json")), expected);
    assert.deepEqual(JSON.parse(run("export", "--format", "json").out), expected);
  });

  it("CSV for spreadsheets: byte order mark, CRLF, quoted where it must be, no formulas", () => {
    place.put(
      "csv/2025-01-01-01.txt",
      `=1+1，标题里有"引号"\n\n本报讯　（记者　甲一）这是第一段，很短。\n\n这是第二段，也很短。\n`,
    );
    const { out } = place.run(["export", "--format", "csv", "--corpus", "csv"]);
    assert.ok(out.startsWith("\ufeffid,source,kind,"));
    assert.ok(out.endsWith("\r\n"));
    assert.ok(!/,=1\+1/u.test(out), "a formula at the start of a field");
    assert.ok(out.includes(`,"'=1+1，标题里有""引号""",`));
    assert.equal(to("csv", "a.csv").split("\r\n").length, 5);
  });

  it("Markdown as one file, and as a folder with front matter", () => {
    assert.match(to("markdown", "a.md"), /^## 一座小城的夜班公交\n\n本报记者 林一苇\n/u);
    assert.equal(run("export", "--format", "markdown", "--output", `${place.path("md")}/`).code, 0);
    const names = readdirSync(place.path("md"));
    assert.equal(names.length, 3);
    const [first = ""] = names.sort();
    assert.equal(first, `2025-06-22-p01-${ids[0]}.md`);
    const text = readFileSync(join(place.path("md"), first), "utf8");
    assert.match(text, /^---\nid: "\w+"\ntitle: "一座小城的夜班公交"\n/u);
    assert.match(text, /\nauthors: \["林一苇"\]\n/u);
    const again = run("export", "--format", "markdown", "--output", `${place.path("md")}/`);
    assert.equal(again.code, 2, "a folder with files in it is left alone");
    assert.match(again.err, /ENOTEMPTY/u);
  });

  it("takes a path that ends in / for a folder, and makes no file of it", () => {
    place.put("keepme", "kept");
    for (const name of ["keepme", "newdir"]) {
      const { code, out, err } = run("export", "--format", "csv", "--output", `${place.path(name)}/`);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /\/: cannot be written \(EISDIR\); it is a folder, name a file; .*\n$/u);
    }
    assert.equal(readFileSync(place.path("keepme"), "utf8"), "kept");
    assert.ok(!readdirSync(place.dir).includes("newdir"));
    const folder = run("export", "--format", "markdown", "--output", `${place.path("keepme")}/`);
    assert.match(
      folder.err,
      /\/: cannot be written \(ENOTDIR\); a file stands where a folder should, name another place\n$/u,
    );
  });

  it("BibTeX and CSL-JSON", () => {
    const bib = to("bibtex", "a.bib");
    assert.equal(bib.match(/^@article\{/gmu)?.length, 3);
    assert.match(bib, / {2}author = \{\{林一苇\}\},\n {2}title = \{\{一座小城的夜班公交\}\},\n/u);
    const [first] = JSON.parse(to("csl", "a.csl"));
    assert.deepEqual(first, {
      id: ids[0],
      type: "article-newspaper",
      title: "一座小城的夜班公交",
      language: "zh",
      author: [{ literal: "林一苇" }],
      issued: { "date-parts": [[2025, 6, 22]] },
      page: "1",
    });
  });

  it("the bulk format of OpenSearch", () => {
    const lines = to("bulk", "a.bulk")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, 6);
    assert.deepEqual(lines[0], { index: { _index: "unionnews", _id: ids[0] } });
    assert.match(lines[1].text, /^夜里十一点/u);
  });

  it("is written whole or not at all, and nothing is left behind", () => {
    writeFileSync(place.path("kept.json"), "what was there");
    const { code, err } = place.run(["export", "--output", "kept.json/x.json", "--corpus", paper]);
    assert.equal(code, 2);
    assert.match(err, /^unionnews: kept\.json\/x\.json: cannot be written \(ENOTDIR\); /u);
    mkdirSync(place.path("folder"));
    const folder = place.run(["export", "--output", "folder", "--corpus", paper]);
    assert.equal(folder.code, 2);
    assert.match(folder.err, /\(EISDIR\); it is a folder, name a file/u);
    writeFileSync(place.path("folder/own.md"), "somebody's own");
    const full = place.run(["export", "-f", "markdown", "--output", "folder/", "--corpus", paper]);
    assert.equal(full.code, 2);
    assert.match(full.err, /\(ENOTEMPTY\); the folder has files in it/u);
    assert.equal(readFileSync(place.path("kept.json"), "utf8"), "what was there");
    assert.deepEqual(
      readdirSync(place.dir).filter((name) => name.includes(".part")),
      [],
    );
  });
});
