import { NumberList } from "./grow.js";
import { outsideUint16 } from "./outside.js";

/** Units a page holds; a longer text gets a page of its own. 2 MB a page, so that growing never copies much. */
const PAGE = 1 << 20;
/** Says that not even an empty text goes into the last page. */
const FULL = PAGE + 1;

/**
 * The folded text of many articles, end to end in pages of UTF-16 units outside the heap of strings: two bytes a
 * character, nothing for the collector to walk. Text `n` is `page(n)[start(n), end(n))`.
 */
export class TextStore {
  private readonly pages: Uint16Array[] = [];
  private readonly pageOf = new NumberList();
  private readonly starts = new NumberList();
  private readonly lengths = new NumberList();
  private used = FULL;

  get size(): number {
    return this.starts.length;
  }

  /** Keeps a copy of `units[0, length)` as the next text. */
  push(units: Uint16Array, length: number): void {
    if (this.pages.length === 0 || this.used + length > PAGE) {
      this.pages.push(outsideUint16(Math.max(PAGE, length)));
      this.used = 0;
    }
    const page = this.pages[this.pages.length - 1] as Uint16Array;
    page.set(units.subarray(0, length), this.used);
    this.note(this.used, length);
    this.used = page.length > PAGE ? FULL : this.used + length;
  }

  /** Takes texts that lie end to end in `page`, as they are; `lengths` says how long each is. */
  take(page: Uint16Array, lengths: Uint32Array): void {
    this.pages.push(page);
    let start = 0;
    for (const length of lengths) {
      this.note(start, length);
      start += length;
    }
    this.used = FULL;
  }

  private note(start: number, length: number): void {
    this.pageOf.push(this.pages.length - 1);
    this.starts.push(start);
    this.lengths.push(length);
  }

  page(text: number): Uint16Array {
    return this.pages[this.pageOf.at(text)] as Uint16Array;
  }

  /** The text itself, as a view. */
  units(text: number): Uint16Array {
    return this.page(text).subarray(this.start(text), this.end(text));
  }

  start(text: number): number {
    return this.starts.at(text);
  }

  length(text: number): number {
    return this.lengths.at(text);
  }

  end(text: number): number {
    return this.starts.at(text) + this.lengths.at(text);
  }
}
