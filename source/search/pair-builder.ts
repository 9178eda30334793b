// biome-ignore-all lint/style/noExcessiveLinesPerFile: the passes and what they write are sides of one layout in memory.

import { HEAD, HEAD_END } from "./layout.js";
import { outsideInt32, outsideUint8, outsideUint16, outsideUint32 } from "./outside.js";
import { ANY, END, maskBytes, type PairLists, UNITS } from "./pairs.js";
import type { TextStore } from "./text-store.js";

/**
 * Makes the pairs of a segment by counting, without any look-up: how often each character begins a pair; then all pairs,
 * written where those of their first character lie; then of one first character after the other, the same once more by
 * the second. Each pass walks memory in order, but for one write a pair, so a pair costs 20 ns where a hash table
 * cost 100. It is done in steps of a fraction of a millisecond.
 */

/** Units that a step of counting or writing passes; a few tenths of a millisecond. */
const STEP_UNITS = 1 << 14;
/** Pairs of first characters that a step of sorting takes, at the least one character's. */
const STEP_PAIRS = 1 << 13;
/** A character that begins more pairs than this (的 in some thousand bodies) is sorted in three steps, a pass each. */
const MANY_PAIRS = 1 << 15;
/** Pairs whose memory is touched for the first time in a step: for each 1,024 of them the system takes 2 to 12 µs. */
const STEP_TOUCHED = 1 << 16;
/** Numbers of each list that a step of copying takes, for the same reason. */
const STEP_COPIED = 1 << 15;

/** What building needs besides its result; kept from one segment to the next, and dropped after the last. */
export class Scratch {
  pairs = outsideInt32(0);
  texts = outsideUint16(0);
  lists = outsideUint8(0);
  seconds = outsideUint16(0);
  offsets = outsideUint32(0);
  /** All zero between two uses. */
  readonly counts = outsideUint32(UNITS);
  readonly met = outsideUint16(UNITS);

  /**
   * Room for so many pairs of so many texts, at most `most` of them with one first character, whatever they come to: a list takes
   * at most two bytes a pair, and each pair stands in two. The system gives memory only where it is written to. What was there is
   * lost, so that nothing must be copied. True where the pairs have new memory.
   */
  reserve(pairs: number, most: number, texts: number): boolean {
    const fresh = pairs > this.pairs.length;
    const room = Math.ceil(pairs * 1.2);
    if (fresh) {
      this.pairs = outsideInt32(room);
      this.seconds = outsideUint16(room + UNITS);
      this.offsets = outsideUint32(room + UNITS + 1);
    }
    const bytes = 4 * room + maskBytes(texts);
    if (bytes > this.lists.length) this.lists = outsideUint8(bytes);
    if (most > this.texts.length) this.texts = outsideUint16(Math.ceil(most * 1.2));
    return fresh;
  }
}

export class PairBuilder {
  private phase: "count" | "touch" | "place" | "sort" | "copy" | "done" = "count";
  private readonly starts = outsideUint32(UNITS + 1);
  private text: number;
  private unit = 0;
  /** The first character whose pairs are to be sorted next, and where they begin among all. */
  private first = 0;
  private sorted = 0;
  /** Where its pairs end; -1 before they are begun. */
  private end = -1;
  /** Which pass over them is next, and how many second characters the first one met. */
  private pass = 0;
  private kinds = 0;
  private lists = 0;
  private places = 0;
  private touched = 0;
  private copied = 0;
  private made: PairLists | null = null;
  private readonly mask: number;

  /** Of texts `[from, to)`; with `heads`, what a stretch of text begins with is listed too, as a pair with its head. */
  constructor(
    private readonly texts: TextStore,
    private readonly from: number,
    private readonly to: number,
    private readonly heads: boolean,
    private readonly scratch: Scratch,
  ) {
    this.text = from;
    this.mask = maskBytes(to - from);
  }

  get done(): boolean {
    return this.phase === "done";
  }

