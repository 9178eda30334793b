import type { Row } from "../../typeset/row.js";
import { padRow } from "../../typeset/runs.js";
import type { Layout } from "../layout.js";
import type { Entry, State } from "../state.js";
import type { Caret } from "../terminal/canvas.js";
import type { Words } from "../words/words.js";
import { emptyRows } from "./empty.js";
import { EMPTY } from "./line.js";
import { boxRow, countsRow, viewsRow } from "./list-head.js";

/** An entry as rows of the list's width. */
type EntryRows = (entry: Entry, chosen: boolean) => readonly Row[];

/** The list with its head, `layout.headRows + layout.listRows` rows of `layout.listColumns` cells. */
export function drawList(
  state: State,
  words: Words,
  layout: Layout,
  rowsOf: EntryRows,
): { readonly rows: readonly Row[]; readonly caret: Caret } {
  const box = boxRow(state, words, layout);
  const pad = (row: Row): Row => padRow(row, layout.listColumns, state.settings.ambiguous);
  const rows: Row[] = [viewsRow(state, words, layout), box.row];
  if (layout.headRows > 2) rows.push(countsRow(state, words, layout));
  const drawn = rows.map(pad);
  drawn.push(...entryRows(state, words, layout, rowsOf));
  const height = layout.headRows + layout.listRows;
  while (drawn.length < height) drawn.push(pad(EMPTY));
  return {
    rows: drawn.slice(0, height),
    caret: box.caret === null ? null : { row: 1, column: box.caret },
  };
}

function entryRows(state: State, words: Words, layout: Layout, rowsOf: EntryRows): Row[] {
  const { entries } = state.results;
  if (entries.length === 0) {
    const { ambiguous } = state.settings;
    return emptyRows(state, words, layout.listColumns).map((row) =>
      padRow(row, layout.listColumns, ambiguous),
    );
  }
  const rows: Row[] = [];
  for (let index = state.place.top; index < entries.length && rows.length < layout.listRows; index += 1) {
    const entry = entries[index];
    if (entry !== undefined) rows.push(...rowsOf(entry, index === state.place.cursor));
  }
  return rows.slice(0, layout.listRows);
}
