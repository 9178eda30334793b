import type { Article } from "../corpus/article.js";
import { Dates } from "./dates.js";
import { foldedBytes, takeFolded } from "./folded-bytes.js";
import type { FoldedArticle } from "./folded-pieces.js";
import { NumberList } from "./grow.js";
import { foldArticle } from "./layout.js";
import { Pace } from "./pace.js";
import { PairBuilder } from "./pair-builder.js";
import { Scratch } from "./pair-sorter.js";
import { PairIndex, type PairLists, SEGMENT_TEXTS } from "./pairs.js";
import { type SegmentParts, segmentBytes, segmentParts } from "./segment-bytes.js";
import { TextStore } from "./text-store.js";

/** One of the two texts of all articles: folded, and indexed as far as `indexed` says. */
export interface Room {
  readonly texts: TextStore;
  readonly pairs: PairIndex;
}

/** Articles of a segment: `[from, to)` in the order of `add`. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Work of a millisecond where no clock was given, in units passed (measured: 50,000 to 150,000). */
const UNITS_A_MS = 8000;
/** Folding a unit costs about as much as passing four. */
const FOLD_COST = 4;
/** Units that a step passes at the most; a few tenths of a millisecond. */
const STEP_UNITS = 1 << 14;
/** The last articles are not indexed while they are fewer: looking at them takes 0.2 ms. */
const FEW = 256;
/** Units of bodies in a segment, about: what building it needs besides is four bytes for each. */
const SEGMENT_UNITS = 1 << 24;

/** A segment in the making: of one room after the other. */
interface Job {
  readonly from: number;
  to: number;
  readonly made: PairLists[];
  builder: PairBuilder | null;
}

/**
 * All that is known of the corpus: the articles, their folded texts, the pairs in them, and their dates.
 * An article is folded (7 µs) before it is first searched, and indexed (15 µs) in slices, a segment of thousands at a
 * time; one that is folded and not yet indexed is looked at itself, so it is found all the same.
 */
export class CorpusIndex {
  readonly articles: Article[] = [];
  readonly short: Room = { texts: new TextStore(), pairs: new PairIndex() };
  readonly long: Room = { texts: new TextStore(), pairs: new PairIndex() };
  /** How many articles, in the order of `add`, the pairs cover. */
  indexed = 0;
  private readonly finished: Segment[] = [];
  /** How many articles there were after each `add`. */
  private readonly adds: number[] = [];
  private job: Job | null = null;
  private scratch: Scratch | null = null;
  readonly dates = new Dates();
  /** Of each article: 1 for a picture. */
  readonly kinds = new NumberList();

  private readonly pace: Pace;

  constructor(private readonly now: (() => number) | null) {
    this.pace = new Pace(now, STEP_UNITS);
  }

  add(articles: readonly Article[]): void {
    for (const article of articles) {
      this.articles.push(article);
      this.kinds.push(article.kind === "photo" ? 1 : 0);
    }
    this.dates.add(articles);
    this.adds.push(this.articles.length);
  }

  /** Finished segments, in order; a small last one gives way to a larger when articles are added. */
  get segments(): readonly Segment[] {
    return this.finished;
  }

  /** A finished segment as bytes, from which `restore` makes it again. */
  bytesOf({ from, to }: Segment): Uint8Array {
    return segmentBytes(this.articles.slice(from, to), from, this.short, this.long);
  }

  /** The folded texts of an article; those of all are there when one has been searched for. */
  folded(text: number): FoldedArticle {
    return { short: this.short.texts.units(text), long: this.long.texts.units(text) };
  }

  /** The folded texts of all articles as bytes, from which `restore` takes them. */
  foldedBytes(): Uint8Array {
    this.fold();
    return foldedBytes(this.articles, this.short, this.long);
  }

