import type { Article, Mark } from "../corpus/article.js";
import { withoutBody } from "../corpus/without-body.js";
import { findInArticle } from "../search/find.js";
import type { Script } from "../search/scripts.js";
import { type Labels, PRINTED_LABELS, typesetArticle } from "../typeset/article.js";
import { YEARS_FROM } from "../typeset/day.js";
import type { Row } from "../typeset/row.js";
import type { FilterChoice, Look, ReaderLook } from "./actions.js";
import { DrawnEntries } from "./drawn-entries.js";
import { countChoices, fitChoices } from "./entries/choices.js";
import type { Bindings } from "./keys.js";
import { filterHeight, layoutOf } from "./layout.js";
import { createScripts } from "./scripts.js";
import type { ArticleEntry, Entry, State } from "./state.js";
import type { EntryContext } from "./views/entry-parts.js";
import { helpRows } from "./views/help.js";
import { peekRows } from "./views/peek.js";
import { wordsOf } from "./words/words.js";
import type { World } from "./world.js";

/** Typeset articles kept at hand: the open one, the one beside the list, and those just left. */
const KEPT_LOOKS = 8;

/** A remembered function of a string key; the oldest answer goes when there are too many. */
function remembered<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    kept.set(key, made);
    const oldest = kept.keys().next().value;
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

export interface FullLook extends Look {
  entryContext(state: State, width: number): EntryContext;
  /** An entry of the list as rows of exactly the list's width. */
  entryRows(state: State, entry: Entry, chosen: boolean): readonly Row[];
  /** The open article in the script that is shown; null where none is open. */
  openArticle(state: State): Article | null;
  loadScript(script: Script, progress?: (done: number, total: number) => void): Promise<void>;
  /** The paragraph that stands at the top of the reader, for copying. */
  paragraph(state: State): string | null;
}

/** The article that the reader pane shows: the open one, else the one at which the cursor rests. */
function shownId(state: State): string | null {
  return state.place.focus === "reader" ? (state.place.reading?.id ?? null) : state.preview;
}

type Scripts = ReturnType<typeof createScripts>;

/** Where a query stands in an article as it is shown. */
type FindMarks = (state: State, article: Article, query: string) => readonly Mark[];

/** Marks in all of an article, and in what a list shows of it: looking through its body would convert all of it. */
function createMarkers(scripts: Scripts): { readonly all: FindMarks; readonly inList: FindMarks } {
  const kept = remembered<readonly Mark[]>(256);
  const find = (what: string, partOf: (article: Article) => Article): FindMarks => {
    return (state, article, query) => {
      const { script, mixedSounds } = state.settings;
      if (query === "") return [];
      return kept(JSON.stringify([what, state.version, article.id, script, mixedSounds, query]), () =>
        findInArticle(scripts.shown(partOf(article), script), query, { mixedSounds }),
      );
    };
  };
  const all = find("all", (article) => article);
  const head = find("head", (article) => ({
    ...withoutBody(article),
    body: article.headline === null ? article.body.slice(0, 1) : [],
  }));
  // Of a picture the list shows the caption, which is its body.
  return {
    all,
    inList: (state, article, query) => (article.kind === "photo" ? all : head)(state, article, query),
  };
}

/** The rows of the article in the reader's pane, typeset anew only where something that they depend on is another. */
function createReader(world: World, scripts: Scripts, marks: FindMarks): (state: State) => ReaderLook {
  const kept = remembered<ReaderLook>(KEPT_LOOKS);
  return (state) => {
    const article = world.article(shownId(state));
    if (article === undefined) return { rows: [], hitRows: [] };
    const { measure, ambiguous, script, lang, mixedSounds } = state.settings;
    const reading = state.place.focus === "reader" ? state.place.reading : null;
    const query = reading?.find ?? state.place.query.trim();
    const hit = reading?.hit ?? -1;
    const width = layoutOf(state).readerColumns;
    const look = [width, measure, ambiguous, script, lang, mixedSounds, query, hit];
    return kept(JSON.stringify([state.version, article.id, ...look]), () => {
      const found = marks(state, article, query);
      const inScript = scripts.shown(article, script);
      const rows = typesetArticle(inScript, {
        width,
        measure,
        ambiguous,
        marks: found,
        ...(hit >= 0 ? { current: hit } : {}),
        labels: labelsFor(inScript, state),
      });
      return { rows, hitRows: found.map((mark) => rowOfMark(rows, mark)) };
    });
  };
}

