import type { Article } from "../corpus/article.js";
import { linkContinuations } from "../corpus/continuations.js";
import { likelySpellings, type Spellings } from "../corpus/names.js";
import { allNames, type NamesOf } from "../search/asked-names.js";
import { sortByDay, turnedRound } from "../search/dates.js";
import { facetValues } from "../search/facets.js";
import { kwic } from "../search/kwic.js";
import type { SearchResult } from "../search/searcher.js";
import { figureEntries } from "./entries/figures.js";
import { nameEntries } from "./entries/names.js";
import { GrownSearch, type KeptSearch } from "./grown-search.js";
import type { ArticleEntry, Asked, Entry, Filter, PageEntry, Place, Results, Sort } from "./state.js";
import { MOST_PLACES, resultsKey } from "./state.js";

/** So many hits come with their snippets; the list makes out the marks of later ones when it shows them. */
const MADE_OUT = 100;

/** Lists kept at hand, of a megabyte each on 119,000 articles. */
const KEPT_LISTS = 4;

/** A page as it stands in the view of pages. */
export interface PageNote {
  readonly source: string;
  /** The folder or file that was asked for, where there are several: two of them may hold a page of one name. */
  readonly corpus: string | null;
  readonly furniture: readonly string[];
  /** How many of the articles it comes with are its own; they stand together, pages in order. */
  readonly count: number;
}

/**
 * The articles that have been read so far, and every question that the screen asks of them. It grows batch by batch, and is
 * cleared before the corpus is read again; `version` counts every change, so that what was computed before one is known to be old.
 */
export class World {
  private readonly all: Article[] = [];
  /** The same as entries of a list, made once: a list of 100,000 is then a list of what is there. */
  private readonly entries: ArticleEntry[] = [];
  private readonly byId = new Map<string, Article>();
  private readonly pageOf = new Map<string, PageNote>();
  private jumps = new Map<string, string>();
  /** All articles, and how far they are indexed. */
  readonly index = new GrownSearch();
  version = 0;
  private spelt: { readonly of: number; readonly spellings: readonly Spellings[] } = { of: 0, spellings: [] };
  private readonly lists = new Map<string, Results>();
  private years: readonly [first: string, last: string] | null = null;

  get articles(): readonly Article[] {
    return this.all;
  }

  add(articles: readonly Article[], pages: readonly PageNote[] = [], search: KeptSearch = "none"): void {
    for (const article of articles) {
      this.all.push(article);
      this.entries.push({ kind: "article", article, hit: null });
      this.byId.set(article.id, article);
      const year = article.page.date?.slice(0, 4);
      if (year !== undefined) this.years = widened(this.years, year);
    }
    let next = 0;
    for (const page of pages) {
      for (const article of articles.slice(next, next + page.count)) this.pageOf.set(article.id, page);
      next += page.count;
    }
    this.index.add(articles, search);
    this.version += 1;
    this.lists.clear();
  }

  /** Finds the other parts of jumped stories, once all pages are there. */
  link(): void {
    const { next, previous } = linkContinuations(this.all);
    // A middle part goes on to the next page; only a last part leads back.
    this.jumps = new Map([...previous, ...next]);
  }

  /** Forgets everything, before the corpus is read again. */
  clear(): void {
    this.all.length = 0;
    this.entries.length = 0;
    this.byId.clear();
    this.pageOf.clear();
    this.jumps.clear();
    this.index.clear();
    this.spelt = { of: 0, spellings: [] };
    this.years = null;
    this.version += 1;
    this.lists.clear();
  }

  article(id: string | null): Article | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  /** The name under which an article's page is listed and filtered by. */
  pageName(article: Article): string {
    const corpus = this.pageOf.get(article.id)?.corpus ?? null;
    return corpus === null ? article.source : `${corpus}/${article.source}`;
  }

  private passes(article: Article, filters: readonly Filter[]): boolean {
    return filters.every((filter) =>
      filter.by === "source"
        ? this.pageName(article) === filter.value
        : facetValues(article, filter.by).includes(filter.value),
    );
  }

  /** True where pages of more than one year are there. */
  get severalYears(): boolean {
    return this.years !== null && this.years[0] !== this.years[1];
  }

  continuation(id: string): string | null {
    return this.jumps.get(id) ?? null;
  }

  /** Does a slice of the index's building; true when nothing is left to build. */
  build(milliseconds: number): boolean {
    const before = this.index.version;
    const done = this.index.build(milliseconds);
    // What waited for the index is searched now: whatever was found before is old.
    if (this.index.version !== before) {
      this.version += 1;
      this.lists.clear();
    }
    return done;
  }

  /** Spellings that are likely one person's, of all names: made anew when articles have come. */
  private spellings(): readonly Spellings[] {
    if (this.spelt.of !== this.all.length) {
      this.spelt = { of: this.all.length, spellings: likelySpellings(this.all) };
    }
    return this.spelt.spellings;
  }

