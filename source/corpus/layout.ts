import type { Block, DisplayBlock, MarkBlock, TextBlock } from "./blocks.js";
import { indexWords, type Words } from "./words.js";

/** What can stand between two texts: display type and marks. */
export type Small = DisplayBlock | MarkBlock;

/** The page as the partition sees it: texts, and a gap before, between and after them. */
export interface Layout {
  readonly texts: readonly TextBlock[];
  /** gaps[k] stands before texts[k]; the last one at the page's foot. */
  readonly gaps: readonly (readonly Small[])[];
  readonly words: Words;
  /** Each text's words in one string. */
  readonly longs: readonly string[];
  /** True where the text is a picture's caption. */
  readonly photo: readonly boolean[];
}

export function layOut(blocks: readonly Block[]): Layout {
  const texts: TextBlock[] = [];
  const gaps: Small[][] = [[]];
  for (const block of blocks) {
    if (block.type === "text") {
      texts.push(block);
      gaps.push([]);
    } else gaps[gaps.length - 1]?.push(block);
  }
  const longs = texts.map((text) => text.paragraphs.map((p) => p.text).join("\n"));
  const shorts = blocks.flatMap((block) => (block.type === "display" ? [block.line.text] : []));
  return {
    texts,
    gaps,
    longs,
    words: indexWords(shorts, longs),
    photo: texts.map((text, k) => isPhoto(text, gaps[k + 1]?.[0])),
  };
}

/** Characters: longer texts are no captions, and no picture stories. */
const LONGEST_CAPTION = 420;
const LONGEST_PICTURE_STORY = 700;

/** A caption: it ends in a credit, or a credit follows it at once. */
function isPhoto(text: TextBlock, next: Small | undefined): boolean {
  if (isPictureStory(text, next)) return true;
  if (text.size > LONGEST_CAPTION || text.head?.dateline != null) return false;
  return text.tail.kind === "credit" || isCredit(next);
}

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
