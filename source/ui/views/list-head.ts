import { sparkline } from "../../typeset/bars.js";
import { type Ambiguous, cellWidth, takeLastCells } from "../../typeset/cells.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row, Run } from "../../typeset/row.js";
import { runsWidth } from "../../typeset/runs.js";
import { printable } from "../../typeset/safe.js";
import type { Layout } from "../layout.js";
import { type Filter, MOST_PLACES, type State, VIEWS } from "../state.js";
import type { Words } from "../words/words.js";
import { joined, run, spread } from "./line.js";

/** Months of a sparkline; more would not fit beside the counts. */
const MONTHS = 12;

/** Row 1: the views by their number keys, the present one bold; shorter names where the long ones do not fit. */
export function viewsRow(state: State, words: Words, layout: Layout): Row {
  const { ambiguous } = state.settings;
  const tabs = (names: Words["views"]): Run[] =>
    VIEWS.flatMap((view, index) => {
      const here = view === state.place.view;
      return [run(" "), run(String(index + 1), "dim"), run(names[view], here ? "bold" : "dim")];
    });
  const full = tabs(words.views);
  const runs = runsWidth(full, ambiguous) <= layout.listColumns ? full : tabs(words.tabs);
  return spread(runs, [], layout.listColumns, ambiguous);
}

/** The box that is open over the list, or what the list shows now. */
export function boxRow(state: State, words: Words, layout: Layout): { row: Row; caret: number | null } {
  const { box, place, settings } = state;
  const width = layout.listColumns;
  if (box !== null && box.kind === "search") {
    const { before, after } = visibleBox(box.text, box.caret, width - 4, settings.ambiguous);
    const row = spread(
      [run(" "), run("/", "accent"), run(before + after, box.fresh ? "dim" : "bold")],
      [],
      width,
      settings.ambiguous,
    );
    return { row, caret: 2 + cellWidth(before, settings.ambiguous) };
  }
  const filters = place.filters.map((filter) => [
    run(`${words.filterNames[filter.by]}:`, "dim"),
    run(filterValue(filter, words), "bold"),
  ]);
  const query = place.query === "" ? [] : [run("/", "accent"), run(printable(place.query), "bold")];
  const shown = joined([query, ...filters], "  ");
  const left = shown.length > 0 ? shown : [run(words.searchHint, "dim")];
  return { row: spread([run(" "), ...left], [], width, settings.ambiguous), caret: null };
}

/** A filter's value as it is shown. */
export function filterValue({ by, value }: Pick<Filter, "by" | "value">, words: Words): string {
  return by === "kind" ? words.kinds[value as "news" | "photo"] : printable(value);
}

/** The part of a long line that holds its caret. */
export function visibleBox(
  text: string,
  caret: number,
  width: number,
  ambiguous: Ambiguous,
): { before: string; after: string } {
  const before = printable(text.slice(0, caret));
  const after = printable(text.slice(caret));
  return { before: takeLastCells(before, Math.max(1, width), ambiguous), after };
}

/** What row 3 says, and what does not fit into it: how the query was read, where it was not read as meant. */
interface CountsLine {
  readonly left: readonly Run[];
  readonly right: readonly Run[];
  readonly below: string;
}

function countsLine(state: State, words: Words, layout: Layout): CountsLine {
  const { results, place, settings } = state;
  const { search } = results;
  const dot = ` ${glyphsFor(settings.ambiguous).dot} `;
  const order: Run[] = [];
  if (place.sort !== "relevance") order.push(run(words.sorts[place.sort], "dim"));
  if (place.reversed) order.push(run(`${order.length > 0 ? " " : ""}${words.reversed}`, "dim"));
  if (search === null) {
    const count = run(words.count(results.entries.length, place.view), "dim");
    return { left: [run(" "), ...joined([[count], order], dot)], right: [], below: "" };
  }
  const kinds = (["exact", "pinyin", "near"] as const).filter((kind) => search.counts[kind] > 0);
  const matches = kinds.map((kind) => run(` ${words.matches[kind]} ${search.counts[kind]}`, "dim"));
  const counts = [
    run(words.hits(search.total, search.complete)),
    ...(kinds.length > 0 ? [run(" "), ...matches] : []),
  ];
  const took = run(`${results.took < 10 ? results.took.toFixed(1) : Math.round(results.took)} ms`, "dim");
  const right = joined([[run(sparkOf(state), "accent")], [took, run(" ")]], "  ");
  const told = search.reading.notes.map(({ code, text, known }) => words.notes[code](printable(text), known));
  const notes = told.filter((note) => note !== "").join(dot);
  // Filters and views show a part of what was found, or something else than hits: both are told.
  const entries = results.entries.length;
  const shown =
    place.concordance !== null
      ? [
          run(words.places(entries, entries < MOST_PLACES)),
          run(`${dot}${words.sides[place.concordance]}`, "dim"),
        ]
      : entries !== search.total
        ? [run(words.count(entries, place.view))]
        : [];
  const whole = [run(" "), ...joined([shown, counts, [run(notes, "dim")], order], dot)];
  const width = runsWidth(whole, settings.ambiguous) + runsWidth(right, settings.ambiguous);
  if (notes === "" || width < layout.listColumns) return { left: whole, right, below: "" };
  return { left: [run(" "), ...joined([shown, counts, order], dot)], right, below: notes };
}

function sparkOf({ results, settings }: State): string {
  const months = [...(results.search?.byMonth ?? [])].sort((a, b) => (a[0] < b[0] ? -1 : 1)).slice(-MONTHS);
  if (months.length < 2) return "";
  return sparkline(
    months.map(([, count]) => count),
    settings.ambiguous,
  );
}

/** Row 3: how many, how they matched, how long it took, how they lie over the months. */
export function countsRow(state: State, words: Words, layout: Layout): Row {
  const { left, right } = countsLine(state, words, layout);
  return spread(left, right, layout.listColumns, state.settings.ambiguous);
}

/** How the query was read, where that has no room beside the counts: it stands at the foot, as wide as the screen. */
export function notesBelow(state: State, words: Words, layout: Layout): string {
  return state.place.focus === "list" ? countsLine(state, words, layout).below : "";
}
