import type { Article, Mark } from "../corpus/article.js";
import type { Facet } from "../search/facets.js";
import type { Hit, SearchResult } from "../search/searcher.js";
import type { Ambiguous } from "../typeset/cells.js";
import type { Origin } from "../typeset/row.js";
import type { Lang } from "./options.js";

/** The places one can be in, in the order of the number keys. */
export const VIEWS = ["articles", "pictures", "bylines", "pages", "kept", "figures"] as const;
export type View = (typeof VIEWS)[number];

export type Sort = "relevance" | "newest" | "oldest" | "page";
export const SORTS: readonly Sort[] = ["relevance", "newest", "oldest", "page"];

/** The scripts in which text is shown, in the order of `t`: as printed, or made of it. */
export const SCRIPTS = ["printed", "cn", "tw", "hk"] as const;
export type ShownScript = (typeof SCRIPTS)[number];

/** What the list is narrowed to; several are all required. */
export interface Filter {
  readonly by: Facet;
  readonly value: string;
}

/** What is open in the reader. */
export interface Reading {
  readonly id: string;
  /** The first row shown, in rows of the measure in force. */
  readonly top: number;
  /** The text that stands there, so that a change of width keeps the place. */
  readonly origin: Origin | null;
  /** What was searched for inside the article; null: the list's query is highlighted. */
  readonly find: string | null;
  /** Which hit `n` and `N` stand on; -1 before the first. */
  readonly hit: number;
}

/** Everything that `H` and `L` bring back. */
export interface Place {
  readonly view: View;
  readonly query: string;
  readonly filters: readonly Filter[];
  readonly sort: Sort;
  readonly reversed: boolean;
  readonly cursor: number;
  readonly top: number;
  /** Which pane the keys go to. */
  readonly focus: "list" | "reader";
  /** The article fills the screen although there is room for the list beside it. */
  readonly whole: boolean;
  readonly reading: Reading | null;
  /** The hits as a concordance instead of a list. */
  readonly concordance: null | "left" | "right";
}

export type BoxKind = "search" | "find" | "command" | "pipe";

/** A line one types into. */
export interface Box {
  readonly kind: BoxKind;
  readonly text: string;
  /** UTF-16 offset of the caret in `text`. */
  readonly caret: number;
  /** The text is that of the last time: what is typed replaces it, a key that edits goes on with it. */
  readonly fresh: boolean;
  /** Which earlier entry ↑ has brought up; -1: what is being typed. */
  readonly recall: number;
  readonly draft: string;
  /** Where one was when the box opened: Esc goes back there. */
  readonly from: Place;
}

export interface NameEntry {
  readonly kind: "name";
  readonly name: string;
  readonly roles: readonly string[];
  readonly pieces: number;
  readonly pictures: number;
  /** With whom, the most frequent first. */
  readonly company: readonly string[];
  /** Spellings one character off, with their counts: likely the same person, misread. */
  readonly variants: readonly { readonly name: string; readonly count: number }[];
}

export interface ArticleEntry {
  readonly kind: "article";
  readonly article: Article;
  readonly hit: Hit | null;
}

export interface PageEntry {
  readonly kind: "page";
  readonly source: string;
  readonly stories: readonly Article[];
  /** Running heads, the editors' line, as printed. */
  readonly furniture: readonly string[];
}

export interface FigureEntry {
  readonly kind: "figure";
  readonly by: Filter["by"];
  readonly value: string;
  readonly count: number;
  /** The largest count of its group: the bar's full width. */
  readonly most: number;
  /** The first row of a group carries its heading. */
  readonly first: boolean;
}

export interface ConcordanceEntry {
  readonly kind: "concordance";
  readonly article: Article;
  readonly mark: Mark;
  /** Which of its article's hits this is, from 0. */
  readonly hit: number;
  readonly left: string;
  readonly word: string;
  readonly right: string;
}

/** Lines of a concordance that are made: 60 ms. A common word stands in a million places of 100,000 articles (25 s). */
export const MOST_PLACES = 3000;

export type Entry = ArticleEntry | NameEntry | PageEntry | FigureEntry | ConcordanceEntry;

