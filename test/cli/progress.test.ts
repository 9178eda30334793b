import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { counted, progressText } from "../../source/cli/progress.js";
import { wordsIn } from "../../source/cli/words.js";
import { cellWidth } from "../../source/typeset/cells.js";
import { shippedPages } from "../corpus/shipped.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";

const COPIES = 15;
const PAGES = shippedPages();
/** Work that is soon done needs no line, so the program's clock runs fast: what it does takes long on any machine. */
const FAST_CLOCK =
  "data:text/javascript,const real=process.uptime.bind(process);process.uptime=()=>real()*1000;";

const folder = mkdtempSync(join(tmpdir(), "progress-"));
before(() => {
  for (let copy = 0; copy < COPIES; copy += 1)
    for (const { name, raw } of PAGES) writeFileSync(join(folder, `${copy}-${name}`), raw);
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

test("with less room the bar goes first, then the work, then the time", () => {
  const context = { words: wordsIn("en"), ambiguous: "narrow" } as const;
  const shown = new Set<string>();
  for (let cells = 1; cells <= 80; cells += 1) {
    const text = progressText(context, "writing", 1200, 100_000, 61, cells);
    shown.add(
      text
        .replace(/\S*[▏▎▍▌▋▊▉█]\S*/u, "BAR")
        .replace(/ +/gu, " ")
        .trim(),
    );
  }
  assert.deepEqual(
    [...shown],
    [
      "",
      "1200/100000",
      "1200/100000 about 61 s left",
      "writing articles 1200/100000 about 61 s left",
      "writing articles BAR 1200/100000 about 61 s left",
    ],
  );
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
    args: [
      ...["--import", FAST_CLOCK, LAUNCHER, "export"],
      ...["--no-cache", "--script", "tw", "--corpus", folder, "--output", file],
    ],
    record: true,
  });
  try {
    await session.exit(60_000);
    const written = session.written().toString("utf8");
    const { articles } = JSON.parse(readFileSync(file, "utf8")) as {
      articles: { headline: string | null }[];
    };
    assert.match(written, new RegExp(`读取版面 \\S*\\s+\\d+/${COPIES * PAGES.length}\\b`, "u"));
    assert.match(written, new RegExp(`写出文章 \\S*\\s+\\d+/${articles.length}\\b`, "u"));
    assert.match(session.text().trim(), new RegExp(`^已将 ${articles.length} 篇写入 [^读]+$`, "u"));
    assert.ok(articles.some(({ headline }) => headline?.includes("職工")));
  } finally {
    await session.stop();
    rmSync(file, { force: true });
  }
});
