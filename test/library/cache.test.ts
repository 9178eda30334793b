import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { beforeEach, describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { toContract } from "../../source/corpus/contract.js";
import { PageCache } from "../../source/library/cache.js";
import { readGroup } from "../../source/library/groups.js";
import { keyWith, settledAt } from "../../source/library/keys.js";
import { loadCorpus, loadWhole } from "../../source/library/load.js";
import type { LoadOptions } from "../../source/library/load-options.js";
import { pack, unpack } from "../../source/library/pack.js";
import { SearchCache } from "../../source/library/search-cache.js";
import { SearchKeeper } from "../../source/library/search-keeper.js";
import type { Warning } from "../../source/library/warnings.js";
import { turned, waysToBreak } from "./damage.js";
import { folderForEach } from "./folder.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

const folder = folderForEach();

describe("the cache of a large corpus", () => {
  const parser = "test";
  /** Of pages changed less than two seconds ago the content is kept too, so the cache is told that it is later. */
  const later = () => Date.now() + 60_000;
  /** Or that it is so early that all of them were just written. */
  const young = () => 0;
  let corpus: string;
  let cacheDir: string;

  beforeEach(() => {
    corpus = join(folder.dir, "corpus");
    cacheDir = join(folder.dir, "cache");
    // Over the size from which a corpus is cached: many pages, and old enough to be trusted by their times.
    const long = SIMPLIFIED.replace("每天都有人在等它。", "每天都有人在等它。".repeat(1200));
    for (let i = 0; i < 80; i++) {
      folder.put(`corpus/${i}.txt`, long.replace("八个人", `${i}个人`));
    }
  });

  async function read(extra: LoadOptions = {}): Promise<string> {
    const { articles } = await loadWhole([corpus], { cacheDir, parser, threads: 0, now: later, ...extra });
    // A digest, because a failing comparison of a megabyte of text helps nobody.
    const text = JSON.stringify(articles.map(toContract));
    return `${articles.length} ${text.includes("\ufffd")} ${text.includes("夜班巴士")} ${createHash("sha256").update(text).digest("hex")}`;
  }

  function files(): string[] {
    const root = join(cacheDir, "pages");
    return readdirSync(root).flatMap((name) =>
      readdirSync(join(root, name)).map((file) => join(root, name, file)),
    );
  }

  it("gives the same as parsing, is broken in many ways and made again", async () => {
    const expected = await read({ cacheDir: null });
    const keys = (): string[] => files().map((path) => unpack(readFileSync(path))?.key ?? "");
    assert.equal(await read({ now: young }), expected);
    assert.ok(
      keys().length > 0 && keys().every((key) => key.includes("\n")),
      "young pages, with their contents",
    );
    assert.equal(await read({ now: young }), expected);
    assert.equal(await read(), expected);
    assert.ok(
      keys().every((key) => !key.includes("\n")),
      "later their times tell",
    );
    assert.equal(await read(), expected);
    const whole = readFileSync(files()[0] as string);
    for (const [name, damage] of waysToBreak(whole)) {
      for (const path of files()) {
        rmSync(path, { recursive: true, force: true });
        writeFileSync(path, whole);
      }
      damage(files()[0] as string);
      assert.equal(await read(), expected, name);
      assert.equal(await read(), expected, `${name}, after it was made again`);
    }
  });

  it("parses a page again for bodies that are not there any more while one reads", async () => {
    await read();
    const expected = (await loadWhole([corpus], { parser, threads: 0 })).articles.map(toContract);
    const damages: readonly ((path: string) => void)[] = [
      (path) => rmSync(path),
      (path) => truncateSync(path, 5000),
      (path) => writeFileSync(path, turned(readFileSync(path), readFileSync(path).length - 9)),
    ];
    for (const damage of damages) {
      const { articles } = await loadWhole([corpus], { cacheDir, parser, threads: 0, now: later });
      for (const path of files()) damage(path);
      assert.deepEqual(articles.map(toContract), expected);
      assert.equal(await read(), await read({ cacheDir: null }), "and keeps them anew");
    }
    const { articles } = await loadWhole([corpus], { cacheDir, parser, threads: 0, now: later });
    for (const path of files()) rmSync(path);
    folder.put("corpus/0.txt", TRADITIONAL);
    assert.deepEqual(articles[0]?.body, [], "of a page that is another one now nothing is shown");
  });

  it("tells of bodies that cannot be had, since their page has gone or changed", async () => {
    await read();
    const lost: Warning[] = [];
    const onLost = (warning: Warning): void => {
      lost.push(warning);
    };
    const options = { cacheDir, parser, threads: 0, now: later, onLost };
    const { articles } = await loadWhole([corpus], options);
    rmSync(join(corpus, "7.txt"));
    const changed = folder.put(
      "corpus/9.txt",
      readFileSync(join(corpus, "9.txt"), "utf8").replace("三年", "五年"),
    );
    // As another session does, which takes away what it does not use.
    await loadWhole([corpus], { cacheDir, parser, threads: 0, now: later });
    assert.deepEqual(lost, []);
    const without = articles.filter(({ body }) => body.length === 0);
    assert.deepEqual(
      without.map(({ source }) => source),
      ["7.txt"],
    );
    assert.deepEqual(lost, [
      { kind: "lost", path: join(corpus, "7.txt"), detail: "" },
      { kind: "lost", path: changed, detail: "" },
    ]);
  });

  it("holds what was in a page too young for its times to tell against what is in it now", async () => {
    const path = folder.put("young.txt", SIMPLIFIED);
    const other = SIMPLIFIED.replace("夜班", "早班");
    const size = Buffer.byteLength(SIMPLIFIED);
    const group = [{ path, name: "young.txt", corpus: "c", size, mtimeMs: 1000, ctimeMs: 1000 }];
    const cache = new PageCache(cacheDir, [path], null, parser);
    const { pages, warnings, contents } = await readGroup(group, null, settledAt(2500));
    assert.equal(contents?.length, 1);
    cache.write(group, pack({ key: keyWith(cache.keyOf(group), contents), pages, warnings }));
    const headline = async (now: number): Promise<string | null | undefined> => {
      const kept = await cache.fetch(group);
      return kept === null ? null : (await cache.read(group, kept, now))?.pages[0]?.articles[0]?.headline;
    };
    assert.equal(await headline(2500), "一座小城的夜班公交");
    folder.put("young.txt", other);
    assert.equal(await headline(2500), undefined, "another page of the same size and times");
    assert.equal(await headline(9000), undefined);
    folder.put("young.txt", SIMPLIFIED);
    assert.equal(await headline(9000), "一座小城的夜班公交");
    rmSync(path);
    assert.equal(await headline(9000), "一座小城的夜班公交", "its times tell: it is not read again");
  });

  it("sees a change of one page, of the parser, of the encoding", async () => {
    await read();
    const before = files();
    writeFileSync(join(corpus, "7.txt"), TRADITIONAL);
    assert.match(await read(), /^80 false true /u);
    await read({ parser: "other" });
    assert.deepEqual(
      files().filter((path) => before.includes(path)),
      [],
      "another parser's files are taken away",
    );
    assert.match(await read({ encoding: "gb18030" }), /^\d+ true /u);
  });

  it("is used by threads too, and left alone where it cannot be written", async () => {
    const expected = await read({ cacheDir: null });
    assert.equal(await read({ threads: 2, cacheDir: null }), expected);
    assert.equal(await read({ threads: 1, cacheDir: null }), expected, "one thread parses group after group");
    writeFileSync(cacheDir, "a file where the folder should be");
    assert.equal(await read(), expected);
    assert.equal(await read({ threads: 2 }), expected);
  });

  it("gives the first articles before all files are found, cold and from the cache, and tells what was found", async () => {
    for (let i = 0; i < 400; i++)
      folder.put(`corpus/later/${i}.txt`, SIMPLIFIED.replace("八个人", `${i}个人`));
    const expected = await read({ cacheDir: null, threads: 0 });
    for (const [round, threads] of [0, 2, 0].entries()) {
      const keeper = new SearchKeeper(1);
      let walked = 0;
      const options = {
        cacheDir: round === 0 ? null : cacheDir,
        parser,
        threads,
        now: later,
        search: keeper,
      };
      const told: string[] = [];
      const articles: Article[] = [];
      const onWalked = (files: readonly unknown[], folders: ReadonlySet<string>): void => {
        walked = files.length;
        assert.deepEqual([...folders], [corpus, join(corpus, "later")]);
      };
      for await (const batch of loadCorpus([corpus], { ...options, onWalked })) {
        articles.push(...batch.articles);
        told.push(`${batch.progress.totalFiles > 0} ${batch.articles.length > 0} ${String(batch.search)}`);
      }
      // While the first ones are parsed, all may be found.
      if (round === 2) assert.equal(told[0], "false true later");
      assert.match(told[0] ?? "", / true later$/u, "their search data is told with the batch behind them");
      assert.equal(told[1], "true false none");
      assert.equal(walked, 480);
      const text = JSON.stringify(articles.map(toContract));
      assert.equal(
        expected.split(" ").at(-1),
        createHash("sha256").update(text).digest("hex"),
        `round ${round}`,
      );
    }
  });

  it("is found again under another path and from another folder, and shown by the one that was given", async () => {
    folder.put("corpus/empty.txt", "");
    const expected = await read({ cacheDir: null });
    await read();
    const before = files().sort();
    const { pages, warnings } = await loadWhole([relative(process.cwd(), corpus)], {
      cacheDir,
      parser,
      threads: 2,
      now: later,
    });
    assert.deepEqual(files().sort(), before, "nothing was parsed anew");
    assert.equal(pages[0]?.path, join(relative(process.cwd(), corpus), "0.txt"));
    assert.deepEqual(
      warnings.map(({ path }) => path),
      [join(relative(process.cwd(), corpus), "empty.txt")],
    );
    const beside = await loadWhole([join(folder.dir, "none"), corpus], { cacheDir, parser, now: later });
    assert.deepEqual(new Set(beside.pages.map((page) => page.corpus)), new Set(["corpus"]));
    assert.equal(await read(), expected);
  });

  it("of a corpus that was not opened for sixty days is taken away, pages and index", async () => {
    await read();
    const forgotten = [62, 58].map((days) => {
      const time = Date.now() / 1000 - days * 24 * 3600;
      return ["pages", "search"].map((kind) => {
        const path = folder.put(`cache/${kind}/of${days}days/x`, "x");
        utimesSync(join(path, ".."), time, time);
        return path;
      });
    });
    await read();
    assert.deepEqual(
      forgotten.map(([pages]) => existsSync(pages ?? "")),
      [false, true],
    );
    new SearchCache(cacheDir, "of58days").tidy([]);
    assert.deepEqual(
      forgotten.map(([, search]) => existsSync(search ?? "")),
      [false, false],
      "the one opened now holds nothing that belongs to it",
    );
    assert.ok(existsSync(join(cacheDir, "search", "of58days")));
  });

  it("stops when asked to", async () => {
    const stop = new AbortController();
    let batches = 0;
    for await (const batch of loadCorpus([corpus], { threads: 0, signal: stop.signal })) {
      batches += batch.articles.length > 0 ? 1 : 0;
      stop.abort();
    }
    assert.equal(batches, 1);
  });
});
