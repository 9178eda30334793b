import type { BodyElement, Byline, Dateline, Kind } from "./article.js";
import type { DisplayBlock, MarkBlock, Paragraph, TextBlock } from "./blocks.js";
import { withoutSpace } from "./chars.js";
import { compose, record, recordLine, recordPart } from "./compose.js";
import { isAddressOf } from "./crossheads.js";
import { readNumber } from "./dateline.js";
import { type HeadRole, withoutOrnament } from "./head-block.js";
import { isOpen, linesOf } from "./layout.js";
import { readLead } from "./lead.js";
import type { Part } from "./ledger.js";
import type { Line } from "./lines.js";
import { bulletLength, isBracketedDeck } from "./marks.js";
import { beforeOffice } from "./name-marks.js";
import type { Item } from "./partition.js";
import { placeVerse } from "./poems.js";
import type { Signer } from "./signer-names.js";
import { allLookLikeNames, readSigners, type Signature } from "./signers.js";
import { regularSpacing } from "./spacing.js";

// Longer than other files because every field of an article is filled here and only here, so that the sum of the
// ledger can be read in one place.

/** An article while it is put together: the fields' texts with their places in the raw page beside them. */
export interface Draft {
  readonly index: number;
  kind: Kind;
  /** `text` where the field is not the whole line (a standing head without its ornament). */
  readonly heads: { role: HeadRole; line: Line; text?: string }[];
  readonly bylines: Byline[];
  dateline: Dateline | null;
  readonly body: BodyElement[];
  readonly notes: string[];
  summary: string | null;
  continuedOn: number | null;
  continuedFrom: number | null;
  /** A package headline or standing head above this item that may hold for the next ones too. */
  readonly package: { role: "column" | "group"; line: Line; text?: string }[];
  /** A brief's lead, set off from its text by a space. */
  lead: string | null;
  readonly parts: Part[];
  readonly item: Item;
}

type Small = DisplayBlock | MarkBlock;

/** Puts one item's blocks into an article's fields; every character of them goes into a part. */
export function assemble(item: Item, index: number): Draft {
  const draft: Draft = {
    index,
    kind: item.photo ? "photo" : "news",
    heads: [],
    bylines: [],
    dateline: null,
    body: [],
    notes: [],
    summary: null,
    continuedOn: null,
    continuedFrom: null,
    package: [],
    lead: null,
    parts: [],
    item,
  };
  placeHeads(draft);
  placeSide(draft, item.before, item.topRoles);
  for (const [k, text] of item.texts.entries()) {
    placeText(draft, text);
    const between = item.between[k] ?? [];
    for (const [i, one] of between.entries()) {
      if (one.type === "display" && isAddressOf(between, i)) note(draft, one.line);
      else if (one.type === "display") placeCrosshead(draft, one.line);
    }
    placeMarks(draft, item.between[k] ?? []);
    for (const one of item.between[k] ?? []) if (one.type === "mark" && isOpen(one)) placeName(draft, one);
  }
  placeSide(draft, item.after, item.footRoles);
  return draft;
}

/** The square in front of a crosshead is decoration, as a brief's bullet is. */
function placeCrosshead(draft: Draft, line: Line): void {
  const { text } = line;
  const bullet = bulletLength(text);
  draft.body.push({ type: "crosshead", text: regularSpacing(text.slice(bullet)) });
  recordPart(draft, line, 0, bullet, "decoration");
  recordPart(draft, line, bullet, text.length, "body");
}

/** The headline block, by the roles in which the partition read it; where both have a headline, the one above is a package's. */
function placeHeads(draft: Draft): void {
  const { before, after, topRoles, footRoles, texts } = draft.item;
  const above = linesOf(before);
  const below = linesOf(after);
  for (const line of above.slice(topRoles.length)) placeChapter(draft, line);
  const brief = (texts[0]?.bullet ?? 0) > 0;
  const twice = topRoles.includes("headline") && footRoles.includes("headline");
  for (const [i, line] of above.entries()) {
    const role = topRoles[i];
    if (role === undefined) continue;
    const own = twice && role !== "column" && role !== "name" ? "group" : role;
    placeLine(draft, line, own, (brief && own !== "headline") || topRoles.includes("group") || twice);
  }
  for (const [i, line] of below.entries()) placeLine(draft, line, footRoles[i] ?? "note", false);
}

