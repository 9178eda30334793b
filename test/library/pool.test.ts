import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import { unpack } from "../../source/library/pack.js";
import { ParsePool } from "../../source/library/pool.js";
import { type PageFile, walk } from "../../source/library/walk.js";
import { folderForEach } from "./folder.js";
import { SIMPLIFIED } from "./pages.js";

const folder = folderForEach();

/** As it is built, and without what Node was started with for tests: it starts no thread with a program that must be translated first. */
const begin = (): Worker =>
  new Worker(new URL("../../dist/parse-worker.cjs", import.meta.url), { execArgv: [] });

describe("threads that parse", () => {
  it("answer a group that one of them fails at with null, and parse those behind it", {
    timeout: 60_000,
  }, async () => {
    folder.put("1.txt", SIMPLIFIED);
    const group = [...walk([folder.dir])].flatMap((found) => ("file" in found ? [found.file] : []));
    const bad = [null] as unknown as readonly PageFile[];
    const pool = new ParsePool(1, begin);
    try {
      const groups = [group, bad, group, bad, group];
      const answers = await Promise.all(groups.map((each, i) => pool.parse(each, null, `k${i}`, 0)));
      const keys = answers.map((bytes) =>
        bytes === null ? null : (unpack(bytes)?.key.split("\n")[0] ?? ""),
      );
      assert.deepEqual(keys, ["k0", null, "k2", null, "k4"]);
      const pages = answers.map((bytes) => (bytes === null ? 0 : unpack(bytes)?.pages.length));
      assert.deepEqual(pages, [1, 0, 1, 0, 1], "nothing of one group is left for the next");
    } finally {
      pool.close();
    }
  });

  it("leave nobody waiting once they are ended", { timeout: 60_000 }, async () => {
    folder.put("1.txt", SIMPLIFIED);
    const group = [...walk([folder.dir])].flatMap((found) => ("file" in found ? [found.file] : []));
    const pool = new ParsePool(1, begin);
    const waiting = [1, 2, 3, 4].map(() => pool.parse(group, null, "k", 0));
    pool.close();
    assert.equal((await Promise.all(waiting)).length, 4);
  });
});
