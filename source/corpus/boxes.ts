import { type Block, makeParagraph, makeText, type Paragraph, type TextBlock } from "./blocks.js";
import type { Line } from "./lines.js";
import { boxLabel, boxLead } from "./marks.js";
import { indexWords } from "./words.js";

/** A box beside an article: its summary, or a note of the editors. It may stand far from the article. */
export interface Box {
  readonly kind: "summary" | "notes";
  /** The label's own line, where it has one. */
  readonly label: Line | null;
  readonly paragraphs: readonly Paragraph[];
  /** How many text blocks stand before it on the page. */
  readonly place: number;
}

/** Characters: a longer text is no box. */
const LONGEST_BOX = 320;
/** Half cells by which a box's lines are narrower or wider than the text that goes on after it. */
const OTHER_MEASURE = 5;

/** Takes the boxes out of the page's blocks. What is left is partitioned without them. */
export function takeBoxes(blocks: readonly Block[]): { blocks: Block[]; boxes: Box[] } {
  const rest: Block[] = [];
  const boxes: Box[] = [];
  let texts = 0;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    const next = blocks[i + 1];
    const label = block.type === "display" ? boxLabel(block.line.text) : null;
    const above = rest[rest.length - 1];
    if (label !== null && block.type === "display" && above?.type === "text" && standsBelow(above, next)) {
      rest.pop();
      texts -= 1;
      boxes.push({ kind: label, label: block.line, paragraphs: above.paragraphs, place: texts });
      continue;
    }
    if (label === "notes" && next?.type === "text" && hasOwnHeadline(next, blocks[i + 2], blocks[i + 3])) {
      rest.push(block);
      continue;
    }
    const own = label === "notes" && next?.type === "text" ? titled(next) : null;
    if (own !== null) {
      rest.push(block, { type: "display", line: own[0], tabular: false }, own[1]);
      texts += 1;
      i += 1;
      continue;
    }
    if (label !== null && block.type === "display" && next?.type === "text") {
      const count = boxLength(next, storyFollows(blocks[i - 1]));
      boxes.push({
        kind: label,
        label: block.line,
        paragraphs: next.paragraphs.slice(0, count),
        place: texts,
      });
      texts += keepRest(rest, next, count);
      i += 1;
      continue;
    }
    const lead = block.type === "text" && !block.verse ? leadOf(block) : null;
    if (lead !== null && block.type === "text") {
      const { kind, at } = lead;
      if (at > 0) {
        rest.push(makeText(block.paragraphs.slice(0, at), block.measure, false));
        texts += 1;
      }
      boxes.push({ kind, label: null, paragraphs: block.paragraphs.slice(at, at + 1), place: texts });
      texts += keepRest(rest, block, at + 1);
      continue;
    }
    rest.push(block);
    if (block.type === "text") texts += 1;
  }
  return { blocks: rest, boxes };
}

/** The box whose label opens one of a text's paragraphs: a note of the editors opens the text, a summary may stand anywhere in it. */
function leadOf({ paragraphs }: TextBlock): { kind: "summary" | "notes"; at: number } | null {
  for (const [at, { text }] of paragraphs.entries()) {
    const kind = text.length > LONGEST_BOX ? null : boxLead(text);
    if (kind !== null && (at === 0 || kind === "summary")) return { kind, at };
  }
  return null;
}

/** The label stands below its box: what follows is another story, or nothing, and what stands above is short enough. */
function standsBelow(above: TextBlock, next: Block | undefined): boolean {
  if (above.size > LONGEST_BOX || above.head !== null || above.bullet > 0 || above.tail.kind !== "none")
    return false;
  if (next === undefined) return true;
  return next.type === "text" ? next.jumpFrom !== null || next.head !== null : next.type === "mark";
}

/** A line of display type below the box speaks of it and of nothing that follows: with a headline of its own it is a story. */
function hasOwnHeadline(box: TextBlock, line: Block | undefined, after: Block | undefined): boolean {
  if (line?.type !== "display" || box.size > LONGEST_SIDEBAR) return false;
  const title = line.line.text;
  const near = after?.type === "text" ? [box, after] : [box];
  const words = indexWords([title], near.map(openingOf));
  const share = words.share(title, 0);
  return share >= OWN && (near.length < 2 || words.share(title, 1) < share / 2);
}

/** Letters: a longer line that heads a sidebar is its first sentence. */
const LONGEST_TITLE = 24;

/** How much wider than a headline a line is that cannot belong to it. */
const SURELY_WIDER = 2.5;

/**
 * A sidebar whose headline was read as the beginning of its text, one short line that ends no sentence: the headline, and the paragraphs
 * that are left.
 */
function titled({ paragraphs, measure, verse }: TextBlock): readonly [title: Line, text: TextBlock] | null {
  const [first, ...others] = paragraphs;
  const [line, ...lines] = first?.lines ?? [];
  if (line === undefined || first?.row === true) return null;
  if (line.stop >= 0 || line.commas > 0 || line.letters > LONGEST_TITLE || /[。！!…：:]$/u.test(line.text))
    return null;
  const next = lines[0] ?? others[0]?.lines[0];
  if (next === undefined || (lines.length > 0 && next.width < line.width * SURELY_WIDER)) return null;
  const rest = lines.length > 0 ? [makeParagraph(lines, false), ...others] : others;
  return [line, makeText(rest, measure, verse)];
}

/** Characters: a longer piece is a story without its being asked. */
const LONGEST_SIDEBAR = 2000;
/** Characters of a text that are looked at. */
const SAMPLE = 2000;

/** Share of a headline's pairs of letters in the box. */
const OWN = 0.25;

function openingOf({ paragraphs }: TextBlock): string {
  let opening = "";
  for (const { text } of paragraphs) if (opening.length < SAMPLE) opening += `${text.slice(0, SAMPLE)}\n`;
  return opening;
}

function keepRest(rest: Block[], text: TextBlock, count: number): number {
  if (count >= text.paragraphs.length) return 0;
  rest.push(makeText(text.paragraphs.slice(count), text.measure, text.verse));
  return 1;
}

/** A byline in front of the box's label: the story itself must follow in the same run of text. */
function storyFollows(before: Block | undefined): boolean {
  return before?.type === "mark" && (before.mark.kind === "byline" || before.mark.kind === "name");
}

/** How many of a text's paragraphs are the box: all of a short one, else those of its first measure. */
function boxLength(text: TextBlock, story: boolean): number {
  const widths = text.paragraphs.map(widest);
  const first = widths[0] ?? 0;
  let size = 0;
  for (const [i, paragraph] of text.paragraphs.entries()) {
    size += paragraph.text.length;
    if (i > 0 && first > 0 && (widths[i] ?? 0) > 0 && Math.abs((widths[i] ?? 0) - first) > OTHER_MEASURE)
      return i;
    if (size > LONGEST_BOX) return 1;
  }
  return story && text.paragraphs.length > 1 ? 1 : text.paragraphs.length;
}

/** Half cells of the widest line; 0 for a paragraph of one line, which says nothing of a measure. */
function widest(paragraph: Paragraph): number {
  if (paragraph.lines.length < 2) return 0;
  return Math.max(...paragraph.lines.map((line) => line.width));
}
