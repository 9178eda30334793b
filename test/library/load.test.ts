import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import type { Article } from "../../source/corpus/article.js";
import { toContract } from "../../source/corpus/contract.js";
import { createBatcher } from "../../source/library/batches.js";
import { PageCache } from "../../source/library/cache.js";
import { takeFrontMatter } from "../../source/library/front-matter.js";
import { readGroup } from "../../source/library/groups.js";
import { keyWith, settledAt } from "../../source/library/keys.js";
import { loadCorpus, loadCorpusSync, loadWhole } from "../../source/library/load.js";
import type { LoadOptions } from "../../source/library/load-options.js";
import { sortNaturally } from "../../source/library/natural-order.js";
import { FORMAT, pack, unpack } from "../../source/library/pack.js";
import { rawPage } from "../../source/library/page-record.js";
import { SearchKeeper } from "../../source/library/search-keeper.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-load-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function kinds(options: LoadOptions = {}): Promise<string[]> {
  return (await loadWhole([dir], options)).warnings.map(({ kind }) => kind);
}

describe("names in the order in which people count", () => {
  for (const [before, after] of [
    ["第2版.txt", "第10版.txt"],
    ["第九版.txt", "第十版.txt"],
    ["第十一版.txt", "第二十版.txt"],
    ["2025-06-22-9.txt", "2025-06-22-10.txt"],
    ["a2b3", "a2b10"],
    ["a", "a1"],
    ["A1", "b1"],
  ] as const) {
    it(`${before} before ${after}`, () => {
      for (const names of [
        [before, after],
        [after, before],
      ])
        assert.deepEqual(
          sortNaturally(names, (name) => name),
          [before, after],
        );
    });
  }
});

