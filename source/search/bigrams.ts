import { type Bits, setBit } from "./grow.js";
import { isHead } from "./layout.js";

/**
 * Which texts hold which two characters side by side: for each pair a list of text numbers, ascending, as
 * differences of one to five bytes. Exact words, pinyin and typing errors all begin here.
 *
 * Lists grow while others grow, so each is a chain of slices in one arena of pages; a slice is somewhat larger than the
 * one before it and ends in the address of the next. Pairs are found by their first character, then by the
 * second, so that all that follow one character can be walked. Nothing ever copies more than a page: a
 * slice of building work stays short.
 */

/** Stands for the second character: the list of texts that hold the first at all. */
export const ALONE = 0;
/** Stands for the second character where a stretch of text ends. */
export const END = 1;
const EMPTY = 0xffff;

const ARENA_BITS = 18;
const ARENA_MASK = (1 << ARENA_BITS) - 1;
const RECORD_BITS = 14;
const RECORD_MASK = (1 << RECORD_BITS) - 1;
/** A record: address of the first slice, address of the next free byte, last text (+1), how many texts. */
const FIELDS = 4;
const LINK = 4;
/** Bytes in a slice, by its place in the chain; the last repeats. Each byte holds one near difference. */
const SLICES = [12, 16, 24, 40, 64, 96, 160, 256, 384, 512];

interface Followers {
  keys: Uint16Array;
  ids: Uint32Array;
  size: number;
}

function makeFollowers(capacity: number): Followers {
  return { keys: new Uint16Array(capacity).fill(EMPTY), ids: new Uint32Array(capacity), size: 0 };
}

function slotOf(keys: Uint16Array, second: number): number {
  const mask = keys.length - 1;
  let slot = Math.imul(second, 0x9e3779b1) >>> 16;
  for (slot &= mask; ; slot = (slot + 1) & mask) {
    const key = keys[slot] as number;
    if (key === second || key === EMPTY) return slot;
  }
}

export class BigramIndex {
  private readonly firsts: (Followers | undefined)[] = new Array(0x10000);
  private readonly records: Uint32Array[] = [];
  private readonly arena: Uint8Array[] = [];
  private free = ARENA_MASK + 1;
  private pairs = 0;

  /** With `alone`, single characters are listed too. */
  constructor(private readonly alone: boolean) {}

  /** Indexes `units[start, end)` as text number `text`; numbers must ascend from call to call. */
  add(text: number, units: Uint16Array, start: number, end: number): void {
    let first = units[start] as number;
    for (let i = start + 1; i <= end; i += 1) {
      const second = i < end ? (units[i] as number) : END;
      if (!isHead(first)) {
        this.note(first, isHead(second) ? END : second, text);
        if (this.alone) this.note(first, ALONE, text);
      }
      first = second;
    }
  }

  private note(first: number, second: number, text: number): void {
    let followers = this.firsts[first];
    if (followers === undefined) {
      followers = makeFollowers(4);
      this.firsts[first] = followers;
    }
    const slot = slotOf(followers.keys, second);
    const id =
      followers.keys[slot] === second ? (followers.ids[slot] as number) : this.newPair(first, slot, second);
    const page = this.records[id >>> RECORD_BITS] as Uint32Array;
    const record = (id & RECORD_MASK) * FIELDS;
    const last = page[record + 2] as number;
    if (last === text + 1) return;
    page[record + 2] = text + 1;
    page[record + 3] = (page[record + 3] as number) + 1;
    this.write(page, record, text + 1 - last);
  }

  private newPair(first: number, slot: number, second: number): number {
    const id = this.pairs;
    this.pairs += 1;
    if (id >>> RECORD_BITS === this.records.length) {
      this.records.push(new Uint32Array((RECORD_MASK + 1) * FIELDS));
    }
    const address = this.slice(0);
    const page = this.records[id >>> RECORD_BITS] as Uint32Array;
    page[(id & RECORD_MASK) * FIELDS] = address;
    page[(id & RECORD_MASK) * FIELDS + 1] = address;
    const followers = this.firsts[first] as Followers;
    followers.keys[slot] = second;
    followers.ids[slot] = id;
    followers.size += 1;
    if (followers.size * 4 > followers.keys.length * 3) this.grow(first, followers);
    return id;
  }

