import type { Block, TextBlock } from "./blocks.js";
import { readCrossheads } from "./crossheads.js";
import {
  type Above,
  type Below,
  HEADED,
  readAbove,
  readBelow,
  readBoundary,
  SIGNED,
  STATES,
  TORN,
} from "./gap-scores.js";
import { type Layout, layOut, type Small } from "./layout.js";
import { WEIGHTS } from "./weights.js";

/** An item of the page: the blocks that make one article or one picture, in printed order. */
export interface Item {
  readonly before: readonly Small[];
  readonly texts: readonly TextBlock[];
  /** What stands between the texts: between[k] between texts[k] and texts[k + 1]. */
  readonly between: readonly (readonly Small[])[];
  readonly after: readonly Small[];
  readonly photo: boolean;
  /** How much better the page reads so than with this item's end elsewhere. */
  readonly margin: number;
}

/** One way to read a gap: what stands before `at` belongs above, the rest below; `at` is -1 where a story goes on. */
interface Cut {
  readonly at: number;
  readonly above: Above | null;
  readonly below: Below | null;
  readonly score: number;
}

/** Gaps longer than this are cut only near their ends: it keeps the search linear on lists and tables. */
const WIDE_GAP = 14;
const IMPOSSIBLE = -1e9;

/**
 * The partition of a page's blocks into items that reads best. Each item has a habit, its headline block above or
 * below its body, which is the one of the item before it unless the page changes over.
 */
export function partition(blocks: readonly Block[]): Item[] {
  const page = layOut(blocks);
  if (page.texts.length === 0) return [];
  return build(page, search(page.gaps.map((_, k) => cutsOf(page, k))));
}

/** Every way to read gap k, weighed once; the search below adds what depends on the open article. */
function cutsOf(page: Layout, k: number): Cut[] {
  const gap = page.gaps[k] ?? [];
  const n = gap.length;
  const first = k === 0;
  const last = k === page.texts.length;
  if (first) return [{ at: 0, above: null, below: readBelow(page, k, gap), score: 0 }];
  if (last) return [{ at: n, above: readAbove(page, k - 1, gap), below: null, score: 0 }];
  const cuts: Cut[] = [];
  for (let at = 0; at <= n; at += 1) {
    if (n > WIDE_GAP && at > WIDE_GAP / 2 && at < n - WIDE_GAP / 2) continue;
    const above = readAbove(page, k - 1, gap.slice(0, at));
    const below = readBelow(page, k, gap.slice(at));
    cuts.push({ at, above, below, score: readBoundary(page, k, at) });
  }
  cuts.push({ at: -1, above: null, below: null, score: readCrossheads(page, k) });
  return cuts;
}

/** What the foot of an article weighs, knowing whether it has a headline and signers above. */
function scoreAbove(above: Above, state: number, side: number): number {
  let score = above.score;
  const owned = above.photo || (state & SIGNED) !== 0;
  if (above.onlyName && owned && (state & HEADED) === 0) return score + 0.8 - side;
  if (above.signers > 0) {
    const signed = (state & SIGNED) !== 0;
    score += (signed ? -4 : above.firstSigner) - 4 * (above.signers - 1);
  }
  const torn = (state & TORN) !== 0;
  const headed = (state & HEADED) !== 0;
  if (above.heads > 0)
    return score - side * above.habit + (torn ? WEIGHTS.tornHead : headed ? WEIGHTS.twoHeads : 0);
  return score + (torn ? -2 : headed ? 0 : above.headless);
}

function scoreBelow(below: Below, side: number): { score: number; next: number } {
  const score = below.score + (below.heads > 0 ? side * below.habit : 0);
  if (below.other !== null && side < 0 && below.other.score > score) return below.other;
  return { score, next: below.next };
}

interface Found {
  readonly cuts: readonly Cut[];
  readonly margins: readonly number[];
}

/** The open article's state, and whether its headline block is looked for below its body. */
const BELOW = STATES;
const ALL = 2 * STATES;

/** A cut's score in two halves: what it says of the open article, and what of the one that begins. */
interface Step {
  /** For each state of the open article, the score of closing it here (or, where a story goes on, of going on). */
  readonly close: Float64Array;
  /** For headlines above and below: score and state of the article that begins; null where the story goes on. */
  readonly open: readonly { readonly score: number; readonly to: number }[] | null;
}

/** The best reading of all gaps together (Viterbi over the state of the open article and its habit). */
function search(gaps: readonly (readonly Cut[])[]): Found {
  const steps = gaps.map((cuts) => cuts.map(stepOf));
  const n = gaps.length;
  const best = new Float64Array((n + 1) * ALL).fill(IMPOSSIBLE);
  const rest = new Float64Array((n + 1) * ALL).fill(IMPOSSIBLE);
  best[0] = 0;
  best[BELOW] = 0;
  rest.fill(0, n * ALL);
  for (let k = 0; k < n; k += 1) for (const step of steps[k] ?? []) goForward(step, best, k * ALL);
  for (let k = n - 1; k >= 0; k -= 1) for (const step of steps[k] ?? []) goBack(step, rest, k * ALL);
  return walk(gaps, steps, best, rest);
}

