import assert from "node:assert/strict";
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { loadCorpusSync, loadWhole } from "../../source/library/load.js";
import { folderForEach } from "./folder.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

const folder = folderForEach();

describe("the kept pages of a small corpus", () => {
  it("are found by content, under whatever name the folder has now", async () => {
    const cacheDir = join(folder.dir, "cache");
    const options = { cacheDir, parser: "test" };
    folder.put("one/a.txt", SIMPLIFIED);
    assert.equal(loadCorpusSync([join(folder.dir, "one")], options), null);
    const parsed = await loadWhole([join(folder.dir, "one")], options);
    folder.put("two/a.txt", SIMPLIFIED);
    const kept = loadCorpusSync([join(folder.dir, "two")], options);
    assert.deepEqual(kept?.articles, parsed.articles);
    assert.equal(kept?.pages[0]?.path, join(folder.dir, "two", "a.txt"));
    assert.equal(kept?.pages[0]?.corpus, "two");
    folder.put("two/a.txt", TRADITIONAL);
    assert.equal(loadCorpusSync([join(folder.dir, "two")], options), null);
    assert.equal(loadCorpusSync([join(folder.dir, "one")], { parser: "test", cacheDir: null }), null);
  });

  it("are those of the fifty corpora that were read last", async () => {
    const options = { cacheDir: join(folder.dir, "cache"), parser: "test" };
    const kept = (): string[] => readdirSync(join(folder.dir, "cache", "small"));
    for (let corpus = 0; corpus < 52; corpus++) {
      const path = folder.put(`one/${corpus}.txt`, SIMPLIFIED.replace("三年", `${corpus}年`));
      await loadWhole([path], options);
      // Set back one by one: files written so quickly may have the same time.
      for (const name of kept()) {
        const file = join(folder.dir, "cache", "small", name);
        const time = statSync(file).mtimeMs / 1000 - 10;
        utimesSync(file, time, time);
      }
    }
    assert.equal(kept().length, 50);
    const found = [0, 1, 2, 51].map(
      (corpus) => loadCorpusSync([join(folder.dir, `one/${corpus}.txt`)], options) !== null,
    );
    assert.deepEqual(found, [false, false, true, true]);
  });

  it("are found beside a file that cannot be read, which is told each time", async () => {
    const options = { cacheDir: join(folder.dir, "cache"), parser: "test" };
    folder.put("bad/a.txt", SIMPLIFIED);
    writeFileSync(join(folder.dir, "bad", "b.txt.gz"), gzipSync(SIMPLIFIED).subarray(0, 40));
    const parsed = await loadWhole([join(folder.dir, "bad")], options);
    assert.ok(parsed.articles.length > 0);
    assert.equal(parsed.warnings.length, 1);
    assert.equal(parsed.warnings[0]?.path, join(folder.dir, "bad", "b.txt.gz"));
    const kept = loadCorpusSync([join(folder.dir, "bad")], options);
    assert.deepEqual(kept?.articles, parsed.articles);
    assert.deepEqual(kept?.warnings, parsed.warnings);
  });

  it("are not waited for where no file can be read", () => {
    mkdirSync(join(folder.dir, "none"));
    writeFileSync(join(folder.dir, "none", "b.txt.gz"), gzipSync(SIMPLIFIED).subarray(0, 40));
    const found = loadCorpusSync([join(folder.dir, "none")], {
      cacheDir: join(folder.dir, "cache"),
      parser: "test",
    });
    assert.deepEqual(found?.articles, []);
    assert.equal(found?.warnings.length, 1);
  });
});
