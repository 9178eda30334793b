import type { NoteCode } from "../../search/query.js";
import type { ToldField } from "../../search/types.js";
import type { Command, KeyGroup } from "../keys.js";
import type { Lang } from "../options.js";
import type { KeyProblem } from "../own-keys.js";
import type { Filter, Loading, ShownScript, Sort, View } from "../state.js";
import { english } from "./en.js";
import { chinese } from "./zh.js";

/** Every word that the screen says, one table a language. A test holds the tables against each other. */
export interface Words {
  readonly views: Readonly<Record<View, string>>;
  readonly commands: Readonly<Record<Command, string>>;
  readonly groups: Readonly<Record<KeyGroup, string>>;
  /** A hint of the footer: one or two words, shorter than the help's. */
  readonly hints: Readonly<
    Record<
      | "scroll"
      | "move"
      | "edit"
      | "clear"
      | "open"
      | "search"
      | "find"
      | "hit"
      | "keep"
      | "copy"
      | "script"
      | "filters"
      | "help"
      | "back"
      | "next"
      | "quit"
      | "choose"
      | "close"
      | "enter"
      | "cancel"
      | "recall",
      string
    >
  >;
  readonly fields: Readonly<Record<ToldField, string>>;
  readonly filterNames: Readonly<Record<Filter["by"], string>>;
  readonly kinds: Readonly<Record<"news" | "photo", string>>;
  readonly sorts: Readonly<Record<Sort, string>>;
  readonly reversed: string;
  /** At the foot while mixed sounds are one. */
  readonly mixedSounds: string;
  /** Which neighbours a concordance is sorted by. */
  readonly sides: Readonly<Record<"left" | "right", string>>;
  readonly scripts: Readonly<Record<ShownScript, string>>;
  readonly matches: Readonly<Record<"exact" | "pinyin" | "near", string>>;
  readonly boxes: Readonly<Record<"search" | "find" | "command" | "pipe", string>>;
  readonly searchHint: string;
  /** The views' names where the list is narrow. */
  readonly tabs: Readonly<Record<View, string>>;
  /** The window is too small; the first of these that it has room for. */
  readonly tooSmall: readonly [string, ...string[]];
  readonly loading: string;
  /** What goes on, before its bar. */
  readonly work: Readonly<Record<Loading["work"], string>>;
  readonly emptyCorpus: string;
  readonly nothingKept: string;
  readonly helpTitle: string;
  readonly peekTitle: string;
  readonly peekLegend: string;
  /** What a line of a raw page can be: fields, kinds of marks, kinds of lines. */
  readonly peekRoles: Readonly<Record<string, string>>;
  readonly filtersTitle: string;
  readonly firstRun: string;
  readonly alsoSpelled: string;
  readonly with: string;
  readonly noMark: string;
  readonly kept: string;
  readonly letGo: string;
  readonly noHits: string;
  /** Keys that need something which is not there. */
  readonly noArticle: string;
  /** What was open is no longer in the corpus. */
  readonly articleGone: string;
  /** What the line behind `:` takes, the most useful first: as many as the line has room for. */
  readonly commandHints: readonly string[];
  /** The same in the help: what is typed, and what it does. */
  readonly commandHelp: readonly (readonly [typed: string, does: string])[];
  readonly commandTitle: string;
  readonly commandNames: string;
  /** An unknown command; `near`: names that may have been meant. */
  readonly noCommand: (word: string, near: readonly string[]) => string;
  /** A command with something behind it that takes nothing. */
  readonly takesNothing: (word: string) => string;
  readonly notFound: (id: string) => string;
  readonly noQuery: string;
  readonly noRawPage: string;
  readonly copied: Readonly<Record<"citation" | "paragraph" | "article" | "command", string>>;
  count(items: number, view: View): string;
  page(number: number): string;
  /** A date that was not printed on the page but inferred. */
  inferred(date: string): string;
  /** The same in a citation. */
  citedInferred(date: string): string;
  jumpTo(number: number): string;
  /** The same where room is short. */
  jumpInList(number: number): string;
  jumpFrom(number: number): string;
  pieces(stories: number, pictures: number): string;
  /** Values of a group of filters that are not listed. */
  more(count: number): string;
  /** `complete`: all was looked at; else there may be more. */
  hits(total: number, complete: boolean): string;
  hitOf(hit: number, total: number): string;
  /** Nothing found: what was tried, and what to try. `near`: pinyin and similar characters were tried too; `words`: any were asked for. */
  nothing(query: string, near: boolean, words: boolean): readonly string[];
  /** There are hits, and the view shows none of them. */
  noneOfThem(total: number, view: View): readonly string[];
  /** The filters leave nothing. */
  filteredOut(filters: string): readonly string[];
  noneInView(view: View): string;
  /** Behind a block's reading: another one was worse by this little. */
  peekDoubt(other: string, margin: string): string;
  /** What is wrong with a reader's own key, and what to write instead. */
  keyProblem(problem: KeyProblem): string;
  marked(letter: string): string;
  measure(characters: number): string;
  order(sort: string): string;
  /** The rest of the time, in seconds. */
  rest(seconds: number): string;
  /** `complete`: there are no more. */
  places(count: number, complete: boolean): string;
  /** Pages came, changed, went while one was reading. */
  corpusChanged(added: number, changed: number, removed: number): string;
  /** How a query was read, where that is not plain from what was typed. */
  /** What a note is about, and of a value that cannot be read what there is. */
  readonly notes: Readonly<Record<NoteCode, (text: string, known?: string) => string>>;
}

const TABLES: Readonly<Record<Lang, Words>> = { zh: chinese, en: english };

/** The words of a language. */
export function wordsOf(lang: Lang): Words {
  return TABLES[lang];
}
