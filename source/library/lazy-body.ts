import type { Article, BodyElement } from "../corpus/article.js";

/**
 * Bodies that stay packed until they are read. Of 119,000 articles a screen shows some dozens; made out all at once their
 * million paragraphs took most of the time and half of the memory of unpacking. An article's `body` is unpacked anew each time it
 * is asked for (some microseconds, which no key notices: a list of pictures takes as long as with unpacked bodies); to everyone else it is a property like the others, also when the article is copied or written as JSON.
 */

export const TYPES: readonly BodyElement["type"][] = ["paragraph", "crosshead"];

/** Bodies end to end: of each element its type and its length, and the text as UTF-16. */
export interface PackedBodies {
  readonly numbers: Int32Array;
  readonly text: Buffer;
}

/** One body among them. */
interface PackedBody {
  readonly bodies: PackedBodies;
  /** Where its numbers begin, how many elements it has, where its text begins (in units). */
  readonly at: number;
  readonly count: number;
  readonly textAt: number;
}

/** Goes through the bodies in order, looking at their numbers only. */
export class BodyReader {
  private at = 0;
  private textAt = 0;

  constructor(private readonly bodies: PackedBodies) {}

  get isAtEnd(): boolean {
    return this.at === this.bodies.numbers.length && this.textAt * 2 === this.bodies.text.length;
  }

  /** The next body, of so many elements; null where its numbers are none of a body. */
  next(count: number): PackedBody | null {
    const { numbers, text } = this.bodies;
    const body = { bodies: this.bodies, at: this.at, count, textAt: this.textAt };
    const end = this.at + 2 * count;
    if (count < 0 || end > numbers.length) return null;
    for (; this.at < end; this.at += 2) {
      const length = numbers[this.at + 1] as number;
      if (TYPES[numbers[this.at] as number] === undefined || length < 0) return null;
      this.textAt += length;
    }
    return this.textAt * 2 > text.length ? null : body;
  }
}

function unpacked({ bodies: { numbers, text }, at, count, textAt }: PackedBody): readonly BodyElement[] {
  let units = 0;
  for (let i = 0; i < count; i++) units += numbers[at + 2 * i + 1] as number;
  const all = text.toString("utf16le", textAt * 2, (textAt + units) * 2);
  let end = 0;
  return Array.from({ length: count }, (_, i) => {
    const start = end;
    end += numbers[at + 2 * i + 1] as number;
    return { type: TYPES[numbers[at + 2 * i] as number] as BodyElement["type"], text: all.slice(start, end) };
  });
}

/** Where an article keeps its packed body; nobody sees it who lists the article's properties. */
const PACKED = Symbol("packed body");

type Packed = Article & { readonly [PACKED]?: PackedBody };

/** All articles share these two descriptions, and so one shape; the first is filled in for each. */
const KEPT: { value: PackedBody | null; enumerable: boolean } = { value: null, enumerable: false };
const READ: PropertyDescriptor & ThisType<{ readonly [PACKED]: PackedBody }> = {
  get() {
    return unpacked(this[PACKED]);
  },
  enumerable: true,
  configurable: true,
};

/** The article with a body that is still packed. */
export function withBody(fields: Omit<Article, "body">, body: PackedBody): Article {
  KEPT.value = body;
  Object.defineProperty(fields, PACKED, KEPT);
  Object.defineProperty(fields, "body", READ);
  return fields as Article;
}

/** The article under another id; a packed body stays packed. */
export function withId(article: Article, id: string): Article {
  const packed = (article as Packed)[PACKED];
  if (packed === undefined) return { ...article, id };
  const { source, page, kind, column, group, kicker, headline, deck, summary, notes } = article;
  const { bylines, dateline, continuedOn, continuedFrom } = article;
  const head = { id, source, page, kind, column, group, kicker, headline, deck, summary, notes };
  return withBody({ ...head, bylines, dateline, continuedOn, continuedFrom }, packed);
}
