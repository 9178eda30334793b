import type { Article } from "../corpus/article.js";
import type { Room } from "./corpus-index.js";
import { type PairLists, SEGMENT_TEXTS, UNITS } from "./pairs.js";

/**
 * A finished segment as one run of bytes and back: the folded texts of its articles and their pairs. Read back, nothing is
 * unpacked or copied, the arrays are views of the bytes; so 100,000 articles are searchable in the time that it takes
 * to read their 12 segments and to add up a checksum.
 */

/** Raised whenever the layout below changes, or what `PairLists` mean. */
const FORMAT = 2;
const MAGIC = 0x4e57_5331;

/** Replaced by the build with a hash of everything that folds and indexes: what another version folded is not found. */
declare const SEARCH_VERSION: string | undefined;
export const VERSION = hashOfText(typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "");

/** Magic, format, version, articles, hash of their ids, checksum of what follows; then the sizes. */
const HEADER = 6;
/** Of each room: units of text, pairs, bytes of lists. */
const SIZES = 3;

/** One room of a segment: its texts end to end, how long each is, and their pairs. */
interface RoomParts {
  readonly text: Uint16Array;
  readonly lengths: Uint32Array;
  readonly pairs: PairLists;
}

export interface SegmentParts {
  readonly short: RoomParts;
  readonly long: RoomParts;
}

function hashOfText(text: string, hash = 0x811c9dc5): number {
  let mixed = hash;
  for (let i = 0; i < text.length; i += 1) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  return mixed >>> 0;
}

/** Of which articles, in which order. */
export function hashOfIds(articles: readonly Article[], before = 0x811c9dc5): number {
  return articles.reduce((hash, { id }) => hashOfText("\n", hashOfText(id, hash)), before);
}

/** FNV-1a over 32-bit words `[from, to)`: what was cut short, or has a bit turned, is found out. */
function checksum(words: Uint32Array, from: number, to = words.length, before = 0x811c9dc5 | 0): number {
  let hash = before;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
  return hash;
}

/** The bytes as words; null where they are too few. Views of numbers begin at multiples of four; bytes that do not are copied. */
function wordsIn(bytes: Uint8Array): Uint32Array | null {
  if (bytes.byteLength % 4 !== 0 || bytes.byteLength < (HEADER + 2 * SIZES) * 4) return null;
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength / 4);
}

/** Words that are added up between two looks at the clock, and articles: a quarter of a millisecond, some in code that is not compiled yet. */
const SUMMED_AT_ONCE = 1 << 16;
const IDS_AT_ONCE = 1 << 10;

/**
 * Adds the bytes of a segment up, and the ids of its articles, a little at a time: all at once they hold a key up for 10 to 40 ms
 * (23 MB, 8,192 ids).
 */
export class SegmentSum {
  private readonly words: Uint32Array | null;
  private at = HEADER;
  private hash: number | undefined;
  private ids = 0;
  private hashOfIds: number | undefined;

  constructor(
    readonly bytes: Uint8Array,
    readonly articles: readonly Article[],
  ) {
    this.words = wordsIn(bytes);
  }

  /** True when all of it is added up. */
  step(): boolean {
    const { words, at, ids, articles } = this;
    if (words === null) return true;
    if (at < words.length) {
      this.at = Math.min(words.length, at + SUMMED_AT_ONCE);
      this.hash = checksum(words, at, this.at, this.hash);
      return false;
    }
    this.ids = Math.min(articles.length, ids + IDS_AT_ONCE);
    this.hashOfIds = hashOfIds(articles.slice(ids, this.ids), this.hashOfIds);
    return this.ids === articles.length;
  }

  /** True where it was added up to the end, is whole, and of these articles. */
  get sound(): boolean {
    const { words, at, ids, articles } = this;
    if (words === null || at < words.length || ids < articles.length) return false;
    return this.hash === ((words[HEADER - 1] as number) | 0) && this.hashOfIds === words[HEADER - 2];
  }
}

/** Words that so many bytes take. */
export function wordsOf(bytes: number): number {
  return (bytes + 3) >>> 2;
}

/** Words of a room: lengths, starts, offsets, seconds, text, lists. */
function roomWords(texts: number, [units = 0, pairs = 0, bytes = 0]: readonly number[]): number {
  return texts + UNITS + 1 + pairs + 1 + wordsOf(pairs * 2) + wordsOf(units * 2) + wordsOf(bytes);
}

