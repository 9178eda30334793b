import { rowOfOrigin } from "../typeset/article.js";
import type { Effect, Look, Step } from "./actions.js";
import { moveHit, readingAt, showHit, topFor } from "./move.js";
import type { ConcordanceEntry, Entry, Filter, Place, Reading, State } from "./state.js";
import { VIEWS, type View } from "./state.js";

/** How many places `H` goes back through; older ones are forgotten. */
const HISTORY = 100;

/** Goes to another place and keeps the present one for `H`. */
export function goTo(state: State, place: Place): State {
  return {
    ...state,
    place,
    past: [...state.past, state.place].slice(-HISTORY),
    future: [],
    overlay: null,
    message: null,
  };
}

/** `H`: the place before this one; null where there is none. */
export function historyBack(state: State): State | null {
  const place = state.past.at(-1);
  if (place === undefined) return null;
  return { ...state, place, past: state.past.slice(0, -1), future: [state.place, ...state.future] };
}

/** `L`: the place that `H` has left; null where there is none. */
export function historyForward(state: State): State | null {
  const [place, ...future] = state.future;
  if (place === undefined) return null;
  return { ...state, place, past: [...state.past, state.place], future };
}

/** Another view of what is searched and filtered, at the entry where one left it. */
export function switchView(state: State, view: View): State {
  if (view === state.place.view && state.place.focus === "list") return state;
  const same = (place: Place): boolean =>
    place.view === view &&
    place.query === state.place.query &&
    JSON.stringify(place.filters) === JSON.stringify(state.place.filters);
  const left = state.past.findLast(same);
  const place: Place = {
    ...state.place,
    view,
    cursor: left?.cursor ?? 0,
    top: left?.top ?? 0,
    focus: "list",
    reading: null,
    concordance: null,
    filters: view === "kept" ? [] : state.place.filters,
  };
  return goTo(state, place);
}

/** The next view or the one before, round at the ends. */
export function stepView(state: State, step: 1 | -1): State {
  const index = VIEWS.indexOf(state.place.view);
  return switchView(state, VIEWS[(index + step + VIEWS.length) % VIEWS.length] ?? "articles");
}

/** The articles of a name, a page, a month …, reached from the view that lists them. */
function narrowTo(state: State, filter: Filter): State {
  const others = state.place.filters.filter((each) => each.by !== filter.by);
  return goTo(state, {
    ...state.place,
    view: "articles",
    filters: [...others, filter],
    // The query of a list of names chose the names; their articles need not hold it.
    query: "",
    sort: filter.by === "source" ? "page" : state.place.sort,
    cursor: 0,
    top: 0,
    focus: "list",
    reading: null,
    concordance: null,
  });
}

/**
 * Opens an article: at its first hit, else where one stopped reading, else at its head. The list's cursor goes to it where the
 * list has it, also from a mark or a jump: what a key acts on when the reader is left is what was read.
 */
export function openArticle(state: State, id: string, look: Look): Step {
  let reading: Reading = { id, top: 0, origin: null, find: null, hit: -1 };
  const whole = state.place.focus === "reader" ? state.place.whole : true;
  const { place, awaited } = standAt(state, id, look);
  const opened: State = {
    ...state,
    awaited,
    preview: id,
    message: null,
    place: { ...place, focus: "reader", whole, reading },
  };
  if (look.reader(opened).hitRows.length > 0) {
    reading = showHit(opened, { ...reading, hit: 0 }, look);
  } else {
    const origin = state.memory.places.get(id);
    if (origin !== undefined) reading = readingAt(opened, reading, rowOf(opened, origin, look), look);
  }
  const effects: Effect[] = [{ do: "remember", event: { event: "read", id } }];
  const memory = { ...state.memory, read: new Set(state.memory.read).add(id) };
  return [{ ...opened, memory, place: { ...opened.place, reading } }, effects];
}

/** The list's cursor on an article; where the list does not have it as it was, or there when it comes. */
function standAt(state: State, id: string, look: Look): Pick<State, "place" | "awaited"> {
  const { place, results, loading, awaited } = state;
  if (articleOf(entryAtCursor(state)) === id) return { place, awaited };
  const cursor = results.entries.findIndex((entry) => articleOf(entry) === id);
  if (cursor >= 0)
    return { place: { ...place, cursor, top: topFor(state, cursor, place.top, look) }, awaited };
  const waits = loading === null ? awaited : { entry: id, cursor: place.cursor, top: place.top };
  return { place, awaited: waits };
}

/** The row on which a place in the text stands at the width in force. */
export function rowOf(state: State, origin: NonNullable<Reading["origin"]>, look: Look): number {
  return rowOfOrigin(look.reader(state).rows, origin);
}

