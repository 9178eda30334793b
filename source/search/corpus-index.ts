import type { Article } from "../corpus/article.js";
import { BATCH_TEXTS, BigramIndex } from "./bigrams.js";
import { DAYS, dayNumber, monthName } from "./conditions.js";
import { NumberList } from "./grow.js";
import { foldArticle } from "./layout.js";
import { TextStore } from "./text-store.js";

/** One of the two texts of all articles: folded, and indexed as far as `indexed` says. */
export interface Room {
  readonly texts: TextStore;
  readonly pairs: BigramIndex;
}

/** Units that are collected in a millisecond, at the least, where no clock was given (measured: 15,000 to 40,000). */
const UNITS_A_MS = 8000;
/** Writing out a part of a batch, in units as well. */
const WRITE_COST = 800;
/** Steps (an article collected, a part of a batch written) between two looks at the clock: half a millisecond. */
const LOOK_EVERY = 4;
const PAGE_NUMBERS = 1 << 10;

/**
 * All that is known of the corpus: the articles, their folded texts, the pairs in them, and their order by date.
 * An article is folded (4 µs) before it is first searched, and indexed (70 µs) in slices; one that is folded and not
 * yet indexed is looked at itself, so it is found all the same. The last articles of a corpus, less than a batch,
 * stay such: looking at them costs less than keeping lists that can be taken back.
 */
export class CorpusIndex {
  readonly articles: Article[] = [];
  readonly short: Room = { texts: new TextStore(), pairs: new BigramIndex(true) };
  readonly long: Room = { texts: new TextStore(), pairs: new BigramIndex(false) };
  /** How many articles, in the order of `add`, the pairs cover. */
  indexed = 0;
  /** How many have been collected for the batch in hand, and before. */
  private collected = 0;
  private shortWritten = false;
  /** Of each article: its day (conditions.ts), its page's number (0: unknown), 1 for a picture. */
  readonly days = new NumberList();
  readonly numbers = new NumberList();
  readonly kinds = new NumberList();
  /** All zero between two counts: a corpus spans few of the months that there are. */
  private readonly monthCounts = new Uint32Array(DAYS >>> 5);
  private order: Uint32Array | null = null;

  constructor(private readonly now: (() => number) | null) {}

  add(articles: readonly Article[]): void {
    for (const article of articles) {
      this.articles.push(article);
      this.days.push(dayNumber(article.page.date));
      this.numbers.push(Math.max(0, Math.trunc(article.page.number ?? 0) || 0));
      this.kinds.push(article.kind === "photo" ? 1 : 0);
    }
    this.order = null;
  }

  get built(): boolean {
    return this.collected === this.articles.length;
  }

  /** Folds what was added and not folded yet. */
  fold(): void {
    while (this.short.texts.size < this.articles.length) this.foldNext();
  }

  private foldNext(): void {
    const article = this.articles[this.short.texts.size] as Article;
    foldArticle(article, (long, units, length) => {
      (long ? this.long : this.short).texts.push(units, length);
    });
  }

  /** Folds and indexes for `budget` ms (or as much work as that is); true when nothing is left to do. */
  build(budget: number): boolean {
    const { now } = this;
    const until = now === null ? 0 : now() + budget;
    let left = budget * UNITS_A_MS;
    for (let done = 1; this.collected < this.articles.length || this.isBatchFull(); done += 1) {
      left -= this.isBatchFull() ? this.writeSome() : this.collectNext();
      if (now === null ? left <= 0 : done % LOOK_EVERY === 0 && now() >= until) break;
    }
    return this.collected === this.articles.length && !this.isBatchFull();
  }

  private isBatchFull(): boolean {
    return this.collected - this.indexed === BATCH_TEXTS;
  }

  /** Writes out a part of the batch: first of the short texts, then of the long ones. */
  private writeSome(): number {
    if (!this.shortWritten) this.shortWritten = this.short.pairs.writeSome();
    else if (this.long.pairs.writeSome()) {
      this.shortWritten = false;
      this.indexed = this.collected;
    }
    return WRITE_COST;
  }

  private collectNext(): number {
    if (this.short.texts.size === this.collected) this.foldNext();
    const text = this.collected;
    let units = 0;
    for (const { texts, pairs } of [this.short, this.long]) {
      const start = texts.start(text);
      const end = texts.end(text);
      if (end > start) pairs.add(text, texts.page(text), start, end);
      units += end - start;
    }
    this.collected += 1;
    return units;
  }

  /** The articles' indices, newest first, then in page order (page number, then the order of `add`). */
  newestFirst(): Uint32Array {
    if (this.order !== null) return this.order;
    const size = this.articles.length;
    const keys = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      const page = Math.min(PAGE_NUMBERS, this.numbers.at(i) || PAGE_NUMBERS) - 1;
      keys[i] = ((DAYS - 1 - this.days.at(i)) * PAGE_NUMBERS + page) * 2 ** 22 + i;
    }
    keys.sort();
    this.order = Uint32Array.from(keys, (key) => key % 2 ** 22);
    return this.order;
  }

  /** How many of the articles fall into each month (`2025-06`; `2025` where no month is named), ascending. */
  countMonths(texts: Uint32Array): ReadonlyMap<string, number> {
    const counts = this.monthCounts;
    let first = counts.length;
    let last = 0;
    for (let i = 0; i < texts.length; i += 1) {
      const month = this.days.at(texts[i] as number) >>> 5;
      if (month === 0) continue;
      counts[month] = (counts[month] as number) + 1;
      if (month < first) first = month;
      if (month > last) last = month;
    }
    const months = new Map<string, number>();
    for (let month = first; month <= last; month += 1) {
      const count = counts[month] as number;
      if (count > 0) months.set(monthName(month), count);
      counts[month] = 0;
    }
    return months;
  }

  /** The same days the other way round; within a day still in page order; undated articles last. */
  oldestFirst(): Uint32Array {
    const newest = this.newestFirst();
    const keys = Float64Array.from(newest, (text, place) => (this.days.at(text) || DAYS) * 2 ** 22 + place);
    return Uint32Array.from(keys.sort(), (key) => newest[key % 2 ** 22] as number);
  }
}
