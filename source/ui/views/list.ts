import type { Row } from "../../typeset/row.js";
import { padRow } from "../../typeset/runs.js";
import type { Layout } from "../layout.js";
import type { State } from "../state.js";
import type { Caret } from "../terminal/canvas.js";
import type { Words } from "../words/words.js";
import { emptyRows } from "./empty.js";
import { drawEntry } from "./entry.js";
import type { EntryContext } from "./entry-parts.js";
import { EMPTY } from "./line.js";
import { boxRow, countsRow, viewsRow } from "./list-head.js";

/** The list with its head, `layout.headRows + layout.listRows` rows of `layout.listColumns` cells. */
export function drawList(
  state: State,
  words: Words,
  layout: Layout,
  context: EntryContext,
): { readonly rows: readonly Row[]; readonly caret: Caret } {
  const box = boxRow(state, words, layout);
  const rows: Row[] = [viewsRow(state, words, layout), box.row];
  if (layout.headRows > 2) rows.push(countsRow(state, words, layout));
  rows.push(...entryRows(state, words, layout, context));
  const height = layout.headRows + layout.listRows;
  while (rows.length < height) rows.push(EMPTY);
  const drawn = rows.slice(0, height).map((row) => padRow(row, layout.listColumns, state.settings.ambiguous));
  return { rows: drawn, caret: box.caret === null ? null : { row: 1, column: box.caret } };
}

function entryRows(state: State, words: Words, layout: Layout, context: EntryContext): Row[] {
  const { entries } = state.results;
  if (entries.length === 0) return emptyRows(state, words, layout.listColumns);
  const rows: Row[] = [];
  for (let index = state.place.top; index < entries.length && rows.length < layout.listRows; index += 1) {
    const entry = entries[index];
    if (entry !== undefined) rows.push(...drawEntry(entry, index === state.place.cursor, context));
  }
  return rows.slice(0, layout.listRows);
}
