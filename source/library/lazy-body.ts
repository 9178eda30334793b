import type { Article, BodyElement } from "../corpus/article.js";
import { hashText } from "../corpus/id.js";
import { withoutBody } from "../corpus/without-body.js";

/**
 * Bodies that stay packed until they are read, in memory or on the disk (`kept-bodies.ts`). Of 119,000 articles a screen shows
 * some dozens; made out all at once their million paragraphs took most of the time and half of the memory of unpacking. To
 * everyone else an article's `body` is a property like the others, also when the article is copied or written as JSON.
 */

export const TYPES: readonly BodyElement["type"][] = ["paragraph", "crosshead"];

/** The text of bodies end to end. */
export interface BodyText {
  /** How many UTF-16 units there are. */
  readonly units: number;
  /** It cannot have changed since it was written: it was added up when it was read, or came with the program. */
  readonly sound: boolean;
  /** Units `[from, to)`; null where they cannot be had any more. */
  at(from: number, to: number): string | null;
  /** The body of an article by its number in the group, got in another way: where its text is gone or not what it was, which had this hash. */
  lost(number: number, hash: number): readonly BodyElement[];
}

/** Text that lies in memory, whole. */
export function textInMemory(bytes: Buffer): BodyText {
  return {
    units: bytes.length / 2,
    sound: true,
    at: (from, to) => bytes.toString("utf16le", from * 2, to * 2),
    lost: () => [],
  };
}

/** Bodies end to end: of each element its type and its length, behind those of a body the hash of its text. */
export interface PackedBodies {
  readonly numbers: Int32Array;
  readonly text: BodyText;
}

/** One body among them. */
interface PackedBody {
  readonly bodies: PackedBodies;
  /** Which in its group. */
  readonly number: number;
  /** Where its numbers begin, how many elements it has, where its text begins (in units). */
  readonly at: number;
  readonly count: number;
  readonly textAt: number;
}

/** Goes through the bodies in order, looking at their numbers only. */
export class BodyReader {
  private at = 0;
  private textAt = 0;
  private number = 0;

  constructor(private readonly bodies: PackedBodies) {}

  get isAtEnd(): boolean {
    return this.at === this.bodies.numbers.length && this.textAt === this.bodies.text.units;
  }

  /** The next body, of so many elements; null where its numbers are none of a body. */
  next(count: number): PackedBody | null {
    const { numbers, text } = this.bodies;
    const body = { bodies: this.bodies, number: this.number++, at: this.at, count, textAt: this.textAt };
    const end = this.at + 2 * count;
    if (count < 0 || end >= numbers.length) return null;
    for (; this.at < end; this.at += 2) {
      const length = numbers[this.at + 1] as number;
      if (TYPES[numbers[this.at] as number] === undefined || length < 0) return null;
      this.textAt += length;
    }
    // Its hash, which is looked at when it is read.
    this.at++;
    return this.textAt > text.units ? null : body;
  }
}

function unpacked({
  bodies: { numbers, text },
  number,
  at,
  count,
  textAt,
}: PackedBody): readonly BodyElement[] {
  let units = 0;
  for (let i = 0; i < count; i++) units += numbers[at + 2 * i + 1] as number;
  const all = text.at(textAt, textAt + units);
  const hash = numbers[at + 2 * count] as number;
  const whole = all !== null && (text.sound || (hashText(all) | 0) === hash);
  if (!whole) return text.lost(number, hash);
  let end = 0;
  return Array.from({ length: count }, (_, i) => {
    const start = end;
    end += numbers[at + 2 * i + 1] as number;
    return { type: TYPES[numbers[at + 2 * i] as number] as BodyElement["type"], text: all.slice(start, end) };
  });
}

/** Bodies that are remembered: more than a screen shows. */
const REMEMBERED = 64;
/** Units (UTF-16) of the longest one. */
const LONGEST = 1 << 16;

/** What was read last: a list asks for the bodies that it shows with every key, and a disk may be slow (30 µs each on a quick one). */
const recent = new Map<PackedBody, readonly BodyElement[]>();

function bodyOf(packed: PackedBody): readonly BodyElement[] {
  const known = recent.get(packed);
  if (known !== undefined) return known;
  const body = unpacked(packed);
  if (body.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) return body;
  recent.set(packed, body);
  const oldest = recent.keys().next().value;
  if (recent.size > REMEMBERED && oldest !== undefined) recent.delete(oldest);
  return body;
}

/** Where an article keeps its packed body; nobody sees it who lists the article's properties. */
const PACKED = Symbol("packed body");

type Packed = Article & { readonly [PACKED]?: PackedBody };

/** All articles share these two descriptions, and so one shape; the first is filled in for each. */
const KEPT: { value: PackedBody | null; enumerable: boolean } = { value: null, enumerable: false };
const READ: PropertyDescriptor & ThisType<{ readonly [PACKED]: PackedBody }> = {
  get() {
    return bodyOf(this[PACKED]);
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
  return withBody({ ...withoutBody(article), id }, packed);
}
