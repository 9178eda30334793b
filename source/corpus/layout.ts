import type { Block, DisplayBlock, MarkBlock, Paragraph, TextBlock } from "./blocks.js";
import { type GapWords, holdAgainst } from "./gap-words.js";
import { HeadLines, type Said } from "./head-lines.js";
import { readLead } from "./lead.js";
import type { Line } from "./lines.js";
import { PairTexts } from "./pair-texts.js";
import { integers, scratch } from "./scratch.js";
import { standingHeads } from "./standing.js";
import { WordIndex } from "./words.js";

/** What can stand between two texts: display type and marks. */
export type Small = DisplayBlock | MarkBlock;

/** What stands between two texts, before the first or after the last. */
export interface Gap {
  readonly small: readonly Small[];
  /** The display lines and bare names among it, and how many of them stand before each place of `small` (and at its end). */
  readonly heads: HeadLines;
  readonly headsBefore: readonly number[];
}

/** The page as the partition sees it: texts, and a gap before, between and after them. */
export interface Layout {
  readonly texts: readonly TextBlock[];
  /** gaps[k] stands before texts[k]; the last one at the page's foot. */
  readonly gaps: readonly Gap[];
  /** The words of each gap's display lines, held against the texts round about. */
  readonly words: readonly GapWords[];
  /** The texts' pairs of letters (good until the next page is laid out), and which texts have those of the gaps' open lines. */
  readonly pairs: PairTexts;
  readonly index: WordIndex;
  /** True where the text is a picture's caption. */
  readonly photo: readonly boolean[];
  /** True where the text is a brief that has its lead in it. */
  readonly leads: readonly boolean[];
  /** How likely each text's story has a standing head. */
  readonly standing: Float64Array;
  /** The page sets its standing heads below its headlines. */
  readonly closing: boolean;
  /** Several texts stand below a question of one line: an interview's, which are its crossheads. */
  readonly asking: boolean;
  /** Several stories have who wrote them right above their text. */
  readonly signedAbove: boolean;
  /** The page sets its bylines below the headlines that stand below their bodies. */
  readonly signing: boolean;
}

const codesOf = scratch(integers);

/** The blocks as texts and gaps, with all that is asked of them again and again worked out once. */
export function layOut(blocks: readonly Block[]): Layout {
  const texts: TextBlock[] = [];
  const smalls: Small[][] = [[]];
  const shorts: string[] = [];
  for (const block of blocks) {
    if (block.type === "text") {
      texts.push(block);
      smalls.push([]);
      continue;
    }
    smalls[smalls.length - 1]?.push(block);
    if (isOpen(block)) shorts.push(block.line.text);
  }
  const pairs = new PairTexts(
    texts.map((text) => text.paragraphs.map((p) => p.text)),
    codesOf,
  );
  const index = new WordIndex(shorts, pairs);
  const says = (k: number, words: string): boolean => {
    const text = texts[k];
    // What lines end and begin with stands in the index, which mostly knows that a text has not even half of it.
    return text !== undefined && index.mayHold(words, k) && opensWith(text, words);
  };
  const words: GapWords[] = [];
  const gaps = smalls.map((small, k) =>
    makeGap(
      small,
      (run) => says(k - 1, run) || says(k, run),
      (i, side) => words[k]?.share(i, i + 1, [], side) ?? null,
    ),
  );
  const photo = texts.map((text, k) => isPhoto(text, smalls[k + 1]?.[0], texts[k + 1]));
  for (let k = 0; k < gaps.length; k += 1) words.push(holdAgainst({ texts, gaps, photo }, k, index));
  const leads = texts.map(hasLead);
  const standing = standingHeads(texts, gaps, photo);
  return withHabits(
    {
      texts,
      gaps,
      words,
      pairs,
      index,
      photo,
      leads,
      standing,
      asking: asksOften(gaps),
      signedAbove: signsAbove(gaps),
    },
    false,
    false,
  );
}

/**
 * The page set so. Field by field, as in other places where an object is made again: V8 takes what is spread for another kind of
 * object, and compiles anew whatever meets both.
 */
export function withHabits(
  {
    texts,
    gaps,
    words,
    pairs,
    index,
    photo,
    leads,
    standing,
    asking,
    signedAbove,
  }: Omit<Layout, "closing" | "signing">,
  closing: boolean,
  signing: boolean,
): Layout {
  return { texts, gaps, words, pairs, index, photo, leads, standing, asking, signedAbove, closing, signing };
}

/** `第一堂课来了多少人？` */
export function isQuestionLine(one: Small): boolean {
  return one.type === "display" && /[？?]$/u.test(one.line.text);
}

/** Gaps with nothing but a question in them: so many are no chance. */
const OFTEN = 2;

