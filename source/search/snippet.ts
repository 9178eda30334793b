import type { Article } from "../corpus/article.js";
import { leadOf } from "../corpus/title.js";
import { piecesOf } from "./layout.js";
import type { Place } from "./locate.js";
import type { Snippet } from "./types.js";

/** Characters of a snippet: a line of an 80-column screen. */
const WIDTH = 40;
/** Of these, before the match: enough to see what it is about, most of the room to what follows. */
const BEFORE = 10;

interface Window {
  readonly from: number;
  readonly to: number;
}

function windowAround(text: string, { mark }: Place): Window {
  const room = Math.max(WIDTH, mark.end - mark.start);
  if (text.length <= room) return { from: 0, to: text.length };
  let from = Math.max(0, Math.min(mark.start - BEFORE, text.length - room));
  let to = Math.min(text.length, from + room);
  if (isLow(text, from)) from -= 1;
  if (isLow(text, to)) to += 1;
  return { from, to };
}

/** Within a surrogate pair: not a place to cut. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0;
}

function wordsIn(places: readonly Place[], { from, to }: Window): number {
  const inside = places.filter(({ mark }) => mark.start >= from && mark.end <= to);
  return new Set(inside.map(({ word }) => word)).size;
}

/** The text of the field that a place stands in. */
function textOf(article: Article, { mark }: Place): string {
  const piece = piecesOf(article).find(
    ({ field, element }) => field === mark.field && element === mark.element,
  );
  return piece?.text ?? "";
}

/** Places that are compared; a word that stands in more of them is as well shown by one of the first. */
const COMPARED = 64;

/** Among the first places of the best grade's field, the one with the most words around it; the first between equals. */
export function bestPlace(article: Article, places: readonly Place[]): Place | null {
  const top = places.reduce<Place | null>(
    (best, place) => (best === null || place.grade > best.grade ? place : best),
    null,
  );
  if (top === null) return null;
  const alike = ({ mark, kind }: Place): boolean => mark.field === top.mark.field && kind === top.kind;
  // Of each word the first places: one common word must not crowd out the others.
  const taken = new Map<number, number>();
  const compared = places.filter((place) => {
    const count = taken.get(place.word) ?? 0;
    if (count >= COMPARED || !alike(place)) return false;
    taken.set(place.word, count + 1);
    return true;
  });
  if (taken.size < 2) return top;
  let chosen = top;
  let most = 0;
  for (const place of compared) {
    const same = compared.filter(({ mark }) => mark.element === place.mark.element);
    const words = wordsIn(same, windowAround(textOf(article, place), place));
    if (words > most) {
      most = words;
      chosen = place;
    }
  }
  return chosen;
}

/** Some 40 characters of printed text around a place, `…` where it is cut, with all marks that fall into it. */
export function snippetOf(article: Article, place: Place | null, places: readonly Place[]): Snippet {
  if (place === null) {
    return { text: (article.headline ?? leadOf(article)).slice(0, WIDTH), marks: [] };
  }
  const text = textOf(article, place);
  const window = windowAround(text, place);
  const head = window.from > 0 ? "…" : "";
  const tail = window.to < text.length ? "…" : "";
  const marks: [number, number][] = [];
  const same = places.filter(
    ({ mark }) => mark.field === place.mark.field && mark.element === place.mark.element,
  );
  for (const { mark } of [...same].sort((a, b) => a.mark.start - b.mark.start)) {
    const start = Math.max(mark.start, window.from) - window.from + head.length;
    const end = Math.min(mark.end, window.to) - window.from + head.length;
    const last = marks[marks.length - 1];
    if (start >= end) continue;
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return { text: head + text.slice(window.from, window.to) + tail, marks };
}
