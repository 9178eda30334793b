import type { State } from "./state.js";

/** The least screen that holds a list entry, a head and a foot. */
export const LEAST = { columns: 40, rows: 10 } as const;
/** From here on list and reader stand side by side: 42 cells of list leave 57 for a measure of 28 characters. */
const TWO_PANES_FROM = 100;
const LIST = { share: 0.42, least: 42, most: 60 } as const;
/** From here on the filters stand in a pane of their own beside the list. */
const FILTER_PANE = { columns: 30, from: 160 } as const;

/** All sums of cells of the screen; nobody else adds widths up. */
export interface Layout {
  readonly tooSmall: boolean;
  /** The list and the reader side by side. */
  readonly two: boolean;
  /** The list is drawn. */
  readonly list: boolean;
  /** The reader is drawn. */
  readonly reader: boolean;
  readonly listColumns: number;
  readonly readerColumns: number;
  /** Rows of the list's head: views, box, counts. */
  readonly headRows: number;
  readonly listRows: number;
  readonly readerRows: number;
}

export function layoutOf(state: State): Layout {
  const { columns, rows } = state.size;
  const tooSmall = columns < LEAST.columns || rows < LEAST.rows;
  const wide = columns >= TWO_PANES_FROM;
  const reading = state.place.focus === "reader" && state.place.reading !== null;
  const two = wide && !(reading && state.place.whole) && showsArticles(state);
  const listColumns = two
    ? Math.min(LIST.most, Math.max(LIST.least, Math.floor(columns * LIST.share)))
    : columns;
  const headRows = rows < 16 ? 2 : 3;
  return {
    tooSmall,
    two,
    list: two || !reading,
    reader: two || reading,
    listColumns,
    // One cell for the rule between them.
    readerColumns: two ? columns - listColumns - 1 : columns,
    headRows,
    listRows: Math.max(1, rows - headRows - 1),
    // The whole reader has a head of one row; beside the list it has the full height above the foot.
    readerRows: Math.max(1, two ? rows - 1 : rows - 2),
  };
}

/** Views whose entries are articles have something to show beside the list. */
function showsArticles(state: State): boolean {
  const { view, concordance } = state.place;
  return concordance === null && (view === "articles" || view === "kept");
}

export { FILTER_PANE };
