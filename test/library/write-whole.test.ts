import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { WriteTrouble, writeFolder, writeWhole } from "../../source/library/write-whole.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-write-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function code(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof WriteTrouble && error.code === expected;
}

describe("a file written whole or not at all", () => {
  it("replaces what was there, keeps its mode, and follows a symbolic link", async () => {
    const path = join(dir, "a.json");
    writeFileSync(path, "old", { mode: 0o640 });
    symlinkSync(path, join(dir, "link"));
    await writeWhole(join(dir, "link"), ["new ", "text"]);
    assert.equal(readFileSync(path, "utf8"), "new text");
    assert.equal(statSync(path).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(dir).sort(), ["a.json", "link"]);
  });

  it("leaves everything as it was when it is interrupted or fails on the way", async () => {
    const path = join(dir, "a.json");
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
    assert.equal(readFileSync(path, "utf8"), "old");
    assert.deepEqual(readdirSync(dir), ["a.json"]);
  });

  it("says what is in the way", async () => {
    writeFileSync(join(dir, "file"), "");
    await assert.rejects(writeWhole(dir, ["x"]), code("EISDIR"));
    await assert.rejects(writeWhole(join(dir, "file", "x"), ["x"]), code("ENOTDIR"));
    await assert.rejects(writeWhole(join(dir, "none", "x"), ["x"]), code("ENOENT"));
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
    await writeFolder(join(dir, "new"), files);
    assert.equal(readFileSync(join(dir, "new", "b.md"), "utf8"), "乙");
    mkdirSync(join(dir, "empty"));
    await writeFolder(join(dir, "empty"), files);
    assert.deepEqual(readdirSync(join(dir, "empty")).sort(), ["a.md", "b.md"]);
    await assert.rejects(writeFolder(join(dir, "new"), files), code("ENOTEMPTY"));
  });

  it("leaves nothing when it is interrupted", async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(writeFolder(join(dir, "new"), files, stop.signal), code("interrupted"));
    assert.deepEqual(readdirSync(dir), []);
  });
});
