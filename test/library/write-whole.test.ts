import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { WriteTrouble, writeFolder, writeWhole } from "../../source/library/write-whole.js";
import { folderForEach } from "./folder.js";

const folder = folderForEach();

function code(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof WriteTrouble && error.code === expected;
}

describe("a file written whole or not at all", () => {
  it("replaces what was there, keeps its mode, and follows a symbolic link", async () => {
    const path = join(folder.dir, "a.json");
    writeFileSync(path, "old", { mode: 0o640 });
    symlinkSync(path, join(folder.dir, "link"));
    await writeWhole(join(folder.dir, "link"), ["new ", "text"]);
    assert.equal(readFileSync(path, "utf8"), "new text");
    assert.equal(statSync(path).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder.dir).sort(), ["a.json", "link"]);
  });

  it("leaves everything as it was when it is interrupted or fails on the way", async () => {
    const path = join(folder.dir, "a.json");
    writeFileSync(path, "old");
    const stop = new AbortController();
    function* chunks(): Generator<string> {
      yield "half";
      stop.abort();
      yield "rest";
    }
    await assert.rejects(writeWhole(path, chunks(), stop.signal), code("interrupted"));
    function* failing(): Generator<string> {
      yield "half";
      throw Object.assign(new Error("disk"), { code: "EIO" });
    }
    await assert.rejects(writeWhole(path, failing()), code("EIO"));
    const fault = new Error("no trouble with the file");
    function* faulty(): Generator<string> {
      yield "half";
      throw fault;
    }
    await assert.rejects(writeWhole(path, faulty()), (error) => error === fault);
    assert.equal(readFileSync(path, "utf8"), "old");
    assert.deepEqual(readdirSync(folder.dir), ["a.json"]);
  });

  it("says what is in the way", async () => {
    writeFileSync(join(folder.dir, "file"), "");
    await assert.rejects(writeWhole(folder.dir, ["x"]), code("EISDIR"));
    await assert.rejects(writeWhole(join(folder.dir, "file", "x"), ["x"]), code("ENOTDIR"));
    await assert.rejects(writeWhole(join(folder.dir, "none", "x"), ["x"]), code("ENOENT"));
  });

  it("tells a full disk", { skip: process.platform !== "linux" }, async () => {
    await assert.rejects(writeWhole("/dev/full", ["x".repeat(100_000)]), code("ENOSPC"));
  });
});

describe("a folder written whole or not at all", () => {
  const files = [
    { name: "a.md", text: "甲" },
    { name: "b.md", text: "乙" },
  ];

  it("is made, also where an empty one stands, and never over files", async () => {
    await writeFolder(join(folder.dir, "new"), files);
    assert.equal(readFileSync(join(folder.dir, "new", "b.md"), "utf8"), "乙");
    mkdirSync(join(folder.dir, "empty"));
    await writeFolder(join(folder.dir, "empty"), files);
    assert.deepEqual(readdirSync(join(folder.dir, "empty")).sort(), ["a.md", "b.md"]);
    await assert.rejects(writeFolder(join(folder.dir, "new"), files), code("ENOTEMPTY"));
  });

  it("leaves nothing when it is interrupted", async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(writeFolder(join(folder.dir, "new"), files, stop.signal), code("interrupted"));
    assert.deepEqual(readdirSync(folder.dir), []);
  });
});
