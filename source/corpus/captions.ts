import { type Block, makeText, type Paragraph, type TextBlock } from "./blocks.js";
import { DATED, isShown, NUMBERED, PICTURE, PLACED } from "./caption-forms.js";

/** Characters: a longer text is no caption. */
const LONGEST_CAPTION = 420;

/** Parts a caption from the text in front of it where nothing but its credit shows that there is one. */
export function partCaptions(blocks: readonly Block[]): Block[] {
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
