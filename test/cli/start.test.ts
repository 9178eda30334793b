import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/unionnews.js", import.meta.url));

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
