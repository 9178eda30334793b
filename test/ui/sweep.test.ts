import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ambiguous } from "../../source/typeset/cells.js";
import { rowWidth } from "../../source/typeset/runs.js";
import { drawScreen } from "../../source/ui/draw.js";
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
  figures: ["[", ""],
  filters: ["F"],
  "a filter on": ["F", "Enter"],
  help: ["?"],
  "help, at its end": ["?", "G"],
  peek: ["e"],
  concordance: ["/", "工会", "Enter", "c"],
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
  }
}

for (const ambiguous of ["narrow", "wide"] as const satisfies readonly Ambiguous[]) {
  for (const lang of ["zh", "en"] as const) {
    test(`every screen at every size, ${ambiguous} ambiguous characters, in ${lang}`, () => {
      for (const [name, keys] of Object.entries(SCREENS)) {
        const on = stage(120, 36, { ambiguous, lang });
        on.type(...keys);
        for (const columns of COLUMNS) {
          for (const rows of ROWS) {
            on.store.dispatch({ type: "resize", columns, rows });
            check(on, `${name} at ${columns}×${rows}`);
          }
        }
      }
    });
  }
}

test("below 40×10 the screen says so in one line", () => {
  const on = stage(39, 24);
  const said = on.screen().filter((row) => row.trim() !== "");
  assert.equal(said.length, 1);
});
