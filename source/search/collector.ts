/** Pairs of characters (two UTF-16 units in 32 bits) and their hash, and the table in which a batch is collected. */

/** No pair: both characters would be noncharacters. Pairs are signed, or V8 would keep the larger half on its heap. */
export const EMPTY = -1;

/** 32 bits, as a signed number. */
export function hashOf(pair: number): number {
  const mixed = Math.imul(pair ^ (pair >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
}

/** The pairs of a batch: for each a chain of entries, one for each group that holds it. */
export class Collector {
  keys = new Int32Array(1 << 16).fill(EMPTY);
  firsts = new Int32Array(1 << 16);
  private lasts = new Int32Array(1 << 16);
  private size = 0;
  /** Entries, from 1 on: the next of the chain (0: none), the group, which of its texts. */
  nexts = new Int32Array(1 << 16);
  groups = new Int32Array(1 << 16);
  masks = new Int32Array(1 << 16);
  private entries = 0;

  note(pair: number, group: number, bit: number): void {
    const { keys } = this;
    const mask = keys.length - 1;
    let at = hashOf(pair) >>> (Math.clz32(keys.length) + 1);
    for (; keys[at] !== pair; at = (at + 1) & mask) {
      if (keys[at] !== EMPTY) continue;
      keys[at] = pair;
      const entry = this.entry(group, bit);
      this.firsts[at] = entry;
      this.lasts[at] = entry;
      this.size += 1;
      if (this.size * 4 > keys.length * 3) this.growTable();
      return;
    }
    const last = this.lasts[at] as number;
    if (this.groups[last] === group) {
      this.masks[last] = (this.masks[last] as number) | bit;
      return;
    }
    const entry = this.entry(group, bit);
    this.nexts[last] = entry;
    this.lasts[at] = entry;
  }

  clear(): void {
    this.keys.fill(EMPTY);
    this.size = 0;
    this.entries = 0;
  }

  private entry(group: number, bit: number): number {
    this.entries += 1;
    if (this.entries === this.nexts.length) {
      this.nexts = doubled(this.nexts);
      this.groups = doubled(this.groups);
      this.masks = doubled(this.masks);
    }
    this.nexts[this.entries] = 0;
    this.groups[this.entries] = group;
    this.masks[this.entries] = bit;
    return this.entries;
  }

  private growTable(): void {
    const { keys, firsts, lasts } = this;
    const length = keys.length * 2;
    this.keys = new Int32Array(length).fill(EMPTY);
    this.firsts = new Int32Array(length);
    this.lasts = new Int32Array(length);
    for (let i = 0; i < keys.length; i += 1) {
      const pair = keys[i] as number;
      if (pair === EMPTY) continue;
      let at = hashOf(pair) >>> (Math.clz32(length) + 1);
      while (this.keys[at] !== EMPTY) at = (at + 1) & (length - 1);
      this.keys[at] = pair;
      this.firsts[at] = firsts[i] as number;
      this.lasts[at] = lasts[i] as number;
    }
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
