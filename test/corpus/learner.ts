/**
 * Learns what signs say for the roles of a headline block's lines: a conditional random field with whole blocks written out. The orders of roles that
 * a block may have are weighed as the reading weighs them, by the rules' score and by the signs; the weights are those with which the marked
 * orders are likeliest, found by stochastic gradient with a step of its own for each weight.
 */
import { ROLES } from "../../source/corpus/head-block.js";
import { LEARNT_PAIR_ROLES, LINE_SIGNS, PAIR_SIGNS } from "../../source/corpus/head-signs.js";
import { chance } from "../trust/random.js";
import type { HeadBlock } from "./head-blocks.js";

/** Standing head, kicker, headline, deck: of notes nothing is learnt. */
export const LINE_ROLES = 4;
export const PAIR_ROLES = LEARNT_PAIR_ROLES.length;

/** Two signs of one line, or a sign of each of two neighbours, may say together what neither says alone. */
const SIGNS = LINE_SIGNS.length;

/** The weights of each sign and of two signs together, row after row, in the rules' units. */
export interface Model {
  readonly line: Float64Array;
  readonly pair: Float64Array;
  /** Rows of LINE_ROLES, at first * SIGNS + second, the first being the smaller. */
  readonly within: Float64Array;
  /** Rows of PAIR_ROLES, at first * SIGNS + second. */
  readonly across: Float64Array;
}

export function noModel(): Model {
  return {
    line: new Float64Array(SIGNS * LINE_ROLES),
    pair: new Float64Array(PAIR_SIGNS.length * PAIR_ROLES),
    within: new Float64Array(SIGNS * SIGNS * LINE_ROLES),
    across: new Float64Array(SIGNS * SIGNS * PAIR_ROLES),
  };
}

const TABLES = ["line", "pair", "within", "across"] as const;
type Table = (typeof TABLES)[number];

/** Calls back for each weight that has a say in a block's order of roles. */
function eachWeight(
  { signs, pairs }: HeadBlock,
  codes: Uint8Array,
  say: (table: Table, weight: number) => void,
): void {
  for (let i = 0; i < codes.length; i += 1) {
    const role = codes[i] ?? 0;
    const own = signs[i] ?? [];
    if (role < LINE_ROLES)
      for (const [k, sign] of own.entries()) {
        say("line", sign * LINE_ROLES + role);
        for (const other of own.slice(k + 1)) say("within", (sign * SIGNS + other) * LINE_ROLES + role);
      }
    const both = i === 0 ? -1 : LEARNT_PAIR_ROLES.indexOf((codes[i - 1] ?? 0) * ROLES + role);
    if (both < 0) continue;
    for (const sign of pairs[i] ?? []) say("pair", sign * PAIR_ROLES + both);
    for (const first of shown(signs[i - 1]))
      for (const second of shown(own)) say("across", (first * SIGNS + second) * PAIR_ROLES + both);
  }
}

/** What share of its words its story has, the last of a line's signs, says nothing beside its neighbours. */
function shown(signs: readonly number[] = []): readonly number[] {
  return signs.slice(0, -1);
}

/** How well each order of roles reads. */
function weigh(block: HeadBlock, model: Model): number[] {
  return block.ways.map(({ codes, score }) => {
    let sum = score;
    eachWeight(block, codes, (table, w) => {
      sum += model[table][w] ?? 0;
    });
    return sum;
  });
}

/** Which order of roles reads best. */
export function choose(block: HeadBlock, model: Model): number {
  const sums = weigh(block, model);
  return sums.indexOf(Math.max(...sums));
}

/** The share of blocks whose lines all have their role. */
export function rightOf(blocks: readonly HeadBlock[], model: Model): number {
  return blocks.filter((block) => choose(block, model) === block.right).length / Math.max(1, blocks.length);
}

/** How far a step goes, and how much each step takes back of a weight. */
const STEP = 0.1;
const DECAY = 5e-4;
const ROUNDS = 8;

export function learn(blocks: readonly HeadBlock[], rounds: number = ROUNDS): Model {
  const model = noModel();
  const seen = noModel();
  // The mean of the later rounds, so that the order of the last blocks says nothing.
  const mean = noModel();
  // The same shuffles each time, so that the tables can be made again.
  const random = chance(1);
  const order = [...blocks];
  for (let round = 0; round < rounds; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = random.int(i + 1);
      [order[i], order[j]] = [order[j] as HeadBlock, order[i] as HeadBlock];
    }
    for (const block of order) step(block, model, seen);
    if (round >= rounds / 2) add(mean, model, 1 / Math.ceil(rounds / 2));
  }
  return mean;
}

/** Adds a share of one model's weights to another's. */
function add(to: Model, from: Model, share: number): void {
  for (const table of TABLES)
    for (const [i, weight] of from[table].entries())
      if (weight !== 0) to[table][i] = (to[table][i] ?? 0) + weight * share;
}

/** One step towards the marked order of one block; `seen` holds the squares of all slopes so far. */
function step(block: HeadBlock, model: Model, seen: Model): void {
  const sums = weigh(block, model);
  const most = Math.max(...sums);
  const likely = sums.map((sum) => Math.exp(sum - most));
  const all = likely.reduce((a, b) => a + b, 0);
  const slopes = { line: new Map(), pair: new Map(), within: new Map(), across: new Map() } as Record<
    Table,
    Map<number, number>
  >;
  for (const [w, { codes }] of block.ways.entries()) {
    const by = (w === block.right ? 1 : 0) - (likely[w] ?? 0) / all;
    if (Math.abs(by) < 1e-4) continue;
    eachWeight(block, codes, (table, key) => slopes[table].set(key, (slopes[table].get(key) ?? 0) + by));
  }
  for (const table of TABLES) move(slopes[table], model[table], seen[table]);
}

function move(slopes: ReadonlyMap<number, number>, weights: Float64Array, seen: Float64Array): void {
  for (const [key, by] of slopes) {
    const slope = by - DECAY * (weights[key] ?? 0);
    seen[key] = (seen[key] ?? 0) + slope * slope;
    weights[key] = (weights[key] ?? 0) + (STEP * slope) / Math.sqrt(1 + (seen[key] ?? 0));
  }
}
