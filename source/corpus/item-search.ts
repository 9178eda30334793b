import { type Above, type Below, bestFoot, footScore, STATES } from "./gap-scores.js";
import type { HeadRole } from "./head-block.js";
import { bytes, floats, integers, scratch } from "./scratch.js";
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
  /** For each gap, the roles of the lines that close the article above, and of those that open the one below. */
  readonly feet: readonly (readonly HeadRole[])[];
  readonly tops: readonly (readonly HeadRole[])[];
  /** The score of the whole reading. */
  readonly total: number;
}

const IMPOSSIBLE = -1e9;
/** The open article's state, and whether its headline block is looked for below its body. */
const BELOW = STATES;
const ALL = 2 * STATES;

const bestOf = scratch(floats);
const restOf = scratch(floats);
const firstOf = scratch(integers);
const closeOf = scratch(floats);
const waysOf = scratch(integers);
const onOf = scratch(bytes);
const wayOf = scratch(integers);
const comingOf = scratch(floats);

/** The best reading of all gaps together (Viterbi over the state of the open article and its habit). */
export function searchCuts(gaps: readonly (readonly Cut[])[]): Found {
  const steps = new Steps(gaps);
  const n = gaps.length;
  const best = bestOf((n + 1) * ALL, IMPOSSIBLE);
  const rest = restOf((n + 1) * ALL, IMPOSSIBLE);
  best[0] = 0;
  best[BELOW] = 0;
  rest.fill(0, n * ALL, (n + 1) * ALL);
  for (let k = 0; k < n; k += 1) steps.goForward(k, best);
  for (let k = n - 1; k >= 0; k -= 1) steps.goBack(k, rest);
  return walk(gaps, steps, best, rest);
}

/** All cuts of all gaps in two halves each: what a cut says of the open article, and what of the one that begins. */
class Steps {
  /** The cuts of gap k are first[k] to first[k + 1] - 1. */
  readonly first: Int32Array;
  /** The states in which an article may be open in front of gap k: few of all there are, and only these are weighed. */
  readonly states: (readonly number[])[] = [[0, BELOW]];
  /** For each cut and state of the open article, the score of closing it here (or, where a story goes on, of going on). */
  private readonly close: Float64Array;
  /** The ways in which the next article begins after cut c are ways[c] to ways[c + 1] - 1, each with its score and state. */
  private readonly ways: Int32Array;
  private readonly open: number[] = [];
  private readonly state: number[] = [];
  private readonly roles: (readonly HeadRole[])[] = [];
  /** 1 where the story goes on. */
  private readonly on: Uint8Array;
  /** For each cut and habit of the open article, the best way to open the next one, and what is then still to come. */
  private readonly way: Int32Array;
  private readonly coming: Float64Array;

  constructor(gaps: readonly (readonly Cut[])[]) {
    this.first = firstOf(gaps.length + 1);
    for (let k = 0; k < gaps.length; k += 1)
      this.first[k + 1] = (this.first[k] ?? 0) + (gaps[k]?.length ?? 0);
    const count = this.first[gaps.length] ?? 0;
    this.close = closeOf(count * ALL);
    this.ways = waysOf(count + 1);
    this.on = onOf(count);
    this.way = wayOf(count * 2);
    this.coming = comingOf(count * 2);
    for (let k = 0, c = 0; k < gaps.length; k += 1) {
      for (const cut of gaps[k] ?? []) this.add(cut, c++, this.states[k] ?? []);
      this.states.push(this.statesAfter(k));
    }
  }

  private statesAfter(k: number): readonly number[] {
    const from = this.first[k] ?? 0;
    const end = this.first[k + 1] ?? 0;
    let reached = 0;
    // A gap's last way to be read is that the story goes on.
    if (end > from && this.on[end - 1] === 1) for (const s of this.states[k] ?? []) reached |= 1 << s;
    for (let w = this.ways[from] ?? 0; w < (this.ways[end] ?? 0); w += 1)
      reached |= 1 << (this.state[w] ?? 0);
    const states: number[] = [];
    for (let s = 0; s < ALL; s += 1) if ((reached & (1 << s)) !== 0) states.push(s);
    return states;
  }

  private add({ above, below, at, score }: Cut, c: number, states: readonly number[]): void {
    for (const s of states)
      this.close[c * ALL + s] = score + (above === null ? 0 : footScore(above, s % BELOW, sideOf(s)));
    this.on[c] = at < 0 ? 1 : 0;
    if (below === null && at >= 0) for (const to of [0, BELOW]) this.begin(0, to, []);
    for (const { option, score: own, next } of below?.options ?? []) {
      const side = option.headed ? WEIGHTS.side * (below?.habit ?? 0) : 0;
      this.begin(own + side, next, option.roles);
      this.begin(own - side, next + BELOW, option.roles);
    }
    this.ways[c + 1] = this.open.length;
  }