describe("a folder of pages", () => {
  it("is read in order, files before folders, hidden ones and loops left alone", async () => {
    for (const name of ["第10版.txt", "第2版.txt", "more/第1版.txt", ".hidden.txt", ".git/x.txt"]) {
      put(name, SIMPLIFIED);
    }
    symlinkSync(dir, join(dir, "more", "loop"));
    const { pages, warnings } = await loadWhole([dir]);
    assert.deepEqual(
      pages.map(({ name }) => name),
      ["第2版.txt", "第10版.txt", "第1版.txt"],
    );
    assert.deepEqual(warnings, []);
  });

  it("gives ids that are unique, and the same from run to run", async () => {
    put("a.txt", SIMPLIFIED);
    put("b.txt", SIMPLIFIED);
    put("c.txt", TRADITIONAL);
    const first = await loadWhole([dir]);
    const ids = first.articles.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 3);
    assert.deepEqual(
      (await loadWhole([dir])).articles.map(({ id }) => id),
      ids,
    );
  });

  it("names once what is no page", async () => {
    put("a.txt", SIMPLIFIED);
    put("scan.pdf", "x");
    put("photo.jpg", "x");
    put("README.md", "x");
    const { warnings } = await loadWhole([dir]);
    assert.deepEqual(warnings, [{ kind: "not-pages", path: dir, detail: "2 (photo.jpg, scan.pdf)" }]);
  });

  it("says what is wrong with each path, and reads the rest", async () => {
    mkdirSync(join(dir, "empty"));
    put("pictures/a.jpg", "x");
    const page = put("page.txt", SIMPLIFIED);
    const paths = [join(dir, "missing"), join(dir, "empty"), join(dir, "pictures"), page];
    const { warnings, articles } = await loadWhole(paths);
    assert.deepEqual(
      warnings.map(({ kind }) => kind),
      ["missing", "empty-folder", "no-pages"],
    );
    assert.equal(articles[0]?.headline, "一座小城的夜班公交");
  });

  it("takes a named file for a page whatever its name, and each file once", async () => {
    const page = put("page", SIMPLIFIED);
    const { pages } = await loadWhole([page, page]);
    assert.equal(pages.length, 1);
  });

  it("tells bad files: zeros, nothing, damaged gzip, too large", async () => {
    put("1zeros.txt", new Uint8Array(3000));
    put("2nothing.txt", "");
    const packed = gzipSync(SIMPLIFIED);
    put("3damaged.txt.gz", packed.subarray(0, packed.length - 12));
    truncateSync(put("4large.txt", "x"), 65 * 1024 * 1024);
    put("5bomb.txt.gz", gzipSync(new Uint8Array(66 * 1024 * 1024)));
    put("6good.txt.gz", gzipSync(SIMPLIFIED));
    const { warnings, articles } = await loadWhole([dir]);
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
    put("1.txt", SIMPLIFIED);
    put("2.txt", iconv.encode(SIMPLIFIED, "gb18030"));
    put("3.txt", iconv.encode(TRADITIONAL, "big5hkscs"));
    put("4.txt", Buffer.from(`\ufeff${SIMPLIFIED}`, "utf16le"));
    const { pages, articles } = await loadWhole([dir]);
    assert.deepEqual(
      pages.map(({ encoding }) => encoding),
      ["utf-8", "gb18030", "big5", "utf-16le"],
    );
    assert.equal(articles.filter(({ headline }) => headline?.startsWith("一座小城的夜班")).length, 4);
    const third = pages[2];
    assert.ok(third !== undefined);
    const raw = await rawPage(third);
    assert.equal("text" in raw ? raw.text : null, TRADITIONAL);
    assert.ok((await kinds({ encoding: "utf-8" })).includes("broken-bytes"));
  });

  it("stops at the limit of articles and says so once", async () => {
    put("1.txt", SIMPLIFIED);
    const { articles, pages } = await loadWhole([dir]);
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

describe("front matter", () => {
  it("tells what the page does not, in both languages, and is no text of the page", async () => {
    put(
      "x.txt",
      `---\npaper: 小城日报\ndate: 2024/3/5\nnumber: 第4版\n版名：生活\n---\n一座小城\n\n夜里十一点，车来了。\n`,
    );
    const { pages, articles } = await loadWhole([dir]);
    const { paper, date, number, section } = pages[0]?.page ?? {};
    assert.deepEqual(
      { paper, date, number, section },
      { paper: "小城日报", date: "2024-03-05", number: 4, section: "生活" },
    );
    assert.ok(!JSON.stringify(articles).includes("---"));
  });

  it("leaves a page alone that merely begins with dashes", () => {
    for (const text of ["---\n标题\n---\n正文", "---\npaper: 报\n没有结束", "paper: 报\n"]) {
      assert.equal(takeFrontMatter(text).text, text);
    }
  });

  it("names lines that it does not understand", () => {
    const { odd, hints } = takeFrontMatter("---\ndate: 2025-02-30\ncolour: red\npaper: 报\n---\n");
    assert.deepEqual(odd, ["date: 2025-02-30", "colour: red"]);
    assert.deepEqual(hints, { paper: "报" });
  });
});

describe("packed pages", () => {
  it("come back as they were, also with odd text in them", async () => {
    put("1.txt", SIMPLIFIED);
    put("2.txt", `${TRADITIONAL}\n𠀀 \u0007 e\u0301`);
    const { pages, articles, counts } = await loadWhole([dir]);
    const starts = counts.map((_, index) => counts.slice(0, index).reduce((sum, count) => sum + count, 0));
    const parts = counts.map((count, index) => articles.slice(starts[index], (starts[index] ?? 0) + count));
    const group = {
      key: "k",
      pages: pages.map((record, index) => ({ record, articles: parts[index] ?? [], warnings: [] })),
      warnings: [{ kind: "missing" as const, path: "p\ud800", detail: "" }],
    };
    assert.deepEqual(unpack(pack(group)), group);
  });
});

describe("the cache of a large corpus", () => {
  const parser = "test";
  /** Of pages changed less than two seconds ago the content is kept too, so the cache is told that it is later. */
  const later = () => Date.now() + 60_000;
  /** Or that it is so early that all of them were just written. */
  const young = () => 0;
  let corpus: string;
  let cacheDir: string;

  beforeEach(() => {
    corpus = join(dir, "corpus");
    cacheDir = join(dir, "cache");
    // Over the size from which a corpus is cached: many pages, and old enough to be trusted by their times.
    const long = SIMPLIFIED.replace("每天都有人在等它。", "每天都有人在等它。".repeat(1200));
    for (let i = 0; i < 80; i++) {
      put(`corpus/${i}.txt`, long.replace("八个人", `${i}个人`));
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

  it("gives the same as parsing, is broken in ten ways and made again", async () => {
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
    const breaks: readonly (readonly [string, (path: string) => void])[] = [
      ["empty", (path) => truncateSync(path, 0)],
      ["cut short", (path) => truncateSync(path, whole.length - 4)],
      ["cut in the header", (path) => truncateSync(path, 7)],
      ["a bit turned in the text", (path) => writeFileSync(path, turned(whole, whole.length - 9))],
      ["a bit turned in the numbers", (path) => writeFileSync(path, turned(whole, 40))],
      ["longer", (path) => writeFileSync(path, Buffer.concat([whole, Buffer.alloc(4)]))],
      ["foreign", (path) => writeFileSync(path, '{"not":"ours"}')],
      ["of another format", (path) => writeFileSync(path, withWord(whole, 1, FORMAT + 1))],
      [
        "a folder",
        (path) => {
          rmSync(path);
          mkdirSync(path);
        },
      ],
      ["another group's", (path) => writeFileSync(path, pack({ key: "other", pages: [], warnings: [] }))],
      ["gone", (path) => rmSync(path)],
      ["a number of numbers that is none", (path) => writeFileSync(path, withWord(whole, 4, 0x7fff_ffff))],
      ["a length of text that is none", (path) => writeFileSync(path, withWord(whole, 5, 0xffff_fff0))],
      [
        "a good head with rubbish behind it",
        (path) =>
          writeFileSync(path, Buffer.concat([whole.subarray(0, 20), Buffer.alloc(whole.length - 20, 0x5a)])),
      ],
      [
        "a link to itself",
        (path) => {
          rmSync(path);
          symlinkSync(path, path);
        },
      ],
      [
        "half written by a session that was killed",
        (path) => {
          writeFileSync(`${path}.99999.part`, whole.subarray(0, 99));
          rmSync(path);
        },
      ],
      ["not to be read", (path) => chmodSync(path, 0)],
      [
        "contents of young pages behind its key that are none",
        (path) => writeFileSync(path, withKey(whole, "\n{")),
      ],
    ];
    for (const [name, damage] of breaks) {
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
    put("corpus/0.txt", TRADITIONAL);
    assert.deepEqual(articles[0]?.body, [], "of a page that is another one now nothing is shown");
  });

  it("holds what was in a page too young for its times to tell against what is in it now", async () => {
    const path = put("young.txt", SIMPLIFIED);
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
    put("young.txt", other);
    assert.equal(await headline(2500), undefined, "another page of the same size and times");
    assert.equal(await headline(9000), undefined);
    put("young.txt", SIMPLIFIED);
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
    for (let i = 0; i < 400; i++) put(`corpus/later/${i}.txt`, SIMPLIFIED.replace("八个人", `${i}个人`));
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
    put("corpus/empty.txt", "");
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
    const beside = await loadWhole([join(dir, "none"), corpus], { cacheDir, parser, now: later });
    assert.deepEqual(new Set(beside.pages.map((page) => page.corpus)), new Set(["corpus"]));
    assert.equal(await read(), expected);
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

describe("the kept pages of a small corpus", () => {
  it("are found by content, under whatever name the folder has now", async () => {
    const cacheDir = join(dir, "cache");
    const options = { cacheDir, parser: "test" };
    put("one/a.txt", SIMPLIFIED);
    assert.equal(loadCorpusSync([join(dir, "one")], options), null);
    const parsed = await loadWhole([join(dir, "one")], options);
    put("two/a.txt", SIMPLIFIED);
    const kept = loadCorpusSync([join(dir, "two")], options);
    assert.deepEqual(kept?.articles, parsed.articles);
    assert.equal(kept?.pages[0]?.path, join(dir, "two", "a.txt"));
    assert.equal(kept?.pages[0]?.corpus, "two");
    put("two/a.txt", TRADITIONAL);
    assert.equal(loadCorpusSync([join(dir, "two")], options), null);
    assert.equal(loadCorpusSync([join(dir, "one")], { parser: "test", cacheDir: null }), null);
  });

  it("are found beside a file that cannot be read, which is told each time", async () => {
    const options = { cacheDir: join(dir, "cache"), parser: "test" };
    put("bad/a.txt", SIMPLIFIED);
    writeFileSync(join(dir, "bad", "b.txt.gz"), gzipSync(SIMPLIFIED).subarray(0, 40));
    const parsed = await loadWhole([join(dir, "bad")], options);
    assert.ok(parsed.articles.length > 0);
    assert.equal(parsed.warnings.length, 1);
    assert.equal(parsed.warnings[0]?.path, join(dir, "bad", "b.txt.gz"));
    const kept = loadCorpusSync([join(dir, "bad")], options);
    assert.deepEqual(kept?.articles, parsed.articles);
    assert.deepEqual(kept?.warnings, parsed.warnings);
  });

  it("are not waited for where no file can be read", () => {
    mkdirSync(join(dir, "none"));
    writeFileSync(join(dir, "none", "b.txt.gz"), gzipSync(SIMPLIFIED).subarray(0, 40));
    const found = loadCorpusSync([join(dir, "none")], { cacheDir: join(dir, "cache"), parser: "test" });
    assert.deepEqual(found?.articles, []);
    assert.equal(found?.warnings.length, 1);
  });
});

function turned(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function withKey(bytes: Uint8Array, more: string): Uint8Array {
  const found = unpack(bytes);
  assert.ok(found !== null);
  return pack({ ...found, key: found.key + more, pages: [] });
}

function withWord(bytes: Uint8Array, word: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, word * 4);
  return copy;
}
