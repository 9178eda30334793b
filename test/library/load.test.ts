import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { createBatcher } from "../../source/library/batches.js";
import { loadWhole } from "../../source/library/load.js";
import { rawPage } from "../../source/library/page-record.js";
import { folderForEach } from "./folder.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

const folder = folderForEach();

describe("a folder of pages", () => {
  it("is read in order, files before folders, hidden ones and loops left alone", async () => {
    for (const name of ["第10版.txt", "第2版.txt", "more/第1版.txt", ".hidden.txt", ".git/x.txt"]) {
      folder.put(name, SIMPLIFIED);
    }
    symlinkSync(folder.dir, join(folder.dir, "more", "loop"));
    const { pages, warnings } = await loadWhole([folder.dir]);
    assert.deepEqual(
      pages.map(({ name }) => name),
      ["第2版.txt", "第10版.txt", "第1版.txt"],
    );
    assert.deepEqual(warnings, []);
  });

  it("gives ids that are unique, and the same from run to run", async () => {
    folder.put("a.txt", SIMPLIFIED);
    folder.put("b.txt", SIMPLIFIED);
    folder.put("c.txt", TRADITIONAL);
    const first = await loadWhole([folder.dir]);
    const ids = first.articles.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 3);
    assert.deepEqual(
      (await loadWhole([folder.dir])).articles.map(({ id }) => id),
      ids,
    );
  });

  it("names once what is no page", async () => {
    folder.put("a.txt", SIMPLIFIED);
    folder.put("scan.pdf", "x");
    folder.put("photo.jpg", "x");
    folder.put("README.md", "x");
    const { warnings } = await loadWhole([folder.dir]);
    assert.deepEqual(warnings, [{ kind: "not-pages", path: folder.dir, detail: "2 (photo.jpg, scan.pdf)" }]);
  });

  it("says what is wrong with each path, and reads the rest", async () => {
    mkdirSync(join(folder.dir, "empty"));
    folder.put("pictures/a.jpg", "x");
    const page = folder.put("page.txt", SIMPLIFIED);
    const paths = [
      join(folder.dir, "missing"),
      join(folder.dir, "empty"),
      join(folder.dir, "pictures"),
      page,
    ];
    const { warnings, articles } = await loadWhole(paths);
    assert.deepEqual(
      warnings.map(({ kind }) => kind),
      ["missing", "empty-folder", "no-pages"],
    );
    assert.equal(articles[0]?.headline, "一座小城的夜班公交");
  });

  it("takes a named file for a page whatever its name, and each file once", async () => {
    const page = folder.put("page", SIMPLIFIED);
    const { pages } = await loadWhole([page, page]);
    assert.equal(pages.length, 1);
  });

  it("keeps what came through a pipe for whoever reads again", {
    skip: process.platform === "win32",
  }, async () => {
    const pipe = join(folder.dir, "pipe.txt");
    execFileSync("mkfifo", [pipe]);
    const page = folder.put("page", SIMPLIFIED);
    // Who opens the pipe a second time finds nothing in it.
    const script = 'cat "$0" > "$1"; while cat /dev/null > "$1"; do :; done';
    const writer = spawn("sh", ["-c", script, page, pipe]);
    try {
      const first = await loadWhole([pipe], { cacheDir: folder.dir, parser: "p" });
      assert.deepEqual(first.warnings, []);
      assert.equal(first.articles[0]?.headline, "一座小城的夜班公交");
      const again = await loadWhole([pipe], { cacheDir: folder.dir, parser: "p" });
      assert.deepEqual(again.articles, first.articles);
      const record = first.pages[0];
      assert.ok(record !== undefined);
      const raw = await rawPage(record);
      assert.equal("text" in raw ? raw.text : null, SIMPLIFIED);
    } finally {
      writer.kill();
    }
  });

  it("tells bad files: zeros, nothing, damaged gzip, too large", async () => {
    folder.put("1zeros.txt", new Uint8Array(3000));
    folder.put("2nothing.txt", "");
    const packed = gzipSync(SIMPLIFIED);
    folder.put("3damaged.txt.gz", packed.subarray(0, packed.length - 12));
    truncateSync(folder.put("4large.txt", "x"), 65 * 1024 * 1024);
    folder.put("5bomb.txt.gz", gzipSync(new Uint8Array(66 * 1024 * 1024)));
    folder.put("6good.txt.gz", gzipSync(SIMPLIFIED));
    const { warnings, articles } = await loadWhole([folder.dir]);
    assert.deepEqual(warnings.map(({ kind }) => kind).sort(), [
      "damaged-gzip",
      "empty",
      "not-text",
      "too-large",
      "too-large",
    ]);
    assert.equal(articles[0]?.source, "6good.txt.gz");
  });

  it("reads every encoding in one corpus, and insists when told to", async () => {
    folder.put("1.txt", SIMPLIFIED);
    folder.put("2.txt", iconv.encode(SIMPLIFIED, "gb18030"));
    folder.put("3.txt", iconv.encode(TRADITIONAL, "big5hkscs"));
    folder.put("4.txt", Buffer.from(`\ufeff${SIMPLIFIED}`, "utf16le"));
    const { pages, articles } = await loadWhole([folder.dir]);
    assert.deepEqual(
      pages.map(({ encoding }) => encoding),
      ["utf-8", "gb18030", "big5", "utf-16le"],
    );
    assert.equal(articles.filter(({ headline }) => headline?.startsWith("一座小城的夜班")).length, 4);
    const third = pages[2];
    assert.ok(third !== undefined);
    const raw = await rawPage(third);
    assert.equal("text" in raw ? raw.text : null, TRADITIONAL);
    const { warnings } = await loadWhole([folder.dir], { encoding: "utf-8" });
    assert.ok(warnings.some(({ kind }) => kind === "broken-bytes"));
  });

  it("stops at the limit of articles and says so once", async () => {
    folder.put("1.txt", SIMPLIFIED);
    const { articles, pages } = await loadWhole([folder.dir]);
    const page = {
      record: pages[0] as (typeof pages)[0],
      articles: [...articles, ...articles],
      warnings: [],
    };
    const batch = createBatcher(() => ({ files: 2, bytes: 2 }), 3);
    const first = batch([page], [], []);
    const second = batch([page, page], [], []);
    assert.equal(first.articles.length + second.articles.length, 3);
    assert.deepEqual(
      second.warnings.map(({ kind }) => kind),
      ["too-many"],
    );
    assert.deepEqual(second.counts, [1, 0]);
  });
});
