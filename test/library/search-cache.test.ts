import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { Grouper } from "../../source/library/groups.js";
import { loadCorpus } from "../../source/library/load.js";
import { SearchKeeper } from "../../source/library/search-keeper.js";
import { walk } from "../../source/library/walk.js";
import { World } from "../../source/ui/world.js";
import { turned, withWord } from "./damage.js";

/** So many that they are indexed (the last 255 of a corpus are not), and over the size from which a corpus is cached. */
const FILES = 320;
const TOWNS = "东西南北河桥山湖林泉";
let dir: string;
let corpus: string;
let cacheDir: string;

before(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-search-cache-"));
  corpus = join(dir, "corpus");
  mkdirSync(corpus);
  for (let i = 0; i < FILES; i++) put(i, "每天清早都有人在那里等船。");
});
after(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  cacheDir = mkdtempSync(join(dir, "cache-"));
});

function put(number: number, sentence: string): void {
  const town = Array.from(String(number), (digit) => TOWNS[Number(digit)]).join("");
  writeFileSync(
    join(corpus, `2025-01-01-${String(number).padStart(3, "0")}.txt`),
    `${town}渡口的一天\n\n本报讯　${`${town}的渡船开了${number}年，${sentence}`.repeat(30)}\n`,
  );
}

interface Reading {
  readonly world: World;
  /** What was found for some queries, as ids. */
  readonly found: string;
  /** What the batches said of kept search data. */
  readonly said: readonly ("none" | "later" | "bytes")[];
  readonly keep: () => Promise<void>;
}

/** Reads the corpus as the reader does, indexes it and looks for some words. */
async function read(
  options: { parser?: string; now?: () => number; keeper?: SearchKeeper } = {},
): Promise<Reading> {
  const { parser = "test", now = () => Date.now() + 60_000, keeper = new SearchKeeper(256) } = options;
  const world = new World();
  const said: ("none" | "later" | "bytes")[] = [];
  for await (const batch of loadCorpus([corpus], { cacheDir, parser, now, threads: 0, search: keeper })) {
    world.add(batch.articles, [], batch.search);
    said.push(typeof batch.search === "string" ? batch.search : "bytes");
  }
  while (!world.build(50));
  const { searcher } = world.index;
  assert.equal(searcher.size, world.articles.length);
  const found = ["等船", "南北渡口", "duchuan", "dkdyt", "by:无名"].map((query) => {
    const { indices } = searcher.search(query, { thorough: true });
    return Array.from(indices, (index) => world.articles[index]?.id).join();
  });
  const keep = (): Promise<void> =>
    keeper.keep(
      world.index.segments,
      (segment) => world.index.bytesOf(segment),
      () => false,
    );
  return { world, said, found: found.join("\n"), keep };
}

function folder(): string {
  const root = join(cacheDir, "search");
  return join(root, readdirSync(root)[0] ?? "");
}

function onlyFile(): string {
  const names = readdirSync(folder());
  assert.equal(names.length, 1, names.join());
  return join(folder(), names[0] ?? "");
}

/** The articles of the first group that holds more than one: where groups end hangs on the name of the temporary folder. */
function groupOfSeveral(): { readonly from: number; readonly to: number } {
  const grouper = new Grouper();
  for (const found of walk([corpus])) if ("file" in found) grouper.add(found.file);
  grouper.end();
  let from = 0;
  for (const { length } of grouper.groups) {
    if (length > 1) return { from, to: from + length };
    from += length;
  }
  throw new Error("every group is a file");
}

