import type { Block, DisplayBlock, MarkBlock, TextBlock } from "./blocks.js";
import { isQuestionLine } from "./layout.js";
import type { Item } from "./partition.js";

/** A picture set into a story, mostly without a title: its caption, and the credit on a line of its own if it has one there. */
interface Inset {
  readonly title: DisplayBlock | null;
  readonly caption: TextBlock;
  readonly credit: MarkBlock | null;
}

/** Characters: a longer text is no picture's caption inside a story. */
const LONGEST_CAPTION = 200;

/**
 * Takes the captions out that stand between two texts of a page from OCR, where a picture's title stands above its caption: one without a title
 * says nothing of whether the story goes on below it, so what is left is partitioned without it.
 */
export function takeInsets(blocks: readonly Block[]): { blocks: Block[]; insets: Inset[] } {
  const rest: Block[] = [];
  const insets: Inset[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const title = titleInInterview(blocks, i, rest[rest.length - 1]);
    if (title !== null) i += 1;
    const block = blocks[i] as Block;
    const next = blocks[i + 1];
    const credit = next?.type === "mark" && next.mark.kind === "credit" ? next : null;
    const from = i + (credit === null ? 1 : 2);
    const goesOn = mayGoOn(blocks[from], blocks[from + 1]);
    if (block.type === "text" && goesOn && isInset(block, rest[rest.length - 1], credit)) {
      insets.push({ title, caption: block, credit });
      if (credit !== null) i += 1;
    } else rest.push(...(title === null ? [] : [title]), block);
  }
  return { blocks: rest, insets };
}

/** The story may go on below: a text, or one line of display type that may be its crosshead and a text. Two lines may hold the picture's title. */
function mayGoOn(next: Block | undefined, after: Block | undefined): boolean {
  return next?.type === "text" || (next?.type === "display" && after?.type === "text");
}

/** The title of a picture that stands in an interview: what stands below the picture is the next question, not another headline. */
function titleInInterview(
  blocks: readonly Block[],
  at: number,
  above: Block | undefined,
): DisplayBlock | null {
  const [title, caption, credit, question] = blocks.slice(at, at + 4);
  if (title?.type !== "display" || above?.type !== "text" || caption?.type !== "text") return null;
  if (credit?.type !== "mark" || credit.mark.kind !== "credit" || question?.type !== "display") return null;
  return isQuestionLine(question) && !isQuestionLine(title) ? title : null;
}

function isInset(caption: TextBlock, above: Block | undefined, credit: MarkBlock | null): boolean {
  if (caption.tail.kind !== "credit" && (credit === null || caption.tail.kind !== "none")) return false;
  if (caption.size > LONGEST_CAPTION || caption.paragraphs.length > 1 || caption.head !== null) return false;
  if (above?.type !== "text" || above.verse || above.bullet > 0 || above.tail.kind !== "none") return false;
  return caption.loose && above.loose;
}

/** The items with those of the insets among them, in the order in which their texts stand on the page. */
export function withInsets(items: readonly Item[], insets: readonly Inset[]): Item[] {
  if (insets.length === 0) return [...items];
  const all = [...items, ...insets.map(itemOf)];
  return all.sort((a, b) => startOf(a) - startOf(b));
}

function itemOf({ title, caption, credit }: Inset): Item {
  const after = credit === null ? [] : [credit];
  return {
    before: title === null ? [] : [title],
    texts: [caption],
    between: [],
    after,
    topRoles: title === null ? [] : ["headline"],
    footRoles: [],
    photo: true,
    margin: 99,
  };
}

function startOf(item: Item): number {
  return item.texts[0]?.paragraphs[0]?.lines[0]?.start ?? 0;
}
