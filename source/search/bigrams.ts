import { Collector, EMPTY, hashOf } from "./collector.js";
import type { Bits } from "./grow.js";
import { isHead } from "./layout.js";

/**
 * Which texts hold which two characters side by side. Texts come in groups of 32; for each pair there is a list of
 * groups, each with a word of 32 bits that says which of its texts. So a list is read a group at a step, and
 * intersecting two is arithmetic on words. Exact words, pinyin and typing errors all begin here.
 * Longer than other files because writing a list and reading it are two sides of one layout in memory.
 *
 * A batch of groups is collected in a table that stays in the processor's cache and then written out pair by pair, in the
 * order of their hashes: what costs is waiting for memory, and so each slot and each list's end is fetched once
 * a batch, slots in ascending order, ends many at a time. Lists grow while others grow, so each is a chain of slices in
 * one arena of pages, a slice somewhat larger than the one before it. Pairs are found in 16 hash tables: nothing ever
 * copies more than one of them, so a slice of building work stays short.
 */

/** Texts in a group, and in a batch. */
const GROUP_BITS = 5;
export const BATCH_TEXTS = 256;
/** Stands for the second character where a stretch of text ends. */
export const END = 1;

const ARENA_BITS = 21;
const ARENA_SIZE = 1 << ARENA_BITS;
const ARENA_MASK = ARENA_SIZE - 1;
const LINK = 4;
/** Bytes in a slice, by its place in the chain; the last repeats. Its last four are the address of the next. */
const SLICES = new Uint16Array([12, 16, 24, 40, 64, 96, 160, 256, 384, 512]);
const LAST_SLICE = SLICES.length - 1;

/** An entry tells in how many groups it is from the one before (times 33), and its one text, or that a mask follows. */
const STEP = 33;
const MASKED = 32;

/** Pairs written out together: what they touch stays in the second level cache meanwhile. */
const CHUNK = 512;
const chunkPairs = new Int32Array(CHUNK);
const chunkTables = new Uint8Array(CHUNK);
const chunkSlots = new Int32Array(CHUNK);
const chunkFirsts = new Int32Array(CHUNK);

/** Hash tables, chosen by the highest bits of the hash; each doubles when it is three quarters full. */
const TABLE_BITS = 4;
const TABLES = 1 << TABLE_BITS;
const FIRST_SLOTS = 256;
/** A slot: the pair, its first slice, its next free byte, the last group and how many groups (16 bits each). */
const FIELDS = 4;

function makeSlots(length: number): Int32Array {
  const slots = new Int32Array(length);
  for (let i = 0; i < length; i += FIELDS) slots[i] = EMPTY;
  return slots;
}

/** Where a pair's slot should be. The bits of the hash below those that chose the table, so homes ascend with it. */
function homeOf(length: number, hash: number): number {
  return ((hash << TABLE_BITS) >>> (Math.clz32(length) + 3)) * FIELDS;
}

/** The slot of a pair in a table, or the empty one where it would be. */
function slotOf(slots: Int32Array, pair: number, hash: number): number {
  const { length } = slots;
  for (let at = homeOf(length, hash); ; at = (at + FIELDS) & (length - 1)) {
    const there = slots[at] as number;
    if (there === pair || there === EMPTY) return at;
  }
}

export class BigramIndex {
  private readonly tables: Int32Array[] = Array.from({ length: TABLES }, () =>
    makeSlots(FIRST_SLOTS * FIELDS),
  );
  private readonly filled = new Uint32Array(TABLES);
  private readonly arena: Uint8Array[] = [];
  private free = ARENA_SIZE;
  private collector: Collector | null = null;
  /** How far the collector's table has been written out. */
  private cursor = 0;
  /** Keeps the touching from being optimised away. */
  private touched = 0;
  /** By first character: what follows it, in the order in which it was met. */
  private readonly following: (number[] | undefined)[] = [];

  /** With `heads`, what a stretch of text begins with is listed too, as the pair of its head and its first character. */
  constructor(private readonly heads: boolean) {}

  /** Collects `units[start, end)` as text number `text`. It counts once the batch is closed. */
  add(text: number, units: Uint16Array, start: number, end: number): void {
    const group = text >>> GROUP_BITS;
    const bit = 1 << (text & ((1 << GROUP_BITS) - 1));
    this.collector ??= new Collector();
    const { collector } = this;
    let first = units[start] as number;
    for (let i = start + 1; i <= end; i += 1) {
      const second = i < end ? (units[i] as number) : END;
      if (this.heads || !isHead(first)) {
        collector.note((first << 16) | (isHead(second) ? END : second), group, bit);
      }
      first = second;
    }
  }

