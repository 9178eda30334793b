import type { Article, Byline, FieldName } from "../corpus/article.js";
import { datelineText } from "../corpus/field-text.js";
import { foldInto, LONGEST_EXPANSION, roomFor } from "./fold.js";
import type { ToldField } from "./types.js";

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

/**
 * The parts by how much a match in them is worth (rank.ts), in the order of the short text but for one: a summary stands between the two of
 * the seventh. Of each character the index tells in which of these it stands.
 */
export const PART_CLASSES: readonly (readonly PartName[])[] = [
  ["headline"],
  ["group", "kicker"],
  ["deck", "reporter", "correspondent", "signer"],
  ["column"],
  ["place"],
  ["summary"],
  ["outlet", "caption", "body"],
  ["notes"],
];

/** Bits that a part's class takes. */
export const CLASS_BITS = 3;

/** The class of each part, by code. */
export const CLASS_OF = new Uint8Array(32);
for (const [i, names] of PART_CLASSES.entries()) for (const name of names) CLASS_OF[PARTS[name]] = i;

/** A unit that stands in front of a stretch and tells its part. */
export function isHead(unit: number): boolean {
  return unit >= HEAD && unit < HEAD_END;
}

/** A bit for each part: which of them a word may stand in. */
export function partMask(names: readonly PartName[]): number {
  return names.reduce((mask, name) => mask | (1 << PARTS[name]), 0);
}

export const ALL_PARTS = (1 << Object.keys(PARTS).length) - 1;
export const LONG_PARTS = partMask(["body", "notes"]);
export const BYLINE_PARTS = partMask(["reporter", "correspondent", "signer"]);
export const SHORT_PARTS = ALL_PARTS & ~partMask(["body"]);

/**
 * A caption is looked at as closely as a headline (initials, typing errors), and so are notes; what claims to be one
 * and is longer than this (in printed characters) is a story whose reading went wrong, and lies where stories lie.
 */
export const LONGEST_SHORT = 600;

/** True where the body is kept with the short fields. */
function isCaption(article: Article): boolean {
  if (article.kind !== "photo") return false;
  return article.body.reduce((sum, element) => sum + element.text.length, 0) <= LONGEST_SHORT;
}

/** What a field is called where a match in it is told: the name under which `图:` and `文:` look for it. */
export function toldField(article: Article, field: FieldName): ToldField {
  return field === "body" && isCaption(article) ? "caption" : field;
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

/** A name that an article is signed with; `element` counts its bylines. */
export function namePiece(byline: Byline, element: number): Piece {
  return { part: partOfByline(byline), field: "byline", element, text: byline.name };
}

/** Every piece of text of an article that is searched, in no order that matters. */
export function piecesOf(article: Article): readonly Piece[] {
  const pieces = [...plainPieces(article), ...article.bylines.map(namePiece)];
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

/** Where a text is put together; `end` is how many units count. */
class Draft {
  private units = new Uint16Array(1 << 18);
  private end = 0;

  /** A head and the folded text behind it; nothing where nothing is left of the text. */
  write(part: PartName, text: string | null): void {
    if (text === null || text === "") return;
    const { end } = this;
    const room = end + 1 + text.length * LONGEST_EXPANSION;
    // Few texts are so long that it matters how much is spelt out in them.
    if (room > this.units.length) this.grow(end + 1 + roomFor(text));
    this.units[end] = HEAD + PARTS[part];
    const to = foldInto(text, this.units, end + 1);
    this.end = to === end + 1 ? end : to;
  }

  private grow(room: number): void {
    if (room <= this.units.length) return;
    const larger = new Uint16Array(room * 2);
    larger.set(this.units);
    this.units = larger;
  }

  /** Gives what was written, and begins anew. */
  take(keep: (units: Uint16Array, length: number) => void): void {
    keep(this.units, this.end);
    this.end = 0;
  }
}

const draft = new Draft();
const SIGNED = ["reporter", "correspondent", "signer"] as const;

function writeBylines({ bylines }: Article): void {
  if (bylines.length === 0) return;
  for (const part of SIGNED) {
    for (const byline of bylines) if (partOfByline(byline) === part) draft.write(part, byline.name);
  }
}

function writeDateline({ dateline }: Article, part: "place" | "outlet"): void {
  if (dateline === null || (dateline.place === null) !== (part === "outlet")) return;
  draft.write(part, datelineText(dateline));
}

function writeBody({ body }: Article, part: "caption" | "body"): void {
  for (let i = 0; i < body.length; i += 1) draft.write(part, (body[i] as Article["body"][number]).text);
}

/**
 * Calls `keep` with the folded short text and then with the long one: units and how many of them count. The pieces are those
 * of `piecesOf`, written one by one in the order of their worth, for a list of them costs as much as folding them.
 */
export function foldArticle(
  article: Article,
  keep: (long: boolean, units: Uint16Array, length: number) => void,
) {
  const { notes } = article;
  const caption = isCaption(article);
  const longNotes = notes !== null && notes.length > LONGEST_SHORT;
  draft.write("headline", article.headline);
  draft.write("group", article.group);
  draft.write("kicker", article.kicker);
  draft.write("deck", article.deck);
  writeBylines(article);
  draft.write("column", article.column);
  writeDateline(article, "place");
  writeDateline(article, "outlet");
  draft.write("summary", article.summary);
  if (caption) writeBody(article, "caption");
  if (!longNotes) draft.write("notes", notes);
  draft.take((units, length) => keep(false, units, length));
  if (!caption) writeBody(article, "body");
  if (longNotes) draft.write("notes", notes);
  draft.take((units, length) => keep(true, units, length));
}
