import { type Ambiguous, cellWidth, padCells, takeCells } from "../../typeset/cells.js";
import type { Row } from "../../typeset/row.js";
import { padRow, rowWidth } from "../../typeset/runs.js";
import { printable } from "../../typeset/safe.js";
import { type Bindings, KEY_TABLE, type KeyGroup, keysOf } from "../keys.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, line, run } from "./line.js";

/** On a narrow screen the keys get less room, and the rarer ones of a row are cut. */
const NARROW = { columns: 58, keys: 13 } as const;
const GAP_CELLS = 2;

/** How a key is written for a reader. */
const SHOWN: Readonly<Record<string, string>> = {
  down: "↓",
  up: "↑",
  left: "←",
  right: "→",
  enter: "Enter",
  space: "Space",
  tab: "Tab",
  "shift-tab": "Shift-Tab",
  pgup: "PgUp",
  pgdn: "PgDn",
  home: "Home",
  end: "End",
  backspace: "Backspace",
};

const ASCII_ARROWS: Readonly<Record<string, string>> = {
  down: "Down",
  up: "Up",
  left: "Left",
  right: "Right",
};

/** A key of the reader's own configuration may have any name. */
export function shownKey(key: string, ascii: boolean): string {
  if (ascii && Object.hasOwn(ASCII_ARROWS, key)) return ASCII_ARROWS[key] ?? key;
  if (key.startsWith("ctrl-")) return `Ctrl-${printable(key.slice(5).toUpperCase())}`;
  return Object.hasOwn(SHOWN, key) ? (SHOWN[key] ?? key) : printable(key);
}

/** Every key in force, by group; two columns where there is room. The help reads the same table as the dispatcher. */
export function helpRows(state: State, words: Words, keys: Bindings): Row[] {
  const { ambiguous } = state.settings;
  const groups = [...new Set(KEY_TABLE.map((row) => row.group))].map((group) =>
    rowsOf(group, words, keys, ambiguous),
  );
  const title = [line([run(` ${words.helpTitle}`, "bold")]), EMPTY];
  const half = groups.flat().length / 2;
  let split = 0;
  for (let length = 0; split < groups.length && length < half; split += 1)
    length += groups[split]?.length ?? 0;
  const left = drawn(groups.slice(0, split).flat(), ambiguous);
  const right = drawn(groups.slice(split).flat(), ambiguous);
  const leftCells = Math.max(...left.map((row) => rowWidth(row, ambiguous))) + GAP_CELLS;
  const rightCells = Math.max(...right.map((row) => rowWidth(row, ambiguous)));
  const { columns } = state.size;
  if (leftCells + rightCells > columns) {
    return [...title, ...drawn(groups.flat(), ambiguous, columns < NARROW.columns ? NARROW.keys : undefined)];
  }
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    line([...padRow(left[index] ?? EMPTY, leftCells, ambiguous).runs, ...(right[index] ?? EMPTY).runs]),
  );
  return [...title, ...rows];
}

type HelpRow = { readonly heading: string } | { readonly keys: string; readonly does: string } | null;

/** A group's heading, its keys, and an empty row. */
function rowsOf(group: KeyGroup, words: Words, keys: Bindings, ambiguous: Ambiguous): HelpRow[] {
  const rows: HelpRow[] = [{ heading: words.groups[group] }];
  for (const { command, group: own } of KEY_TABLE) {
    if (own !== group) continue;
    const shown = keysOf(command, keys).map((key) => shownKey(key, ambiguous === "wide"));
    if (shown.length > 0) rows.push({ keys: shown.join("  "), does: words.commands[command] });
  }
  return [...rows, null];
}

/** The rows with what the keys do in one column, as near as the longest of the keys allows. */
function drawn(rows: readonly HelpRow[], ambiguous: Ambiguous, most = Number.POSITIVE_INFINITY): Row[] {
  const widest = Math.max(
    0,
    ...rows.map((row) => (row !== null && "keys" in row ? cellWidth(row.keys, ambiguous) : 0)),
  );
  const cells = Math.min(most, widest + GAP_CELLS);
  return rows.map((row) => {
    if (row === null) return EMPTY;
    if ("heading" in row) return line([run(` ${row.heading}`, "bold")]);
    const keys = padCells(takeCells(row.keys, cells - 1, ambiguous), cells, ambiguous);
    return line([run(`  ${keys}`, "accent"), run(row.does)]);
  });
}
