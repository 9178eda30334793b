import { type Above, type Below, HEADED, SIGNED, STATES, TORN } from "./gap-scores.js";
import { WEIGHTS } from "./weights.js";

/** One way to read a gap: what stands before `at` belongs above, the rest below; `at` is -1 where a story goes on. */
export interface Cut {
  readonly at: number;
  readonly above: Above | null;
  readonly below: Below | null;
  readonly score: number;
}

/** For each gap the cut of the best reading, and how much worse the best reading with another cut is. */
export interface Found {
  readonly cuts: readonly Cut[];
  readonly margins: readonly number[];
}

const IMPOSSIBLE = -1e9;
/** The open article's state, and whether its headline block is looked for below its body. */
const BELOW = STATES;
const ALL = 2 * STATES;

/** The best reading of all gaps together (Viterbi over the state of the open article and its habit). */
export function searchCuts(gaps: readonly (readonly Cut[])[]): Found {
  const steps = new Steps(gaps);
  const n = gaps.length;
  const best = new Float64Array((n + 1) * ALL).fill(IMPOSSIBLE);
  const rest = new Float64Array((n + 1) * ALL).fill(IMPOSSIBLE);
  best[0] = 0;
  best[BELOW] = 0;
  rest.fill(0, n * ALL);
  for (let k = 0; k < n; k += 1) steps.goForward(k, best);
  for (let k = n - 1; k >= 0; k -= 1) steps.goBack(k, rest);
  return walk(gaps, steps, best, rest);
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

/** All cuts of all gaps in two halves each: what a cut says of the open article, and what of the one that begins. */
class Steps {
  /** The cuts of gap k are first[k] to first[k + 1] - 1. */
  readonly first: Int32Array;
  /** For each cut and state of the open article, the score of closing it here (or, where a story goes on, of going on). */
  private readonly close: Float64Array;
  /** For each cut and habit, headlines above and below, score and state of the article that begins. */
  private readonly open: Float64Array;
  private readonly state: Uint8Array;
  /** 1 where the story goes on. */
  private readonly on: Uint8Array;

  constructor(gaps: readonly (readonly Cut[])[]) {
    this.first = new Int32Array(gaps.length + 1);
    for (let k = 0; k < gaps.length; k += 1)
      this.first[k + 1] = (this.first[k] ?? 0) + (gaps[k]?.length ?? 0);
    const count = this.first[gaps.length] ?? 0;
    this.close = new Float64Array(count * ALL);
    this.open = new Float64Array(count * 2);
    this.state = new Uint8Array(count * 2);
    this.on = new Uint8Array(count);
    let c = 0;
    for (const cuts of gaps) for (const cut of cuts) this.add(cut, c++);
  }

  private add({ above, below, at, score }: Cut, c: number): void {
    this.close.fill(score, c * ALL, (c + 1) * ALL);
    for (let s = 0; above !== null && s < STATES; s += 1) {
      this.close[c * ALL + s] = score + scoreAbove(above, s, WEIGHTS.side);
      this.close[c * ALL + s + BELOW] = score + scoreAbove(above, s, -WEIGHTS.side);
    }
    this.on[c] = at < 0 ? 1 : 0;
    this.state[c * 2 + 1] = BELOW;
    if (below === null) return;
    for (let habit = 0; habit < 2; habit += 1) this.begin(below, c * 2 + habit, habit);
  }

  private begin(below: Below, at: number, habit: number): void {
    const side = habit === 0 ? WEIGHTS.side : -WEIGHTS.side;
    const score = below.score + (below.heads > 0 ? side * below.habit : 0);
    const other = side < 0 && below.other !== null && below.other.score > score ? below.other : null;
    this.open[at] = other?.score ?? score;
    this.state[at] = (other?.next ?? below.next) + habit * BELOW;
  }

  goForward(k: number, best: Float64Array): void {
    const at = k * ALL;
    const end = this.first[k + 1] ?? 0;
    for (let c = this.first[k] ?? 0; c < end; c += 1) {
      for (let habit = 0; habit < 2; habit += 1) {
        let top = IMPOSSIBLE;
        for (let s = habit * BELOW; s < habit * BELOW + STATES; s += 1) {
          const total = (best[at + s] ?? 0) + (this.close[c * ALL + s] ?? 0);
          if (total > top) top = total;
          if (this.on[c] === 1 && total > (best[at + ALL + s] ?? 0)) best[at + ALL + s] = total;
        }
        for (let next = 0; this.on[c] === 0 && next < 2; next += 1) {
          const to = at + ALL + (this.state[c * 2 + next] ?? 0);
          const total = top + (this.open[c * 2 + next] ?? 0) + (next === habit ? 0 : WEIGHTS.turn);
          if (total > (best[to] ?? 0)) best[to] = total;
        }
      }
    }
  }

  goBack(k: number, rest: Float64Array): void {
    const at = k * ALL;
    const end = this.first[k + 1] ?? 0;
    for (let c = this.first[k] ?? 0; c < end; c += 1) {
      for (let habit = 0; habit < 2; habit += 1) {
        for (let s = habit * BELOW; s < habit * BELOW + STATES; s += 1) {
          const total = this.ahead(k, c, s, rest);
          if (total > (rest[at + s] ?? 0)) rest[at + s] = total;
        }
      }
    }
  }

  /** Which of both ways to open the next article is the better one after cut c, for an open article of this habit. */
  nextHabit(k: number, c: number, habit: number, rest: Float64Array): number {
    return this.opening(k, c, habit, 1, rest) > this.opening(k, c, habit, 0, rest) ? 1 : 0;
  }

  private opening(k: number, c: number, habit: number, next: number, rest: Float64Array): number {
    const to = (k + 1) * ALL + (this.state[c * 2 + next] ?? 0);
    return (this.open[c * 2 + next] ?? 0) + (next === habit ? 0 : WEIGHTS.turn) + (rest[to] ?? 0);
  }

  /** The best that can come from cut c of gap k on, for an open article in state s. */
  ahead(k: number, c: number, s: number, rest: Float64Array): number {
    const close = this.close[c * ALL + s] ?? 0;
    if (this.on[c] === 1) return close + (rest[(k + 1) * ALL + s] ?? 0);
    const habit = s < BELOW ? 0 : 1;
    return close + this.opening(k, c, habit, this.nextHabit(k, c, habit, rest), rest);
  }

  /** The open article's state after cut c, where it was s. */
  after(k: number, c: number, s: number, rest: Float64Array): number {
    if (this.on[c] === 1) return s;
    return this.state[c * 2 + this.nextHabit(k, c, s < BELOW ? 0 : 1, rest)] ?? 0;
  }
}

/** Follows the best reading, and measures at each gap how much worse the best one with another cut is. */
function walk(
  gaps: readonly (readonly Cut[])[],
  steps: Steps,
  best: Float64Array,
  rest: Float64Array,
): Found {
  const chosen: Cut[] = [];
  const margins: number[] = [];
  let state = (rest[BELOW] ?? 0) > (rest[0] ?? 0) ? BELOW : 0;
  for (let k = 0; k < gaps.length; k += 1) {
    const from = steps.first[k] ?? 0;
    const end = steps.first[k + 1] ?? 0;
    let pick = from;
    for (let c = from + 1; c < end; c += 1) {
      if (steps.ahead(k, c, state, rest) > steps.ahead(k, pick, state, rest)) pick = c;
    }
    let other = Number.NEGATIVE_INFINITY;
    let own = IMPOSSIBLE;
    for (let c = from; c < end; c += 1) {
      let whole = IMPOSSIBLE;
      for (let s = 0; s < ALL; s += 1)
        whole = Math.max(whole, steps.ahead(k, c, s, rest) + (best[k * ALL + s] ?? 0));
      if (c === pick) own = whole;
      else if (whole > other) other = whole;
    }
    chosen.push(gaps[k]?.[pick - from] as Cut);
    margins.push(Math.min(99, own - other));
    state = steps.after(k, pick, state, rest);
  }
  return { cuts: chosen, margins };
}