  /**
   * Adds articles with the segment that was made of them, or with their folded texts alone. False, and nothing is added, where
   * the bytes are not whole, not of this version or not of these articles, or where articles before them are not indexed.
   */
  restore(articles: readonly Article[], bytes: Uint8Array, sound: boolean): boolean {
    const from = this.articles.length;
    if (from === 0 && takeFolded(bytes, articles, this.short.texts, this.long.texts)) {
      this.add(articles);
      return true;
    }
    if (this.indexed !== from) return false;
    const parts: SegmentParts | null = segmentParts(bytes, articles, sound);
    if (parts === null) return false;
    this.add(articles);
    for (const [room, { text, lengths, pairs }] of [
      [this.short, parts.short],
      [this.long, parts.long],
    ] as const) {
      room.texts.take(text, lengths);
      room.pairs.set(from, articles.length, pairs);
    }
    this.indexed = this.articles.length;
    this.finished.push({ from, to: this.indexed });
    return true;
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
    for (;;) {
      this.job ??= this.nextJob();
      if (this.job === null) break;
      left -= this.work(this.job);
      if (now === null ? left <= 0 : now() >= until) break;
    }
    if (this.job !== null || this.nextJob() !== null) return false;
    this.scratch = null;
    return true;
  }

  /**
   * What to index next: all that is there, up to a full segment. Small segments at the end are made again together with at
   * least as many articles behind them, so that there are few and an article is indexed a few times, however the corpus grows.
   */
  private nextJob(): Job | null {
    const size = this.articles.length;
    if (size - this.indexed < FEW) return null;
    let from = this.indexed;
    for (const segment of this.finished.toReversed()) {
      const fits = size - segment.from <= SEGMENT_TEXTS;
      if (!fits || size - from < segment.to - segment.from) break;
      from = segment.from;
    }
    return { from, to: this.boundary(from), made: [], builder: null };
  }

  /** Where a segment from an article on ends: where an `add` ended, if that fills half of it. */
  private boundary(from: number): number {
    const most = Math.min(from + SEGMENT_TEXTS, this.articles.length);
    const to = this.adds.findLast((end) => end <= most) ?? most;
    return (to - from) * 2 > SEGMENT_TEXTS ? to : most;
  }

  /** Does a little of a job, and says how many units that was. */
  private work(job: Job): number {
    if (this.short.texts.size < job.to)
      return this.pace.step("fold", (units) => this.foldSome(job.to, units));
    job.builder ??= this.nextBuilder(job);
    const { builder } = job;
    const done = this.pace.step(builder.phase, (units) => builder.step(units));
    if (builder.done) {
      job.made.push(builder.take());
      job.builder = null;
      if (job.made.length === 2) this.finish(job);
    }
    return done;
  }

  private nextBuilder(job: Job): PairBuilder {
    const heads = job.made.length === 0;
    if (heads) this.shorten(job);
    this.scratch ??= new Scratch();
    const { texts } = heads ? this.short : this.long;
    return new PairBuilder(texts, job.from, job.to, heads, this.scratch);
  }

  /** Folds an article at least. */
  private foldSome(to: number, most: number): number {
    const { texts } = this.short;
    let units = 0;
    while (texts.size < to && units < most) {
      this.foldNext();
      units += this.long.texts.length(texts.size - 1) + texts.length(texts.size - 1) + 1;
    }
    return units * FOLD_COST;
  }

  /** Takes fewer articles where their texts are longer than those of a segment should be. */
  private shorten(job: Job): void {
    let units = 0;
    for (let text = job.from; text < job.to; text += 1) {
      units += this.long.texts.length(text) + this.short.texts.length(text);
      if (units > SEGMENT_UNITS && text > job.from) job.to = text;
    }
  }

  private finish({ from, to, made: [short, long] }: Job): void {
    if (short === undefined || long === undefined) return;
    this.short.pairs.set(from, to - from, short);
    this.long.pairs.set(from, to - from, long);
    while ((this.finished.at(-1)?.from ?? -1) >= from) this.finished.pop();
    this.finished.push({ from, to });
    this.indexed = to;
    this.job = null;
  }
}