  /**
   * Writes out some of what was collected; true when that was all, and then the batch counts. Meanwhile its texts are
   * in some lists and not in others, so until then they must be looked at themselves.
   */
  writeSome(): boolean {
    const { collector } = this;
    if (collector === null) return true;
    const { keys, firsts } = collector;
    let count = 0;
    for (; this.cursor < keys.length && count < CHUNK; this.cursor += 1) {
      if (keys[this.cursor] === EMPTY) continue;
      chunkPairs[count] = keys[this.cursor] as number;
      chunkFirsts[count] = firsts[this.cursor] as number;
      count += 1;
    }
    this.closeChunk(collector, count);
    if (this.cursor < keys.length) return false;
    this.cursor = 0;
    collector.clear();
    return true;
  }

  /** Fetches slots, then ends of lists, then writes: each step waits for all of its memory at once. */
  private closeChunk(collector: Collector, count: number): void {
    let touched = 0;
    for (let i = 0; i < count; i += 1) {
      const hash = hashOf(chunkPairs[i] as number);
      const slots = this.tables[hash >>> (32 - TABLE_BITS)] as Int32Array;
      touched ^= slots[homeOf(slots.length, hash)] as number;
    }
    for (let i = 0; i < count; i += 1) if (this.find(i) < 0) this.meet(chunkPairs[i] as number);
    for (let i = 0; i < count; i += 1) {
      const at = this.find(i);
      const slots = this.tables[chunkTables[i] as number] as Int32Array;
      const address = slots[at + 2] as number;
      touched ^= (this.arena[address >>> ARENA_BITS] as Uint8Array)[address & ARENA_MASK] as number;
    }
    this.touched ^= touched;
    this.writeChunk(collector, count);
  }

  /** Notes where the chunk's pair `i` has its slot; -1 where it has none yet. */
  private find(i: number): number {
    const pair = chunkPairs[i] as number;
    const hash = hashOf(pair);
    const table = hash >>> (32 - TABLE_BITS);
    const slots = this.tables[table] as Int32Array;
    const at = slotOf(slots, pair, hash);
    chunkTables[i] = table;
    chunkSlots[i] = at;
    return slots[at] === EMPTY ? -1 : at;
  }

  private writeChunk({ nexts, groups, masks }: Collector, count: number): void {
    for (let i = 0; i < count; i += 1) {
      const slots = this.tables[chunkTables[i] as number] as Int32Array;
      const at = chunkSlots[i] as number;
      for (let entry = chunkFirsts[i] as number; entry !== 0; entry = nexts[entry] as number) {
        this.write(slots, at, groups[entry] as number, masks[entry] as number);
      }
    }
  }

  /** Adds a group, with the texts of `mask`, to the list of a slot. */
  private write(slots: Int32Array, at: number, group: number, mask: number): void {
    const groups = slots[at + 3] as number;
    slots[at + 3] = (group << 16) | ((groups & 0xffff) + 1);
    const single = (mask & (mask - 1)) === 0;
    let rest = (group - (groups >>> 16)) * STEP + (single ? 31 - Math.clz32(mask) : MASKED);
    let address = slots[at + 2] as number;
    for (; rest > 0x7f; rest >>>= 7) address = this.writeByte(address, (rest & 0x7f) | 0x80);
    address = this.writeByte(address, rest);
    if (!single) address = this.writeMask(address, mask);
    slots[at + 2] = address;
  }

  /** Four bytes, at once where the slice has room for them: what is free there is zero. */
  private writeMask(address: number, mask: number): number {
    const page = this.arena[address >>> ARENA_BITS] as Uint8Array;
    const at = address & ARENA_MASK;
    if (
      ((page[at] as number) |
        (page[at + 1] as number) |
        (page[at + 2] as number) |
        (page[at + 3] as number)) ===
      0
    ) {
      page[at] = mask & 0xff;
      page[at + 1] = (mask >>> 8) & 0xff;
      page[at + 2] = (mask >>> 16) & 0xff;
      page[at + 3] = mask >>> 24;
      return address + 4;
    }
    let to = address;
    for (let shift = 0; shift < 32; shift += 8) to = this.writeByte(to, (mask >>> shift) & 0xff);
    return to;
  }

  /** A list for a pair that is met for the first time. */
  private meet(pair: number): void {
    const hash = hashOf(pair);
    const table = hash >>> (32 - TABLE_BITS);
    if (this.isFull(table)) this.grow(table);
    const slots = this.tables[table] as Int32Array;
    this.filled[table] = (this.filled[table] as number) + 1;
    const at = slotOf(slots, pair, hash);
    const address = this.slice(0);
    slots[at] = pair;
    slots[at + 1] = address;
    slots[at + 2] = address;
    slots[at + 3] = 0;
    const list = this.following[pair >>> 16];
    if (list === undefined) this.following[pair >>> 16] = [pair & 0xffff];
    else list.push(pair & 0xffff);
  }

