import type { Article, Byline, FieldName } from "../corpus/article.js";
import { datelineText } from "../corpus/field-text.js";
import { foldInto, roomFor } from "./fold.js";

/**
 * How an article lies in the index: two folded texts. `short` holds everything that is read at a glance
 * (headline block, bylines, dateline, summary, a picture's caption, notes), in the order of its worth, so that the
 * first place where a word is found is the best; `long` holds a story's body. Each stretch begins with a
 * head, a unit of the private use area that no folded text holds and that tells which part it is.
 */

export const HEAD = 0xe000;
export const HEAD_END = 0xe020;

/** The parts, by code; the order is that of the short text. */
export const PARTS = {
  headline: 0,
  group: 1,
  kicker: 2,
  deck: 3,
  reporter: 4,
  correspondent: 5,
  signer: 6,
  column: 7,
  place: 8,
  outlet: 9,
  summary: 10,
  caption: 11,
  body: 12,
  notes: 13,
} as const;

export type PartName = keyof typeof PARTS;

export function isHead(unit: number): boolean {
  return unit >= HEAD && unit < HEAD_END;
}

/** A bit for each part: which of them a word may stand in. */
export function partMask(names: readonly PartName[]): number {
  return names.reduce((mask, name) => mask | (1 << PARTS[name]), 0);
}

export const ALL_PARTS = (1 << Object.keys(PARTS).length) - 1;
export const LONG_PARTS = partMask(["body", "notes"]);
export const SHORT_PARTS = ALL_PARTS & ~partMask(["body"]);

/**
 * A caption is looked at as closely as a headline (initials, typing errors), and so are notes; what claims to be one
 * and is longer than this (in printed characters) is a story whose reading went wrong, and lies where stories lie.
 */
export const LONGEST_SHORT = 600;

/** True where the body is kept with the short fields. */
export function isCaption(article: Article): boolean {
  if (article.kind !== "photo") return false;
  return article.body.reduce((sum, element) => sum + element.text.length, 0) <= LONGEST_SHORT;
}

function isLong({ part, text }: Piece): boolean {
  return part === "body" || (part === "notes" && text.length > LONGEST_SHORT);
}

/** Which part a signature belongs to: `记者:` and `通讯员:` ask for one of them. */
export function partOfByline(byline: Byline): PartName {
  if (byline.role?.includes("通讯员") === true) return "correspondent";
  return byline.role === null || byline.role.includes("记者") ? "reporter" : "signer";
}

/** A piece of an article's text: where it stands in the data model, and in which part it is searched. */
export interface Piece {
  readonly part: PartName;
  readonly field: FieldName;
  readonly element: number;
  readonly text: string;
}

function plainPieces(article: Article): Piece[] {
  const pieces: Piece[] = [];
  for (const field of ["headline", "group", "kicker", "deck", "column", "summary", "notes"] as const) {
    const text = article[field];
    if (text !== null) pieces.push({ part: field, field, element: 0, text });
  }
  return pieces;
}

/** Every piece of text of an article that is searched, in no order that matters. */
export function piecesOf(article: Article): readonly Piece[] {
  const pieces = plainPieces(article);
  for (const [element, byline] of article.bylines.entries()) {
    pieces.push({ part: partOfByline(byline), field: "byline", element, text: byline.name });
  }
  if (article.dateline !== null) {
    const place = article.dateline.place === null ? "outlet" : "place";
    pieces.push({ part: place, field: "dateline", element: 0, text: datelineText(article.dateline) });
  }
  const part = isCaption(article) ? "caption" : "body";
  for (const [element, { text }] of article.body.entries()) {
    pieces.push({ part, field: "body", element, text });
  }
  return pieces;
}

let buffer = new Uint16Array(1 << 16);

function room(units: number): Uint16Array {
  if (units > buffer.length) buffer = new Uint16Array(units * 2);
  return buffer;
}

/** Calls `keep` with the folded short text and then with the long one: units and how many of them count. */
export function foldArticle(
  article: Article,
  keep: (long: boolean, units: Uint16Array, length: number) => void,
) {
  const pieces = piecesOf(article);
  const sorted = [...pieces].sort((a, b) => PARTS[a.part] - PARTS[b.part]);
  for (const long of [false, true]) {
    const chosen = sorted.filter((piece) => isLong(piece) === long);
    const out = room(chosen.reduce((sum, { text }) => sum + roomFor(text) + 1, 0));
    let end = 0;
    for (const { part, text } of chosen) {
      const start = end;
      out[end] = HEAD + PARTS[part];
      end = foldInto(text, out, end + 1);
      if (end === start + 1) end = start;
    }
    keep(long, out, end);
  }
}