/** Keeps what one reads on the screen where the width, the measure or the script has changed. */
export function keepPlace(state: State, look: Look): State {
  const { reading } = state.place;
  let next = state;
  if (reading !== null) {
    const top = reading.origin === null ? 0 : rowOf(state, reading.origin, look);
    const moved = readingAt(state, reading, top, look);
    // The place stays the one that was read, so that a round trip of widths ends where it began.
    next = { ...state, place: { ...state.place, reading: { ...moved, origin: reading.origin } } };
  }
  const { cursor, top } = next.place;
  return { ...next, place: { ...next.place, top: topFor(next, cursor, Math.min(top, cursor), look) } };
}

/** The entry that the list's cursor is on; undefined in an empty list. */
export function entryAtCursor(state: State): Entry | undefined {
  return state.results.entries[state.place.cursor];
}

/** The article that an entry stands for, if it stands for one. */
function articleOf(entry: Entry | undefined): string | null {
  return entry?.kind === "article" || entry?.kind === "concordance" ? entry.article.id : null;
}

/** What an entry is known by in a list that is made anew; null without an entry. */
export function entryName(entry: Entry | undefined): string | null {
  switch (entry?.kind) {
    case "article":
      return entry.article.id;
    case "concordance":
      return `${entry.article.id} ${entry.hit}`;
    case "name":
      return entry.name;
    case "page":
      return entry.source;
    case "figure":
      return `${entry.by} ${entry.value}`;
    default:
      return null;
  }
}

/** What the side pane shows for an entry, by an article's id: the article itself, or the page that begins with it. */
export function previewOf(entry: Entry | undefined): string | null {
  return entry?.kind === "page" ? (entry.stories[0]?.id ?? null) : articleOf(entry);
}

/** The article that a command means: the open one, else the one under the cursor. */
export function articleInHand(state: State): string | null {
  if (state.place.focus === "reader" && state.place.reading !== null) return state.place.reading.id;
  return articleOf(entryAtCursor(state));
}

/** Enter on an entry of the list. */
export function openEntry(state: State, look: Look): Step {
  const entry = entryAtCursor(state);
  switch (entry?.kind) {
    case "article":
      return openArticle(state, entry.article.id, look);
    case "concordance":
      return openAtHit(state, entry, look);
    case "name":
      return [narrowTo(state, { by: "byline", value: entry.name }), []];
    case "page":
      return [narrowTo(state, { by: "source", value: entry.source }), []];
    case "figure":
      return [narrowTo(state, { by: entry.by, value: entry.value }), []];
    default:
      return [state, []];
  }
}

/** A line of the concordance opens its article at the place that the line shows. */
function openAtHit(state: State, { article, hit }: ConcordanceEntry, look: Look): Step {
  const [opened, effects] = openArticle(state, article.id, look);
  const { reading } = opened.place;
  if (reading === null) return [opened, effects];
  return [
    { ...opened, place: { ...opened.place, reading: showHit(opened, { ...reading, hit }, look) } },
    effects,
  ];
}

/** `J` and `K`: the neighbour of the open article in the list it was opened from. */
export function neighbour(state: State, step: 1 | -1, look: Look): Step {
  const { entries } = state.results;
  let cursor = state.place.cursor;
  for (let left = state.count ?? 1; left > 0; ) {
    const next = cursor + step;
    if (next < 0 || next >= entries.length) break;
    cursor = next;
    if (articleOf(entries[cursor]) !== null) left -= 1;
  }
  const entry = entries[cursor];
  const id = articleOf(entry);
  if (id === null || cursor === state.place.cursor) return [state, []];
  const moved = {
    ...state,
    place: { ...state.place, cursor, top: topFor(state, cursor, state.place.top, look) },
  };
  if (state.place.focus !== "reader") return [moved, []];
  return entry?.kind === "concordance" ? openAtHit(moved, entry, look) : openArticle(moved, id, look);
}

/** `n` and `N` in the reader; null where there is nothing to go to. */
export function hitStep(state: State, direction: 1 | -1, look: Look): State | null {
  const reading = moveHit(state, direction, look);
  return reading === null ? null : { ...state, place: { ...state.place, reading } };
}

/**
 * One level up: out of an overlay, the reader, the concordance, the search, the filters, back to the first
 * view. Null at the top.
 */
export function upOne(state: State): State | null {
  if (state.overlay !== null) return { ...state, overlay: null };
  const { place } = state;
  if (place.focus === "reader") return { ...state, place: { ...place, focus: "list", whole: false } };
  if (place.concordance !== null)
    return { ...state, place: { ...place, concordance: null, cursor: 0, top: 0 } };
  if (place.filters.length > 0) {
    const before = state.past.at(-1);
    if (before !== undefined && before.filters.length < place.filters.length) return historyBack(state);
    return { ...state, place: { ...place, filters: [], cursor: 0, top: 0 } };
  }
  if (place.query !== "") return { ...state, place: { ...place, query: "", cursor: 0, top: 0 } };
  if (place.view !== "articles") return switchView(state, "articles");
  return null;
}
