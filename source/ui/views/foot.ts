import { bar } from "../../typeset/bars.js";
import { cellWidth } from "../../typeset/cells.js";
import type { Row, Run } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { Layout } from "../layout.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { run, spread } from "./line.js";
import { visibleBox } from "./list-head.js";

const PROGRESS_CELLS = 20;

type Hint = readonly [keys: string, hint: keyof Words["hints"]];

/** The few keys that matter now; the rest is in the help. */
function hintsFor(state: State): readonly Hint[] {
  if (state.box !== null) {
    return state.box.kind === "search"
      ? [
          ["Enter", "enter"],
          ["Tab", "open"],
          ["Esc", "cancel"],
          ["↑", "recall"],
        ]
      : [
          ["Enter", "enter"],
          ["Esc", "cancel"],
        ];
  }
  if (state.overlay?.kind === "filters")
    return [
      ["j k", "choose"],
      ["Enter", "enter"],
      ["F", "close"],
    ];
  if (state.overlay !== null)
    return [
      ["j k", "scroll"],
      ["q", "close"],
    ];
  if (state.place.focus === "reader") {
    return [
      ["h", "back"],
      ["J K", "next"],
      ["/", "find"],
      ["n N", "hit"],
      ["f", "keep"],
      ["y", "copy"],
      ["t", "script"],
      ["?", "help"],
    ];
  }
  return [
    ["Enter", "open"],
    ["/", "search"],
    ["F", "filters"],
    ["f", "keep"],
    ["t", "script"],
    ["?", "help"],
    ["q", "quit"],
  ];
}

/** The last row: a message where there is one, the loading where there is one, else keys; the place at the right. */
export function footRow(state: State, words: Words, layout: Layout): { row: Row; caret: number | null } {
  const { columns } = state.size;
  const { ambiguous } = state.settings;
  const box = state.box;
  if (box !== null && box.kind !== "search") {
    const label = ` ${words.boxes[box.kind]} `;
    const width = columns - cellWidth(label, ambiguous) - 2;
    const { before, after } = visibleBox(box.text, box.caret, width, ambiguous);
    const row = spread(
      [run(label, "accent"), run(before + after, "bold")],
      placeRuns(state, words),
      columns,
      ambiguous,
    );
    return { row, caret: cellWidth(label + before, ambiguous) };
  }
  const left = state.message !== null ? [run(` ${printable(state.message)}`)] : leftRuns(state, words);
  return {
    row: spread(left, placeRuns(state, words), columns, layout.tooSmall ? "narrow" : ambiguous),
    caret: null,
  };
}

function leftRuns(state: State, words: Words): Run[] {
  const { loading } = state;
  if (loading !== null && loading.total > 0) {
    const done = bar(loading.done, loading.total, PROGRESS_CELLS, state.settings.ambiguous);
    return [
      run(` ${words.loading} `),
      run(done, "accent"),
      run(` ${loading.done}/${loading.total} ${loading.unit}`, "dim"),
    ];
  }
  const keys = state.settings.ambiguous === "wide" ? "^" : "↑";
  return hintsFor(state).flatMap(([key, hint]) => [
    run(" "),
    run(key === "↑" ? keys : key, "bold"),
    run(` ${words.hints[hint]} `, "dim"),
  ]);
}

/** At the right: where one is in the list, and what waits for a second key. */
function placeRuns(state: State, words: Words): Run[] {
  const runs: Run[] = [];
  if (state.count !== null) runs.push(run(`${state.count} `, "accent"));
  if (state.prefix !== null) {
    runs.push(run(state.prefix === "copy" ? "y… " : state.prefix === "mark" ? "m… " : "'… ", "accent"));
  }
  if (state.settings.script !== "printed") runs.push(run(`${words.scripts[state.settings.script]} `, "dim"));
  if (state.settings.mixedSounds) runs.push(run(`${words.mixedSounds} `, "dim"));
  const { length } = state.results.entries;
  if (length > 0) runs.push(run(`${state.place.cursor + 1}/${length} `, "dim"));
  return runs;
}
