import type { Row } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { line, run } from "./line.js";
import { filterValue } from "./list-head.js";

/** What an empty list says: what was tried, and what to try. Wrapped, since a list may be narrow. */
export function emptyRows(state: State, words: Words, columns: number): Row[] {
  const { ambiguous } = state.settings;
  const width = Math.max(1, columns - 2);
  return emptyLines(state, words)
    .filter((text) => text !== "")
    .flatMap((text) => wrap(text, { width, ambiguous }).map(({ start, shown }) => text.slice(start, shown)))
    .map((text) => line([run(` ${text}`, "dim")]));
}

/** The same as sentences, for either way of showing the state. */
export function emptyLines(state: State, words: Words): readonly string[] {
  const { loading, place, results, memory } = state;
  const query = place.query.trim();
  if (loading !== null) return [`${words.loading}…`];
  if (place.view === "kept" && memory.kept.size === 0) return [words.nothingKept];
  const { search } = results;
  if (query !== "" && (search?.total ?? 0) === 0) {
    const hasWords = search === null || search.reading.terms.length > 0;
    return words.nothing(printable(query), triedNear(state), hasWords);
  }
  if (place.filters.length > 0) {
    const filters = place.filters.map(
      (filter) => `${words.filterNames[filter.by]}:${filterValue(filter, words)}`,
    );
    return words.filteredOut(filters.join("、"));
  }
  if (search !== null) return words.noneOfThem(search.total, place.view);
  return [place.view === "articles" ? words.emptyCorpus : words.noneInView(place.view)];
}

/** Pinyin and like characters are tried for words as typed, not for quoted ones nor for a page's number. */
function triedNear(state: State): boolean {
  const terms = state.results.search?.reading.terms ?? [];
  return terms.some((term) => !term.negated && term.words.some((word) => !word.quoted));
}
