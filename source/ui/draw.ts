import { glyphsFor } from "../typeset/glyphs.js";
import type { Row } from "../typeset/row.js";
import { joinRows, padRow, truncateRuns } from "../typeset/runs.js";
import { type Layout, layoutOf } from "./layout.js";
import type { FullLook } from "./look.js";
import type { State } from "./state.js";
import type { Caret } from "./terminal/canvas.js";
import { footRow } from "./views/foot.js";
import { EMPTY, line, run } from "./views/line.js";
import { drawList } from "./views/list.js";
import { readerHead, readerRows } from "./views/reader.js";
import { filterRows } from "./views/side.js";
import { type Words, wordsOf } from "./words/words.js";

export interface Drawn {
  /** Exactly as many rows as the screen has, none wider than the screen. */
  readonly rows: readonly Row[];
  readonly caret: Caret;
}

const FILTER_CELLS = 34;

/** The state as a screen full of rows. */
export function drawScreen(state: State, look: FullLook): Drawn {
  const layout = layoutOf(state);
  const words = wordsOf(state.settings.lang);
  if (layout.tooSmall) return drawTooSmall(state, words);
  const foot = footRow(state, words, layout);
  const footCaret = foot.caret === null ? null : { row: state.size.rows - 1, column: foot.caret };
  const body = drawBody(state, look, layout, words);
  const rows = body.rows.slice(0, state.size.rows - 1);
  while (rows.length < state.size.rows - 1) rows.push(EMPTY);
  return { rows: [...rows, foot.row], caret: footCaret ?? body.caret };
}

/** A row of free text cut to the screen, with the sign that it goes on. */
function fitted(row: Row, columns: number, ambiguous: State["settings"]["ambiguous"]): Row {
  return { runs: truncateRuns(row.runs, columns, ambiguous), origin: row.origin };
}

/** One line that says so, and nothing that could be cut through. */
function drawTooSmall(state: State, words: Words): Drawn {
  const { columns, rows } = state.size;
  const said = padRow(line([run(words.tooSmall)]), Math.max(0, columns), state.settings.ambiguous);
  return { rows: Array.from({ length: rows }, (_, index) => (index === 0 ? said : EMPTY)), caret: null };
}

function drawBody(state: State, look: FullLook, layout: Layout, words: Words): { rows: Row[]; caret: Caret } {
  const { overlay } = state;
  if (overlay !== null && overlay.kind !== "filters") {
    const { columns, rows } = state.size;
    const shown = look.overlayRows(state).slice(overlay.top, overlay.top + rows - 1);
    return { rows: shown.map((row) => fitted(row, columns, state.settings.ambiguous)), caret: null };
  }
  if (overlay?.kind === "filters") return drawWithFilters(state, look, layout, words);
  if (!layout.list) {
    return {
      rows: [readerHead(state, look, words, layout), ...readerRows(state, look, layout)],
      caret: null,
    };
  }
  const list = drawList(state, words, layout, look.entryContext(state, layout.listColumns));
  if (!layout.two) return { rows: [...list.rows], caret: list.caret };
  return { rows: beside(list.rows, readerRows(state, look, layout), state, layout), caret: list.caret };
}

/** The list and the article, with one rule between them. */
function beside(left: readonly Row[], right: readonly Row[], state: State, layout: Layout): Row[] {
  const { ambiguous } = state.settings;
  const rule = run(glyphsFor(ambiguous).rule, "dim");
  const height = state.size.rows - 1;
  return Array.from({ length: height }, (_, index) =>
    joinRows(left[index] ?? EMPTY, layout.listColumns, rule, right[index] ?? EMPTY, ambiguous),
  );
}

/** The filters at the left; what they leave at the right, where there is room for both. */
function drawWithFilters(
  state: State,
  look: FullLook,
  layout: Layout,
  words: Words,
): { rows: Row[]; caret: Caret } {
  const { columns, rows } = state.size;
  const choices = look.filterChoices(state);
  const roomy = columns >= FILTER_CELLS * 2 + 8;
  const width = roomy ? FILTER_CELLS : columns;
  const pane = filterRows(state, choices, words, width, rows - 1);
  if (!roomy) return { rows: pane, caret: null };
  const narrowed: Layout = { ...layout, two: false, listColumns: columns - width - 1 };
  const list = drawList(state, words, narrowed, look.entryContext(state, narrowed.listColumns));
  return { rows: beside(pane, list.rows, state, { ...narrowed, listColumns: width }), caret: null };
}
