import type { PageCache } from "./cache.js";
import type { SearchCache } from "./search-cache.js";
import type { PageFile } from "./walk.js";

/**
 * What is known of a batch's search data: it must be made; it comes with a later batch, for all of them together; or these
 * are the bytes for this batch and those before it that said `later`.
 */
export type KeptSearch = "none" | "later" | Uint8Array;

/** Articles `[from, to)` of the corpus, in its order. `kept`: they were taken as they had been kept. */
interface SearchSegment {
  readonly from: number;
  readonly to: number;
  readonly kept: boolean;
}

/** Fewer articles are no segment (`FEW` of the index): they are looked at one by one. */
const FEWEST = 256;

/**
 * Gives the search data of a large corpus while it is read, and keeps it afterwards. Whoever wants both hands one of these to
 * `loadCorpus`; it may be used for one reading after another.
 */
export class SearchKeeper {
  private cache: SearchCache | null = null;
  /** `fewest`: segments of fewer articles are not kept. */
  constructor(private readonly fewest = FEWEST) {}

  /** Counts the readings: what was begun in one is not finished in another. */
  private reading = 0;
  private names: readonly string[] = [];
  /** How many articles there are up to the end of each group that was read. */
  private ends: number[] = [];
  private trusted: (index: number) => boolean = () => false;
  /** The stretch that is being given: up to which group, and its data. */
  private given: { readonly end: number; readonly data: Promise<Uint8Array | null> } | null = null;

  /** For the loader: a reading begins. */
  begin(): void {
    this.reading += 1;
    this.expect(null, []);
    this.ends = [];
  }

  /** For the loader: these are the corpus's groups; null where nothing of it is kept. */
  expect(
    cache: { pages: PageCache; search: SearchCache } | null,
    groups: readonly (readonly PageFile[])[],
  ): void {
    const pages = cache?.pages ?? null;
    this.cache = cache?.search ?? null;
    this.names = pages === null ? [] : groups.map((group) => pages.nameOf(group));
    this.given = null;
    this.trusted = (index) => pages?.has(groups[index] ?? []) === true;
  }

  /**
   * For the loader, group after group: what is kept for it. Data is held back only for groups that are there at once, and is
   * read while they are unpacked.
   */
  async at(index: number): Promise<KeptSearch> {
    if (this.given === null) {
      const found = this.cache?.find(this.names, index) ?? null;
      if (found === null || !this.areTrusted(index, index + found.groups)) return "none";
      this.given = { end: index + found.groups, data: found.read() };
    }
    const { end, data } = this.given;
    if (index + 1 < end) return "later";
    this.given = null;
    return (await data) ?? "none";
  }

  /** For the loader, group after group: how many articles it had. */
  note(articles: number): void {
    this.ends.push((this.ends.at(-1) ?? 0) + articles);
  }

  private areTrusted(from: number, to: number): boolean {
    for (let index = from; index < to; index++) if (!this.trusted(index)) return false;
    return true;
  }

  /**
   * Keeps the segments that were not taken as they had been kept, and takes away what belongs to none. `bytesOf` gives a
   * segment's data; `isOver` says that the corpus is read again, so that nothing of this reading is wanted any more.
   */
  async keep(
    segments: readonly SearchSegment[],
    bytesOf: (segment: SearchSegment) => Uint8Array,
    isOver: () => boolean,
  ): Promise<void> {
    const { cache, names, reading } = this;
    if (cache === null) return;
    const over = (): boolean => isOver() || this.reading !== reading;
    const found = segments.flatMap((segment) => {
      const groups = segment.to - segment.from < this.fewest ? null : this.groupsOf(segment);
      return groups === null ? [] : [{ segment, names: names.slice(...groups) }];
    });
    for (const { segment, names } of found) {
      if (segment.kept) continue;
      await cache.write(names, bytesOf(segment));
      if (over()) return;
    }
    cache.tidy(found.map(({ names }) => names[0] ?? ""));
  }

  /** The groups `[from, to)` that are a segment's articles; null where they are not whole, or not all kept themselves. */
  private groupsOf({ from, to }: SearchSegment): [number, number] | null {
    const first = from === 0 ? 0 : this.ends.indexOf(from) + 1;
    const last = this.ends.indexOf(to) + 1;
    if ((from > 0 && first === 0) || last <= first) return null;
    return this.areTrusted(first, last) ? [first, last] : null;
  }
}
