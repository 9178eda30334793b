/**
 * The data model: what a page becomes. These are the field's terms and the JSON contract's names
 * (`unionnews export --format json`), so a change here is a change of a public format.
 *
 * All text is as printed, with the extractor's letter-spacing undone and its lines joined.
 */

/** Who signed, in printed order. `role` and `outlet` are in simplified characters; a null was not printed. */
export interface Byline {
  readonly role: string | null;
  readonly outlet: string | null;
  readonly name: string;
}

/** 电头: `本报北京6月21日电` → outlet 本报, place 北京, date 6月21日; `本报讯` has neither place nor date. */
export interface Dateline {
  readonly outlet: string | null;
  readonly place: string | null;
  readonly date: string | null;
}

export interface BodyElement {
  readonly type: "paragraph" | "crosshead";
  readonly text: string;
}

/** What the page says of itself. `date` is ISO 8601 (`2025-06-22`). */
export interface PageInfo {
  readonly paper: string | null;
  readonly date: string | null;
  readonly number: number | null;
  readonly section: string | null;
  /** Present and true where the date was not printed in a running head but inferred from name or text. */
  readonly dateInferred?: boolean;
}

export type Kind = "news" | "photo";

/** One article, or one picture with its caption (`kind: "photo"`: `body` is the caption, `bylines` the credit). */
export interface Article {
  /** Short enough to type by hand; the same from run to run while the page's text stands. */
  readonly id: string;
  /** The page's file name. */
  readonly source: string;
  readonly page: PageInfo;
  readonly kind: Kind;
  /** 栏目, the standing head. */
  readonly column: string | null;
  /** 集纳题, one headline over several items. */
  readonly group: string | null;
  readonly kicker: string | null;
  /** Null where the page has none (it was a picture); show `leadOf` instead, marked as what it is. */
  readonly headline: string | null;
  readonly deck: string | null;
  readonly summary: string | null;
  /** 附记, one a line. */
  readonly notes: string | null;
  readonly bylines: readonly Byline[];
  readonly dateline: Dateline | null;
  readonly body: readonly BodyElement[];
  /** 转版: the page number printed in `（下转第 2 版）` and `（上接第1版）`. */
  readonly continuedOn: number | null;
  readonly continuedFrom: number | null;
}

/** The text fields of an article that can be searched and shown, in the order in which a page prints them. */
export const FIELDS = [
  "column",
  "group",
  "kicker",
  "headline",
  "deck",
  "byline",
  "dateline",
  "summary",
  "body",
  "notes",
] as const;

export type FieldName = (typeof FIELDS)[number];

/**
 * A stretch of printed text inside an article: UTF-16 offsets `[start, end)` into the string of that
 * field, of body element `element` (an index into `body`), or of byline `element`'s name.
 * For every other field `element` is 0.
 */
export interface Mark {
  readonly field: FieldName;
  readonly element: number;
  readonly start: number;
  readonly end: number;
}
