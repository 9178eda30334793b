import type { Bits } from "./grow.js";
import { CLASS_BITS } from "./layout.js";

/**
 * Which texts hold which two characters side by side. Texts come in segments of some thousands; of each segment the pairs
 * are sorted by their first character, and the texts of each pair follow in one run of bytes. So the lists of all
 * pairs that begin with a character lie side by side, and what asks for many of them (a syllable stands for twenty
 * characters, an initial for seven hundred) reads memory in its order. Exact words, pinyin and typing errors all begin
 * here. A segment never changes: it is five arrays, which can be written to a file and read back as they are.
 */

/** Stands for the second character where a stretch of text ends. No folded text holds it. */
export const END = 1;
/** Stands for any second character: the texts that hold the first. It is the first of each character's pairs. */
export const ANY = 2;

/**
 * Stands for any second character, too: in which classes of parts (layout.ts) the first stands, of short texts. Each entry has two
 * bytes, the lower one first: the text and, in the last bits, the class. It is the second of each character's pairs.
 */
export const CLASSES = 3;

/** Texts in a segment at most: their numbers take two bytes in a list. */
export const SEGMENT_TEXTS = 1 << 13;
export const UNITS = 0x10000;
const LAST_CLASS = (1 << CLASS_BITS) - 1;

/** The pairs of one segment in one room. */
export interface PairLists {
  /** Where each first character's pairs begin among the seconds; one more for the end. */
  readonly starts: Uint32Array;
  readonly seconds: Uint16Array;
  /** Where each pair's list begins; one more for the end. */
  readonly offsets: Uint32Array;
  /**
   * Texts, counted within the segment: each entry is how many further on than the one before, in seven bits, or in
   * fifteen with the highest bit of the first byte set. A list that would be longer than a bit for each text is that.
   */
  readonly lists: Uint8Array;
}

/** Bytes of a list that has a bit for each text. */
export function maskBytes(texts: number): number {
  return ((texts + 31) >>> 5) * 4;
}

/** The pairs of the texts from one on; `mask` is how many bytes a bit for each of them takes. */
export interface Placed {
  readonly from: number;
  readonly mask: number;
  readonly pairs: PairLists;
}

/** From here on the engine's own search of an array is the faster one. */
const FEW_SECONDS = 48;

/** Where the pair stands among the seconds, or -1. */
function placeOf({ starts, seconds }: PairLists, first: number, second: number): number {
  const from = starts[first] as number;
  const to = starts[first + 1] as number;
  if (to - from > FEW_SECONDS) {
    const at = seconds.subarray(from, to).indexOf(second);
    return at < 0 ? -1 : from + at;
  }
  for (let i = from; i < to; i += 1) if (seconds[i] === second) return i;
  return -1;
}

function readMask(lists: Uint8Array, at: number, end: number, from: number, bits: Bits): void {
  const shift = from & 31;
  let word = from >>> 5;
  let carried = 0;
  for (let i = at; i < end; i += 4) {
    const mask =
      (lists[i] as number) |
      ((lists[i + 1] as number) << 8) |
      ((lists[i + 2] as number) << 16) |
      ((lists[i + 3] as number) << 24);
    bits[word] = (bits[word] as number) | (mask << shift) | carried;
    carried = shift === 0 ? 0 : mask >>> (32 - shift);
    word += 1;
  }
  if (carried !== 0) bits[word] = (bits[word] as number) | carried;
}

/** Sets the bit of each text of the list at a place. */
function readList({ pairs: { lists, offsets }, from, mask }: Placed, place: number, bits: Bits): void {
  let at = offsets[place] as number;
  const end = offsets[place + 1] as number;
  if (end - at === mask) {
    readMask(lists, at, end, from, bits);
    return;
  }
  let text = from;
  while (at < end) {
    const byte = lists[at] as number;
    if (byte < 0x80) {
      text += byte;
      at += 1;
    } else {
      text += ((byte & 0x7f) << 8) | (lists[at + 1] as number);
      at += 2;
    }
    bits[text >>> 5] = (bits[text >>> 5] as number) | (1 << (text & 31));
  }
}

/** The pairs of all segments of a room. */
export class PairIndex {
  segments: readonly Placed[] = [];

  /** Adds the pairs of texts `[from, from + texts)`, in place of those that begin there or behind. */
  set(from: number, texts: number, pairs: PairLists): void {
    const before = this.segments.filter((segment) => segment.from < from);
    this.segments = [...before, { from, mask: maskBytes(texts), pairs }];
  }

  /** The lists of a segment that begins at a text. */
  at(from: number): PairLists | undefined {
    return this.segments.find((segment) => segment.from === from)?.pairs;
  }

  /** Sets the bit of each text that holds the pair; false where none does. */
  mark(first: number, second: number, bits: Bits): boolean {
    let found = false;
    for (const segment of this.segments) {
      const place = placeOf(segment.pairs, first, second);
      if (place < 0) continue;
      found = true;
      readList(segment, place, bits);
    }
    return found;
  }

  /** Bytes of the lists of a pair: about how many texts hold it. */
  weight(first: number, second: number): number {
    let bytes = 0;
    for (const { pairs } of this.segments) {
      const place = placeOf(pairs, first, second);
      if (place >= 0) bytes += (pairs.offsets[place + 1] as number) - (pairs.offsets[place] as number);
    }
    return bytes;
  }

  /** Sets the bit of each text that holds one of `firsts` and then a unit whose place in `seconds` is not 0. */
  markAll(firsts: readonly number[], seconds: Uint8Array, bits: Bits): void {
    for (const segment of this.segments) {
      const { starts, seconds: own } = segment.pairs;
      for (const first of firsts) {
        const end = starts[first + 1] as number;
        for (let i = starts[first] as number; i < end; i += 1) {
          if (seconds[own[i] as number] === 1) readList(segment, i, bits);
        }
      }
    }
  }

  /** Of each text that holds the unit, sets the bits of the classes in which it stands. */
  markClasses(unit: number, classes: Uint8Array): void {
    for (const { from, pairs } of this.segments) {
      const { starts, seconds, offsets, lists } = pairs;
      const place = (starts[unit] as number) + 1;
      if (place >= (starts[unit + 1] as number) || seconds[place] !== CLASSES) continue;
      const end = offsets[place + 1] as number;
      for (let at = offsets[place] as number; at < end; at += 2) {
        const entry = (lists[at] as number) | ((lists[at + 1] as number) << 8);
        const text = from + (entry >>> CLASS_BITS);
        classes[text] = (classes[text] as number) | (1 << (entry & LAST_CLASS));
      }
    }
  }

  /** Sets the bit of each text that holds the unit. */
  markHolders(unit: number, bits: Bits): void {
    for (const segment of this.segments) {
      const { starts } = segment.pairs;
      const place = starts[unit] as number;
      if (place < (starts[unit + 1] as number)) readList(segment, place, bits);
    }
  }
}
