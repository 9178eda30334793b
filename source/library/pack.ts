// biome-ignore-all lint/style/noExcessiveLinesPerFile: what is written and what is read are two sides of one form, and stand side by side.

import type { Article, Byline, Dateline, Kind, PageInfo } from "../corpus/article.js";
import { ENCODINGS } from "./encoding.js";
import { BodyReader, type BodyText, type PackedBodies, TYPES, textInMemory, withBody } from "./lazy-body.js";
import { Numbers, Units } from "./packed-lists.js";
import type { LoadedPage } from "./page-record.js";
import type { Warning } from "./warnings.js";

/**
 * Parsed pages as one run of bytes: what a thread hands over without copying, and what a file of the cache holds.
 * All text stands in UTF-16, in order, and a list of numbers says how long each piece is; what is unpacked are slices of one
 * string that share its memory. Bodies, six sevenths of the text, stand behind the rest, which may be unpacked without them; they
 * are unpacked, or read from the disk, when they are read (`lazy-body.ts`, `kept-bodies.ts`).
 * (JSON took four times as long for the same pages: it must decode UTF-8 and look for every quotation mark.)
 */

/** Raised whenever the order of what is written below changes; old files then are no longer read. */
export const FORMAT = 4;

const MAGIC = 0x4e57_5031;
/** Magic, format, checksum of the bodies' text, of what follows before it; how many numbers, how many UTF-16 units, and of bodies as many again. */
const HEADER = 8;
const SUMMED = 4;
/** Bytes that tell how many bytes stand in front of the bodies' text. */
export const HEADER_BYTES = HEADER * 4;
const KINDS: readonly Kind[] = ["news", "photo"];

export interface Packable {
  /** Which files, in which state, the pages come from. */
  readonly key: string;
  readonly pages: readonly LoadedPage[];
  readonly warnings: readonly Warning[];
}

/** Pages and warnings as bytes that `unpack` gives back. */
export function pack({ key, pages, warnings }: Packable): Uint8Array {
  const packing = new Packing();
  for (const page of pages) packing.add(page);
  return packing.end(key, warnings);
}

/**
 * Packs a group page by page, as they are parsed. Kept until their group is whole, a group's pages outlive several collections of
 * young objects, each of which copies them. One packs group after group, in the same arrays.
 */
export class Packing {
  private readonly front = new Packer();
  private readonly pages = new Packer();
  private count = 0;

  add(page: LoadedPage): void {
    this.pages.page(page);
    this.count += 1;
  }

  /** The pages added since the last group, as bytes. */
  end(key: string, warnings: readonly Warning[]): Uint8Array {
    const { front, pages } = this;
    front.text(key);
    front.list(warnings, (warning) => front.warning(warning));
    front.number(this.count);
    const bytes = front.bytesBefore(pages);
    front.clear();
    pages.clear();
    this.count = 0;
    return bytes;
  }
}

/**
 * Null for bytes that are not whole, not ours, or of another format. What came with the program is as whole as the program is
 * (`sound`): adding it up once more takes 2 ms of a start; and so is what a thread has made just now.
 */
export function unpack(bytes: Uint8Array, sound = false): Packable | null {
  const words = wordsIn(bytes);
  const at = words === null ? null : placesIn(words);
  if (words === null || at === null || at.end !== words.length) return null;
  if (!sound && checksum(words.subarray(at.bodies)) !== words[2]) return null;
  const text = textInMemory(
    Buffer.from(words.buffer, words.byteOffset + at.bodies * 4, (words[SUMMED + 3] ?? 0) * 2),
  );
  return unpacked(Unpacker.over(words, text, sound));
}

/** The same of what stands in front of the bodies' text, which is somewhere else. */
export function unpackFront(bytes: Uint8Array, text: BodyText): Packable | null {
  const words = wordsIn(bytes);
  return words === null || placesIn(words)?.bodies !== words.length
    ? null
    : unpacked(Unpacker.over(words, text, false));
}

/** How many bytes stand in front of the bodies' text, how many units of text there are, and how many bytes there are in all; null for what is not ours. */
export function frontOf(header: Uint8Array): { bytes: number; units: number; end: number } | null {
  const words = wordsIn(header);
  const at = words === null ? null : placesIn(words);
  return at === null ? null : { bytes: at.bodies * 4, units: words?.[SUMMED + 3] ?? 0, end: at.end * 4 };
}

