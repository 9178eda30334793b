import { padCells, takeCells } from "../../typeset/cells.js";
import type { Row } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import { type Bindings, KEY_TABLE, type KeyGroup, keysOf } from "../keys.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, line, run } from "./line.js";

const KEY_CELLS = 22;
/** On a narrow screen the keys get less room, and the rarer ones of a row are cut. */
const NARROW_KEY_CELLS = 13;
const COLUMN_CELLS = 58;

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
  const groups = [...new Set(KEY_TABLE.map((row) => row.group))];
  const blocks = groups.map((group) => groupRows(group, state, words, keys));
  const title = [line([run(` ${words.helpTitle}`, "bold")]), EMPTY];
  if (state.size.columns < COLUMN_CELLS * 2) return [...title, ...blocks.flat()];
  const half = blocks.flat().length / 2;
  let split = 0;
  for (let length = 0; split < blocks.length && length < half; split += 1)
    length += blocks[split]?.length ?? 0;
  const left = blocks.slice(0, split).flat();
  const right = blocks.slice(split).flat();
  const rows: Row[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const before = left[index]?.runs ?? [];
    const text = before.map((each) => each.text).join("");
    const gap = padCells(text, COLUMN_CELLS, ambiguous).slice(text.length);
    rows.push(line([...before, run(gap), ...(right[index]?.runs ?? [])]));
  }
  return [...title, ...rows];
}

function groupRows(group: KeyGroup, state: State, words: Words, keys: Bindings): Row[] {
  const { ambiguous } = state.settings;
  const rows: Row[] = [line([run(` ${words.groups[group]}`, "bold")])];
  const cells = state.size.columns < COLUMN_CELLS ? NARROW_KEY_CELLS : KEY_CELLS;
  for (const { command, group: own } of KEY_TABLE) {
    if (own !== group) continue;
    const shown = keysOf(command, keys).map((key) => shownKey(key, ambiguous === "wide"));
    if (shown.length === 0) continue;
    rows.push(
      line([
        run(`  ${padCells(takeCells(shown.join("  "), cells - 1, ambiguous), cells, ambiguous)}`, "accent"),
        run(words.commands[command]),
      ]),
    );
  }
  return [...rows, EMPTY];
}
