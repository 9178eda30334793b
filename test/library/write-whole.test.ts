import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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

  it("keeps a mode that the umask would not give to a new file", async () => {
    const path = join(folder.dir, "a.json");
    writeFileSync(path, "old");
    chmodSync(path, 0o666);
    const before = process.umask(0o027);
    try {
      await writeWhole(path, ["new"]);
      await writeWhole(join(folder.dir, "b.json"), ["new"]);
    } finally {
      process.umask(before);
    }
    assert.equal(statSync(path).mode & 0o777, 0o666);
    assert.equal(statSync(join(folder.dir, "b.json")).mode & 0o777, 0o640);
  });

  it("makes what a link points to where that is not there yet", async () => {
    mkdirSync(join(folder.dir, "far/deep"), { recursive: true });
    symlinkSync("far/deep", join(folder.dir, "near"));
    symlinkSync("../real.json", join(folder.dir, "near/second"));
    symlinkSync("near/second", join(folder.dir, "first"));
    await writeWhole(join(folder.dir, "first"), ["text"]);
    assert.equal(readFileSync(join(folder.dir, "far/real.json"), "utf8"), "text");
    assert.ok(lstatSync(join(folder.dir, "first")).isSymbolicLink());
    assert.equal(readlinkSync(join(folder.dir, "near/second")), "../real.json");
    symlinkSync("b", join(folder.dir, "a"));
    symlinkSync("a", join(folder.dir, "b"));
    await assert.rejects(writeWhole(join(folder.dir, "a"), ["x"]), code("ELOOP"));
    assert.equal(readlinkSync(join(folder.dir, "a")), "b");
  });

  it("leaves alone what a killed session left, and needs no more of a name than the file does", async () => {
    const name = "字".repeat(84);
    const left = [`.a.json.${process.pid}.part`, `.new.${process.pid}.part`];
    for (const each of left) writeFileSync(join(folder.dir, each), "somebody's");
    await writeWhole(join(folder.dir, "a.json"), ["text"]);
    await writeWhole(join(folder.dir, name), ["text"]);
    await writeFolder(join(folder.dir, "new"), [{ name: "a.md", text: "甲" }]);
    assert.deepEqual(readdirSync(folder.dir).sort(), [...left, "a.json", "new", name].sort());
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

  it("is made where a link points, there or not", async () => {
    mkdirSync(join(folder.dir, "empty"));
    for (const name of ["empty", "none"]) {
      symlinkSync(name, join(folder.dir, `to-${name}`));
      await writeFolder(join(folder.dir, `to-${name}/`), files);
      assert.equal(readlinkSync(join(folder.dir, `to-${name}`)), name);
      assert.equal(readFileSync(join(folder.dir, name, "b.md"), "utf8"), "乙");
    }
  });

  it("leaves nothing when it is interrupted", async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(writeFolder(join(folder.dir, "new"), files, stop.signal), code("interrupted"));
    assert.deepEqual(readdirSync(folder.dir), []);
  });
});
