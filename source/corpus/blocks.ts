import { isParted, isShown } from "./caption-forms.js";
import { readStoryHead, type StoryHead } from "./dateline.js";
import type { LineMark } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { bulletLength, type Jump, readJumpFrom } from "./marks.js";
import { opensCase } from "./salutation.js";
import type { LabelledLine } from "./segment.js";
import { readTail, type Tail } from "./tail.js";

/** A paragraph: its lines, and their text joined by `\n` so that an index still tells the line. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly text: string;
  /** A row of a table. */
  readonly row: boolean;
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
  /** Captions that need no credit to be told. */
  readonly shown: boolean;
  /** It has rows of a table, or is a table, or comes to one at once. */
  readonly holdsTable: boolean;
  readonly opensTable: boolean;
}

export interface DisplayBlock {
  readonly type: "display";
  readonly line: Line;
  /** It stands over a part of a table. */
  readonly tabular: boolean;
}

export interface MarkBlock {
  readonly type: "mark";
  readonly line: Line;
  readonly mark: LineMark;
}

export type Block = TextBlock | DisplayBlock | MarkBlock;

/** Groups labelled lines into blocks. A story's head, a bullet, a jump or a credit begins or ends a text block. */
export function makeBlocks(labelled: readonly LabelledLine[]): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let paragraphs: Paragraph[] = [];
  let measure = 0;
  let row = false;
  const closeParagraph = () => {
    if (lines.length > 0) paragraphs.push(makeParagraph(lines, row));
    lines = [];
    row = false;
  };
  const closeText = () => {
    closeParagraph();
    if (paragraphs.length > 0)
      for (const part of splitText(paragraphs)) blocks.push(makeText(part.paragraphs, measure, false, part));
    paragraphs = [];
  };
  let verse: Line[] = [];
  const closeVerse = () => {
    if (verse.length > 0)
      blocks.push(
        makeText(
          verse.map((line) => makeParagraph([line], false)),
          0,
          true,
        ),
      );
    verse = [];
  };
  for (const one of labelled) {
    if (one.label === "verse") {
      closeText();
      verse.push(one.line);
      continue;
    }
    closeVerse();
    if (one.label === "first" || one.label === "more") {
      if (one.label === "first") closeParagraph();
      if (lines.length === 0 && paragraphs.length === 0) measure = one.measure;
      row ||= one.tabular;
      lines.push(one.line);
      continue;
    }
    closeText();
    if (one.mark !== null) blocks.push({ type: "mark", line: one.line, mark: one.mark });
    else blocks.push({ type: "display", line: one.line, tabular: one.tabular });
  }
  closeText();
  closeVerse();
  return blocks;
}

export function makeParagraph(lines: readonly Line[], row: boolean): Paragraph {
  const text = lines.length === 1 ? (lines[0]?.text ?? "") : lines.map((l) => l.text).join("\n");
  return { lines, text, row };
}

/** Paragraphs that stay together, with what was read of the first and the last of them on the way. */
interface Stretch {
  readonly paragraphs: Paragraph[];
  readonly head: StoryHead | null;
  tail: Tail;
}

/** Cuts a run of paragraphs where one of them begins or ends a piece by its own form. */
function splitText(paragraphs: readonly Paragraph[]): Stretch[] {
  const parts: Stretch[] = [];
  let part: Stretch | null = null;
  for (const paragraph of paragraphs) {
    const head = readStoryHead(paragraph.text);
    const begins =
      head !== null ||
      bulletLength(paragraph.text) > 0 ||
      readJumpFrom(paragraph.text) !== null ||
      opensCase(paragraph.text) ||
      isParted(part?.paragraphs.at(-1), paragraph);
    const tail = readTail(paragraph.text);
    if (part === null || begins) {
      part = { paragraphs: [], head, tail };
      parts.push(part);
    }
    part.paragraphs.push(paragraph);
    part.tail = tail;
    const brief = tail.kind === "name" && bulletLength(part.paragraphs[0]?.text ?? "") > 0;
    if (tail.jump !== null || tail.kind === "credit" || brief) part = null;
  }
  return parts;
}

/** Paragraphs: a notice says so much before its table. */
const BEFORE_TABLE = 2;

/** A text block of these paragraphs; `measure` is the column's, in half cells (0: none). What it begins and ends with is read here. `known` is what was read already. */
export function makeText(
  paragraphs: Paragraph[],
  measure: number,
  verse: boolean,
  known?: Stretch,
): TextBlock {
  const first = paragraphs[0]?.text ?? "";
  const last = paragraphs[paragraphs.length - 1]?.text ?? "";
  const jumpFrom = readJumpFrom(first);
  const bullet = bulletLength(first);
  const skip = Math.max(bullet, jumpFrom?.to ?? 0);
  let size = 0;
  let row = -1;
  for (let i = paragraphs.length - 1; i >= 0; i -= 1) {
    const paragraph = paragraphs[i] as Paragraph;
    size += paragraph.text.length;
    if (paragraph.row) row = i;
  }
  return {
    type: "text",
    paragraphs,
    measure,
    loose: measure === 0,
    head: known !== undefined && skip === 0 ? known.head : readStoryHead(first.slice(skip)),
    jumpFrom,
    bullet,
    tail: verse
      ? { from: last.length, jump: null, signature: null, kind: "none", dateline: null }
      : (known?.tail ?? readTail(last)),
    size,
    verse,
    shown: paragraphs.every((p) => isShown(p.text)),
    holdsTable: row >= 0,
    opensTable: row >= 0 && row <= BEFORE_TABLE,
  };
}
