import type { Row } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { Layout } from "../layout.js";
import type { FullLook } from "../look.js";
import type { State } from "../state.js";
import { type Words, wordsOf } from "../words/words.js";
import { EMPTY, joined, keptSign, line, run, spread } from "./line.js";

/** The visible rows of the open article, or of the one at which the list's cursor rests. */
export function readerRows(state: State, look: FullLook, layout: Layout): Row[] {
  const { rows } = look.reader(state);
  if (isComing(state, look)) return [EMPTY, line([run(` ${wordsOf(state.settings.lang).loading}…`, "dim")])];
  const top = state.place.focus === "reader" ? (state.place.reading?.top ?? 0) : 0;
  return rows.slice(top, top + layout.readerRows);
}

/** The open article is one of a corpus that is still being read: it is no empty page, and nothing was looked for in it. */
function isComing({ place, loading }: State, look: FullLook): boolean {
  return (
    place.focus === "reader" && place.reading !== null && loading !== null && !look.has(place.reading.id)
  );
}

/** How far one has read, of a hundred. */
export function shareRead(state: State, look: FullLook, layout: Layout): number {
  const { length } = look.reader(state).rows;
  const last = Math.max(1, length - layout.readerRows);
  const top = state.place.reading?.top ?? 0;
  return length <= layout.readerRows ? 100 : Math.round((100 * top) / last);
}

/** The head over a whole-screen article: what is searched for in it, and how far one has read. */
export function readerHead(state: State, look: FullLook, words: Words, layout: Layout): Row {
  const { reading } = state.place;
  const { ambiguous } = state.settings;
  const { hitRows } = look.reader(state);
  const query = reading?.find ?? state.place.query.trim();
  const hit = reading === null || reading.hit < 0 ? "" : words.hitOf(reading.hit + 1, hitRows.length);
  const found = hitRows.length === 0 && query !== "" && !isComing(state, look) ? words.noHits : hit;
  const left = joined(
    [[run(query === "" ? "" : `/${printable(query)}`, "accent")], [run(found, "dim")]],
    "  ",
  );
  const share = shareRead(state, look, layout);
  const kept =
    reading !== null && state.memory.kept.has(reading.id) ? [run(`${keptSign(ambiguous)} `, "accent")] : [];
  return spread([run(" "), ...left], [...kept, run(`${share}% `, "dim")], state.size.columns, ambiguous);
}