function placeLine(draft: Draft, line: Line, role: HeadRole, holdsOn: boolean): void {
  if (role === "name") return;
  if (role === "note") note(draft, line);
  else if (role === "column") placeColumn(draft, line, holdsOn);
  else if (role === "group") {
    draft.package.push({ role, line });
    recordLine(draft, line, "group");
  } else {
    draft.heads.push({ role, line });
    recordLine(draft, line, role);
  }
}

/** A chapter's number between headline and text is the text's first crosshead. */
function placeChapter(draft: Draft, line: Line): void {
  draft.body.push({ type: "crosshead", text: regularSpacing(line.text) });
  recordLine(draft, line, "body");
}

/** An ornament beside a standing head comes out as a stray letter or glyph stuck to it. */
function placeColumn(draft: Draft, line: Line, holdsOn: boolean): void {
  const { from, to } = withoutOrnament(line.text);
  (holdsOn ? draft.package : draft.heads).push({ role: "column", line, text: line.text.slice(from, to) });
  recordPart(draft, line, 0, from, "decoration");
  recordPart(draft, line, from, to, "column");
  recordPart(draft, line, to, line.text.length, "decoration");
}

function note(draft: Draft, line: Line): void {
  draft.notes.push(regularSpacing(line.text));
  recordLine(draft, line, "notes");
}

function placeMarks(draft: Draft, small: readonly Small[]): void {
  for (const one of small) if (one.type === "mark" && !isOpen(one)) placeMark(draft, one);
}

/** Marks and names in printed order. */
function placeSide(draft: Draft, small: readonly Small[], roles: readonly HeadRole[]): void {
  let at = 0;
  for (const [i, one] of small.entries()) {
    if (!isOpen(one)) {
      const below = roles[at - 1] === "headline" && at >= roles.length && small[i - 1]?.type === "display";
      if (one.type !== "mark") continue;
      const noted = one.mark.kind === "note" && one.mark.signature === undefined;
      if (below && noted && isBracketedDeck(one.line.text)) placeLine(draft, one.line, "deck", false);
      else placeMark(draft, one);
      continue;
    }
    if (roles[at] === "name") placeName(draft, one);
    at += 1;
  }
}

/** A name by its look or by its place alone. */
function placeName(draft: Draft, one: Small): void {
  if (one.type === "mark") {
    placeMark(draft, one);
    return;
  }
  const { line } = one;
  const signature = readSigners(line.text, 0, line.text.length);
  const office = /^(.*[^\s]{2})\s+([\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2})$/u.exec(line.text);
  const paragraph = { lines: [line], text: line.text, row: false };
  if (signature !== null && (office === null || allLookLikeNames(signature))) {
    signed(draft, paragraph, signature, 0, line.text.length);
    return;
  }
  const from = office === null ? 0 : line.text.length - (office[2] ?? "").length;
  if (from > 0) {
    draft.notes.push(regularSpacing(line.text.slice(0, from).trim()));
    record(draft, paragraph, 0, from, "notes");
  }
  draft.bylines.push({ role: "作者", outlet: null, name: withoutSpace(line.text.slice(from)) });
  record(draft, paragraph, from, line.text.length, "byline");
}

