import { readStoryHead, type StoryHead } from "./dateline.js";
import type { LineMark } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { bulletLength, type Jump, readJumpFrom } from "./marks.js";
import type { LabelledLine } from "./segment.js";
import { readTail, type Tail } from "./tail.js";

/** A paragraph: its lines, and their text joined by `\n` so that an index still tells the line. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly text: string;
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
  let verse: Line[] = [];
  const closeVerse = () => {
    if (verse.length > 0)
      blocks.push(
        makeText(
          verse.map((line) => makeParagraph([line])),
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
      lines.push(one.line);
      continue;
    }
    closeText();
    if (one.mark !== null) blocks.push({ type: "mark", line: one.line, mark: one.mark });
    else blocks.push({ type: "display", line: one.line });
  }
  closeText();
  closeVerse();
  return splitCaptions(blocks);
}

function makeParagraph(lines: readonly Line[]): Paragraph {
  return { lines, text: lines.length === 1 ? (lines[0]?.text ?? "") : lines.map((l) => l.text).join("\n") };
}

/** Characters: a longer text is no caption. */
const LONGEST_CAPTION = 420;

/** Parts a caption from the text in front of it where nothing but its credit shows that there is one. */
function splitCaptions(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.type !== "text" || block.verse || block.paragraphs.length < 2) out.push(block);
    else for (const paragraphs of partsOf(block, blocks[i + 1])) out.push(keep(block, paragraphs));
  }
  return out;
}

/** The paragraphs of a text and those of the captions in it, apart; `next` is what stands behind it. */
function partsOf(block: TextBlock, next: Block | undefined): readonly Paragraph[][] {
  const { paragraphs, tail } = block;
  const credit = next?.type === "mark" && next.mark.kind === "credit" && next.mark.signature?.both !== true;
  if (!credit && tail.kind !== "credit")
    return paragraphs.every((p) => isShown(p.text)) ? paragraphs.map((p) => [p]) : [paragraphs];
  const at = captionStart(block);
  return at === 0 ? [paragraphs] : [paragraphs.slice(0, at), paragraphs.slice(at)];
}

function keep(block: TextBlock, paragraphs: Paragraph[]): TextBlock {
  return paragraphs === block.paragraphs ? block : makeText(paragraphs, block.measure, false);
}