/** The pane of filters: counted once for a list, laid out once for what is open of it. */
function createChoices(): (state: State) => readonly FilterChoice[] {
  const counted = remembered<ReturnType<typeof countChoices>>(4);
  const fitted = remembered<readonly FilterChoice[]>(8);
  return (state) => {
    const { filters } = state.place;
    const of = JSON.stringify([state.results.key, filters]);
    const open = state.overlay?.kind === "filters" ? state.overlay.open : {};
    const height = filterHeight(state);
    return fitted(`${of}${JSON.stringify(open)}${height}`, () =>
      fitChoices(
        counted(of, () => countChoices(state.results.chosen, filters)),
        filters,
        open,
        height,
      ),
    );
  };
}

/** Every derived view of the state, computed once for as long as what it depends on stands. */
export function createLook(world: World, keys: Bindings): FullLook {
  const scripts = createScripts();
  const marks = createMarkers(scripts);
  const reader = createReader(world, scripts, marks.all);
  const shown = (state: State, article: Article): Article => scripts.shown(article, state.settings.script);

  const entryContext = (state: State, width: number): EntryContext => ({
    state,
    words: wordsOf(state.settings.lang),
    width,
    shown: (article) => shown(state, article),
    text: (text) => scripts.text(text, state.settings.script),
    years: state.size.columns >= YEARS_FROM || world.severalYears,
    pageName: (article) => world.pageName(article),
    marks: (entry: ArticleEntry) =>
      entry.hit !== null && state.settings.script === "printed"
        ? entry.hit.marks
        : marks.inList(state, entry.article, state.place.query.trim()),
  });

  const drawn = new DrawnEntries();
  const entryRows = (state: State, entry: Entry, chosen: boolean): readonly Row[] =>
    drawn.rowsOf(entry, chosen, state, layoutOf(state).listColumns, entryContext);

  return {
    reader,
    entryContext,
    entryRows,
    entryHeight: (state, entry) => entryRows(state, entry, false).length,
    listHeight: (state) => layoutOf(state).listRows,
    readerHeight: (state) => layoutOf(state).readerRows,
    has: (id) => world.article(id) !== undefined,
    continuation: (id) => world.continuation(id),
    filterChoices: createChoices(),
    overlayRows: (state) => {
      const words = wordsOf(state.settings.lang);
      return state.overlay?.kind === "peek"
        ? peekRows(state.overlay, state, words).rows
        : helpRows(state, words, keys);
    },
    peekRow: (state) =>
      state.overlay?.kind === "peek" ? peekRows(state.overlay, state, wordsOf(state.settings.lang)).start : 0,
    openArticle: (state) => {
      const article = world.article(
        state.place.focus === "reader" ? (state.place.reading?.id ?? null) : null,
      );
      return article === undefined ? null : shown(state, article);
    },
    loadScript: (script, progress = () => {}) => scripts.load(script, progress),
    paragraph: (state) => paragraphAt(state, world, reader(state).rows),
  };
}

/** The words that the typesetter adds to an article: where it stands, where it goes on. */
function labelsFor(article: Article, state: State): Labels {
  const words = wordsOf(state.settings.lang);
  const { paper, date, dateInferred, number, section } = article.page;
  const dated = date === null ? null : dateInferred === true ? words.inferred(date) : date;
  const place = [paper, dated, number === null ? null : words.page(number), section].filter(
    (part) => part !== null,
  );
  const traditional = state.settings.script === "tw" || state.settings.script === "hk";
  return {
    ...PRINTED_LABELS,
    ...(traditional ? { wired: "電", reported: "訊", took: "攝" } : {}),
    place: `${place.length === 0 ? article.source : place.join(" ")} · ${article.id}`,
    continuedOn: article.continuedOn === null ? null : words.jumpTo(article.continuedOn),
    continuedFrom: article.continuedFrom === null ? null : words.jumpFrom(article.continuedFrom),
  };
}

/** The row on which a mark begins: the last row of its text that starts at or before it. */
function rowOfMark(rows: readonly Row[], mark: Mark): number {
  let found = 0;
  for (const [index, { origin }] of rows.entries()) {
    if (origin === null || origin.field !== mark.field || origin.element !== mark.element) continue;
    if (origin.offset > mark.start) break;
    found = index;
  }
  return found;
}

function paragraphAt(state: State, world: World, rows: readonly Row[]): string | null {
  const article = world.article(shownId(state));
  const top = state.place.focus === "reader" ? (state.place.reading?.top ?? 0) : 0;
  const row = rows.slice(top).find((each) => each.origin?.field === "body");
  if (row?.origin == null) return null;
  return article?.body[row.origin.element]?.text ?? null;
}
