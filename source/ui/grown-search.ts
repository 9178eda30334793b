import type { Article } from "../corpus/article.js";
import { createSearcher, type Searcher, type Segment, SegmentSum } from "../search/searcher.js";

/**
 * What is kept of the search data of articles that come: none; it comes with later ones, for all of them together; or the
 * data for these and for those before them that said `later`.
 */
export type KeptSearch = "none" | "later" | Uint8Array;

/** A finished segment of the index; `kept`: it was taken as it had been kept. */
interface KeptSegment extends Segment {
  readonly kept: boolean;
}

/** Articles as they came, and the search data for all of them. */
interface Piece {
  readonly batches: readonly (readonly Article[])[];
  readonly data: Uint8Array | null;
}

/** While more than this many articles wait to be indexed, kept data is not waited for: they are sooner looked at themselves. */
const MOST_UNINDEXED = 20_000;

/** V8 asks the runtime for each element that `flat` takes. */
function allOf(batches: readonly (readonly Article[])[]): readonly Article[] {
  const all: Article[] = [];
  for (const batch of batches) for (const article of batch) all.push(article);
  return all;
}

/**
 * The searcher of a corpus that grows, in the order in which articles come. Kept data can only be taken when everything before
 * it is indexed; so where a changed page leaves a gap, what comes after it waits until the gap is filled, which takes
 * some tenths of a second. Nothing waits longer.
 */
export class GrownSearch {
  /** Made when it is first asked: its tables and the clock take 10 ms, and the first frame needs neither. */
  private made: Searcher | null = null;
  private waiting: Piece[] = [];
  private held: (readonly Article[])[] = [];
  private readonly kept = new Set<number>();
  private sum: SegmentSum | null = null;
  /** Counts what has been made searchable after it came. */
  version = 0;

  add(articles: readonly Article[], search: KeptSearch): void {
    this.held.push(articles);
    if (search === "later") return;
    this.waiting.push({ batches: this.held, data: search === "none" ? null : search });
    this.held = [];
  }

  clear(): void {
    this.made = null;
    this.waiting = [];
    this.held = [];
    this.kept.clear();
    this.sum = null;
    this.version += 1;
  }

  /** The searcher, with everything in it that can be searched now. */
  get searcher(): Searcher {
    this.made ??= createSearcher({ now: () => performance.now() });
    while (this.feed(this.made, false));
    return this.made;
  }

  /**
   * The searcher for one search and no more: everything that came is in it. What was kept is taken, and what lies before
   * it is indexed for that; the rest is only looked at when it is searched, which takes less than indexing it.
   */
  whole(): Searcher {
    this.made ??= createSearcher({ now: () => performance.now() });
    while (this.waiting.length > 0) {
      if (this.feed(this.made, false)) continue;
      this.made.build();
      this.feed(this.made, true);
    }
    return this.made;
  }

  /** Indexes for some milliseconds, or takes what was kept of one segment; true when nothing is left to do. */
  build(milliseconds: number): boolean {
    this.made ??= createSearcher({ now: () => performance.now() });
    if (!this.addUp(performance.now() + milliseconds)) return false;
    if (this.feed(this.made, false)) return false;
    if (!this.made.build(milliseconds)) return false;
    return !this.feed(this.made, true);
  }

  /** Adds up what was kept for the piece that comes next, until a time; true when that is done. */
  private addUp(until: number): boolean {
    const next = this.waiting[0];
    if (next === undefined || next.data === null) return true;
    if (this.sum?.bytes !== next.data) this.sum = new SegmentSum(next.data, allOf(next.batches));
    while (!this.sum.step()) if (performance.now() >= until) return false;
    return true;
  }

  /** Gives the searcher what waits next, if it can take it; with `built` it has indexed all that it ever will. */
  private feed(searcher: Searcher, built: boolean): boolean {
    const next = this.waiting[0];
    if (next === undefined) return false;
    const gap = searcher.size - (searcher.segments.at(-1)?.to ?? 0);
    if (next.data !== null && gap > 0 && gap <= MOST_UNINDEXED && !built) return false;
    this.waiting.shift();
    this.version += 1;
    const from = searcher.size;
    const sum = this.sum?.bytes === next.data ? this.sum : undefined;
    this.sum = null;
    if (next.data === null || !searcher.restore(sum?.articles ?? allOf(next.batches), next.data, sum)) {
      for (const batch of next.batches) searcher.add(batch);
    } else if (searcher.segments.at(-1)?.from === from) this.kept.add(from);
    return true;
  }

  get segments(): readonly KeptSegment[] {
    return this.searcher.segments.map(({ from, to }) => ({ from, to, kept: this.kept.has(from) }));
  }

  bytesOf(segment: Segment): Uint8Array {
    return this.searcher.bytesOf(segment);
  }
}
