import type { State } from "./state.js";

/** The least screen that holds a list entry, a head and a foot. */
const LEAST = { columns: 40, rows: 10 } as const;
/** From here on list and reader stand side by side: 42 cells of list leave 57 for a measure of 28 characters. */
const TWO_PANES_FROM = 100;
const LIST = { share: 0.42, least: 42, most: 60 } as const;
/** From here on the filters stand in a pane of their own beside list and reader; before, only when asked for. */
const FILTERS = { columns: 30, from: 160 } as const;

/** All sums of cells of the screen; nobody else adds widths up. */
export interface Layout {
  readonly tooSmall: boolean;
  /** The list and the reader side by side. */
  readonly two: boolean;
  /** The list is drawn. */
  readonly list: boolean;
  /** The reader is drawn. */
  readonly reader: boolean;
  /** Cells of the pane of filters at the left; 0 where there is none. */
  readonly filterColumns: number;
  readonly listColumns: number;
  readonly readerColumns: number;
  /** Rows of the list's head: views, box, counts. */
  readonly headRows: number;
  readonly listRows: number;
  readonly readerRows: number;
}

/** How the screen is divided in this state, in rows and columns. */
export function layoutOf(state: State): Layout {
  const { columns, rows } = state.size;
  const tooSmall = columns < LEAST.columns || rows < LEAST.rows;
  const reading = state.place.focus === "reader" && state.place.reading !== null;
  const whole = reading && (state.place.whole || columns < TWO_PANES_FROM);
  const filterColumns = filterCells(state, whole);
  // One cell for the rule beside each pane that is not the last.
  const room = filterColumns === 0 ? columns : Math.max(0, columns - filterColumns - 1);
  const two = !whole && room >= TWO_PANES_FROM && hasSide(state);
  const share = Math.min(LIST.most, Math.max(LIST.least, Math.floor(room * LIST.share)));
  const listColumns = two ? share : room;
  const headRows = rows < 16 ? 2 : 3;
  return {
    tooSmall,
    two,
    list: two || !reading,
    reader: two || reading,
    filterColumns,
    listColumns,
    readerColumns: two ? room - listColumns - 1 : columns,
    headRows,
    listRows: Math.max(1, rows - headRows - 1),
    // The whole reader has a head of one row; beside the list it has the full height above the foot.
    readerRows: Math.max(1, two ? rows - 1 : rows - 2),
  };
}

/** Rows of the pane of filters under its heading. */
export function filterHeight(state: State): number {
  return Math.max(1, state.size.rows - 2);
}

/** The filters have a pane when they are asked for, and always where there is room for a third one. */
function filterCells(state: State, whole: boolean): number {
  const { columns } = state.size;
  if (whole) return 0;
  if (state.overlay?.kind === "filters")
    return columns < FILTERS.columns * 2 + 12 ? columns : FILTERS.columns;
  return columns >= FILTERS.from && hasSide(state) ? FILTERS.columns : 0;
}

/** Views whose entries are articles or pages have something to show beside the list. */
function hasSide(state: State): boolean {
  const { view, concordance } = state.place;
  return concordance === null && (view === "articles" || view === "kept" || view === "pages");
}