const PICTURE = /^(?:图为|圖為|[上下左右本]图|[上下左右]圖|图[①②③④⑤⑥⑦⑧⑨一二三四五六\d]|[①②③④⑤⑥⑦⑧⑨])/u;
/** `图②…`, `③ …`: one of several pictures. */
export const NUMBERED = /^(?:图\s?)?[①②③④⑤⑥⑦⑧⑨]|^[图圖]\s?[一二三四五六\d]/u;
const DATED = /^(?:近日|日前|(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日)\s*[，,]/u;

/** `（左）`, `（前排中）`: who stands where in the picture. */
const PLACED = /[（(][前后後]?排?[左右中前后後][一二三四\d]?(?:[一二三四]人?)?[）)]/u;

/** Index of the paragraph with which the caption at a block's end begins; 0 where the whole block is one. */
function captionStart(block: TextBlock): number {
  const { paragraphs } = block;
  const n = paragraphs.length;
  let best = 0;
  const first = paragraphs[0]?.text ?? "";
  let bestScore =
    block.head === null && block.bullet === 0 && block.size <= LONGEST_CAPTION
      ? 2.5 - 0.004 * block.size - 0.35 * (n - 1)
      : -9;
  if (DATED.test(first)) bestScore += 1.5;
  if (PICTURE.test(first)) bestScore += 2.5;
  if (PLACED.test(first)) bestScore += 2;
  const pictures = paragraphs.filter((p) => NUMBERED.test(p.text)).length;
  if (pictures >= 2) bestScore += 3.5;
  let size = 0;
  for (let at = n - 1; at >= Math.max(1, n - 4); at -= 1) {
    const paragraph = paragraphs[at] as Paragraph;
    const above = paragraphs[at - 1] as Paragraph;
    size += paragraph.text.length;
    if (size > LONGEST_CAPTION) break;
    let score = 0.4 - 0.35 * (n - 1 - at) - 0.002 * size;
    if (at === n - 1 && isOneSentence(paragraph.text, block.tail.from)) score += 1;
    if (PICTURE.test(paragraph.text)) score += 2.5;
    if (PLACED.test(paragraph.text)) score += 2;
    if (DATED.test(paragraph.text)) score += 1.5;
    const wide = widest(above);
    const own = widest(paragraph);
    if (wide > 0 && own > 0) score += Math.min(2.5, Math.abs(wide - own) / 4);
    else if (
      !block.loose &&
      wide > 0 &&
      (paragraph.lines[0]?.width ?? 0) - (paragraph.lines[0]?.squeeze ?? 0) > wide
    )
      score += 2.5;
    if ((paragraph.lines[0]?.gap ?? 0) > (above.lines[0]?.gap ?? 0)) score += 0.5;
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}

/** Characters: a sentence no longer, with its credit, is most often a caption by itself. */
const LONGEST_SENTENCE = 60;

/** `某人在做某事。 甲 摄`: one sentence, behind which the credit begins at `credit`. */
function isOneSentence(text: string, credit: number): boolean {
  const stop = text.indexOf("。");
  return (
    credit > 0 &&
    credit < text.length &&
    credit <= LONGEST_SENTENCE &&
    stop >= 0 &&
    text.indexOf("。", stop + 1) < 0
  );
}

function widest(paragraph: Paragraph): number {
  let width = 0;
  for (const line of paragraph.lines) width = Math.max(width, line.width);
  return width > 94 || paragraph.lines.length < 2 ? 0 : width;
}

/** Cuts a run of paragraphs where one of them begins or ends a piece by its own form. */
function splitText(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const parts: Paragraph[][] = [];
  let part: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const begins =
      readStoryHead(paragraph.text) !== null ||
      bulletLength(paragraph.text) > 0 ||
      readJumpFrom(paragraph.text) !== null ||
      isParted(part[part.length - 1], paragraph);
    if (begins && part.length > 0) {
      parts.push(part);
      part = [];
    }
    part.push(paragraph);
    const tail = readTail(paragraph.text);
    const brief = tail.kind === "name" && bulletLength(part[0]?.text ?? "") > 0;
    if (tail.jump !== null || tail.kind === "credit" || brief) {
      parts.push(part);
      part = [];
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** `图①：…`: with its colon it says what a picture shows. */
const SHOWN = /^[图圖]\s?(?:[①②③④⑤⑥⑦⑧⑨]|[一二三四五六\d])\s*[：:]/u;

/** `《听涛》（版画，…）`: a work that is printed, by its title and how it was made. */
const ARTWORK =
  /^《[^》\n]{1,24}》\s*[（(]\s*(?:版[画畫]|木刻|油[画畫]|[中国國画畫]{2,3}|水彩|水粉|水墨|剪[纸紙]|[书書]法|篆刻|[摄攝]影|漫[画畫]|素描|速[写寫]|雕塑|年[画畫]|[农農]民[画畫]|工[笔筆]|插[画畫]|丙烯|刺[绣繡])/u;

/** A caption that says which picture it is about, or what the picture is: it needs no credit to be one. */
export function isShown(text: string): boolean {
  return SHOWN.test(text) || ARTWORK.test(text);
}

/** A work's caption is a paragraph; behind pictures that are told one by one, another one begins with its day and has no number. */
function isParted(above: Paragraph | undefined, next: Paragraph): boolean {
  if (above === undefined) return false;
  if (ARTWORK.test(next.text) || ARTWORK.test(above.text)) return true;
  return SHOWN.test(above.text) && DATED.test(next.text);
}

/** A text block of these paragraphs; `measure` is the column's, in half cells (0: none). What it begins and ends with is read here. */
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
    tail: verse
      ? { from: last.length, jump: null, signature: null, kind: "none", dateline: null }
      : readTail(last),
    size,
    verse,
  };
}
