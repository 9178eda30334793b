import { type Ambiguous, cellWidth } from "../typeset/cells.js";
import { glyphsFor } from "../typeset/glyphs.js";
import type { Row } from "../typeset/row.js";
import { joinRows, padRow, truncateRuns } from "../typeset/runs.js";
import { type Layout, layoutOf } from "./layout.js";
import type { FullLook } from "./look.js";
import type { State } from "./state.js";
import type { Caret } from "./terminal/canvas.js";
import { contentsRows, restingPage } from "./views/contents.js";
import { footRow } from "./views/foot.js";
import { EMPTY, line, run } from "./views/line.js";
import { drawList } from "./views/list.js";
import { readerHead, readerRows, shareRead } from "./views/reader.js";
import { filterRows } from "./views/side.js";
import { type Words, wordsOf } from "./words/words.js";

interface Drawn {
  /** Exactly as many rows as the screen has, none wider than the screen. */
  readonly rows: readonly Row[];
  readonly caret: Caret;
}

/** The state as a screen full of rows. */
export function drawScreen(state: State, look: FullLook): Drawn {
  const layout = layoutOf(state);
  const words = wordsOf(state.settings.lang);
  if (layout.tooSmall) return drawTooSmall(state, words);
  const foot = footRow(state, words, layout, shareAtFoot(state, look, layout));
  const footCaret = foot.caret === null ? null : { row: state.size.rows - 1, column: foot.caret };
  const body = drawBody(state, look, layout, words);
  const rows = body.rows.slice(0, state.size.rows - 1);
  while (rows.length < state.size.rows - 1) rows.push(EMPTY);
  return { rows: [...rows, foot.row], caret: footCaret ?? body.caret };
}

/** How far one has read, of a hundred, where nothing else on the screen tells it: beside the list, in help and raw page. */
function shareAtFoot(state: State, look: FullLook, layout: Layout): number | null {
  const { overlay, place, size } = state;
  if (overlay !== null && overlay.kind !== "filters") {
    const more = look.overlayRows(state).length - (size.rows - 1);
    return more <= 0 ? null : Math.min(100, Math.round((100 * overlay.top) / more));
  }
  return layout.two && place.focus === "reader" ? shareRead(state, look, layout) : null;
}

/** A row of free text cut to the screen, with the sign that it goes on. */
function fitted(row: Row, columns: number, ambiguous: Ambiguous): Row {
  return { runs: truncateRuns(row.runs, columns, ambiguous), origin: row.origin };
}

/** One line that says so, and nothing that could be cut through. */
function drawTooSmall(state: State, words: Words): Drawn {
  const { columns, rows } = state.size;
  const { ambiguous } = state.settings;
  const text = words.tooSmall.find((each) => cellWidth(each, ambiguous) <= columns) ?? words.tooSmall[0];
  const said = padRow(line([run(text)]), Math.max(0, columns), ambiguous);
  return { rows: Array.from({ length: rows }, (_, index) => (index === 0 ? said : EMPTY)), caret: null };
}

function drawBody(state: State, look: FullLook, layout: Layout, words: Words): { rows: Row[]; caret: Caret } {
  const { overlay, size, settings } = state;
  if (overlay !== null && overlay.kind !== "filters") {
    const shown = look.overlayRows(state).slice(overlay.top, overlay.top + size.rows - 1);
    return { rows: shown.map((row) => fitted(row, size.columns, settings.ambiguous)), caret: null };
  }
  if (!layout.list) {
    return {
      rows: [readerHead(state, look, words, layout), ...readerRows(state, look, layout)],
      caret: null,
    };
  }
  const panes = drawPanes(state, look, layout, words);
  if (layout.filterColumns === 0) return panes;
  const filters = filterRows(state, look.filterChoices(state), words, layout.filterColumns, size.rows - 1);
  if (layout.listColumns === 0) return { rows: filters, caret: null };
  const caret =
    panes.caret === null ? null : { ...panes.caret, column: panes.caret.column + layout.filterColumns + 1 };
  return { rows: beside(filters, panes.rows, layout.filterColumns, state), caret };
}

/** The list, with the article beside it where there is room. */
function drawPanes(
  state: State,
  look: FullLook,
  layout: Layout,
  words: Words,
): { rows: Row[]; caret: Caret } {
  const list = drawList(state, words, layout, (entry, chosen) => look.entryRows(state, entry, chosen));
  if (!layout.two) return { rows: [...list.rows], caret: list.caret };
  const side =
    state.place.view === "pages" && state.place.focus === "list"
      ? pageBeside(state, look, layout)
      : readerRows(state, look, layout);
  return { rows: beside(list.rows, side, layout.listColumns, state), caret: list.caret };
}

function pageBeside(state: State, look: FullLook, layout: Layout): Row[] {
  const page = restingPage(state);
  if (page === null) return [];
  return contentsRows(page, look.entryContext(state, layout.readerColumns), layout.readerRows);
}

/** Two panes with one rule between them. */
function beside(left: readonly Row[], right: readonly Row[], leftColumns: number, state: State): Row[] {
  const { ambiguous } = state.settings;
  const rule = run(glyphsFor(ambiguous).rule, "dim");
  return Array.from({ length: state.size.rows - 1 }, (_, index) =>
    joinRows(left[index] ?? EMPTY, leftColumns, rule, right[index] ?? EMPTY, ambiguous),
  );
}