/** The bytes of the segment of `articles`, of which the first is number `from`. A machine's own order of bytes. */
export function segmentBytes(
  articles: readonly Article[],
  from: number,
  short: Room,
  long: Room,
): Uint8Array {
  const to = from + articles.length;
  const rooms = [short, long].map((room) => {
    let units = 0;
    for (let text = from; text < to; text += 1) units += room.texts.length(text);
    const pairs = room.pairs.at(from) as PairLists;
    return { room, pairs, sizes: [units, pairs.seconds.length, pairs.lists.length] };
  });
  const size = rooms.reduce((sum, { sizes }) => sum + roomWords(articles.length, sizes), HEADER + 2 * SIZES);
  const words = new Uint32Array(size);
  words.set([MAGIC, FORMAT, VERSION, articles.length, hashOfIds(articles)]);
  let at = HEADER;
  for (const { sizes } of rooms) {
    words.set(sizes, at);
    at += SIZES;
  }
  for (const { room, pairs, sizes } of rooms) {
    const lengths = Uint32Array.from(articles, (_, i) => room.texts.length(from + i));
    for (const part of [lengths, pairs.starts, pairs.offsets]) {
      words.set(part, at);
      at += part.length;
    }
    new Uint16Array(words.buffer, at * 4).set(pairs.seconds);
    at += wordsOf(pairs.seconds.length * 2);
    copyText(room, from, to, new Uint16Array(words.buffer, at * 4));
    at += wordsOf((sizes[0] ?? 0) * 2);
    new Uint8Array(words.buffer, at * 4).set(pairs.lists);
    at += wordsOf(pairs.lists.length);
  }
  words[HEADER - 1] = checksum(words, HEADER);
  return new Uint8Array(words.buffer);
}

function copyText({ texts }: Room, from: number, to: number, out: Uint16Array): void {
  let end = 0;
  for (let text = from; text < to; text += 1) {
    const start = texts.start(text);
    out.set(texts.page(text).subarray(start, start + texts.length(text)), end);
    end += texts.length(text);
  }
}

/**
 * The parts of a segment, as views of its bytes. Null where they are not whole, not ours, or not of these articles; `sound`: these
 * bytes and articles were added up before.
 */
export function segmentParts(
  bytes: Uint8Array,
  articles: readonly Article[],
  sound: boolean,
): SegmentParts | null {
  const words = wordsIn(bytes);
  if (words === null) return null;
  const count = articles.length;
  const wanted = [MAGIC, FORMAT, VERSION, count, sound ? words[HEADER - 2] : hashOfIds(articles)];
  if (wanted.some((value, i) => words[i] !== value) || count > SEGMENT_TEXTS) return null;
  const sizes = [0, 1].map((room) => [...words.subarray(HEADER + room * SIZES, HEADER + (room + 1) * SIZES)]);
  const size = sizes.reduce((sum, each) => sum + roomWords(count, each), HEADER + 2 * SIZES);
  if (words.length !== size) return null;
  if (!sound && ((words[HEADER - 1] as number) | 0) !== checksum(words, HEADER)) return null;
  let at = HEADER + 2 * SIZES;
  const [short, long] = sizes.map((each) => {
    const room = roomParts(words, at, count, each);
    at += roomWords(count, each);
    return room;
  });
  return short === undefined || long === undefined ? null : { short, long };
}

function roomParts(words: Uint32Array, from: number, count: number, sizes: readonly number[]): RoomParts {
  const [units = 0, pairs = 0, bytes = 0] = sizes;
  let at = from;
  const take = (length: number): number => {
    const start = at;
    at += length;
    return start;
  };
  const view = (start: number): number => words.byteOffset + start * 4;
  const lengths = words.subarray(take(count), at);
  const starts = words.subarray(take(UNITS + 1), at);
  const offsets = words.subarray(take(pairs + 1), at);
  const seconds = new Uint16Array(words.buffer, view(take(wordsOf(pairs * 2))), pairs);
  const text = new Uint16Array(words.buffer, view(take(wordsOf(units * 2))), units);
  const lists = new Uint8Array(words.buffer, view(take(wordsOf(bytes))), bytes);
  return { text, lengths, pairs: { starts, seconds, offsets, lists } };
}