  private begin(score: number, to: number, roles: readonly HeadRole[]): void {
    this.open.push(score);
    this.state.push(to);
    this.roles.push(roles);
  }

  goForward(k: number, best: Float64Array): void {
    const at = k * ALL;
    const end = this.first[k + 1] ?? 0;
    for (let c = this.first[k] ?? 0; c < end; c += 1) {
      for (let habit = 0; habit < 2; habit += 1) {
        let top = IMPOSSIBLE;
        for (const s of this.states[k] ?? []) {
          if (habitOf(s) !== habit) continue;
          const total = (best[at + s] ?? 0) + (this.close[c * ALL + s] ?? 0);
          if (total > top) top = total;
          if (this.on[c] === 1 && total > (best[at + ALL + s] ?? 0)) best[at + ALL + s] = total;
        }
        const ways = this.ways[c + 1] ?? 0;
        for (let w = this.ways[c] ?? 0; w < ways; w += 1) {
          const state = this.state[w] ?? 0;
          const total = top + (this.open[w] ?? 0) + turned(state, habit);
          if (total > (best[at + ALL + state] ?? 0)) best[at + ALL + state] = total;
        }
      }
    }
  }

  /** Works out what is still to come after each cut of gap k, and from it `rest` of the gap. */
  goBack(k: number, rest: Float64Array): void {
    const at = k * ALL;
    const end = this.first[k + 1] ?? 0;
    for (let c = this.first[k] ?? 0; c < end; c += 1) {
      for (let habit = 0; habit < 2 && this.on[c] === 0; habit += 1) this.lookAhead(k, c, habit, rest);
      for (const s of this.states[k] ?? []) {
        const total = this.ahead(k, c, s, rest);
        if (total > (rest[at + s] ?? 0)) rest[at + s] = total;
      }
    }
  }

  private lookAhead(k: number, c: number, habit: number, rest: Float64Array): void {
    const ways = this.ways[c + 1] ?? 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let w = this.ways[c] ?? 0; w < ways; w += 1) {
      const state = this.state[w] ?? 0;
      const score = (this.open[w] ?? 0) + turned(state, habit) + (rest[(k + 1) * ALL + state] ?? 0);
      if (score <= best) continue;
      best = score;
      this.way[c * 2 + habit] = w;
    }
    this.coming[c * 2 + habit] = best;
  }

  /** The best that can come from cut c of gap k on, for an open article in state s. */
  ahead(k: number, c: number, s: number, rest: Float64Array): number {
    const then = this.on[c] === 1 ? rest[(k + 1) * ALL + s] : this.coming[c * 2 + habitOf(s)];
    return (this.close[c * ALL + s] ?? 0) + (then ?? 0);
  }

  /** The open article's state after cut c, where it was s, and the roles of the lines that open the next one. */
  after(c: number, s: number): { state: number; roles: readonly HeadRole[] } {
    if (this.on[c] === 1) return { state: s, roles: [] };
    const way = this.way[c * 2 + habitOf(s)] ?? 0;
    return { state: this.state[way] ?? 0, roles: this.roles[way] ?? [] };
  }
}

/** 0: the article's headline block is above its body; 1: below. */
function habitOf(state: number): number {
  return state < BELOW ? 0 : 1;
}

/** What a headline block below the body weighs less for an article of this state. */
function sideOf(state: number): number {
  return state < BELOW ? WEIGHTS.side : -WEIGHTS.side;
}

/** What it costs that an article of this state has another habit than the one before it. */
function turned(state: number, habit: number): number {
  return state >= BELOW === habit > 0 ? 0 : WEIGHTS.turn;
}

/** Roles of the lines that close the article above, which was in state s. */
function footOf(above: Above | null, s: number): readonly HeadRole[] {
  if (above === null) return [];
  return bestFoot(above, s % BELOW, sideOf(s)).roles;
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
  const feet: (readonly HeadRole[])[] = [];
  const tops: (readonly HeadRole[])[] = [];
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
      for (const s of steps.states[k] ?? [])
        whole = Math.max(whole, steps.ahead(k, c, s, rest) + (best[k * ALL + s] ?? 0));
      if (c === pick) own = whole;
      else if (whole > other) other = whole;
    }
    const cut = gaps[k]?.[pick - from] as Cut;
    const { state: next, roles } = steps.after(pick, state);
    chosen.push(cut);
    margins.push(Math.min(99, own - other));
    feet.push(footOf(cut.above, state));
    tops.push(roles);
    state = next;
  }
  return { cuts: chosen, margins, feet, tops, total: Math.max(rest[0] ?? 0, rest[BELOW] ?? 0) };
}