  /** Does a little, and says how many units that was. */
  step(): number {
    if (this.phase === "sort") return this.sortSome();
    if (this.phase === "touch") return this.touchSome();
    if (this.phase === "copy") return this.copySome();
    if (this.phase === "done") return 0;
    const done = this.walk();
    if (this.text === this.to) {
      this.text = this.from;
      if (this.phase === "count") this.makeRoom();
      else this.phase = "sort";
    }
    return done;
  }

  /** Counts or places the pairs of the next units. */
  private walk(): number {
    let left = STEP_UNITS;
    while (left > 0 && this.text < this.to) {
      const start = this.texts.start(this.text);
      const end = this.texts.end(this.text);
      const at = start + this.unit;
      const stop = Math.min(end, at + left);
      const page = this.texts.page(this.text);
      if (this.phase === "count") this.count(page, at, stop);
      else this.place(page, at, stop, end);
      left -= stop - at + 8;
      this.unit = stop - start;
      if (stop < end) continue;
      this.text += 1;
      this.unit = 0;
    }
    return STEP_UNITS - left;
  }

  private count(page: Uint16Array, at: number, stop: number): void {
    const { starts } = this;
    for (let i = at; i < stop; i += 1) {
      const unit = page[i] as number;
      starts[unit] = (starts[unit] as number) + 1;
    }
  }

  /** Counts become places: where the pairs of each first character begin. */
  private makeRoom(): void {
    const { starts, scratch } = this;
    if (!this.heads) starts.fill(0, HEAD, HEAD_END);
    let sum = 0;
    let most = 0;
    for (let unit = 0; unit < UNITS; unit += 1) {
      const count = starts[unit] as number;
      if (count > most) most = count;
      starts[unit] = sum;
      sum += count;
    }
    starts[UNITS] = sum;
    this.phase = scratch.reserve(sum, most, this.to - this.from) ? "touch" : "place";
  }

  /** The first pairs of a segment go all over their memory, so all of it is fetched before, a little at a time. */
  private touchSome(): number {
    const { pairs } = this.scratch;
    const end = Math.min(pairs.length, this.touched + STEP_TOUCHED);
    pairs.fill(0, this.touched, end);
    this.touched = end;
    if (end === pairs.length) this.phase = "place";
    return STEP_UNITS;
  }

  /** Writes each pair, as its text and its second character, behind those that begin as it does. */
  private place(page: Uint16Array, at: number, stop: number, end: number): void {
    const { starts } = this;
    const { pairs } = this.scratch;
    const text = (this.text - this.from) << 16;
    const { heads } = this;
    for (let i = at; i < stop; i += 1) {
      const first = page[i] as number;
      if (!heads && first >= HEAD && first < HEAD_END) continue;
      const next = i + 1 < end ? (page[i + 1] as number) : END;
      const to = starts[first] as number;
      pairs[to] = text | (next >= HEAD && next < HEAD_END ? END : next);
      starts[first] = to + 1;
    }
  }

  /** Now `starts` tells where each first character's pairs end; it becomes where they begin among the seconds. */
  private sortSome(): number {
    const { starts } = this;
    const before = this.sorted;
    while (this.first < UNITS && this.sorted - before < STEP_PAIRS) {
      if (this.end < 0) {
        this.end = starts[this.first] as number;
        starts[this.first] = this.places;
      }
      const length = this.end - this.sorted;
      if (length > MANY_PAIRS) {
        if (this.sorted > before) break;
        if (!this.sortPass()) return length;
      } else if (length > 0) while (!this.sortPass());
      this.sorted = this.end;
      this.end = -1;
      this.first += 1;
    }
    if (this.first === UNITS) {
      starts[UNITS] = this.places;
      this.phase = "copy";
    }
    return this.sorted - before + 256;
  }

  /** One of three passes over the first character's pairs; true after the last. */
  private sortPass(): boolean {
    const { sorted: from, end: to } = this;
    this.pass = (this.pass + 1) % 3;
    if (this.pass === 1) this.kinds = this.countSeconds(from, to);
    else if (this.pass === 2) this.orderBySecond(from, to);
    else this.listAll();
    return this.pass === 0;
  }