/** What stands in the list, and the search it came from. */
export interface Results {
  /** Names the place that was asked for; the list is current when it equals `resultsKey(state)`. */
  readonly key: string;
  readonly entries: readonly Entry[];
  /** The articles that the entries were made of: what the filters count. */
  readonly chosen: readonly ArticleEntry[];
  readonly search: Pick<SearchResult, "reading" | "counts" | "byMonth" | "total" | "complete"> | null;
  /** Milliseconds that the search took, measured by the caller. */
  readonly took: number;
}

export interface Settings {
  readonly lang: Lang;
  readonly ambiguous: Ambiguous;
  /** The reader's measure in characters (two cells each), 20 to 40. */
  readonly measure: number;
  readonly script: ShownScript;
  readonly color: boolean;
  /** In pinyin, sounds that many speakers mix are one (z zh, n l, in ing …). */
  readonly mixedSounds: boolean;
  readonly screenReader: boolean;
}

/** What is remembered between runs. */
export interface Memory {
  readonly read: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, { readonly id: string; readonly origin: Origin | null }>;
  readonly places: ReadonlyMap<string, Origin>;
  /** The newest first. */
  readonly queries: readonly string[];
}

/** A stretch of a raw page's lines that was read as one block. */
export interface PeekBlock {
  readonly lines: readonly string[];
  /** How it was read: the fields that it holds, in their order. */
  readonly roles: readonly string[];
  /** Where another reading was nearly as good: by how much it was worse, and what it was. */
  readonly score: number | null;
  readonly runnerUp: string | null;
  /** True when it belongs to the article in hand. */
  readonly own: boolean;
}

export type PeekText = readonly PeekBlock[];

export type Overlay =
  | { readonly kind: "help"; readonly top: number }
  /** `open`: groups of which more values are listed than fit, and how many. */
  | {
      readonly kind: "filters";
      readonly cursor: number;
      readonly open: Readonly<Partial<Record<Filter["by"], number>>>;
    }
  /** `text` is null until it has been read, and where it cannot be. `element`: the paragraph that one was reading. */
  | {
      readonly kind: "peek";
      readonly top: number;
      readonly id: string;
      readonly element: number;
      readonly text: PeekText | null;
    };

/** Work that takes long: how much is done of how much, and the seconds that are left; null while nobody can know. */
export interface Loading {
  readonly work: "reading" | "converting";
  readonly done: number;
  readonly total: number;
  readonly rest: number | null;
}

/**
 * Where a list's cursor stands, and on what: `entry` names it in a list that is made anew (`entryName`). Null: nothing is
 * known of it but its number.
 */
export interface Standing {
  readonly entry: string | null;
  readonly cursor: number;
  readonly top: number;
}

export interface State {
  readonly size: { readonly columns: number; readonly rows: number };
  readonly settings: Settings;
  /** Grows with every batch of articles, so that what depends on the corpus is computed again. */
  readonly version: number;
  readonly loading: Loading | null;
  /** The script that was asked for last, while its dictionary is loaded. */
  readonly scriptAsked: ShownScript | null;
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Where the cursor belongs in a list that has not come so far yet; null once it is there, or the reader has gone elsewhere. */
  readonly awaited: Standing | null;
  readonly box: Box | null;
  /** What was typed into boxes that are no searches, in this session; the newest first. */
  readonly lines: Readonly<Record<"command" | "pipe", readonly string[]>>;
  readonly overlay: Overlay | null;
  readonly count: number | null;
  /** The first key of a pair (`m`, `'`, `y`) that waits for its second. */
  readonly prefix: "mark" | "goToMark" | "copy" | null;
  readonly message: string | null;
  readonly results: Results;
  readonly memory: Memory;
  /** The article that the side pane shows: it follows the cursor once that rests. */
  readonly preview: string | null;
  /** Not null: leave, with this exit code. */
  readonly leaving: number | null;
}

export const START: Place = {
  view: "articles",
  query: "",
  filters: [],
  sort: "relevance",
  reversed: false,
  cursor: 0,
  top: 0,
  focus: "list",
  whole: false,
  reading: null,
  concordance: null,
};

/** What the list depends on. */
export type Asked = Pick<State, "place" | "version" | "memory" | "settings">;

/** The same as a string: two states with the same key show the same list. */
export function resultsKey({ place, version, memory, settings }: Asked): string {
  const kept = place.view === "kept" ? memory.kept.size : 0;
  return JSON.stringify([
    place.view,
    place.query,
    place.filters,
    place.sort,
    place.reversed,
    place.concordance,
    settings.mixedSounds,
    version,
    kept,
  ]);
}