function placeMark(draft: Draft, block: MarkBlock): void {
  const { line, mark } = block;
  if (mark.kind === "furniture") return;
  if (mark.kind === "jumpOn" || mark.kind === "jumpFrom") {
    const number = /(\d+|[一二三四五六七八九十]+)\s*版/u.exec(line.text);
    const page = number === null ? null : readNumber(number[1] ?? "");
    if (mark.kind === "jumpOn") draft.continuedOn ??= page;
    else draft.continuedFrom ??= page;
    recordLine(draft, line, "decoration");
    return;
  }
  if (mark.signature === undefined || mark.signature.signers.length === 0) {
    note(draft, line);
    return;
  }
  const from = mark.inner?.[0] ?? 0;
  const paragraph: Paragraph = { lines: [line], text: line.text, row: false };
  const open = /^(?:[（(【]|[—–―-]{1,3}\s*)/u.exec(line.text)?.[0].length ?? 0;
  const place = line.text.slice(open, from).trim();
  const end = mark.kind === "name" ? beforeOffice(line.text, mark.inner?.[1]) : line.text.length;
  // `解答：` only says what the name behind it did.
  if (mark.kind === "name" && place.length >= 2 && !/[：:]$/u.test(place)) {
    draft.notes.push(regularSpacing(place));
    record(draft, paragraph, 0, open, "decoration");
    record(draft, paragraph, open, from, "notes");
    signed(draft, paragraph, mark.signature, from, end);
  } else signed(draft, paragraph, mark.signature, 0, end);
  if (end === line.text.length) return;
  draft.notes.push(regularSpacing(line.text.slice(end)));
  record(draft, paragraph, end, line.text.length, "notes");
}

/** Running text into body elements: head and tail of the story taken off its first and last paragraph. */
function placeText(draft: Draft, text: TextBlock): void {
  if (text.verse) {
    placeVerse(draft, text.paragraphs);
    return;
  }
  const { paragraphs } = text;
  const last = paragraphs.length - 1;
  for (let i = 0; i <= last; i += 1) {
    const paragraph = paragraphs[i] as Paragraph;
    const from = i === 0 ? placeStart(draft, text, paragraph) : 0;
    const to = i === last ? Math.max(from, text.tail.from) : paragraph.text.length;
    const words = compose(paragraph, from, to);
    if (words !== "") draft.body.push({ type: "paragraph", text: words });
    record(draft, paragraph, from, to, "body");
    if (i === last) placeTail(draft, text, paragraph, to);
  }
}

/** Bullet, jump line, dateline and signers in front of the first words. Returns where those begin. */
function placeStart(draft: Draft, text: TextBlock, paragraph: Paragraph): number {
  const skip = Math.max(text.bullet, text.jumpFrom?.to ?? 0);
  if (text.jumpFrom !== null) draft.continuedFrom ??= text.jumpFrom.page;
  record(draft, paragraph, 0, skip, "decoration");
  const head = text.head;
  if (head === null) return text.bullet > 0 ? placeLead(draft, paragraph, skip) : skip;
  if (head.dateline !== null) draft.dateline ??= head.dateline;
  if (head.signature === null) record(draft, paragraph, skip, skip + head.end, "decoration");
  else signed(draft, paragraph, shifted(head.signature, skip), skip, skip + head.end);
  return skip + head.end;
}

/** `●lead text…`: a brief's lead, set off by a space from a sentence, is its headline. */
function placeLead(draft: Draft, paragraph: Paragraph, from: number): number {
  const lead = readLead(paragraph, from);
  if (lead === null) return from;
  draft.lead = compose(paragraph, from, lead.end);
  record(draft, paragraph, from, lead.end, "headline");
  return lead.next;
}

function shifted(signature: Signature, by: number): Signature {
  if (by === 0) return signature;
  return {
    ...signature,
    signers: signature.signers.map((s) => ({ ...s, from: s.from + by, to: s.to + by })),
  };
}

function placeTail(draft: Draft, text: TextBlock, paragraph: Paragraph, from: number): void {
  const { jump, signature, dateline, kind } = text.tail;
  if (dateline !== null && draft.dateline === null) {
    draft.dateline = dateline;
    record(draft, paragraph, from, paragraph.text.length, "dateline");
    return;
  }
  if (jump !== null) draft.continuedOn ??= jump.page;
  if (kind === "note") {
    const to = paragraph.text.length - (jump === null ? 0 : jump.to - jump.from);
    draft.notes.push(compose(paragraph, from, to));
    record(draft, paragraph, from, to, "notes");
    record(draft, paragraph, to, paragraph.text.length, "decoration");
  } else if (signature === null) record(draft, paragraph, from, paragraph.text.length, "decoration");
  else signed(draft, paragraph, signature, from, paragraph.text.length);
}

/** Signers into bylines; their names are bylines in the raw page, role words and brackets decoration. */
function signed(draft: Draft, paragraph: Paragraph, signature: Signature, from: number, to: number): void {
  let at = from;
  for (const signer of signature.signers as readonly Signer[]) {
    record(draft, paragraph, at, signer.from, "decoration");
    record(draft, paragraph, signer.from, signer.to, "byline");
    at = signer.to;
    const role = signer.byline.role ?? (draft.kind === "photo" || signature.credit ? null : "作者");
    draft.bylines.push({ ...signer.byline, role });
  }
  record(draft, paragraph, at, to, "decoration");
}
