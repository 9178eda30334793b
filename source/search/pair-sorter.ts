import { outsideInt32, outsideUint8, outsideUint16, outsideUint32 } from "./outside.js";
import { ANY, CLASSES, maskBytes, UNITS } from "./pairs.js";

/** What building a segment needs besides its result; kept from one segment to the next, and dropped after the last. */
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
   * at most two bytes a pair, and each pair stands in three. The system gives memory only where it is written to. What was there is
   * lost, so that nothing must be copied. True where the pairs have new memory.
   */
  reserve(pairs: number, most: number, texts: number): boolean {
    const fresh = pairs > this.pairs.length;
    const room = Math.ceil(pairs * 1.2);
    if (fresh) {
      this.pairs = outsideInt32(room);
      this.seconds = outsideUint16(room + 2 * UNITS);
      this.offsets = outsideUint32(room + 2 * UNITS + 1);
    }
    const bytes = 6 * room + maskBytes(texts);
    if (bytes > this.lists.length) this.lists = outsideUint8(bytes);
    if (most > this.texts.length) this.texts = outsideUint16(Math.ceil(most * 1.2));
    return fresh;
  }
}

type Pass = "count" | "mask" | "classes" | "order" | "list";

/**
 * Sorts the pairs of one first character after the other by the second, and lists the texts of each pair: a pass counts, a pass
 * puts in order, a pass lists. Every pass can be left anywhere and gone on with: of 的 there are some hundred thousand pairs, and
 * while V8 has compiled nothing yet a pair costs thirty times as much.
 */
export class PairSorter {
  /** The first character whose pairs are in hand: `[from, end)` of all; `end` is -1 before they are begun. */
  private first = 0;
  private from = 0;
  private end = -1;
  private pass: Pass = "count";
  /** Where the pass goes on: a pair, or of the last pass a second character, whose pairs begin at `begin`. */
  private at = 0;
  private begin = 0;
  private kinds = 0;
  /** While the texts that hold the first character are listed: where the list ends, and its last text. */
  private listed = 0;
  private last = 0;
  private known = -1;
  /** What there is so far: lists, and their bytes. */
  places = 0;
  lists = 0;

  /**
   * `starts` tells where each first character's pairs end; it becomes where they begin among the seconds. Of a pair's upper half the
   * last `classBits` are a class, and the others the text.
   */
  constructor(
    private readonly scratch: Scratch,
    private readonly starts: Uint32Array,
    private readonly mask: number,
    private readonly classBits: number,
  ) {}

  get done(): boolean {
    return this.first === UNITS;
  }

  /** Passes about so many pairs, and says how many. */
  step(units: number): number {
    let left = units;
    while (left > 0 && this.first < UNITS) {
      left -= 1;
      if (this.end < 0) this.beginNext();
      while (left > 0 && this.from < this.end) left -= this.pass === "list" ? this.list(left) : this.go(left);
      if (this.from < this.end) break;
      this.end = -1;
      this.first += 1;
    }
    if (this.first === UNITS) {
      this.starts[UNITS] = this.places;
      this.scratch.offsets[this.places] = this.lists;
    }
    return units - left;
  }

  private beginNext(): void {
    const { starts } = this;
    this.end = starts[this.first] as number;
    starts[this.first] = this.places;
    this.pass = "count";
    this.at = this.from;
    this.kinds = 0;
    this.listed = this.lists;
    this.last = 0;
    this.known = -1;
  }

  /** Goes on with one of the passes over the pairs; behind its end the next one begins. */
  private go(units: number): number {
    const { at, pass } = this;
    const to = Math.min(this.end, at + units);
    if (pass === "count") this.countSeconds(at, to);
    else if (pass === "mask")
      for (let i = at; i < to; i += 1)
        this.setMask((this.scratch.pairs[i] as number) >>> (16 + this.classBits));
    else if (pass === "classes") this.listClasses(at, to);
    else this.orderBySecond(at, to);
    this.at = to;
    if (to === this.end) this.goOn();
    return to - at;
  }

  private goOn(): void {
    this.at = this.from;
    if (this.pass === "count" && this.listed - this.lists >= this.mask) {
      this.listed = this.clearMask();
      this.pass = "mask";
    } else if (this.pass === "order") {
      this.at = 0;
      this.begin = 0;
      this.pass = "list";
    } else {
      this.close(this.pass === "classes" ? CLASSES : ANY, this.listed);
      if (this.classBits > 0 && this.pass !== "classes") {
        this.known = -1;
        this.pass = "classes";
        return;
      }
      this.sumUp();
      this.pass = "order";
    }
  }

  /** Lists in which classes of parts of which texts the first character stands. */
  private listClasses(from: number, to: number): void {
    const { pairs, lists } = this.scratch;
    let { listed: at, known } = this;
    for (let i = from; i < to; i += 1) {
      const entry = (pairs[i] as number) >>> 16;
      if (entry === known) continue;
      known = entry;
      lists[at] = entry;
      lists[at + 1] = entry >>> 8;
      at += 2;
    }
    this.listed = at;
    this.known = known;
  }

  /** Counts of second characters become places: where the texts of each begin. */
  private sumUp(): void {
    const { counts, met } = this.scratch;
    let sum = 0;
    for (let k = 0; k < this.kinds; k += 1) {
      const second = met[k] as number;
      const count = counts[second] as number;
      counts[second] = sum;
      sum += count;
    }
  }

  /** Counts pairs by their second character, and lists the texts that hold the first. */
  private countSeconds(from: number, to: number): void {
    const { pairs, counts, met, lists } = this.scratch;
    const toText = 16 + this.classBits;
    let { kinds, listed: at, last, known } = this;
    for (let i = from; i < to; i += 1) {
      const pair = pairs[i] as number;
      const second = pair & 0xffff;
      const count = counts[second] as number;
      counts[second] = count + 1;
      if (count === 0) {
        met[kinds] = second;
        kinds += 1;
      }
      const text = pair >>> toText;
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
    this.kinds = kinds;
    this.listed = at;
    this.last = last;
    this.known = known;
  }

  private orderBySecond(from: number, to: number): void {
    const { pairs, texts, counts } = this.scratch;
    const toText = 16 + this.classBits;
    for (let i = from; i < to; i += 1) {
      const pair = pairs[i] as number;
      const at = counts[pair & 0xffff] as number;
      texts[at] = pair >>> toText;
      counts[pair & 0xffff] = at + 1;
    }
  }

  /** Goes on with listing, a second character at a time; behind the last one all is done with this first character. */
  private list(units: number): number {
    const { counts, met } = this.scratch;
    const from = this.begin;
    while (this.at < this.kinds && this.begin - from < units) {
      const second = met[this.at] as number;
      const end = counts[second] as number;
      counts[second] = 0;
      this.listTexts(second, this.begin, end);
      this.begin = end;
      this.at += 1;
    }
    if (this.at === this.kinds) this.from = this.end;
    return this.begin - from;
  }

  /** Lists ascending texts, each perhaps several times. */
  private listTexts(second: number, begin: number, end: number): void {
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
}