describe("the kept search data of a large corpus", () => {
  it("is taken at the next reading, finds the same and is not written again", async () => {
    const first = await read();
    assert.ok(first.found.split("\n").filter((ids) => ids !== "").length >= 4, "the queries find something");
    assert.ok(first.said.every((said) => said === "none"));
    await first.keep();
    const bytes = readFileSync(onlyFile());
    const second = await read();
    assert.equal(second.found, first.found);
    const given = second.said.indexOf("bytes");
    assert.ok(given > 0 && second.said.slice(0, given).every((said) => said === "later"));
    assert.deepEqual(
      second.world.index.segments.map(({ kept }) => kept),
      [true],
    );
    await second.keep();
    assert.deepEqual(readFileSync(onlyFile()), bytes);
  });

  it("is broken in many ways, and each time the index is built again and kept again", async () => {
    const { found, keep } = await read();
    await keep();
    const path = onlyFile();
    const place = folder();
    const whole = readFileSync(path);
    const names = whole.readUInt32LE(8);
    const other = join(dir, "elsewhere");
    const breaks: Readonly<Record<string, () => void>> = {
      empty: () => truncateSync(path, 0),
      "cut in its head": () => truncateSync(path, 9),
      "cut in the names": () => truncateSync(path, 20),
      "cut behind the names": () => truncateSync(path, 16 + names),
      "cut short": () => truncateSync(path, whole.length - 4),
      "cut within a number": () => truncateSync(path, whole.length - 3),
      longer: () => appendFileSync(path, "more"),
      "a bit turned in the names": () => writeFileSync(path, turned(whole, 18)),
      "a bit turned in the data": () => writeFileSync(path, turned(whole, whole.length - 100)),
      "the length of the names wrong": () => writeFileSync(path, withWord(whole, 2, 0x7fff_ffff)),
      "of another format": () => writeFileSync(path, withWord(whole, 1, 99)),
      "somebody else's": () => writeFileSync(path, '{"not":"ours"}'.repeat(1000)),
      "a good head with rubbish behind it": () =>
        writeFileSync(path, Buffer.concat([whole.subarray(0, 16 + names), Buffer.alloc(whole.length, 0x5a)])),
      "a folder in its place": () => {
        rmSync(path);
        mkdirSync(path);
      },
      "a link to nowhere": () => {
        rmSync(path);
        symlinkSync(join(dir, "nowhere"), path);
      },
      "a link to itself": () => {
        rmSync(path);
        symlinkSync(path, path);
      },
      "half of it left by a session that was killed": () => renameSync(path, `${path}.99999.part`),
      "not to be read": () => chmodSync(path, 0),
      gone: () => rmSync(path),
      "no folder but a file": () => {
        rmSync(place, { recursive: true });
        writeFileSync(place, "x");
      },
      "a folder that is a link to another": () => {
        renameSync(place, other);
        symlinkSync(other, place);
      },
    };
    for (const [name, damage] of Object.entries(breaks)) {
      damage();
      const again = await read();
      assert.equal(again.found, found, name);
      await again.keep();
      if (name === "no folder but a file") rmSync(place);
      await (await read()).keep();
      const third = await read();
      assert.equal(third.found, found, `${name}, after it was made again`);
      assert.deepEqual(
        third.world.index.segments.map(({ kept }) => kept),
        [true],
        `${name}: kept again`,
      );
      assert.deepEqual(readFileSync(onlyFile()), whole, name);
    }
  });

  it("is not given for pages of another state, parser or place in the corpus", async () => {
    await (await read()).keep();
    assert.ok((await read({ parser: "other" })).said.every((said) => said === "none"));
    await (await read()).keep();
    put(7, "雾散了才开船。");
    const changed = await read();
    assert.ok(changed.said.every((said) => said === "none"));
    put(7, "每天清早都有人在那里等船。");
    const path = join(corpus, "2025-01-01-000a.txt");
    writeFileSync(path, "新来的一版\n\n本报讯　渡口多了一条船。\n");
    assert.ok((await read()).said.every((said) => said === "none"));
    rmSync(path);
  });

  it("is not kept for a part of a group, and is for the whole of it", async () => {
    const keeper = new SearchKeeper(1);
    const { world } = await read({ keeper });
    assert.equal(world.articles.length, FILES, "an article a file");
    const { from, to } = groupOfSeveral();
    const keep = (end: number): Promise<void> =>
      keeper.keep(
        [{ from, to: end, kept: false }],
        () => new Uint8Array(4),
        () => false,
      );
    await keep(to - 1);
    assert.throws(onlyFile);
    await keep(to);
    onlyFile();
  });

  it("is left as it is where the corpus is read again meanwhile", async () => {
    await (await read()).keep();
    const before = readFileSync(onlyFile());
    const keeper = new SearchKeeper(256);
    const { world } = await read({ keeper });
    const [segment] = world.index.segments;
    assert.ok(segment !== undefined);
    const keeping = keeper.keep(
      [
        { ...segment, kept: false },
        { from: 1, to: 2, kept: false },
      ],
      () => {
        // As a reading that begins now would.
        keeper.begin();
        return world.index.bytesOf(segment);
      },
      () => false,
    );
    await keeping;
    assert.deepEqual(readFileSync(onlyFile()), before);
  });
});
