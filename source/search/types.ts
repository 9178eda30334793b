import type { Article, FieldName, Mark } from "../corpus/article.js";
import type { QueryReading } from "./query.js";

/** As typed (in either script); the characters that letters stand for; nearly, a typing error forgiven. */
export type MatchKind = "exact" | "pinyin" | "near";

/** Where a match stands, as a reader would ask for it: a picture's body is its caption. */
export type ToldField = FieldName | "caption";

/** Printed text around a match; `marks` are UTF-16 offsets `[start, end)` into `text`. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

export interface Hit {
  readonly article: Article;
  /** The article's place in the order of `add`. */
  readonly index: number;
  /** The field of the best match; `headline` where only conditions were asked for. */
  readonly field: ToldField;
  readonly match: MatchKind;
  /** Larger is better; comparable within one result only. */
  readonly score: number;
  readonly snippet: Snippet;
  /** Every place in the printed fields, in reading order. */
  readonly marks: readonly Mark[];
}

export interface SearchResult {
  readonly query: string;
  readonly reading: QueryReading;
  readonly total: number;
  /** False where not everything was looked at: then there may be more hits than `total` and `counts` say. */
  readonly complete: boolean;
  /** Best first; as many as `limit` asks for, from `offset` on. */
  readonly hits: readonly Hit[];
  readonly counts: { readonly exact: number; readonly pinyin: number; readonly near: number };
  /** Hits by month (`2025-06`), ascending; articles without a date are not in it. */
  readonly byMonth: ReadonlyMap<string, number>;
  /** All hits, best first, as places in the order of `add`: for facets and figures. */
  readonly indices: Uint32Array;
}

export interface SearchOptions {
  /** How many hits are made out with marks and snippet. 50 where none is given. */
  readonly limit?: number;
  readonly offset?: number;
  /** The sounds that many speakers mix are one: z zh, c ch, s sh, n l, in ing, en eng, an ang. */
  readonly mixedSounds?: boolean;
  /**
   * Looks at everything, however long it takes: for a command that prints. Without it a query looks at so much as a
   * screen can wait for, the newest first, and a note `partial` says when that was not all.
   */
  readonly thorough?: boolean;
  readonly sort?: "relevance" | "newest" | "oldest" | "page";
}
