import { endsSentence, isSpace } from "./chars.js";
import { readStoryHead, type StoryHead } from "./dateline.js";
import type { LineMark } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { bulletLength, type Jump, readJumpFrom, readJumpOn } from "./marks.js";
import type { LabelledLine } from "./segment.js";
import { readSigners, type Signature } from "./signers.js";

/** A paragraph: its lines, and their text joined by `\n` so that an index still tells the line. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly text: string;
}

/** What stands at a text block's end behind its last sentence, in `text.slice(from)` of the last paragraph. */
export interface Tail {
  readonly from: number;
  readonly jump: Jump | null;
  readonly signature: Signature | null;
  readonly kind: "credit" | "name" | "none";
}

/** Running text: paragraphs that nothing parts. What it begins and ends with is read once, here. */
export interface TextBlock {
  readonly type: "text";
  readonly paragraphs: Paragraph[];
  readonly measure: number;
  readonly loose: boolean;
  readonly head: StoryHead | null;
  readonly jumpFrom: Jump | null;
  readonly bullet: number;
  readonly tail: Tail;
  readonly size: number;
  readonly verse: boolean;
}

export interface DisplayBlock {
  readonly type: "display";
  readonly line: Line;
}

export interface MarkBlock {
  readonly type: "mark";
  readonly line: Line;
  readonly mark: LineMark;
}

export type Block = TextBlock | DisplayBlock | MarkBlock;

const BRACKETS = /[（(【]/u;

/** Groups labelled lines into blocks. A story's head, a bullet, a jump or a credit begins or ends a text block. */
export function makeBlocks(labelled: readonly LabelledLine[]): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let paragraphs: Paragraph[] = [];
  let measure = 0;
  const closeParagraph = () => {
    if (lines.length > 0) paragraphs.push(makeParagraph(lines));
    lines = [];
  };
  const closeText = () => {
    closeParagraph();
    if (paragraphs.length > 0)
      for (const part of splitText(paragraphs)) blocks.push(makeText(part, measure, false));
    paragraphs = [];
  };
  for (const one of labelled) {
    if (one.label === "first" || one.label === "more") {
      if (one.label === "first") closeParagraph();
      if (lines.length === 0 && paragraphs.length === 0) measure = one.measure;
      lines.push(one.line);
      continue;
    }
    closeText();
    if (one.mark !== null) blocks.push({ type: "mark", line: one.line, mark: one.mark });
    else blocks.push({ type: "display", line: one.line });
  }
  closeText();
  return blocks;
}

function makeParagraph(lines: readonly Line[]): Paragraph {
  return { lines, text: lines.length === 1 ? (lines[0]?.text ?? "") : lines.map((l) => l.text).join("\n") };
}

/** Cuts a run of paragraphs where one of them begins or ends a piece by its own form. */
function splitText(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const parts: Paragraph[][] = [];
  let part: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const begins =
      readStoryHead(paragraph.text) !== null ||
      bulletLength(paragraph.text) > 0 ||
      readJumpFrom(paragraph.text) !== null;
    if (begins && part.length > 0) {
      parts.push(part);
      part = [];
    }
    part.push(paragraph);
    const tail = readTail(paragraph.text);
    if (tail.jump !== null || tail.kind === "credit") {
      parts.push(part);
      part = [];
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

export function makeText(paragraphs: Paragraph[], measure: number, verse: boolean): TextBlock {
  const first = paragraphs[0]?.text ?? "";
  const last = paragraphs[paragraphs.length - 1]?.text ?? "";
  const jumpFrom = readJumpFrom(first);
  const bullet = bulletLength(first);
  let size = 0;
  for (const p of paragraphs) size += p.text.length;
  return {
    type: "text",
    paragraphs,
    measure,
    loose: measure === 0,
    head: readStoryHead(first.slice(Math.max(bullet, jumpFrom?.to ?? 0))),
    jumpFrom,
    bullet,
    tail: verse ? { from: last.length, jump: null, signature: null, kind: "none" } : readTail(last),
    size,
    verse,
  };
}

/**
 * What stands behind the last sentence of a paragraph: a jump line, a picture's credit (`本报通讯员 甲 乙 摄`,
 * `（甲 摄）`), the name of who wrote it in brackets.
 */
export function readTail(text: string): Tail {
  const jump = readJumpOn(text);
  let end = jump?.from ?? text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  const body = end === text.length ? text : text.slice(0, end);
  const bracketed = bracketTail(body);
  if (bracketed !== null) return { ...bracketed, jump };
  const plain = plainTail(body);
  if (plain !== null) return { ...plain, jump };
  return { from: jump?.from ?? text.length, jump, signature: null, kind: "none" };
}

const CLOSE = /[）)】]/u;
const CREDIT_END = /[摄攝影图圖供道導发發）)觉覺作绘繪文]$/u;

function bracketTail(body: string): Omit<Tail, "jump"> | null {
  if (!CLOSE.test(body[body.length - 1] ?? "")) return null;
  let open = body.length - 2;
  const floor = Math.max(0, body.length - 80);
  while (open >= floor && !BRACKETS.test(body[open] ?? "")) open -= 1;
  if (open < 1 || open < floor) return null;
  const before = body.slice(0, open);
  const credit = plainTail(body);
  if (credit !== null && credit.from < open && credit.kind === "credit") return credit;
  const ends = endsSentence(before) || /\s$/u.test(before);
  const signature = readSigners(body, open + 1, body.length - 1);
  if (signature === null) return null;
  if (signature.credit) return { from: open, signature, kind: "credit" };
  if (!ends) return null;
  return { from: open, signature, kind: "name" };
}

/** A credit without brackets, after the last sentence's end and mostly after a space. */
function plainTail(body: string): Omit<Tail, "jump"> | null {
  if (!CREDIT_END.test(body)) return null;
  const floor = Math.max(0, body.length - 70);
  let stop = -1;
  for (let i = body.length - 2; i >= floor; i -= 1) {
    if (/[。！？!?…]/u.test(body[i] ?? "")) {
      stop = i + 1;
      while (stop < body.length && /[”’」』》）)]/u.test(body[stop] ?? "")) stop += 1;
      break;
    }
  }
  if (stop < 1) return null;
  while (stop < body.length && /\s/u.test(body[stop] ?? "")) stop += 1;
  const signature = readSigners(body, stop, body.length);
  if (signature === null || !signature.credit) return null;
  return { from: stop, signature, kind: "credit" };
}