  private orderBySecond(from: number, to: number): void {
    const { pairs, texts, counts, met } = this.scratch;
    let sum = 0;
    for (let k = 0; k < this.kinds; k += 1) {
      const second = met[k] as number;
      const count = counts[second] as number;
      counts[second] = sum;
      sum += count;
    }
    for (let i = from; i < to; i += 1) {
      const pair = pairs[i] as number;
      const at = counts[pair & 0xffff] as number;
      texts[at] = pair >>> 16;
      counts[pair & 0xffff] = at + 1;
    }
  }

  private listAll(): void {
    const { counts, met } = this.scratch;
    let begin = 0;
    for (let k = 0; k < this.kinds; k += 1) {
      const second = met[k] as number;
      const end = counts[second] as number;
      counts[second] = 0;
      this.list(second, begin, end);
      begin = end;
    }
  }

  /** Counts the pairs of a first character by their second, and lists the texts that hold the first. */
  private countSeconds(from: number, to: number): number {
    const { pairs, counts, met, lists } = this.scratch;
    let kinds = 0;
    let at = this.lists;
    let last = 0;
    let known = -1;
    for (let i = from; i < to; i += 1) {
      const pair = pairs[i] as number;
      const second = pair & 0xffff;
      const count = counts[second] as number;
      counts[second] = count + 1;
      if (count === 0) {
        met[kinds] = second;
        kinds += 1;
      }
      const text = pair >>> 16;
      if (text === known) continue;
      known = text;
      const step = text - last;
      last = text;
      if (step >= 0x80) {
        lists[at] = (step >>> 8) | 0x80;
        at += 1;
      }
      lists[at] = step;
      at += 1;
    }
    if (at - this.lists >= this.mask) {
      at = this.clearMask();
      for (let i = from; i < to; i += 1) this.setMask((pairs[i] as number) >>> 16);
    }
    this.close(ANY, at);
    return kinds;
  }

  /** Lists ascending texts, each perhaps several times. */
  private list(second: number, begin: number, end: number): void {
    const { lists, texts } = this.scratch;
    let at = this.lists;
    let last = 0;
    let known = -1;
    for (let i = begin; i < end; i += 1) {
      const text = texts[i] as number;
      if (text === known) continue;
      known = text;
      const step = text - last;
      last = text;
      if (step >= 0x80) {
        lists[at] = (step >>> 8) | 0x80;
        at += 1;
      }
      lists[at] = step;
      at += 1;
    }
    if (at - this.lists >= this.mask) {
      at = this.clearMask();
      for (let i = begin; i < end; i += 1) this.setMask(texts[i] as number);
    }
    this.close(second, at);
  }

  private clearMask(): number {
    const { lists } = this.scratch;
    const end = this.lists + this.mask;
    lists.fill(0, this.lists, end);
    return end;
  }

  private setMask(text: number): void {
    const { lists } = this.scratch;
    const at = this.lists + (text >>> 3);
    lists[at] = (lists[at] as number) | (1 << (text & 7));
  }

  private close(second: number, end: number): void {
    const { seconds, offsets } = this.scratch;
    seconds[this.places] = second;
    offsets[this.places] = this.lists;
    this.places += 1;
    this.lists = end;
  }

  /** Copies a little of what was made out of the scratch, into memory of its own size. */
  private copySome(): number {
    const { scratch, places, lists } = this;
    if (this.made === null) {
      scratch.offsets[places] = lists;
      this.made = {
        starts: this.starts,
        seconds: outsideUint16(places),
        offsets: outsideUint32(places + 1),
        lists: outsideUint8(lists),
      };
    }
    const from = this.copied;
    this.copied += STEP_COPIED;
    for (const name of ["seconds", "offsets", "lists"] as const) {
      const to = Math.min(this.copied, this.made[name].length);
      if (from < to) this.made[name].set(scratch[name].subarray(from, to), from);
    }
    if (this.copied > Math.max(places, lists)) this.phase = "done";
    return STEP_UNITS;
  }

  /** What was made, when all is done; the scratch is free again. */
  take(): PairLists {
    if (this.made === null) throw new Error("a segment is taken before it is made");
    return this.made;
  }
}
