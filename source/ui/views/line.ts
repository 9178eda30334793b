import type { Ambiguous } from "../../typeset/cells.js";
import type { Rank, Row, Run } from "../../typeset/row.js";
import { spreadRuns } from "../../typeset/runs.js";

/** A text of a rank: how a rank looks is the painter's business. */
export function run(text: string, rank: Rank = "plain"): Run {
  return { text, rank };
}

/** A row that shows no text of an article. */
export function line(runs: readonly Run[]): Row {
  return { runs, origin: null };
}

export const EMPTY: Row = { runs: [], origin: null };

/** One row of exactly `width` cells: the right part keeps the edge, the left one is cut where both do not fit. */
export function spread(
  left: readonly Run[],
  right: readonly Run[],
  width: number,
  ambiguous: Ambiguous,
): Row {
  return line(spreadRuns(left, right, width, ambiguous));
}

/** Runs with a separator between those parts that say something. */
export function joined(parts: readonly (readonly Run[])[], separator: string): Run[] {
  const said = parts.filter((part) => part.some((each) => each.text !== ""));
  return said.flatMap((part, index) => (index === 0 ? part : [run(separator, "dim"), ...part]));
}

/** The sign of a kept article; a star is of ambiguous width. */
export function keptSign(ambiguous: Ambiguous): string {
  return ambiguous === "wide" ? "*" : "★";
}