function asksOften(gaps: readonly Gap[]): boolean {
  let questions = 0;
  for (const { small } of gaps) if (small.length === 1 && isQuestionLine(small[0] as Small)) questions += 1;
  return questions >= OFTEN;
}

/** Who wrote it stands right above the text, in so many gaps. */
function signsAbove(gaps: readonly Gap[]): boolean {
  let signed = 0;
  for (const { small } of gaps) {
    const last = small[small.length - 1];
    if (last?.type !== "mark" || last.mark.closes === true) continue;
    if (last.mark.kind === "byline" || last.mark.kind === "name") signed += 1;
  }
  return signed >= OFTEN;
}

/** A story says its headline's words early: so much of it is looked at, and for so many lines of a gap, that a book is read in linear time. */
const OPENING_PARAGRAPHS = 8;
const OPENING_LETTERS = 600;
const LONGEST_HEADS = 14;

/** The text's opening has these characters in one run; a line's end parts none. */
function opensWith({ paragraphs }: TextBlock, words: string): boolean {
  for (let i = 0; i < OPENING_PARAGRAPHS && i < paragraphs.length; i += 1) {
    const { text } = paragraphs[i] as Paragraph;
    for (let at = text.indexOf(words[0] ?? ""); at >= 0 && at < OPENING_LETTERS; ) {
      if (standsAt(text, at, words)) return true;
      at = text.indexOf(words[0] ?? "", at + 1);
    }
  }
  return false;
}

function standsAt(text: string, from: number, words: string): boolean {
  let at = from;
  for (let i = 0; i < words.length; i += 1, at += 1) {
    while (text.charCodeAt(at) === LINE_END) at += 1;
    if (at >= OPENING_LETTERS || text.charCodeAt(at) !== words.charCodeAt(i)) return false;
  }
  return true;
}

const LINE_END = "\n".charCodeAt(0);

function hasLead({ bullet, paragraphs }: TextBlock): boolean {
  const first = paragraphs[0];
  return bullet > 0 && first !== undefined && readLead(first, bullet) !== null;
}

/** A name in brackets, or with its place or office, belongs to what stands above it. */
export function closes(mark: MarkBlock): boolean {
  return mark.mark.closes === true;
}

/** A line of display type, or a name by its look alone, which may be a short headline as well: its place decides. */
export function isOpen(one: Small): boolean {
  return one.type === "display" || (one.mark.kind === "name" && !closes(one));
}

/** The lines whose role their place decides. */
export function linesOf(small: readonly Small[]): Line[] {
  const lines: Line[] = [];
  for (const one of small) if (isOpen(one)) lines.push(one.line);
  return lines;
}

function makeGap(small: readonly Small[], says: (run: string) => boolean, said: Said): Gap {
  const lines: Line[] = [];
  const headsBefore: number[] = [];
  for (const one of small) {
    headsBefore.push(lines.length);
    if (isOpen(one)) lines.push(one.line);
  }
  headsBefore.push(lines.length);
  return {
    small,
    heads:
      lines.length > LONGEST_HEADS ? new HeadLines(lines, undefined, said) : new HeadLines(lines, says, said),
    headsBefore,
  };
}

/** Characters: longer texts are no captions, and no picture stories. */
const LONGEST_CAPTION = 420;
const LONGEST_PICTURE_STORY = 700;

/** A caption: it ends in a credit, or a credit follows it at once. */
function isPhoto(text: TextBlock, next: Small | undefined, below: TextBlock | undefined): boolean {
  // Where the pictures are told one by one, the story beside them is a story.
  if (isPictureStory(text, next)) return !isTold(below);
  if (text.size > LONGEST_CAPTION || text.head?.dateline != null) return false;
  if (isTold(text)) return true;
  // What is signed already takes no second credit; the hand that wrote and photographed heads the next story.
  return text.tail.kind === "credit" || (isCredit(next) && text.tail.kind !== "name");
}

/** Captions that need no credit. */
function isTold(text: TextBlock | undefined): boolean {
  return text?.shown === true;
}

/** A picture's credit on a line of its own. */
export function isCredit(one: Small | undefined): boolean {
  return one?.type === "mark" && one.mark.kind === "credit";
}

const PICTURES = /影[报報][道導]/u;

/** A picture story: a text that ends in `摄影报道`, so its words stand for its pictures. */
function isPictureStory(text: TextBlock, next: Small | undefined): boolean {
  if (text.size > LONGEST_PICTURE_STORY || text.head?.dateline != null) return false;
  if (isCredit(next)) return PICTURES.test(next?.line.text ?? "");
  const last = text.paragraphs[text.paragraphs.length - 1]?.text ?? "";
  return text.tail.kind === "credit" && PICTURES.test(last.slice(text.tail.from));
}
