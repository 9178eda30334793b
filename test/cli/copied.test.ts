import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { foldersOf } from "../../source/library/folders.js";
import { openState } from "../../source/library/state.js";
import { toldField } from "../../source/search/layout.js";
import { commandLineOf } from "../../source/ui/copies.js";
import { LAUNCHER } from "../session/program.js";
import { type Stage, stage } from "../ui/stage.js";

/** What `Y` copies is run in a shell, and must print the rows of the screen in their order. */

const home = mkdtempSync(join(tmpdir(), "copied-"));
after(() => rmSync(home, { recursive: true, force: true }));
writeFileSync(join(home, "unionnews"), `#!/bin/sh\nexec "${process.execPath}" "${LAUNCHER}" "$@"\n`);
chmodSync(join(home, "unionnews"), 0o755);

function printed(command: string): string[][] {
  const { stdout, stderr } = spawnSync("sh", ["-c", command], {
    encoding: "utf8",
    env: { PATH: `${home}:${process.env["PATH"] ?? ""}`, HOME: home, LANG: "zh_CN.UTF-8" },
  });
  assert.equal(stderr, "", command);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}

/** The screen's rows, each by what its command prints first of it. */
function shown(on: Stage): string[] {
  return on.store.get().results.entries.map((entry) => {
    if (entry.kind === "article") return entry.article.id;
    if (entry.kind === "name") return `${entry.name} ${entry.pieces + entry.pictures}`;
    if (entry.kind === "page") return `${entry.source} ${entry.stories.length}`;
    if (entry.kind === "figure") return `${entry.by} ${entry.value} ${entry.count}`;
    return `${entry.article.id} ${toldField(entry.article, entry.mark.field)} ${entry.word}`;
  });
}

const first = (rows: string[][]): string[] => rows.map(([id = ""]) => id);

const LISTS: Readonly<Record<string, readonly string[]>> = {
  "all articles": [],
  "newest first, reversed": ["s", "S"],
  "oldest first": ["s", "s"],
  "a search": ["/", "工会", "Enter"],
  "a search by page, reversed": ["/", "职工", "Enter", "s", "s", "s", "S"],
  "a search in pinyin": ["/", "gonghuiyizhan", "Enter"],
  "words left out": ["/", "-工会", "Enter"],
  "an ASCII word left out": ["/", "-AI 工会", "Enter"],
  "quotes and dollars": ["/", "“工会” '$HOME' `x`", "Enter"],
  pictures: ["]"],
  "pictures of a search": ["/", "工会", "Enter", "]"],
  "a filter": ["F", "j", "Enter", "F"],
  "two filters and a search": ["/", "工会", "Enter", "F", "Enter", "j", "j", "j", "Enter", "F"],
  "a name's articles": ["]", "]", "Enter"],
  "a page's articles": ["]", "]", "]", "Enter"],
  "a figure's articles": ["[", "G", "Enter"],
};

for (const [name, keys] of Object.entries(LISTS)) {
  test(`${name}: the same articles in the same order`, () => {
    const on = stage(120, 36);
    on.type(...keys);
    const command = commandLineOf(on.store.get(), []);
    assert.deepEqual(first(printed(command)), shown(on), command);
  });
}

test("kept articles are those of the reader's memory", () => {
  const on = stage(80, 24);
  on.type("j", "f", "j", "j", "f", "]", "]", "]", "]");
  const { state: dir } = foldersOf({ HOME: home });
  const state = openState({ dir });
  for (const id of on.store.get().memory.kept) state.record({ event: "keep", id, on: true });
  state.close();
  const command = commandLineOf(on.store.get(), []);
  assert.equal(shown(on).length, 2);
  assert.deepEqual(first(printed(command)), shown(on), command);
});

test("a concordance has the same lines by either side", () => {
  for (const keys of [["c"], ["c", "c"], ["c", "S"]]) {
    const on = stage(120, 36);
    on.type("/", "工会驿站", "Enter", ...keys);
    const command = commandLineOf(on.store.get(), []);
    const rows = printed(command).map(([id, field, , word]) => `${id} ${field} ${word}`);
    assert.deepEqual(rows, shown(on), command);
  }
});

test("names, pages and figures have the same counts", () => {
  for (const [keys, figure] of [
    [["]", "]"], "byline"],
    [["]", "]", "]"], "source"],
    [["/", "工会", "Enter", "]", "]", "]"], "source"],
    // Of those who sign together only who is asked for.
    [["/", "by:田国垒", "Enter", "]", "]"], "byline"],
    [["/", "tianguolei", "Enter", "]", "]"], "byline"],
    [["/", "工会", "Enter", "]", "]"], "byline"],
  ] as const) {
    const on = stage(120, 36);
    on.type(...keys);
    const command = commandLineOf(on.store.get(), []);
    const rows = printed(command).map(([by, value, count]) => {
      assert.equal(by, figure);
      return `${value} ${count}`;
    });
    // The screen has pages in the paper's order, the prompt the largest count first.
    assert.deepEqual(rows.toSorted(), shown(on).toSorted(), command);
  }
  for (const query of ["工会", "by:田国垒"]) {
    const on = stage(120, 36);
    on.type("/", query, "Enter", "[");
    const command = commandLineOf(on.store.get(), []);
    const rows = printed(command).map((row) => row.join(" "));
    for (const row of shown(on)) assert.ok(rows.includes(row), `${row} is printed by ${command}`);
  }
});

test("an open article in another script", () => {
  const on = stage(120, 36);
  on.type("j", "Enter");
  on.store.dispatch({ type: "script", script: "tw" });
  const command = commandLineOf(on.store.get(), ["--corpus", "a b"]);
  assert.match(command, /^unionnews show \w+ --script tw --corpus 'a b'$/u);
});
