import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
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

  it("tells a page taken away, also where it must look for itself", async () => {
    const gone = join(folder.dir, "01.txt");
    const change = await changeAfter((round) => {
      if (round > 2) rmSync(gone, { force: true });
    }, 30);
    assert.deepEqual(change.removed, [gone]);
  });
});
