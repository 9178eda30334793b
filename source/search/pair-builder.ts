import { CLASS_BITS, CLASS_OF, HEAD, HEAD_END } from "./layout.js";
import { outsideUint8, outsideUint16, outsideUint32 } from "./outside.js";
import { PairSorter, type Scratch } from "./pair-sorter.js";
import { END, maskBytes, type PairLists, UNITS } from "./pairs.js";
import type { TextStore } from "./text-store.js";

/**
 * Makes the pairs of a segment by counting, without any look-up: how often each character begins a pair; then all pairs,
 * written where those of their first character lie; then of one first character after the other, the same once more by
 * the second. Each pass walks memory in order, but for one write a pair, so a pair costs 20 ns where a hash table
 * cost 100. It is done in steps of any size.
 */

/** What a unit of the other phases comes to in memory that is merely touched or copied: the system takes 2 to 12 µs for each 4 kB. */
const TOUCHED_A_UNIT = 4;
const COPIED_A_UNIT = 2;

type Phase = "count" | "sum" | "touch" | "place" | "sort" | "copy" | "done";

export class PairBuilder {
  /** What the next step does. */
  phase: Phase = "count";
  private readonly starts = outsideUint32(UNITS + 1);
  private text: number;
  private unit = 0;
  /** The class of the part in hand; of bodies none is told. */
  private class = 0;
  private readonly classBits: number;
  /** While counts become places: the next first character, the pairs before it, the most that one has. */
  private first = 0;
  private sum = 0;
  private most = 0;
  private touched = 0;
  private copied = 0;
  private made: PairLists | null = null;
  private readonly sorter: PairSorter;

  /** Of texts `[from, to)`; with `heads`, what a stretch of text begins with is listed too, as a pair with its head. */
  constructor(
    private readonly texts: TextStore,
    private readonly from: number,
    private readonly to: number,
    private readonly heads: boolean,
    private readonly scratch: Scratch,
  ) {
    this.text = from;
    this.classBits = heads ? CLASS_BITS : 0;
    this.sorter = new PairSorter(scratch, this.starts, maskBytes(to - from), this.classBits);
  }

  get done(): boolean {
    return this.phase === "done";
  }

  /** Does about so many units of work, and says how many. */
  step(units: number): number {
    switch (this.phase) {
      case "sum":
        return this.sumSome(units);
      case "touch":
        return this.touchSome(units);
      case "sort":
        return this.sortSome(units);
      case "copy":
        return this.copySome(units);
      case "done":
        return 0;
      default:
        return this.walk(units);
    }
  }

  /** Counts or places the pairs of the next units. */
  private walk(units: number): number {
    let left = units;
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
    if (this.text === this.to) {
      this.text = this.from;
      this.phase = this.phase === "count" ? "sum" : "sort";
    }
    return units - left;
  }

  private count(page: Uint16Array, at: number, stop: number): void {
    const { starts } = this;
    for (let i = at; i < stop; i += 1) {
      const unit = page[i] as number;
      starts[unit] = (starts[unit] as number) + 1;
    }
  }

  /** Counts become places: where the pairs of each first character begin. */
  private sumSome(units: number): number {
    const { starts, scratch, first } = this;
    if (first === 0 && !this.heads) starts.fill(0, HEAD, HEAD_END);
    this.first = Math.min(UNITS, first + units);
    for (let unit = first; unit < this.first; unit += 1) {
      const count = starts[unit] as number;
      if (count > this.most) this.most = count;
      starts[unit] = this.sum;
      this.sum += count;
    }
    if (this.first === UNITS) {
      starts[UNITS] = this.sum;
      this.phase = scratch.reserve(this.sum, this.most, this.to - this.from) ? "touch" : "place";
    }
    return this.first - first;
  }

  /** The first pairs of a segment go all over their memory, so all of it is fetched before, a little at a time. */
  private touchSome(units: number): number {
    const { pairs } = this.scratch;
    const end = Math.min(pairs.length, this.touched + units * TOUCHED_A_UNIT);
    pairs.fill(0, this.touched, end);
    this.touched = end;
    if (end === pairs.length) this.phase = "place";
    return units;
  }

  /** Writes each pair, as its text and its second character, behind those that begin as it does. */
  private place(page: Uint16Array, at: number, stop: number, end: number): void {
    const { starts } = this;
    const { pairs } = this.scratch;
    const { heads, classBits } = this;
    const text = ((this.text - this.from) << classBits) << 16;
    let own = text | (this.class << 16);
    for (let i = at; i < stop; i += 1) {
      const first = page[i] as number;
      if (first >= HEAD && first < HEAD_END) {
        if (!heads) continue;
        this.class = CLASS_OF[first - HEAD] as number;
        own = text | (this.class << 16);
      }
      const next = i + 1 < end ? (page[i + 1] as number) : END;
      const to = starts[first] as number;
      pairs[to] = own | (next >= HEAD && next < HEAD_END ? END : next);
      starts[first] = to + 1;
    }
  }

  private sortSome(units: number): number {
    const done = this.sorter.step(units);
    if (this.sorter.done) this.phase = "copy";
    return done;
  }

  /** Copies a little of what was made out of the scratch, into memory of its own size. */
  private copySome(units: number): number {
    const { scratch } = this;
    const { places, lists } = this.sorter;
    this.made ??= {
      starts: this.starts,
      seconds: outsideUint16(places),
      offsets: outsideUint32(places + 1),
      lists: outsideUint8(lists),
    };
    const from = this.copied;
    this.copied += units * COPIED_A_UNIT;
    for (const name of ["seconds", "offsets", "lists"] as const) {
      const to = Math.min(this.copied, this.made[name].length);
      if (from < to) this.made[name].set(scratch[name].subarray(from, to), from);
    }
    if (this.copied > Math.max(places, lists)) this.phase = "done";
    return units;
  }

  /** What was made, when all is done; the scratch is free again. */
  take(): PairLists {
    if (this.made === null) throw new Error("a segment is taken before it is made");
    return this.made;
  }
}
