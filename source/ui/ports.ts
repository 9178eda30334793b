import type { Article } from "../corpus/article.js";
import type { MemoryEvent } from "./actions.js";
import type { GrownSearch, KeptSearch } from "./grown-search.js";
import type { Bindings } from "./keys.js";
import type { Memory, PeekText, Place, Settings } from "./state.js";
import type { PageNote } from "./world.js";

/** What happens while pages are read; each call comes between frames. */
export interface LoadEvents {
  batch(articles: readonly Article[], pages: readonly PageNote[], search?: KeptSearch): void;
  progress(done: number, total: number): void;
  /** A line for the reader: what, where, what to do. */
  notice(text: string): void;
}

/** How many pages have come, changed and gone since they were read. */
interface CorpusChange {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Everything the screen needs of the world outside; `source/cli/screen.ts` makes it from the library. */
export interface Ports {
  /** What is known before the first frame: with a small corpus all of it, with a large one the first pages if they were kept. */
  readonly first: readonly Article[];
  readonly firstPages: readonly PageNote[];
  /** What is known of their search data; "none" where it is not said. */
  readonly firstSearch?: KeptSearch;
  readonly firstNotice: string | null;
  /** True where `load` has something to read: until it comes an empty list is no empty corpus. */
  readonly more: boolean;
  /** Reads the rest (or nothing, when `first` was all). Resolves when everything is there. */
  load(on: LoadEvents): Promise<void>;
  /** Reads everything anew, for `r`; what is on the screen stays until it is there. */
  reload(on: LoadEvents): Promise<void>;
  /** Keeps the search data of what was read, when all of it is indexed; `isOver` says that it is read again. */
  keepSearch(index: GrownSearch, isOver: () => boolean): Promise<void>;
  /** Calls back when a page was added, changed or taken away; gives a way to stop. */
  watch(changed: (change: CorpusChange) => void): () => void;
  readonly memory: Memory;
  /** Remembers an event; gives a line for the reader where it could not be written, once a session. */
  remember(event: MemoryEvent): string | null;
  /** Keeps where one stands, for `unionnews -`; `at` names the entry under the list's cursor (`entryName`). */
  leave(place: Place, at: string | null, settings: Settings): void;
  /** The raw text of a page and the blocks that the parser read in it; null when it can no longer be read. */
  peek(article: Article): Promise<PeekText | null>;
  /** Runs a program on the terminal: `rawPage` in $PAGER, `editor` with the article's text, a shell command fed with it. */
  runProgram(program: Program): Promise<string | null>;
  /** Writes a text where a terminal's clipboard cannot be reached; gives the path. */
  writeAside(name: string, text: string): Promise<string>;
  readonly environment: {
    /** Inside tmux or screen the clipboard request must be wrapped. */
    readonly multiplexer: "tmux" | "screen" | null;
    /** False on a terminal that is known to ignore clipboard requests, such as the Linux console. */
    readonly clipboard: boolean;
    readonly corpusArguments: readonly string[];
  };
}

export type Program =
  | { readonly kind: "rawPage"; readonly article: Article }
  | { readonly kind: "editor"; readonly article: Article; readonly text: string }
  | { readonly kind: "pipe"; readonly command: string; readonly text: string };

export interface ScreenOptions {
  /** The script to begin in; its dictionary is loaded first. */
  readonly script: Settings["script"];
  readonly settings: Settings;
  readonly ambiguous: "auto" | "narrow" | "wide";
  readonly keys: Bindings;
  readonly query: string | null;
  readonly openId: string | null;
  readonly place: Place | null;
  /** The entry under the cursor of `place`, by its name; null where only its number is known. */
  readonly at: string | null;
  readonly firstRun: boolean;
}