  private grow(first: number, old: Followers): void {
    const larger = makeFollowers(old.keys.length * 2);
    for (let i = 0; i < old.keys.length; i += 1) {
      const key = old.keys[i] as number;
      if (key === EMPTY) continue;
      const slot = slotOf(larger.keys, key);
      larger.keys[slot] = key;
      larger.ids[slot] = old.ids[i] as number;
    }
    larger.size = old.size;
    this.firsts[first] = larger;
  }

  /** A new slice, zeroed, whose first link byte says (non-zero) that it ends there and how large the next is. */
  private slice(level: number): number {
    const size = SLICES[level] as number;
    if (this.free + size > ARENA_MASK + 1) {
      this.arena.push(new Uint8Array(ARENA_MASK + 1));
      this.free = 0;
    }
    const page = this.arena.length - 1;
    const address = page * (ARENA_MASK + 1) + this.free;
    this.free += size;
    (this.arena[page] as Uint8Array)[this.free - LINK] = level + 1;
    return address;
  }

  private write(record: Uint32Array, at: number, difference: number): void {
    let address = record[at + 1] as number;
    let rest = difference;
    while (rest > 0x7f) {
      address = this.writeByte(address, (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    record[at + 1] = this.writeByte(address, rest);
  }

  private writeByte(address: number, byte: number): number {
    const page = this.arena[address >>> ARENA_BITS] as Uint8Array;
    const at = address & ARENA_MASK;
    const full = page[at] as number;
    if (full === 0) {
      page[at] = byte;
      return address + 1;
    }
    const next = this.slice(Math.min(full, SLICES.length - 1));
    for (let i = 0; i < LINK; i += 1) page[at + i] = (next >>> (8 * i)) & 0xff;
    (this.arena[next >>> ARENA_BITS] as Uint8Array)[next & ARENA_MASK] = byte;
    return next + 1;
  }

  /** The list of a pair, or -1. */
  find(first: number, second: number): number {
    const followers = this.firsts[first];
    if (followers === undefined) return -1;
    const slot = slotOf(followers.keys, second);
    return followers.keys[slot] === second ? (followers.ids[slot] as number) : -1;
  }

  /** Calls `visit` with each character that follows `first` anywhere (or `END`, `ALONE`), and the pair's list. */
  eachFollower(first: number, visit: (second: number, id: number) => void): void {
    const followers = this.firsts[first];
    if (followers === undefined) return;
    for (let i = 0; i < followers.keys.length; i += 1) {
      const key = followers.keys[i] as number;
      if (key !== EMPTY) visit(key, followers.ids[i] as number);
    }
  }

  /** How many different characters follow `first` anywhere. */
  followers(first: number): number {
    return this.firsts[first]?.size ?? 0;
  }

  /** In how many texts the pair stands. */
  count(id: number): number {
    return (this.records[id >>> RECORD_BITS] as Uint32Array)[(id & RECORD_MASK) * FIELDS + 3] as number;
  }

  /** Calls `visit` with each text of a list, ascending. */
  each(id: number, visit: (text: number) => void): void {
    const record = this.records[id >>> RECORD_BITS] as Uint32Array;
    const at = (id & RECORD_MASK) * FIELDS;
    let left = record[at + 3] as number;
    let address = record[at] as number;
    let text = -1;
    let value = 0;
    let shift = 0;
    for (let level = 0; left > 0; level = Math.min(level + 1, SLICES.length - 1)) {
      const page = this.arena[address >>> ARENA_BITS] as Uint8Array;
      const begin = address & ARENA_MASK;
      const link = begin + (SLICES[level] as number) - LINK;
      for (let i = begin; i < link && left > 0; i += 1) {
        const byte = page[i] as number;
        value |= (byte & 0x7f) << shift;
        if (byte > 0x7f) {
          shift += 7;
          continue;
        }
        text += value;
        value = 0;
        shift = 0;
        left -= 1;
        visit(text);
      }
      address = 0;
      for (let i = LINK - 1; i >= 0; i -= 1) address = address * 256 + (page[link + i] as number);
    }
  }

  /** Sets the bit of each text of a list. */
  mark(id: number, bits: Bits): void {
    this.each(id, (text) => setBit(bits, text));
  }
}
