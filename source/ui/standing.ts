import type { Look } from "./actions.js";
import { keepChoice } from "./filters.js";
import { topFor } from "./move.js";
import { entryAtCursor, entryName, previewOf } from "./navigate.js";
import { type Results, resultsKey, type Standing, type State } from "./state.js";
import { wordsOf } from "./words/words.js";

/** Where the list's cursor stands; where it belongs, if that has not come yet. */
export function standingOf(state: State): Standing {
  const { cursor, top } = state.place;
  return state.awaited ?? { entry: entryName(entryAtCursor(state)), cursor, top };
}

/** Where a standing is in a list; -1 where the list does not have it. */
export function indexOf({ entry }: Standing, { entries }: Pick<Results, "entries">): number {
  return entry === null ? -1 : entries.findIndex((each) => entryName(each) === entry);
}

/** The first row of a list whose cursor has gone from where it stood to `cursor`: the row on the screen stays. */
export function topAt(standing: Standing, cursor: number): number {
  return Math.max(0, cursor - Math.max(0, standing.cursor - standing.top));
}

/** A list that is no longer asked for is dropped; the cursor stays on its entry, or goes to the one that is awaited. */
export function takeResults(state: State, results: Results, look: Look): State {
  if (results.key !== resultsKey(state)) return state;
  const { awaited, place } = state;
  const grown = state.results.key !== "" && sameQuestion(state.results.key, results.key);
  const here: Standing | null = grown
    ? { entry: entryName(entryAtCursor(state)), cursor: place.cursor, top: place.top }
    : null;
  const last = Math.max(0, results.entries.length - 1);
  const came = awaited === null ? -1 : indexOf(awaited, results);
  if (awaited !== null && came >= 0) {
    return shown(state, { ...state, results, awaited: null }, came, topAt(awaited, came), look);
  }
  const isComing = state.loading?.work === "reading";
  // While pages come, the cursor of a list that has not got so far keeps to its number.
  const found = here === null || (awaited !== null && isComing) ? -1 : indexOf(here, results);
  const waits = awaited ?? (isComing && found < 0 ? here : null);
  const cursor = found >= 0 ? found : Math.min((isComing ? waits : null)?.cursor ?? place.cursor, last);
  return shown(state, { ...state, results, awaited: waits }, cursor, Math.min(place.top, cursor), look);
}

function shown(before: State, state: State, cursor: number, from: number, look: Look): State {
  const top = topFor(state, cursor, from, look);
  const preview = before.preview ?? previewOf(state.results.entries[cursor]);
  return keepChoice(before, { ...state, preview, place: { ...state.place, cursor, top } }, look);
}

/** The same place asked again of a corpus that has grown. */
function sameQuestion(before: string, after: string): boolean {
  const question = (key: string): string => JSON.stringify((JSON.parse(key) as unknown[]).slice(0, 7));
  return question(before) === question(after);
}

/**
 * Where the open article is no longer in the corpus (a page taken away or changed, a session left on another corpus), its list,
 * with a line that says so. `has` tells whether an article is there; while pages are read it may still come.
 */
export function closeGone(state: State, has: (id: string) => boolean): State {
  const { place, loading, settings } = state;
  if (place.reading === null || loading?.work === "reading" || has(place.reading.id)) return state;
  const closed: State = { ...state, place: { ...place, focus: "list", whole: false, reading: null } };
  return place.focus === "reader" ? { ...closed, message: wordsOf(settings.lang).articleGone } : closed;
}

/** After what the reader did: nothing is awaited any more by who has gone elsewhere in the list, or opened something. */
export function moved(before: State, after: State): State {
  if (after.awaited === null || after.awaited !== before.awaited) return after;
  const [was, is] = [before.place, after.place];
  const stays =
    was.cursor === is.cursor &&
    was.top === is.top &&
    was.reading?.id === is.reading?.id &&
    sameQuestion(resultsKey(before), resultsKey(after));
  return stays ? after : { ...after, awaited: null };
}
