import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type PageFile, walk } from "../../source/library/walk.js";
import { type CorpusChange, type Snapshot, snapshotOf, watchCorpus } from "../../source/library/watch.js";
import { folderForEach } from "./folder.js";

/** A watch that has told nothing until then will not. */
const PATIENCE_MS = 10_000;

const folder = folderForEach();
let end: () => void = () => {};
beforeEach(() => folder.put("01.txt", "一"));
afterEach(() => end());

/** What stands there now, as whoever has just read it tells the watch. */
function standing(): Snapshot {
  const folders = new Set<string>();
  const files: PageFile[] = [];
  for (const found of walk([folder.dir], (each) => folders.add(each)))
    if ("file" in found) files.push(found.file);
  return snapshotOf([folder.dir], files, folders);
}

/** Watches, and does something again and again until a change is told: only the first look may miss it. */
function changeAfter(act: (round: number) => void, every: number): Promise<CorpusChange> {
  return new Promise((resolve) => {
    let round = 0;
    const timer = setInterval(() => act(round++), 60);
    end = watchCorpus(
      [folder.dir],
      (change) => {
        clearInterval(timer);
        resolve(change);
      },
      { quiet: 10, every },
    );
  });
}

/** Watches a path, and gives what waits until a page is told as added, doing something again and again meanwhile. */
function following(path: string, every: number): (page: string, act?: () => void) => Promise<void> {
  const told = new Set<string>();
  const take = ({ added }: CorpusChange): void => {
    for (const page of added) told.add(page);
  };
  end = watchCorpus([path], take, { quiet: 10, every });
  return async (page, act = () => {}) => {
    const patience = Date.now() + PATIENCE_MS;
    for (; !told.has(page) && Date.now() < patience; await wait(60)) act();
    assert.ok(told.has(page), `${page} is told`);
  };
}

describe("watching a corpus", () => {
  it("tells a new page", async () => {
    const change = await changeAfter(
      (round) => writeFileSync(join(folder.dir, `1${round}.txt`), "二"),
      100_000,
    );
    assert.ok(change.added.length >= 1);
    assert.ok(change.added.every((path) => /1\d+\.txt$/u.test(path)));
    assert.deepEqual([change.changed, change.removed], [[], []]);
  });

  it("tells a changed page", async () => {
    const change = await changeAfter(() => appendFileSync(join(folder.dir, "01.txt"), "多"), 100_000);
    assert.deepEqual(change, { added: [], changed: [join(folder.dir, "01.txt")], removed: [] });
  });

  it("tells a page in a new folder, and that another file is none of ours", async () => {
    const change = await changeAfter((round) => {
      writeFileSync(join(folder.dir, "notes.doc"), String(round));
      mkdirSync(join(folder.dir, "sub"), { recursive: true });
      if (round > 2) writeFileSync(join(folder.dir, "sub", "02.txt"), "三");
    }, 100_000);
    assert.deepEqual(change.added, [join(folder.dir, "sub", "02.txt")]);
  });

  it("tells what is written while it looks, behind its back", async () => {
    for (let i = 0; i < 2000; i++) folder.put(`old${i}.txt`, "旧");
    const told = new Set<string>();
    let enough = (): void => {};
    const take = ({ added }: CorpusChange): void => {
      for (const path of added) told.add(path);
      enough();
    };
    end = watchCorpus([folder.dir], take, {
      quiet: 5,
      every: 100_000,
      since: Promise.resolve(standing()),
    });
    for (let round = 0; round < 12; round++) {
      const whole = new Promise<void>((resolve) => {
        enough = () => (told.size === 2 * (round + 1) ? resolve() : undefined);
      });
      // The first is what it looks for; the second, sorted before all others, comes somewhere in the middle of that.
      folder.put(`z${round}.txt`, "新");
      await wait(8 + 2 * round);
      folder.put(`a${round}.txt`, "新");
      const patience = new AbortController();
      await Promise.race([whole, wait(PATIENCE_MS, undefined, patience)]);
      patience.abort();
      assert.equal(told.size, 2 * (round + 1), `round ${round}`);
    }
  });

  it("tells what has changed since the pages were read, once", async () => {
    const since = Promise.resolve(standing());
    folder.put("02.txt", "二");
    const changes: CorpusChange[] = [];
    await new Promise<void>((resolve) => {
      const take = (change: CorpusChange): void => {
        changes.push(change);
        resolve();
      };
      end = watchCorpus([folder.dir], take, { quiet: 5, every: 100_000, since });
    });
    await wait(60);
    assert.deepEqual(changes, [{ added: [join(folder.dir, "02.txt")], changed: [], removed: [] }]);
  });

  for (const how of ["put in its place", "made anew", "a link set to another"] as const) {
    it(`goes on in a folder that is ${how}`, async () => {
      const path = join(folder.dir, "pages");
      const linked = how === "a link set to another";
      folder.put("old/01.txt", "一");
      folder.put("new/02.txt", "二");
      if (linked) symlinkSync("old", path);
      else renameSync(join(folder.dir, "old"), path);
      // Nothing is told where a link is set elsewhere: it must be looked for.
      const told = following(path, linked ? 30 : 100_000);
      await told(join(path, "a.txt"), () => writeFileSync(join(path, "a.txt"), "三"));
      if (how === "put in its place") renameSync(path, join(folder.dir, "aside"));
      else rmSync(path, { recursive: true });
      if (linked) symlinkSync("new", path);
      else if (how === "put in its place") renameSync(join(folder.dir, "new"), path);
      else mkdirSync(path);
      if (how === "made anew") writeFileSync(join(path, "02.txt"), "二");
      await told(join(path, "02.txt"));
      await told(join(path, "03.txt"), () => writeFileSync(join(path, "03.txt"), "三"));
    });
  }

  it("tells a page taken away, also where it must look for itself", async () => {
    const gone = join(folder.dir, "01.txt");
    const change = await changeAfter((round) => {
      if (round > 2) rmSync(gone, { force: true });
    }, 30);
    assert.deepEqual(change.removed, [gone]);
  });
});