  /**
   * The list that a place asks for; those made last are at hand, for who goes back and forth between views. The kept ones are
   * made anew, since as many may be others. `took` counts the search alone.
   */
  results(asked: Asked): Results {
    const key = resultsKey(asked);
    const known = asked.place.view === "kept" ? undefined : this.lists.get(key);
    if (known !== undefined) return known;
    const made = this.list(asked, key);
    const oldest = this.lists.keys().next().value;
    if (this.lists.size >= KEPT_LISTS && oldest !== undefined) this.lists.delete(oldest);
    this.lists.set(key, made);
    return made;
  }

  private list(asked: Asked, key: string): Results {
    const { place, settings } = asked;
    const query = place.query.trim();
    const { search, took } = this.searched(query, place.sort, settings.mixedSounds);
    const found = search === null ? this.plain(place) : this.found(search, place);
    const chosen = inView(found, asked);
    const entries = this.entriesFor(asked, chosen, search);
    const turned = place.reversed ? turnedRound(entries, datedBy, place.sort) : entries;
    return { key, entries: turned, chosen, search, took };
  }

  /** A search and its time; without a query neither the searcher nor the clock is needed, nor for the first frame. */
  private searched(
    query: string,
    sort: Sort,
    mixedSounds: boolean,
  ): { search: SearchResult | null; took: number } {
    if (query === "") return { search: null, took: 0 };
    const started = performance.now();
    const search = this.index.searcher.search(query, { limit: MADE_OUT, sort, mixedSounds });
    const { terms, filters } = search.reading;
    // A quotation mark or a dash that nothing follows yet asks for nothing.
    if (terms.length === 0 && filters.length === 0) return { search: null, took: 0 };
    return { search, took: performance.now() - started };
  }

  /** The whole corpus in the order asked for; without a search "best first" is the order of the pages. */
  private plain({ filters, sort }: Place): readonly ArticleEntry[] {
    const chosen =
      filters.length === 0
        ? this.entries.slice()
        : this.entries.filter(({ article }) => this.passes(article, filters));
    return sort === "relevance" || sort === "page"
      ? chosen
      : sortByDay(chosen, ({ article }) => article, sort);
  }

  private found(search: SearchResult, { filters }: Place): readonly ArticleEntry[] {
    const { hits, indices } = search;
    // As long as it can be: one that grows to 100,000 is copied again and again.
    const entries = new Array<ArticleEntry>(indices.length);
    let length = 0;
    for (let rank = 0; rank < indices.length; rank += 1) {
      const entry = this.entries[indices[rank] as number];
      if (entry === undefined || (filters.length > 0 && !this.passes(entry.article, filters))) continue;
      const hit = hits[rank];
      entries[length++] = hit === undefined ? entry : { ...entry, hit };
    }
    entries.length = length;
    return entries;
  }

  private pageEntries(chosen: readonly ArticleEntry[]): PageEntry[] {
    const bySource = new Map<string, Article[]>();
    for (const { article } of chosen) {
      const name = this.pageName(article);
      const stories = bySource.get(name);
      if (stories === undefined) bySource.set(name, [article]);
      else stories.push(article);
    }
    return Array.from(bySource, ([source, stories]) => ({
      kind: "page",
      source,
      stories,
      furniture: this.pageOf.get(stories[0]?.id ?? "")?.furniture ?? [],
    }));
  }

  private entriesFor(
    { place, settings }: Asked,
    chosen: readonly ArticleEntry[],
    search: SearchResult | null,
  ): readonly Entry[] {
    const query = place.query.trim();
    const articles = (): Article[] => chosen.map((entry) => entry.article);
    if (place.concordance !== null && query !== "") {
      return kwic(articles(), query, {
        sort: place.concordance,
        mixedSounds: settings.mixedSounds,
        limit: MOST_PLACES,
      }).map((line) => ({ kind: "concordance", ...line }));
    }
    const namesOf = (): NamesOf =>
      search === null ? allNames : this.index.searcher.askedNames(query, settings.mixedSounds);
    switch (place.view) {
      case "bylines":
        return nameEntries(articles(), namesOf(), this.spellings());
      case "pages":
        return this.pageEntries(chosen);
      case "figures":
        return figureEntries(articles(), namesOf());
      default:
        return chosen;
    }
  }
}

/** What gives an entry its place in time: of a page its first article. A concordance by its neighbours has none, nor have names and figures. */
function datedBy(entry: Entry): Article | undefined {
  return entry.kind === "page" ? entry.stories[0] : entry.kind === "article" ? entry.article : undefined;
}

/** The views of pictures and of kept ones list a part of the articles; the others count or list all of them. */
function inView(found: readonly ArticleEntry[], { place, memory }: Asked): readonly ArticleEntry[] {
  if (place.concordance !== null && place.query.trim() !== "") return found;
  if (place.view === "pictures") return found.filter((entry) => entry.article.kind === "photo");
  return place.view === "kept" ? found.filter((entry) => memory.kept.has(entry.article.id)) : found;
}

function widened(years: readonly [string, string] | null, year: string): readonly [string, string] {
  if (years === null) return [year, year];
  if (year < years[0]) return [year, years[1]];
  return year > years[1] ? [years[0], year] : years;
}
