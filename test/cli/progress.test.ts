import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { counted, progressText } from "../../source/cli/progress.js";
import { wordsIn } from "../../source/cli/words.js";
import { cellWidth } from "../../source/typeset/cells.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "progress-"));
before(() => {
  for (let copy = 0; copy < 60; copy += 1)
    for (const name of readdirSync(CORPUS).filter((each) => each.endsWith(".txt")))
      copyFileSync(CORPUS + name, join(folder, `${copy}-${name}`));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("a line of progress has bar, count and time as far as they fit, and is never over its cells", () => {
  for (const lang of ["zh", "en"] as const) {
    for (const ambiguous of ["narrow", "wide"] as const) {
      const context = { words: wordsIn(lang), ambiguous };
      for (let cells = 1; cells <= 120; cells += 1) {
        const text = progressText(context, "writing", 1200, 100_000, 61, cells);
        assert.ok(cellWidth(text, ambiguous) <= cells, `${cells}: ${text}`);
        if (cells >= 13) assert.match(text, /1200\/100000/u);
        if (cells >= 70) assert.match(text, /61/u);
      }
    }
  }
});

test("things are counted as they are taken, and none is lost", () => {
  const told: string[] = [];
  const line = { show: (done: number, total: number) => void told.push(`${done}/${total}`), clear: () => {} };
  assert.deepEqual([...counted(["a", "b", "c"], 3, line)], ["a", "b", "c"]);
  assert.deepEqual(told, ["1/3", "2/3", "3/3"]);
});

test("an export to a file shows on the terminal how far it is, and leaves nothing of that behind", async () => {
  const file = join(folder, "out.json");
  const session = start({
    command: process.execPath,
    args: [LAUNCHER, "export", "--no-cache", "--script", "tw", "--corpus", folder, "--output", file],
    record: true,
  });
  try {
    await session.exit(60_000);
    const written = session.written().toString("utf8");
    assert.match(written, /读取版面 \S*\s+\d+\/24\d/u);
    assert.match(written, /写出文章 \S*\s+\d+\/\d{4}/u);
    assert.match(session.text().trim(), /^已将 \d{4} 篇写入 [^读]+$/u);
    const { articles } = JSON.parse(readFileSync(file, "utf8")) as {
      articles: { headline: string | null }[];
    };
    assert.ok(articles.some(({ headline }) => headline?.includes("職工")));
  } finally {
    await session.stop();
    rmSync(file, { force: true });
  }
});