  private isFull(table: number): boolean {
    return (this.filled[table] as number) * FIELDS * 4 >= (this.tables[table] as Int32Array).length * 3;
  }

  private grow(table: number): void {
    const old = this.tables[table] as Int32Array;
    const slots = makeSlots(old.length * 2);
    for (let i = 0; i < old.length; i += FIELDS) {
      const pair = old[i] as number;
      if (pair === EMPTY) continue;
      const at = slotOf(slots, pair, hashOf(pair));
      for (let k = 0; k < FIELDS; k += 1) slots[at + k] = old[i + k] as number;
    }
    this.tables[table] = slots;
  }

  /** A new slice of zeroes. */
  private slice(level: number): number {
    const size = SLICES[level] as number;
    if (this.free + size > ARENA_SIZE) {
      this.arena.push(new Uint8Array(ARENA_SIZE));
      this.free = 0;
    }
    const page = this.arena.length - 1;
    const address = page * ARENA_SIZE + this.free;
    this.free += size;
    // Until the link is written, its first byte is not zero and says how large the next slice is.
    (this.arena[page] as Uint8Array)[this.free - LINK] = level + 1;
    return address;
  }

  private writeByte(address: number, byte: number): number {
    const page = this.arena[address >>> ARENA_BITS] as Uint8Array;
    const at = address & ARENA_MASK;
    const full = page[at] as number;
    if (full === 0) {
      page[at] = byte;
      return address + 1;
    }
    const next = this.slice(Math.min(full, LAST_SLICE));
    for (let i = 0; i < LINK; i += 1) page[at + i] = (next >>> (8 * i)) & 0xff;
    (this.arena[next >>> ARENA_BITS] as Uint8Array)[next & ARENA_MASK] = byte;
    return next + 1;
  }

  /** What follows `first` anywhere (`END` too). */
  followers(first: number): readonly number[] {
    return this.following[first] ?? NONE;
  }

  /** Sets the bit of each text that holds the pair; false where none does. */
  mark(first: number, second: number, bits: Bits): boolean {
    const pair = (first << 16) | second;
    const hash = hashOf(pair);
    const slots = this.tables[hash >>> (32 - TABLE_BITS)] as Int32Array;
    const at = slotOf(slots, pair, hash);
    if (slots[at] !== pair) return false;
    this.read(slots[at + 1] as number, (slots[at + 3] as number) & 0xffff, bits);
    return true;
  }

  /** Reads a list of `count` groups into `bits`. Entries may lie across two slices; most do not. */
  private read(from: number, count: number, bits: Bits): void {
    let level = 0;
    let page = this.arena[from >>> ARENA_BITS] as Uint8Array;
    let at = from & ARENA_MASK;
    let link = at + (SLICES[0] as number) - LINK;
    let group = 0;
    let value = 0;
    let shift = 0;
    // How many bytes of a mask are still to come, and what has come of it.
    let due = 0;
    let mask = 0;
    for (let left = count; left > 0; ) {
      for (; at < link && left > 0; at += 1) {
        const byte = page[at] as number;
        if (due > 0) {
          mask |= byte << (32 - 8 * due);
          due -= 1;
        } else {
          value |= (byte & 0x7f) << shift;
          shift += 7;
          if (byte > 0x7f) continue;
          const step = (value / STEP) | 0;
          const code = value - step * STEP;
          group += step;
          value = 0;
          shift = 0;
          if (code === MASKED) {
            if (at + 4 >= link) {
              due = 4;
              mask = 0;
              continue;
            }
            mask = (page[at + 1] as number) | ((page[at + 2] as number) << 8);
            mask |= ((page[at + 3] as number) << 16) | ((page[at + 4] as number) << 24);
            at += 4;
          } else mask = 1 << code;
        }
        if (due > 0) continue;
        bits[group] = (bits[group] as number) | mask;
        left -= 1;
      }
      if (left === 0) return;
      const low =
        (page[link] as number) | ((page[link + 1] as number) << 8) | ((page[link + 2] as number) << 16);
      const address = low + (page[link + 3] as number) * 0x1000000;
      if (level < LAST_SLICE) level += 1;
      page = this.arena[address >>> ARENA_BITS] as Uint8Array;
      at = address & ARENA_MASK;
      link = at + (SLICES[level] as number) - LINK;
    }
  }
}

const NONE: readonly number[] = [];
