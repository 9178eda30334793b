import { NumberList } from "./grow.js";

/** Units a page holds; a longer text gets a page of its own. 2 MB a page, so that growing never copies much. */
const PAGE = 1 << 20;

/**
 * The folded text of many articles, end to end in pages of UTF-16 units outside the heap of strings: two bytes a
 * character, nothing for the collector to walk. Text `n` is `page(n)[start(n), end(n))`.
 */
export class TextStore {
  private readonly pages: Uint16Array[] = [];
  private readonly pageOf = new NumberList();
  private readonly starts = new NumberList();
  private readonly lengths = new NumberList();
  private used = PAGE;

  get size(): number {
    return this.starts.length;
  }

  /** Keeps a copy of `units[0, length)` as the next text. */
  push(units: Uint16Array, length: number): void {
    if (this.pages.length === 0 || this.used + length > PAGE) {
      this.pages.push(new Uint16Array(Math.max(PAGE, length)));
      this.used = 0;
    }
    const page = this.pages[this.pages.length - 1] as Uint16Array;
    page.set(units.subarray(0, length), this.used);
    this.pageOf.push(this.pages.length - 1);
    this.starts.push(this.used);
    this.lengths.push(length);
    this.used = page.length > PAGE ? PAGE : this.used + length;
  }

  page(text: number): Uint16Array {
    return this.pages[this.pageOf.at(text)] as Uint16Array;
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