function goForward({ close, open }: Step, best: Float64Array, at: number): void {
  for (let habit = 0; habit < 2; habit += 1) {
    let top = IMPOSSIBLE;
    for (let s = habit * BELOW; s < habit * BELOW + STATES; s += 1) {
      const total = (best[at + s] ?? IMPOSSIBLE) + (close[s] ?? 0);
      if (total > top) top = total;
      if (open === null && total > (best[at + ALL + s] ?? IMPOSSIBLE)) best[at + ALL + s] = total;
    }
    for (let next = 0; open !== null && next < 2; next += 1) {
      const { score, to } = open[next] as { score: number; to: number };
      const total = top + score + (next === habit ? 0 : WEIGHTS.turn);
      if (total > (best[at + ALL + to] ?? IMPOSSIBLE)) best[at + ALL + to] = total;
    }
  }
}

/** What is still to come after a cut, for an article of this habit: the best of both ways to open the next one. */
function ahead(
  open: Step["open"],
  habit: number,
  rest: Float64Array,
  at: number,
): { score: number; to: number } {
  let best = { score: Number.NEGATIVE_INFINITY, to: 0 };
  for (let next = 0; open !== null && next < 2; next += 1) {
    const { score, to } = open[next] as { score: number; to: number };
    const total = score + (next === habit ? 0 : WEIGHTS.turn) + (rest[at + ALL + to] ?? IMPOSSIBLE);
    if (total > best.score) best = { score: total, to };
  }
  return best;
}

function goBack({ close, open }: Step, rest: Float64Array, at: number): void {
  for (let habit = 0; habit < 2; habit += 1) {
    const then = open === null ? 0 : ahead(open, habit, rest, at).score;
    for (let s = habit * BELOW; s < habit * BELOW + STATES; s += 1) {
      const total = (close[s] ?? 0) + (open === null ? (rest[at + ALL + s] ?? IMPOSSIBLE) : then);
      if (total > (rest[at + s] ?? IMPOSSIBLE)) rest[at + s] = total;
    }
  }
}

function stepOf(cut: Cut): Step {
  const close = new Float64Array(ALL).fill(cut.score);
  for (let s = 0; cut.above !== null && s < STATES; s += 1) {
    close[s] = cut.score + scoreAbove(cut.above, s, WEIGHTS.side);
    close[s + BELOW] = cut.score + scoreAbove(cut.above, s, -WEIGHTS.side);
  }
  if (cut.at < 0) return { close, open: null };
  const none = { score: 0, next: 0 };
  const above = cut.below === null ? none : scoreBelow(cut.below, WEIGHTS.side);
  const below = cut.below === null ? none : scoreBelow(cut.below, -WEIGHTS.side);
  return {
    close,
    open: [
      { score: above.score, to: above.next },
      { score: below.score, to: below.next + BELOW },
    ],
  };
}

/** Follows the best reading, and measures at each gap how much worse the best one with another cut is. */
function walk(
  gaps: readonly (readonly Cut[])[],
  steps: readonly (readonly Step[])[],
  best: Float64Array,
  rest: Float64Array,
): Found {
  const chosen: Cut[] = [];
  const margins: number[] = [];
  let state = (rest[BELOW] ?? 0) > (rest[0] ?? 0) ? BELOW : 0;
  for (const [k, cuts] of gaps.entries()) {
    const at = k * ALL;
    let pick = 0;
    let pickScore = Number.NEGATIVE_INFINITY;
    let to = 0;
    const wholes: number[] = [];
    for (const [c, { close, open }] of (steps[k] ?? []).entries()) {
      let whole = IMPOSSIBLE;
      for (let habit = 0; habit < 2; habit += 1) {
        const then = ahead(open, habit, rest, at);
        for (let s = habit * BELOW; s < habit * BELOW + STATES; s += 1) {
          const after = open === null ? (rest[at + ALL + s] ?? IMPOSSIBLE) : then.score;
          const here = (close[s] ?? 0) + after;
          whole = Math.max(whole, here + (best[at + s] ?? IMPOSSIBLE));
          if (s !== state || here <= pickScore) continue;
          pick = c;
          pickScore = here;
          to = open === null ? s : then.to;
        }
      }
      wholes.push(whole);
    }
    let other = Number.NEGATIVE_INFINITY;
    for (const [c, whole] of wholes.entries()) if (c !== pick && whole > other) other = whole;
    chosen.push(cuts[pick] as Cut);
    margins.push(Math.min(99, (wholes[pick] ?? 0) - other));
    state = to;
  }
  return { cuts: chosen, margins };
}

/** Turns the chosen cuts into items. */
function build(page: Layout, found: Found): Item[] {
  const items: Item[] = [];
  let before: readonly Small[] = page.gaps[0] ?? [];
  let from = 0;
  let margin = 99;
  for (let k = 0; k < page.texts.length; k += 1) {
    const gap = page.gaps[k + 1] ?? [];
    const at = found.cuts[k + 1]?.at ?? gap.length;
    margin = Math.min(margin, found.margins[k + 1] ?? 99);
    if (at < 0) continue;
    const texts = page.texts.slice(from, k + 1);
    const between = page.gaps.slice(from + 1, k + 1);
    const photo = page.photo.slice(from, k + 1).every(Boolean);
    items.push({ before, texts, between, after: gap.slice(0, at), photo, margin });
    before = gap.slice(at);
    from = k + 1;
    margin = found.margins[k + 1] ?? 99;
  }
  return items;
}
