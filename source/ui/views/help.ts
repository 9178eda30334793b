import { type Ambiguous, cellWidth, padCells, takeCells } from "../../typeset/cells.js";
import type { Row } from "../../typeset/row.js";
import { padRow, rowWidth } from "../../typeset/runs.js";
import { printable } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import { COMMAND_NAMES } from "../command-names.js";
import { type Bindings, KEY_TABLE, type KeyGroup, keysOf } from "../keys.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, line, run } from "./line.js";

/** On a narrow screen the keys get less room, and stand on several lines. */
const NARROW = { columns: 58, keys: 13 } as const;
const GAP_CELLS = 2;
const INDENT_CELLS = 2;
const KEY_GAP = "  ";

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
  const { columns } = state.size;
  const all = Number.POSITIVE_INFINITY;
  const left = drawn(groups.slice(0, split).flat(), ambiguous, all);
  const right = drawn(groups.slice(split).flat(), ambiguous, all);
  const leftCells = Math.max(...left.map((row) => rowWidth(row, ambiguous))) + GAP_CELLS;
  const rightCells = Math.max(...right.map((row) => rowWidth(row, ambiguous)));
  const commands = commandRows(words, columns, ambiguous);
  if (leftCells + rightCells > columns) {
    const most = columns < NARROW.columns ? NARROW.keys : columns;
    return [...title, ...drawn(groups.flat(), ambiguous, columns, most), ...commands];
  }
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    line([...padRow(left[index] ?? EMPTY, leftCells, ambiguous).runs, ...(right[index] ?? EMPTY).runs]),
  );
  return [...title, ...rows, EMPTY, ...commands];
}

/** What the line behind `:` takes, with all names. */
function commandRows(words: Words, columns: number, ambiguous: Ambiguous): Row[] {
  const typed = words.commandHelp.map(([keys, does]) => ({ keys: [keys], does }));
  const names = wrapped(words.commandNames + COMMAND_NAMES.join(" "), columns - INDENT_CELLS, ambiguous);
  return [
    ...drawn([{ heading: words.commandTitle }, ...typed], ambiguous, columns),
    ...names.map((text) => line([run(`  ${text}`, "dim")])),
  ];
}

type HelpRow =
  | { readonly heading: string }
  | { readonly keys: readonly string[]; readonly does: string }
  | null;

/** A group's heading, its keys, and an empty row. */
function rowsOf(group: KeyGroup, words: Words, keys: Bindings, ambiguous: Ambiguous): HelpRow[] {
  const rows: HelpRow[] = [{ heading: words.groups[group] }];
  for (const { command, group: own } of KEY_TABLE) {
    if (own !== group) continue;
    const shown = keysOf(command, keys).map((key) => shownKey(key, ambiguous === "wide"));
    if (shown.length > 0) rows.push({ keys: shown, does: words.commands[command] });
  }
  return [...rows, null];
}

/** The rows with what the keys do in one column, as near as the longest of the keys allows; in `width` cells, further lines below. */
function drawn(rows: readonly HelpRow[], ambiguous: Ambiguous, width: number, most = width): Row[] {
  const widest = Math.max(
    0,
    ...rows.map((row) => (row !== null && "keys" in row ? cellWidth(row.keys.join(KEY_GAP), ambiguous) : 0)),
  );
  const cells = Math.min(most, widest + GAP_CELLS);
  return rows.flatMap((row) => {
    if (row === null) return [EMPTY];
    if ("heading" in row) return [line([run(` ${row.heading}`, "bold")])];
    const keys = keyLines(row.keys, cells - 1, ambiguous);
    const does = wrapped(row.does, width - INDENT_CELLS - cells, ambiguous);
    return Array.from({ length: Math.max(keys.length, does.length) }, (_, index) =>
      line([run(`  ${padCells(keys[index] ?? "", cells, ambiguous)}`, "accent"), run(does[index] ?? "")]),
    );
  });
}

/** Keys on as few lines as hold them whole. */
function keyLines(keys: readonly string[], width: number, ambiguous: Ambiguous): string[] {
  const lines: string[] = [];
  for (const key of keys) {
    const longer = `${lines.at(-1) ?? ""}${KEY_GAP}${key}`;
    if (lines.length > 0 && cellWidth(longer, ambiguous) <= width) lines[lines.length - 1] = longer;
    else lines.push(takeCells(key, width, ambiguous));
  }
  return lines;
}

function wrapped(text: string, cells: number, ambiguous: Ambiguous): string[] {
  const width = Math.max(1, cells);
  return wrap(text, { width, ambiguous }).map(({ start, shown }) => text.slice(start, shown));
}