function unpacked(source: Unpacker | null): Packable | null {
  if (source === null) return null;
  try {
    const key = source.text() ?? "";
    const warnings = source.list(() => source.warning());
    const pages = source.list(() => source.page());
    return source.isAtEnd ? { key, pages, warnings } : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

class Malformed extends Error {}

class Packer {
  private readonly numbers = new Numbers();
  private readonly units = new Units();
  private readonly bodyNumbers = new Numbers();
  private readonly bodyUnits = new Units();

  number(value: number): void {
    this.numbers.push(value);
  }

  /** -1 stands for null. Page numbers are never negative. */
  maybe(value: number | null): void {
    this.numbers.push(value ?? -1);
  }

  text(value: string | null): void {
    this.numbers.push(value === null ? -1 : value.length);
    if (value !== null) this.units.push(value);
  }

  list<T>(items: readonly T[], each: (item: T) => void): void {
    this.numbers.push(items.length);
    for (const item of items) each(item);
  }

  warning({ kind, path, detail }: Warning): void {
    this.text(kind);
    this.text(path);
    this.text(detail);
  }

  page({ record, articles, warnings }: LoadedPage): void {
    this.text(record.path);
    this.text(record.name);
    this.text(record.corpus);
    this.info(record.page);
    this.number(ENCODINGS.indexOf(record.encoding));
    this.number(record.broken);
    this.number(record.bytes);
    this.list(record.furniture, (line) => this.text(line));
    this.list(warnings, (warning) => this.warning(warning));
    this.list(articles, (article) => this.article(article));
  }

  private info({ paper, date, number, section, dateInferred }: PageInfo): void {
    this.text(paper);
    this.text(date);
    this.maybe(number);
    this.text(section);
    this.number(dateInferred === true ? 1 : 0);
  }

  private article(article: Article): void {
    this.text(article.id);
    this.number(KINDS.indexOf(article.kind));
    for (const field of TEXT_FIELDS) this.text(article[field]);
    this.list(article.bylines, ({ role, outlet, name }) => {
      this.text(role);
      this.text(outlet);
      this.text(name);
    });
    this.number(article.dateline === null ? 0 : 1);
    if (article.dateline !== null) {
      this.text(article.dateline.outlet);
      this.text(article.dateline.place);
      this.text(article.dateline.date);
    }
    this.maybe(article.continuedOn);
    this.maybe(article.continuedFrom);
    this.body(article.body);
  }

  private body(body: Article["body"]): void {
    this.number(body.length);
    const from = this.bodyUnits.length;
    for (const { type, text } of body) {
      this.bodyNumbers.push(TYPES.indexOf(type));
      this.bodyNumbers.push(text.length);
      this.bodyUnits.push(text);
    }
    this.bodyNumbers.push(this.bodyUnits.hashFrom(from));
  }

  /** What was written, with what was written to another one behind it; bodies are that one's. */
  bytesBefore({ numbers, units, bodyNumbers, bodyUnits }: Packer): Uint8Array {
    const counts = [
      this.numbers.length + numbers.length,
      this.units.length + units.length,
      bodyNumbers.length,
      bodyUnits.length,
    ];
    const at = partsOf(counts);
    const words = new Uint32Array(at.end);
    words.set(this.numbers.all, at.numbers);
    words.set(numbers.all, at.numbers + this.numbers.length);
    words.set(bodyNumbers.all, at.bodyNumbers);
    const text = new Uint16Array(words.buffer, at.text * 4);
    text.set(this.units.all);
    text.set(units.all, this.units.length);
    new Uint16Array(words.buffer, at.bodies * 4).set(bodyUnits.all);
    words.set([MAGIC, FORMAT, checksum(words.subarray(at.bodies)), 0, ...counts]);
    words[3] = checksum(words.subarray(SUMMED, at.bodies));
    return new Uint8Array(words.buffer);
  }

  clear(): void {
    for (const part of [this.numbers, this.units, this.bodyNumbers, this.bodyUnits]) part.clear();
  }
}

/** Where each part begins, in words of four bytes. */
function partsOf([numbers = 0, units = 0, bodyNumbers = 0, bodyUnits = 0]: readonly number[]) {
  const text = HEADER + numbers;
  const bodies = text + Math.ceil(units / 2) + bodyNumbers;
  return {
    numbers: HEADER,
    text,
    bodyNumbers: bodies - bodyNumbers,
    bodies,
    end: bodies + Math.ceil(bodyUnits / 2),
  };
}

const TEXT_FIELDS = ["column", "group", "kicker", "headline", "deck", "summary", "notes"] as const;

class Unpacker {
  private at = 0;
  private textAt = 0;
  private readonly bodies: BodyReader;

  private constructor(
    private readonly numbers: Int32Array,
    private readonly all: string,
    bodies: PackedBodies,
  ) {
    this.bodies = new BodyReader(bodies);
  }

  static over(words: Uint32Array, text: BodyText, sound: boolean): Unpacker | null {
    const counts = words.subarray(SUMMED, HEADER);
    const at = partsOf([...counts]);
    if (!sound && checksum(words.subarray(SUMMED, at.bodies)) !== words[3]) return null;
    const [count = 0, units = 0, bodyCount = 0] = counts;
    const { buffer, byteOffset } = words;
    const place = (word: number): number => byteOffset + word * 4;
    return new Unpacker(
      new Int32Array(buffer, place(at.numbers), count),
      Buffer.from(buffer, place(at.text), units * 2).toString("utf16le"),
      { numbers: new Int32Array(buffer, place(at.bodyNumbers), bodyCount), text },
    );
  }

  get isAtEnd(): boolean {
    return this.at === this.numbers.length && this.textAt === this.all.length && this.bodies.isAtEnd;
  }

  number(): number {
    const value = this.numbers[this.at++];
    if (value === undefined) throw new Malformed();
    return value;
  }

  maybe(): number | null {
    const value = this.number();
    return value === -1 ? null : value;
  }

  text(): string | null {
    const length = this.number();
    if (length === -1) return null;
    const start = this.textAt;
    this.textAt += length;
    if (length < 0 || this.textAt > this.all.length) throw new Malformed();
    return this.all.slice(start, this.textAt);
  }

  list<T>(each: () => T): T[] {
    const length = this.number();
    // Every item takes at least one number.
    if (length < 0 || length > this.numbers.length - this.at) throw new Malformed();
    const items = new Array<T>(length);
    for (let i = 0; i < length; i++) items[i] = each();
    return items;
  }

  warning(): Warning {
    return { kind: this.told() as Warning["kind"], path: this.told(), detail: this.told() };
  }

  page(): LoadedPage {
    const [path, name, corpus] = [this.told(), this.told(), this.told()];
    const page = this.info();
    const encoding = this.one(ENCODINGS);
    const [broken, bytes] = [this.number(), this.number()];
    const furniture = this.list(() => this.told());
    const warnings = this.list(() => this.warning());
    const articles = this.list(() => this.article(name, page));
    return { record: { path, name, corpus, page, encoding, broken, bytes, furniture }, articles, warnings };
  }

  /** Ids and dates become names of files (a Markdown folder, an editor's file), so they are what they must be. */
  private id(): string {
    const id = this.told();
    if (!/^[0-9a-z]+$/u.test(id)) throw new Malformed();
    return id;
  }

  private date(): string | null {
    const date = this.text();
    if (date !== null && !/^\d{4}-\d{2}-\d{2}$/u.test(date)) throw new Malformed();
    return date;
  }

  private told(): string {
    return this.text() ?? "";
  }

  private one<T>(values: readonly T[]): T {
    const value = values[this.number()];
    if (value === undefined) throw new Malformed();
    return value;
  }

  private info(): PageInfo {
    const info = { paper: this.text(), date: this.date(), number: this.maybe(), section: this.text() };
    return this.number() === 1 ? { ...info, dateInferred: true } : info;
  }

  private article(source: string, page: PageInfo): Article {
    const fields = {
      id: this.id(),
      source,
      page,
      kind: this.one(KINDS),
      column: this.text(),
      group: this.text(),
      kicker: this.text(),
      headline: this.text(),
      deck: this.text(),
      summary: this.text(),
      notes: this.text(),
      bylines: this.list(() => this.byline()),
      dateline: this.dateline(),
      continuedOn: this.maybe(),
      continuedFrom: this.maybe(),
    };
    const body = this.bodies.next(this.number());
    if (body === null) throw new Malformed();
    return withBody(fields, body);
  }

  private byline(): Byline {
    return { role: this.text(), outlet: this.text(), name: this.told() };
  }

  private dateline(): Dateline | null {
    if (this.number() === 0) return null;
    return { outlet: this.text(), place: this.text(), date: this.text() };
  }
}

/** The bytes as words of four; null where they are none. A typed array must begin at a multiple of four, which a buffer from a pool need not do. */
function wordsIn(bytes: Uint8Array): Uint32Array | null {
  if (bytes.length < HEADER_BYTES || bytes.length % 4 !== 0) return null;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** Where each part is said to begin; null for what is not ours, or of another format. */
function placesIn(words: Uint32Array): ReturnType<typeof partsOf> | null {
  return words[0] === MAGIC && words[1] === FORMAT ? partsOf([...words.subarray(SUMMED, HEADER)]) : null;
}

/** FNV-1a over 32-bit words: a file cut short, or with a bit turned, is found out. 160 MB take 0.1 s. */
function checksum(words: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
  return hash >>> 0;
}
