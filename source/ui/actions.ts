import type { Facet } from "../search/facets.js";
import type { Script } from "../search/scripts.js";
import type { Ambiguous } from "../typeset/cells.js";
import type { Row } from "../typeset/row.js";
import type { Keypress } from "./keypress.js";
import type { Command } from "./keys.js";
import type { Entry, Loading, PeekText, Results, ShownScript, State } from "./state.js";

/** What can happen. Everything that changes the state is one of these. */
export type Action =
  | { readonly type: "press"; readonly key: Keypress }
  | { readonly type: "paste"; readonly text: string }
  | { readonly type: "command"; readonly command: Command }
  | { readonly type: "countRested" }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  | { readonly type: "ambiguous"; readonly ambiguous: Ambiguous }
  | { readonly type: "corpus"; readonly version: number }
  | { readonly type: "progress"; readonly progress: Loading }
  | { readonly type: "loaded" }
  | { readonly type: "results"; readonly results: Results }
  | { readonly type: "preview"; readonly id: string | null }
  | { readonly type: "peeked"; readonly id: string; readonly text: PeekText | null }
  | { readonly type: "message"; readonly text: string | null }
  | { readonly type: "script"; readonly script: ShownScript }
  | { readonly type: "open"; readonly id: string }
  | { readonly type: "query"; readonly query: string }
  | { readonly type: "leave"; readonly code: number };

/** What is remembered, as it happens; the library's journal keeps these. */
export type MemoryEvent =
  | { readonly event: "read"; readonly id: string }
  | { readonly event: "keep"; readonly id: string; readonly on: boolean }
  | { readonly event: "mark"; readonly letter: string; readonly id: string; readonly origin: Row["origin"] }
  | { readonly event: "place"; readonly id: string; readonly origin: Row["origin"] }
  | { readonly event: "query"; readonly query: string };

/** What must be done outside the state: by the terminal, the searcher, the library, another program. */
export type Effect =
  | { readonly do: "find"; readonly key: string }
  /** A key once more, after what the one before it asked for is there. */
  | { readonly do: "press"; readonly key: Keypress }
  | { readonly do: "rest"; readonly id: string | null }
  | { readonly do: "restCount" }
  | { readonly do: "remember"; readonly event: MemoryEvent }
  | { readonly do: "copy"; readonly what: "citation" | "paragraph" | "article" | "command" }
  | { readonly do: "view"; readonly what: "rawPage" | "editor" }
  | { readonly do: "peek"; readonly id: string }
  | { readonly do: "pipe"; readonly command: string }
  | { readonly do: "loadScript"; readonly script: Script }
  | { readonly do: "reload" }
  | { readonly do: "suspend" }
  | { readonly do: "redraw" };

export type Step = readonly [State, readonly Effect[]];

/** What the reducer must know of the drawn screen; every method is a pure function of the state, remembered. */
export interface Look {
  /** The open article's rows at the width in force, its hits in reading order and the rows they stand on. */
  reader(state: State): ReaderLook;
  /** Rows that an entry of the list takes. */
  entryHeight(state: State, entry: Entry): number;
  /** Rows between the head and the foot of the list. */
  listHeight(state: State): number;
  readerHeight(state: State): number;
  /** Entries of the filter pane. */
  filterChoices(state: State): readonly FilterChoice[];
  /** True where the corpus holds the article. */
  has(id: string): boolean;
  /** The other part of a story that jumps to another page, where the corpus holds it. */
  continuation(id: string): string | null;
  /** Rows of an overlay's text. */
  overlayRows(state: State): readonly Row[];
  /** The row of the raw page at which its view opens. */
  peekRow(state: State): number;
}

export interface ReaderLook {
  readonly rows: readonly Row[];
  /** For each hit, the index of the row on which it begins. */
  readonly hitRows: readonly number[];
}

export interface FilterChoice {
  readonly by: Facet;
  readonly value: string;
  readonly count: number;
  readonly on: boolean;
  /** The first of its group carries the group's heading. */
  readonly first: boolean;
  /** Not 0: the row that says how many more values its group has; Enter lists them. */
  readonly hidden: number;
}

export type Reduce = (state: State, action: Action, look: Look) => Step;
