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

/** The partition of a page's blocks into items that reads best, over both habits of where headlines stand. */
export function partition(blocks: readonly Block[]): Item[] {
  const page = layOut(blocks);
  if (page.texts.length === 0) return [];
  const cuts = page.gaps.map((_, k) => cutsOf(page, k));
  const before = search(cuts, WEIGHTS.side);
  const after = search(cuts, -WEIGHTS.side);
  return build(page, before.score >= after.score ? before : after);
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
  if (above.heads > 0) return score - side + (torn ? WEIGHTS.tornHead : headed ? WEIGHTS.twoHeads : 0);
  return score + (torn ? -2 : headed ? 0 : above.headless);
}

function scoreBelow(below: Below, side: number): { score: number; next: number } {
  if (below.pen !== null && side < 0) return below.pen;
  return { score: below.score + (below.heads > 0 ? side : 0), next: below.next };
}

interface Found {
  readonly score: number;
  readonly cuts: readonly Cut[];
  readonly margins: readonly number[];
}

/** The best reading of all gaps together (Viterbi over the state of the open article). */
function search(gaps: readonly (readonly Cut[])[], side: number): Found {
  const steps = gaps.map((cuts) => cuts.map((cut) => stepOf(cut, side)));
  const n = gaps.length;
  const best = table(n + 1);
  const rest = table(n + 1);
  best[0] = 0;
  for (let s = 0; s < STATES; s += 1) rest[n * STATES + s] = 0;
  for (let k = 0; k < n; k += 1) {
    for (const step of steps[k] ?? [])
      relax(step, best, k, (s, next, score) => {
        const total = (best[k * STATES + s] ?? IMPOSSIBLE) + score;
        if (total > (best[(k + 1) * STATES + next] ?? IMPOSSIBLE)) best[(k + 1) * STATES + next] = total;
      });
  }
  for (let k = n - 1; k >= 0; k -= 1) {
    for (const step of steps[k] ?? [])
      relax(step, best, k, (s, next, score) => {
        const total = score + (rest[(k + 1) * STATES + next] ?? IMPOSSIBLE);
        if (total > (rest[k * STATES + s] ?? IMPOSSIBLE)) rest[k * STATES + s] = total;
      });
  }
  return walk(gaps, steps, best, rest);
}

interface Step {
  /** Score and next state from each state of the open article. */
  readonly score: Float64Array;
  readonly next: Uint8Array;
}

function stepOf(cut: Cut, side: number): Step {
  const score = new Float64Array(STATES);
  const next = new Uint8Array(STATES);
  const below = cut.below === null ? { score: 0, next: 0 } : scoreBelow(cut.below, side);
  for (let s = 0; s < STATES; s += 1) {
    const above = cut.above === null ? 0 : scoreAbove(cut.above, s, side);
    score[s] = cut.score + above + below.score;
    next[s] = cut.at < 0 ? s : below.next;
  }
  return { score, next };
}

function table(rows: number): Float64Array {
  return new Float64Array(rows * STATES).fill(IMPOSSIBLE);
}

function relax(
  step: Step,
  best: Float64Array,
  k: number,
  visit: (s: number, next: number, score: number) => void,
): void {
  for (let s = 0; s < STATES; s += 1) {
    if ((best[k * STATES + s] ?? IMPOSSIBLE) > IMPOSSIBLE) visit(s, step.next[s] ?? 0, step.score[s] ?? 0);
  }
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
  let state = 0;
  for (const [k, cuts] of gaps.entries()) {
    let pick = 0;
    let pickScore = Number.NEGATIVE_INFINITY;
    let other = Number.NEGATIVE_INFINITY;
    const wholes: number[] = [];
    for (const [c, step] of (steps[k] ?? []).entries()) {
      const here =
        (step.score[state] ?? 0) + (rest[(k + 1) * STATES + (step.next[state] ?? 0)] ?? IMPOSSIBLE);
      if (here > pickScore) {
        pick = c;
        pickScore = here;
      }
      let whole = IMPOSSIBLE;
      for (let s = 0; s < STATES; s += 1) {
        const total =
          (best[k * STATES + s] ?? IMPOSSIBLE) +
          (step.score[s] ?? 0) +
          (rest[(k + 1) * STATES + (step.next[s] ?? 0)] ?? IMPOSSIBLE);
        if (total > whole) whole = total;
      }
      wholes.push(whole);
    }
    for (const [c, whole] of wholes.entries()) if (c !== pick && whole > other) other = whole;
    chosen.push(cuts[pick] as Cut);
    margins.push(Math.min(99, (wholes[pick] ?? 0) - other));
    state = steps[k]?.[pick]?.next[state] ?? 0;
  }
  return { score: rest[0] ?? 0, cuts: chosen, margins };
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
    const photo = texts.length === 1 && page.photo[k] === true;
    items.push({ before, texts, between, after: gap.slice(0, at), photo, margin });
    before = gap.slice(at);
    from = k + 1;
    margin = found.margins[k + 1] ?? 99;
  }
  return items;
}
