import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(ROOT, "bin", "unionnews.js");

/** Written before the program is run: says at its end which of Node's own modules were loaded. */
const TELLING = 'process.on("exit", () => require("fs").writeSync(2, process.moduleLoadList.join("\\n")));';

/** Node's modules that a command loads which prints what it finds: into a pipe, a file, or what a program gives in its place. */
function loadedBy(args: readonly string[], into: "file" | "socket"): readonly string[] {
  const home = mkdtempSync(join(tmpdir(), "unionnews-start-"));
  const telling = join(home, "telling.cjs");
  writeFileSync(telling, TELLING);
  const file = into === "file" ? openSync(join(home, "out"), "w") : null;
  try {
    const env = { PATH: process.env["PATH"], HOME: home, LANG: "zh_CN.UTF-8" };
    const { status, stderr } = spawnSync(process.execPath, ["--require", telling, PROGRAM, ...args], {
      env,
      encoding: "utf8",
      // What Node calls a pipe is a socket.
      stdio: ["ignore", file ?? "pipe", "pipe"],
    });
    assert.equal(status, 0, stderr);
    if (file !== null) assert.match(readFileSync(join(home, "out"), "utf8"), /\t/u);
    return stderr.split("\n");
  } finally {
    if (file !== null) closeSync(file);
    rmSync(home, { recursive: true, force: true });
  }
}

/** What a search prints in a copy of the built program in which something was done to the folded texts of the shipped pages. */
function searchedWith(change: (file: string) => void): { status: number | null; stdout: string } {
  const home = mkdtempSync(join(tmpdir(), "unionnews-start-"));
  try {
    for (const name of ["bin", "dist", "corpus", "package.json"])
      cpSync(join(ROOT, name), join(home, name), { recursive: true });
    const [folded = ""] = readdirSync(join(home, "dist")).filter((name) => name.endsWith(".folded"));
    change(join(home, "dist", folded));
    const args = [join(home, "bin", "unionnews.js"), "search", "工会驿站"];
    const env = { PATH: process.env["PATH"], HOME: home };
    const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    return { status, stdout };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

describe("the folded texts that the build keeps of the shipped pages", () => {
  it("are what a search looks through, and are not needed", () => {
    const whole = searchedWith(() => {});
    assert.equal(whole.status, 0);
    const without = searchedWith((file) => rmSync(file));
    const cut = searchedWith((file) => writeFileSync(file, readFileSync(file).subarray(0, -4)));
    assert.deepEqual([without, cut], [whole, whole]);
    const empty = searchedWith((file) => {
      const bytes = readFileSync(file);
      // Behind the head and the lengths of the short texts: all texts, and the lengths of the long ones.
      const articles = bytes.readUInt32LE(12);
      writeFileSync(file, bytes.fill(0, (7 + articles) * 4));
    });
    assert.deepEqual(empty, { status: 1, stdout: "" });
  });
});

describe("a start that prints", () => {
  it("loads none of Node's modules that cost milliseconds, wherever it prints to", () => {
    const dear =
      /^NativeModule (?:stream|net|tty|os|fs\/promises|worker_threads|zlib|crypto|child_process|perf_hooks|v8)$/u;
    for (const into of ["file", "socket"] as const) {
      for (const args of [["list"], ["search", "工会驿站"], ["search", "ghyz"]]) {
        assert.deepEqual(
          loadedBy(args, into).filter((name) => dear.test(name)),
          [],
          `${args.join(" ")} into a ${into}`,
        );
      }
    }
  });
});
