import { type Block, makeText, type Paragraph, type TextBlock } from "./blocks.js";
import { DATED, isShown, NUMBERED, PICTURE, PLACED } from "./caption-forms.js";
import { charSet, endsSentence, isAmong } from "./chars.js";
import type { Line } from "./lines.js";

/** Characters: a longer text is no caption. */
const LONGEST_CAPTION = 420;
/** The same of a story told in numbered pictures. */
const LONGEST_PICTURE_STORY = 700;

/** Parts captions from the text in front of them, which their credit shows, or their setting beside a picture story. */
export function partCaptions(blocks: readonly Block[]): Block[] {
  const set = setOfStory(blocks);
  const out: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.type !== "text" || block.verse || block.paragraphs.length < 2) {
      out.push(set ? showAlone(block, blocks[i + 1]) : block);
      continue;
    }
    const parts = partsOf(block, blocks[i + 1], standsAlone(blocks, i));
    const credited = parts.length > 1 || isCredited(block, blocks[i + 1]) || signsBoth(blocks[i + 1]);
    for (const [k, paragraphs] of parts.entries()) {
      const own = credited && k === parts.length - 1;
      const from = set && !own ? setStart(paragraphs) : paragraphs.length;
      if (from > 0) {
        const text = keep(block, paragraphs.slice(0, from));
        out.push(set && !own ? showAlone(text, undefined) : text);
      }
      for (const caption of paragraphs.slice(from))
        out.push({ ...makeText([caption], block.measure, false), shown: true });
    }
  }
  return out;
}

/** The paragraphs of a text and those of the captions in it, apart; `next` is what stands behind it, `alone` that no story goes on in it. */
function partsOf(block: TextBlock, next: Block | undefined, alone: boolean): readonly Paragraph[][] {
  const { paragraphs } = block;
  if (!isCredited(block, next))
    return paragraphs.every((p) => isShown(p.text)) ? paragraphs.map((p) => [p]) : [paragraphs];
  const at = captionStart(block, alone);
  return at === 0 ? [paragraphs] : [paragraphs.slice(0, at), paragraphs.slice(at)];
}

/** Nobody signs the text in front of it, and it is set in another measure than the text above or with its lines tight: no story goes on in it. */
function standsAlone(blocks: readonly Block[], i: number): boolean {
  const block = blocks[i] as TextBlock;
  const before = blocks[i - 1];
  if (before?.type === "mark" && (before.mark.kind === "byline" || before.mark.kind === "name")) return false;
  const lines = block.paragraphs[0]?.lines ?? [];
  if (lines.length > 1 && lines.slice(1).every((line) => line.gap === 0)) return true;
  for (let k = i - 1; k >= 0; k -= 1) {
    const above = blocks[k] as Block;
    if (above.type === "text") return Math.abs(above.measure - block.measure) > OTHER_MEASURE;
  }
  return true;
}

/** Half cells. */
const OTHER_MEASURE = 4;

function signsBoth(next: Block | undefined): boolean {
  return next?.type === "mark" && next.mark.signature?.both === true;
}

/** The text ends with a picture's credit, or one stands behind it. */
function isCredited({ tail }: TextBlock, next: Block | undefined): boolean {
  const credit = next?.type === "mark" && next.mark.kind === "credit" && !signsBoth(next);
  return credit || tail.kind === "credit";
}

/**
 * Who wrote a picture story took its pictures (`摄影报道`, `文/图`), so its captions have no credits; on a page whose lines stand apart
 * they are told by their lines, which are set tight.
 */
function setOfStory(blocks: readonly Block[]): boolean {
  const both = blocks.some((block) =>
    block.type === "mark" ? block.mark.signature?.both : block.type === "text" && block.head?.signature?.both,
  );
  return both && blocks.some((block) => block.type === "text" && block.paragraphs.some(isLeaded));
}

/** Lines: so many that stand apart are running text's. */
const LEADED = 3;

function isLeaded({ lines }: Paragraph): boolean {
  return lines.length >= LEADED && lines.every((line) => line.gap > 0);
}

/** Characters: no caption of a picture story is longer. */
const LONGEST_OF_SET = 90;

