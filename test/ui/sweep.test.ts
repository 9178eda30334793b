import assert from "node:assert/strict";
import { test } from "node:test";
import { type Ambiguous, cellWidth, graphemes, takeCells } from "../../source/typeset/cells.js";
import { rowWidth } from "../../source/typeset/runs.js";
import { printable } from "../../source/typeset/safe.js";
import { drawScreen } from "../../source/ui/draw.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import { shownKey } from "../../source/ui/views/help.js";
import { wordsOf } from "../../source/ui/words/words.js";
import { type Stage, stage } from "./stage.js";

/** Ways to every screen, as keys from the start. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  list: [],
  "list with a search": ["/", "工会", "Enter"],
  "typing a search": ["/", "gonghui"],
  "nothing found": ["/", "zzzzqqqq", "Enter"],
  reader: ["Enter"],
  "reader, scrolled": ["Enter", "d", "d"],
  "reader with hits": ["/", "工会驿站", "Enter", "Enter", "n"],
  "finding in the reader": ["Enter", "/", "工会"],
  "reader beside the list": ["Tab"],
  "an article without a headline": ["j", "Enter"],
  pictures: ["]"],
  bylines: ["]", "]"],
  pages: ["]", "]", "]"],
  "kept, empty": ["]", "]", "]", "]"],
  figures: ["["],
  filters: ["F"],
  "a filter on": ["F", "Enter"],
  help: ["?"],
  "help, at its end": ["?", "G"],
  peek: ["e"],
  concordance: ["/", "工会", "Enter", "c"],
  "concordance by the left": ["/", "工会", "Enter", "c", "c"],
  "names of a search, in reverse": ["/", "工会", "Enter", "]", "]", "S"],
  "a search among kept ones": ["/", "工会", "Enter", "[", "["],
  "a long search": ["/", "工会组织服务职工的“驿站”".repeat(12)],
  "a caret in the middle": ["/", "工会“驿站”", "Left", "Left", "Left"],
  "sending to a command": ["|", "wc -m | tee “记录”"],
  "a filter's values asked for": ["F", "G", "Enter"],
  "a command line": [":", "open"],
};

const COLUMNS = [1, 2, 10, 39, 40, 41, 60, 79, 80, 99, 100, 101, 120, 160, 220];
const ROWS = [1, 2, 5, 9, 10, 11, 15, 16, 24, 36, 60];

function check(on: Stage, label: string): void {
  const state = on.store.get();
  const { rows, caret } = drawScreen(state, on.look);
  assert.equal(rows.length, state.size.rows, `${label}: as many rows as the screen has`);
  for (const [index, row] of rows.entries()) {
    const width = rowWidth(row, state.settings.ambiguous);
    assert.ok(width <= state.size.columns, `${label}: row ${index} is ${width} cells wide`);
  }
  const tooSmall = state.size.columns < 40 || state.size.rows < 10;
  assert.equal(caret !== null, state.box !== null && !tooSmall, `${label}: the caret is where text is typed`);
  if (caret !== null) {
    assert.ok(
      caret.row < state.size.rows && caret.column < state.size.columns,
      `${label}: caret on the screen`,
    );
    const typed = graphemes(printable(state.box?.text.slice(0, state.box.caret) ?? "")).at(-1) ?? "";
    const row = rows[caret.row]?.runs.map((run) => run.text).join("") ?? "";
    const before = takeCells(row, caret.column, state.settings.ambiguous);
    assert.equal(
      cellWidth(before, state.settings.ambiguous),
      caret.column,
      `${label}: caret between characters`,
    );
    assert.ok(before.endsWith(typed), `${label}: caret behind “${typed}”`);
  }
}

/** What the world outside tells while a screen is shown. */
const TOLD: Readonly<Record<string, (on: Stage) => void>> = {
  "a long message": (on) => on.store.dispatch({ type: "message", text: "“路径”/很长的文件夹/".repeat(30) }),
  "a corpus that is read": (on) =>
    on.store.dispatch({
      type: "progress",
      progress: { work: "reading", done: 99_999, total: 100_000, rest: 5999 },
    }),
  "the raw page": (on) => {
    on.type("j", "e");
    const { overlay } = on.store.get();
    assert.ok(overlay?.kind === "peek");
    const lines = ["工会“驿站”——服务职工的一二三年月日亿元第", "x".repeat(300), "、".repeat(90)];
    const block = { lines, roles: ["byline", "body"], score: 1.25, runnerUp: "display", own: true };
    on.store.dispatch({ type: "peeked", id: overlay.id, text: [{ ...block, own: false }, block, block] });
  },
};

for (const ambiguous of ["narrow", "wide"] as const satisfies readonly Ambiguous[]) {
  for (const lang of ["zh", "en"] as const) {
    test(`every screen at every size, ${ambiguous} ambiguous characters, in ${lang}`, () => {
      for (const [name, keys] of Object.entries(SCREENS)) {
        const on = stage(120, 36, { ambiguous, lang });
        on.type(...keys);
        sweep(on, name);
      }
      for (const [name, tell] of Object.entries(TOLD)) {
        const on = stage(120, 36, { ambiguous, lang });
        tell(on);
        sweep(on, name);
      }
    });
  }
}

function sweep(on: Stage, name: string): void {
  for (const columns of COLUMNS) {
    for (const rows of ROWS) {
      on.store.dispatch({ type: "resize", columns, rows });
      check(on, `${name} at ${columns}×${rows}`);
    }
  }
}

test("each way leads to a screen of its own", () => {
  const drawn = Object.values(SCREENS).map((keys) => {
    // Too low for the help, so that its end is another.
    const on = stage(120, 24);
    on.type(...keys);
    return on.screen().join("\n");
  });
  const same = Object.keys(SCREENS).filter((_, at) => drawn.indexOf(drawn[at] ?? "") !== at);
  assert.deepEqual(same, []);
});

test("below 40×10 the screen says so in one line that is whole down to its figures", () => {
  for (const lang of ["zh", "en"] as const) {
    for (let columns = 39; columns >= 5; columns -= 1) {
      const on = stage(columns, 5, { lang });
      const said = on.screen().filter((row) => row.trim() !== "");
      assert.equal(said.length, 1);
      assert.ok(wordsOf(lang).tooSmall.includes(said[0]?.trim() ?? ""), `${columns}: ${said[0]}`);
    }
  }
});

test("help has every key and every word of it on any screen", () => {
  for (const ambiguous of ["narrow", "wide"] as const) {
    for (const lang of ["zh", "en"] as const) {
      for (const columns of [40, 50, 57, 58, 60, 72, 80, 100, 120]) {
        const on = stage(columns, 12, { lang, ambiguous });
        on.type("?");
        const rows = on.look.overlayRows(on.store.get());
        const runs = rows.flatMap((row) => row.runs.map((run) => run.text));
        const label = `${lang} at ${columns}, ${ambiguous}`;
        for (const row of rows) assert.ok(rowWidth(row, ambiguous) <= columns, label);
        const keys = runs.flatMap((text) => text.trim().split(/ +/u));
        // In one column what a key does goes on in the rows below; in two it is a run of its own.
        const packed = (text: string): string => text.replace(/\s/gu, "");
        const below = packed(rows.map((row) => row.runs[1]?.text ?? "").join(""));
        for (const { command, keys: own } of KEY_TABLE) {
          for (const key of own) {
            assert.ok(keys.includes(shownKey(key, ambiguous === "wide")), `${label}: ${key}`);
          }
          const does = wordsOf(lang).commands[command];
          assert.ok(runs.includes(does) || below.includes(packed(does)), `${label}: ${does}`);
        }
      }
    }
  }
});
