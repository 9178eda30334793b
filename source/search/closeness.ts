import type { CorpusIndex, Room } from "./corpus-index.js";
import { isHead } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { CLOSE, NEARBY, TOGETHER } from "./rank.js";
import { type Aim, nextMatch, takeAim } from "./scan.js";

/** Places of one word that are compared with those of the others; more say nothing new. */
const MAX_SPOTS = 12;
/** Sets the places in the long text apart from those in the short one. */
const LONG = 2 ** 30;

interface Spot {
  readonly from: number;
  readonly to: number;
}

function collect({ texts }: Room, text: number, aim: Aim, base: number, spots: Spot[]): void {
  const units = texts.page(text);
  const start = texts.start(text);
  const end = texts.end(text);
  for (let at = nextMatch(units, start, end, aim); at >= 0; at = nextMatch(units, at + 1, end, aim)) {
    spots.push({ from: base + at - start, to: base + at + aim.length - start });
    if (spots.length === MAX_SPOTS) return;
  }
}

function sameStretch(index: CorpusIndex, text: number, from: number, to: number): boolean {
  if (from < LONG !== to < LONG) return false;
  const { texts } = from < LONG ? index.short : index.long;
  const units = texts.page(text);
  const start = texts.start(text) - (from < LONG ? 0 : LONG);
  for (let i = from; i < to; i += 1) if (isHead(units[start + i] as number)) return false;
  return true;
}

function closest(spots: readonly Spot[], to: Spot): Spot | null {
  let best: Spot | null = null;
  for (const spot of spots) {
    if (best === null || Math.abs(spot.from - to.from) < Math.abs(best.from - to.from)) best = spot;
  }
  return best;
}

/** How close the words come in one text: a step of `CLOSE`. `spots` holds the places of each word. */
function closenessOf(index: CorpusIndex, text: number, spots: readonly (readonly Spot[])[]): number {
  let best: number = CLOSE.apart;
  for (const anchor of spots[0] ?? []) {
    const chosen = [anchor];
    for (const others of spots.slice(1)) {
      const near = closest(others, anchor);
      if (near === null) return CLOSE.apart;
      chosen.push(near);
    }
    const from = Math.min(...chosen.map((spot) => spot.from));
    const to = Math.max(...chosen.map((spot) => spot.to));
    const gap = to - from - chosen.reduce((sum, spot) => sum + spot.to - spot.from, 0);
    if (!sameStretch(index, text, from, to)) continue;
    const step =
      gap <= TOGETHER * (chosen.length - 1) ? CLOSE.together : gap <= NEARBY ? CLOSE.near : CLOSE.element;
    if (step > best) best = step;
  }
  return best;
}

/** For each text, how close together the words stand; `patterns` holds the ways in which each word is met. */
export function measureCloseness(
  index: CorpusIndex,
  texts: readonly number[],
  patterns: readonly (readonly Pattern[])[],
): readonly number[] {
  const spots = texts.map(() => patterns.map((): Spot[] => []));
  for (const [term, ways] of patterns.entries()) {
    for (const pattern of ways) {
      const aim = takeAim(pattern, index.indexed > 0);
      for (const [i, text] of texts.entries()) {
        const own = spots[i]?.[term];
        if (own === undefined || own.length >= MAX_SPOTS) continue;
        collect(index.short, text, aim, 0, own);
        if (own.length < MAX_SPOTS) collect(index.long, text, aim, LONG, own);
      }
    }
  }
  return texts.map((text, i) => closenessOf(index, text, spots[i] ?? []));
}
