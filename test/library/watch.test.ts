import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type PageFile, walk } from "../../source/library/walk.js";
import { type CorpusChange, snapshotOf, watchCorpus } from "../../source/library/watch.js";

let dir: string;
let end: () => void = () => {};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-watch-"));
  writeFileSync(join(dir, "01.txt"), "一");
});
afterEach(() => {
  end();
  rmSync(dir, { recursive: true, force: true });
});

/** Watches, and does something again and again until a change is told: only the first look may miss it. */
function changeAfter(act: (round: number) => void, every: number): Promise<CorpusChange> {
  return new Promise((resolve) => {
    let round = 0;
    const timer = setInterval(() => act(round++), 60);
    end = watchCorpus(
      [dir],
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
    const change = await changeAfter((round) => writeFileSync(join(dir, `1${round}.txt`), "二"), 100_000);
    assert.ok(change.added.length >= 1);
    assert.ok(change.added.every((path) => /1\d+\.txt$/u.test(path)));
    assert.deepEqual([change.changed, change.removed], [[], []]);
  });

  it("tells a changed page", async () => {
    const change = await changeAfter(() => appendFileSync(join(dir, "01.txt"), "多"), 100_000);
    assert.deepEqual(change, { added: [], changed: [join(dir, "01.txt")], removed: [] });
  });

  it("tells a page in a new folder, and that another file is none of ours", async () => {
    const change = await changeAfter((round) => {
      writeFileSync(join(dir, "notes.doc"), String(round));
      mkdirSync(join(dir, "sub"), { recursive: true });
      if (round > 2) writeFileSync(join(dir, "sub", "02.txt"), "三");
    }, 100_000);
    assert.deepEqual(change.added, [join(dir, "sub", "02.txt")]);
  });

  it("tells what is written while it looks, behind its back", async () => {
    for (let i = 0; i < 2000; i++) writeFileSync(join(dir, `old${i}.txt`), "旧");
    const told = new Set<string>();
    end = watchCorpus([dir], ({ added }) => added.forEach((path) => void told.add(path)), {
      quiet: 5,
      every: 100_000,
    });
    const write = (name: string): void => writeFileSync(join(dir, name), "新");
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    await wait(300);
    for (let round = 0; round < 12; round++) {
      // The first is what it looks for; the second, sorted before all others, comes somewhere in the middle of that.
      write(`z${round}.txt`);
      await wait(8 + 2 * round);
      write(`a${round}.txt`);
      for (let waited = 0; waited < 3000 && told.size < 2 * (round + 1); waited += 20) await wait(20);
      assert.equal(told.size, 2 * (round + 1), `round ${round}`);
    }
  });

  it("tells what has changed since the pages were read, once", async () => {
    const folders = new Set([dir]);
    const files: PageFile[] = [];
    for (const found of walk([dir])) if ("file" in found) files.push(found.file);
    writeFileSync(join(dir, "02.txt"), "二");
    const changes: CorpusChange[] = [];
    await new Promise<void>((resolve) => {
      const since = Promise.resolve(snapshotOf([dir], files, folders));
      const take = (change: CorpusChange): void => {
        changes.push(change);
        resolve();
      };
      end = watchCorpus([dir], take, { quiet: 5, every: 100_000, since });
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.deepEqual(changes, [{ added: [join(dir, "02.txt")], changed: [], removed: [] }]);
  });

  it("tells a page taken away, also where it must look for itself", async () => {
    const gone = join(dir, "01.txt");
    const change = await changeAfter((round) => {
      if (round > 2) rmSync(gone, { force: true });
    }, 30);
    assert.deepEqual(change.removed, [gone]);
  });
});