/** The index from which on all paragraphs are such captions, two at least; the number of paragraphs where there are none. */
function setStart(paragraphs: readonly Paragraph[]): number {
  let from = paragraphs.length;
  let tight = 0;
  while (from > 0 && isOfSet(paragraphs[from - 1] as Paragraph)) {
    from -= 1;
    if ((paragraphs[from] as Paragraph).lines.length > 1) tight += 1;
  }
  return tight >= 2 ? from : paragraphs.length;
}

function isOfSet({ lines, text }: Paragraph): boolean {
  return (
    text.length <= LONGEST_OF_SET && endsSentence(text) && lines.slice(1).every((line) => line.gap === 0)
  );
}

/** What points from a caption to its picture. */
const POINTERS = charSet("▲▶▼◀►◄△▷▽◁");

/** Beside a picture story a short paragraph is a caption that stands behind an arrow, or whose lines are set tight; with a credit it is one anyway. */
function showAlone(block: Block, next: Block | undefined): Block {
  if (block.type !== "text" || block.verse || block.head !== null) return block;
  const [only, another] = block.paragraphs;
  if (only === undefined || another !== undefined || !isOfSet(only)) return block;
  const tight = only.lines.length > 1 && block.bullet === 0 && !isCredited(block, next);
  return tight || isAmong(POINTERS, only.text, 0) ? { ...block, shown: true } : block;
}

function keep(block: TextBlock, paragraphs: readonly Paragraph[]): TextBlock {
  return paragraphs.length === block.paragraphs.length
    ? block
    : makeText([...paragraphs], block.measure, false);
}

/** Index of the paragraph with which the caption at a block's end begins; 0 where the whole block is one. */
function captionStart(block: TextBlock, alone: boolean): number {
  const { paragraphs } = block;
  const n = paragraphs.length;
  let best = 0;
  const first = paragraphs[0]?.text ?? "";
  const pictures = paragraphs.filter((p) => NUMBERED.test(p.text)).length;
  const longest = pictures >= 2 ? LONGEST_PICTURE_STORY : LONGEST_CAPTION;
  let bestScore =
    block.head === null && block.bullet === 0 && block.size <= longest && !block.holdsTable
      ? 2.5 - 0.004 * block.size - 0.35 * (n - 1)
      : -9;
  if (alone) bestScore += ALONE;
  if (DATED.test(first)) bestScore += 1.5;
  if (PICTURE.test(first)) bestScore += 2.5;
  if (PLACED.test(first)) bestScore += 2;
  if (pictures >= 2) bestScore += 3.5;
  // `近年来，某地…。图为…`: what the picture shows is told behind the news of it, in the same caption.
  if ((alone || block.loose) && paragraphs.some(({ text }, k) => k > 0 && OF_PICTURE.test(text)))
    bestScore += OF_PICTURE_WEIGHT;
  let size = 0;
  for (let at = n - 1; at >= Math.max(1, n - Math.max(4, pictures)); at -= 1) {
    const paragraph = paragraphs[at] as Paragraph;
    const above = paragraphs[at - 1] as Paragraph;
    size += paragraph.text.length;
    // No table is a caption.
    if (paragraph.row) break;
    if (size > LONGEST_CAPTION) break;
    // The pictures of a series stay together.
    if (NUMBERED.test(paragraph.text) && NUMBERED.test(above.text)) continue;
    let score = 0.4 - 0.35 * (n - 1 - at) - 0.002 * size;
    if (at === n - 1 && isOneSentence(paragraph.text, block.tail.from)) score += 1;
    if (PICTURE.test(paragraph.text)) score += 2.5;
    if (PLACED.test(paragraph.text)) score += 2;
    if (DATED.test(paragraph.text)) score += 1.5;
    const wide = widest(above);
    const own = widest(paragraph, at === n - 1 && block.tail.kind === "credit");
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

/** What a picture shows, in a sentence of its own. */
const OF_PICTURE = /^[图圖][为為]/u;
const OF_PICTURE_WEIGHT = 4;
/** A text that stands alone and ends in a credit. */
const ALONE = 1.2;

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

/** The width of the widest line, without the last one where a credit is hung on to it; 0 where there are too few lines to say. */
function widest({ lines }: Paragraph, credited = false): number {
  let width = 0;
  const n = credited ? lines.length - 1 : lines.length;
  for (let i = 0; i < n; i += 1) width = Math.max(width, (lines[i] as Line).width);
  return width > 94 || n < (credited ? 1 : 2) ? 0 : width;
}
