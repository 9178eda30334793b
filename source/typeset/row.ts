import type { Mark } from "../corpus/article.js";

/**
 * What the typesetter gives and the screen paints: a finished row of cells. Nothing after this point
 * measures text or breaks lines.
 */

/** The rank of a run. The screen decides how a rank looks (bold, dim, colour); the typesetter never does. */
export type Rank =
  | "plain"
  | "column"
  | "group"
  | "kicker"
  | "headline"
  | "lead"
  | "deck"
  | "byline"
  | "crosshead"
  | "summary"
  | "caption"
  | "credit"
  | "note"
  | "place"
  | "jump"
  | "dim"
  | "accent"
  | "bold";

export interface Run {
  readonly text: string;
  readonly rank: Rank;
  /** `hit`: a search matched here; `current`: the hit that `n` and `N` stand on. */
  readonly match?: "hit" | "current";
}

/** Where the first printed character of a row comes from, so that a place survives a change of width. */
export type Origin = Pick<Mark, "field" | "element"> & { readonly offset: number };

export interface Row {
  readonly runs: readonly Run[];
  /** Null for a row that shows no text of the article (an empty row between blocks). */
  readonly origin: Origin | null;
}
