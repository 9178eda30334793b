import { type Ambiguous, cellWidth, ellipsisFor, takeCells } from "./cells.js";
import type { Rank, Row, Run } from "./row.js";
import { safeText } from "./safe.js";

/** Runs and rows as pieces to set side by side. All cells; no row that comes out of here is over its width. */

/** A stretch of a text that was matched: offsets `[start, end)` in that text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly match: "hit" | "current";
}

/** Cells that they take side by side. */
export function runsWidth(runs: readonly Run[], ambiguous: Ambiguous): number {
  let cells = 0;
  for (const run of runs) cells += cellWidth(run.text, ambiguous);
  return cells;
}

/** Cells of a row. */
export function rowWidth(row: Row, ambiguous: Ambiguous): number {
  return runsWidth(row.runs, ambiguous);
}

/** The runs that fit into `cells`; the one that crosses the edge is cut between graphemes. */
function clipRuns(runs: readonly Run[], cells: number, ambiguous: Ambiguous): Run[] {
  const kept: Run[] = [];
  let room = cells;
  for (const run of runs) {
    const width = cellWidth(run.text, ambiguous);
    if (width > room) {
      const text = takeCells(run.text, Math.max(0, room), ambiguous);
      if (text !== "") kept.push({ ...run, text });
      return kept;
    }
    room -= width;
    if (run.text !== "") kept.push(run);
  }
  return kept;
}

/** The runs if they fit, else their beginning with an ellipsis that looks like what it follows. */
export function truncateRuns(runs: readonly Run[], cells: number, ambiguous: Ambiguous): Run[] {
  if (runsWidth(runs, ambiguous) <= cells) return runs.filter((run) => run.text !== "");
  const ellipsis = ellipsisFor(ambiguous);
  const room = cells - cellWidth(ellipsis, ambiguous);
  if (room < 0) return clipRuns(runs, cells, ambiguous);
  const kept = clipRuns(runs, room, ambiguous);
  return append(kept, { text: ellipsis, rank: kept.at(-1)?.rank ?? runs[0]?.rank ?? "plain" });
}

/** The runs with spaces after them up to `cells`. */
function padRuns(runs: readonly Run[], cells: number, ambiguous: Ambiguous): Run[] {
  const missing = cells - runsWidth(runs, ambiguous);
  return missing <= 0 ? [...runs] : append([...runs], { text: " ".repeat(missing), rank: "plain" });
}

/** The row cut or filled up to exactly `cells`. */
export function padRow(row: Row, cells: number, ambiguous: Ambiguous): Row {
  return { runs: padRuns(clipRuns(row.runs, cells, ambiguous), cells, ambiguous), origin: row.origin };
}

/** Left text and right text in one row of `cells`, the right one flush; the left one is cut with an ellipsis. */
export function spreadRuns(
  left: readonly Run[],
  right: readonly Run[],
  cells: number,
  ambiguous: Ambiguous,
): Run[] {
  const rightRuns = truncateRuns(right, cells, ambiguous);
  const rightWidth = runsWidth(rightRuns, ambiguous);
  const room = cells - rightWidth - (rightWidth > 0 ? 1 : 0);
  if (room <= 0) return padRuns(rightRuns, cells, ambiguous);
  const row = padRuns(truncateRuns(left, room, ambiguous), cells - rightWidth, ambiguous);
  return [...row, ...rightRuns];
}

/** Two panes as one row: the left one filled up to `leftCells`, the rule, the right one. Its origin is the right one's. */
export function joinRows(left: Row, leftCells: number, rule: Run, right: Row, ambiguous: Ambiguous): Row {
  return { runs: [...padRow(left, leftCells, ambiguous).runs, rule, ...right.runs], origin: right.origin };
}

/** Adds a run; one that looks like the last is joined to it, so that a row has as few as it can. */
export function append(runs: Run[], run: Run): Run[] {
  if (run.text === "") return runs;
  const last = runs.at(-1);
  if (last !== undefined && last.rank === run.rank && last.match === run.match) {
    runs[runs.length - 1] = { ...last, text: last.text + run.text };
  } else {
    runs.push(run);
  }
  return runs;
}

/** A run of a rank, with a match or without. */
export function runOf(text: string, rank: Rank, match: Stretch["match"] | null): Run {
  return match === null ? { text, rank } : { text, rank, match };
}

/**
 * Stretches in order and apart from each other: those that overlap are split so that the current one is whole.
 * Empty ones, and what lies outside `[0, length)`, go.
 */
export function tidyStretches(stretches: readonly Stretch[], length: number): Stretch[] {
  const inside = stretches
    .map(({ start, end, match }) => ({ start: Math.max(0, start), end: Math.min(length, end), match }))
    .filter((stretch) => stretch.start < stretch.end)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const current = inside.find((stretch) => stretch.match === "current");
  const tidy: Stretch[] = [];
  let from = 0;
  const add = (start: number, end: number, match: Stretch["match"]): void => {
    const begin = Math.max(start, from);
    if (begin >= end) return;
    tidy.push({ start: begin, end, match });
    from = end;
  };
  let placed = current === undefined;
  for (const stretch of inside) {
    if (current !== undefined && !placed) {
      add(stretch.start, Math.min(stretch.end, current.start), "hit");
      if (stretch.end <= current.start) continue;
      add(current.start, current.end, "current");
      placed = true;
    }
    add(stretch.start, stretch.end, stretch === current ? "current" : "hit");
  }
  return tidy;
}

/**
 * Part of a text as runs, its stretches marked. `stretches` are tidy (see `tidyStretches`); a stretch that ends
 * inside a surrogate pair is widened to the whole of it.
 */
export function sliceRuns(
  text: string,
  start: number,
  end: number,
  stretches: readonly Stretch[],
  rank: Rank,
): Run[] {
  const runs: Run[] = [];
  let at = start;
  for (let i = firstEndingAfter(stretches, start); i < stretches.length; i++) {
    const stretch = stretches[i];
    if (stretch === undefined || stretch.start >= end) break;
    const from = Math.max(at, wholeBefore(text, stretch.start));
    const to = Math.min(end, wholeAfter(text, stretch.end));
    append(runs, { text: text.slice(at, from), rank });
    append(runs, runOf(text.slice(from, to), rank, stretch.match));
    at = Math.max(at, to);
  }
  return append(runs, { text: text.slice(at, end), rank });
}

function firstEndingAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function splitsPair(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0;
}

function wholeBefore(text: string, offset: number): number {
  return splitsPair(text, offset) ? offset - 1 : offset;
}

function wholeAfter(text: string, offset: number): number {
  return splitsPair(text, offset) ? offset + 1 : offset;
}

/** A title, a snippet or a name as runs for a list: made printable, its stretches (offsets in `text`) marked. */
export function markText(text: string, stretches: readonly Stretch[], rank: Rank): Run[] {
  const safe = safeText(text);
  const moved = stretches.map(({ start, end, match }) => ({
    start: safe.toSafe(start),
    end: safe.toSafe(end),
    match,
  }));
  return sliceRuns(safe.text, 0, safe.text.length, tidyStretches(moved, safe.text.length), rank);
}
