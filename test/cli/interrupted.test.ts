import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const LAUNCHER = fileURLToPath(new URL("../../bin/unionnews.js", import.meta.url));
/** What stood in the file before. */
const BEFORE = "what was there before\n";
/** So many stories that writing them takes a while. */
const PAGES = 150;

/** Exports, sends an interruption after so many milliseconds, and gives what ended the process. */
function exportInterrupted(dir: string, after: number): Promise<number | NodeJS.Signals | null> {
  const args = [
    LAUNCHER,
    "export",
    "--format",
    "json",
    "--output",
    join(dir, "out", "all.json"),
    "--corpus",
    join(dir, "pages"),
  ];
  const env = { PATH: process.env["PATH"], HOME: dir };
  const child = spawn(process.execPath, args, { stdio: "ignore", env });
  const timer = setTimeout(() => child.kill("SIGINT"), after);
  return new Promise((resolve) =>
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    }),
  );
}

it("an export that is interrupted, whenever that is, leaves the old file or the whole new one, and nothing else", async () => {
  const dir = mkdtempSync(join(tmpdir(), "unionnews-interrupted-"));
  try {
    for (const folder of ["pages", "out"]) mkdirSync(join(dir, folder));
    for (let page = 0; page < PAGES; page++) {
      const body = `第${page}位船工在渡口摆渡了三十年，每天清早都有人等他。`.repeat(40);
      writeFileSync(join(dir, "pages", `2025-01-01-${page}.txt`), `渡口的第${page}个清晨\n\n${body}\n`);
    }
    const file = join(dir, "out", "all.json");
    let interrupted = 0;
    for (let after = 40; after <= 400; after += 40) {
      writeFileSync(file, BEFORE);
      const end = await exportInterrupted(dir, after);
      const text = readFileSync(file, "utf8");
      assert.deepEqual(readdirSync(join(dir, "out")), ["all.json"], `after ${after} ms`);
      if (text === BEFORE) {
        interrupted += 1;
        assert.ok(end === 130 || end === "SIGINT", `after ${after} ms: ${end}`);
      } else assert.equal((JSON.parse(text) as { articles: unknown[] }).articles.length, PAGES);
    }
    assert.ok(interrupted > 0, "no run was interrupted");
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
