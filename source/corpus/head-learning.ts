import { ABOVE, BELOW, type Side } from "./gap-words.js";
import { ROLES } from "./head-block.js";
import {
  LEARNT_PAIR_ROLES,
  LINE_SIGNS,
  PAIR_SIGNS,
  pairSigns,
  type SignedLine,
  saidSign,
} from "./head-signs.js";
import { crossedWeights } from "./head-weights.js";
import { learnt } from "./learnt.js";

/**
 * What the signs of lines (`head-signs.ts`) add to the rules' scores. For each line: as standing head, kicker, headline and deck of a story above it, the
 * same of one below it, and beside the line before it.
 */
const OWN = 4;
const PAIRS_AT = 2 * OWN;
const PAIRS = LEARNT_PAIR_ROLES.length;
/** Of any other pair of roles nothing was learnt: its number is 0, and so is what stands there. */
const PAIR_OF = Uint8Array.from({ length: ROLES * ROLES }, (_, pair) => 1 + LEARNT_PAIR_ROLES.indexOf(pair));

/** Numbers written for each line. */
export const LEARNT_SIZE = PAIRS_AT + 1 + PAIRS;

interface Weights {
  readonly line: Float32Array;
  readonly pair: Float32Array;
  /** What two signs say together. */
  readonly within: Float32Array;
  readonly across: Float32Array;
}

/** Made when the first headline is read. */
let made: Weights | null = null;

function weights(): Weights {
  if (made !== null) return made;
  const tables = learnt();
  made = {
    line: rows(LINE_SIGNS, tables.line, OWN),
    pair: rows(PAIR_SIGNS, tables.pair, PAIRS),
    within: crossedWeights(tables.within),
    across: crossedWeights(tables.across),
  };
  return made;
}

const SIGNS = LINE_SIGNS.length;

/** The weights of signs by their numbers, row after row; a sign of which nothing was learnt weighs nothing. */
function rows(
  signs: readonly string[],
  table: Readonly<Record<string, readonly number[]>>,
  size: number,
): Float32Array {
  const out = new Float32Array(signs.length * size);
  for (const [i, sign] of signs.entries())
    for (const [k, hundredths] of (table[sign] ?? []).entries()) out[i * size + k] = hundredths / 100;
  return out;
}

const SIDES = [
  [ABOVE, 0],
  [BELOW, OWN],
] as const;

/** Writes what was learnt of a line to `scores` from `at` on. `said`: which share of its words the text on that side has, null where nobody knows. */
export function writeLearnt(
  { signs }: SignedLine,
  said: (side: Side) => number | null,
  scores: Float64Array,
  at: number,
): void {
  const { line, within } = weights();
  for (let i = 0; i < signs.length; i += 1) {
    const sign = signs[i] ?? 0;
    addRow(line, sign, OWN, scores, at);
    for (let k = i + 1; k < signs.length; k += 1)
      addRow(within, sign * SIGNS + (signs[k] ?? 0), OWN, scores, at);
  }
  scores.copyWithin(at + OWN, at, at + OWN);
  for (const [side, place] of SIDES) {
    const share = said(side);
    if (share === null) continue;
    const last = saidSign(share);
    addRow(line, last, OWN, scores, at + place);
    for (const sign of signs) addRow(within, sign * SIGNS + last, OWN, scores, at + place);
  }
}

/** The same of a line beside the one before it. */
export function writeLearntPair(above: SignedLine, line: SignedLine, scores: Float64Array, at: number): void {
  const { pair, across } = weights();
  const pairs = at + PAIRS_AT + 1;
  for (const sign of pairSigns(above, line)) addRow(pair, sign, PAIRS, scores, pairs);
  for (const first of above.signs)
    for (const second of line.signs) addRow(across, first * SIGNS + second, PAIRS, scores, pairs);
}

function addRow(table: Float32Array, row: number, size: number, scores: Float64Array, at: number): void {
  for (let i = 0; i < size; i += 1) scores[at + i] = (scores[at + i] ?? 0) + (table[row * size + i] ?? 0);
}

/** What was learnt of lines in these roles, the first of which is written at `at`, each further one `row` numbers on; `after`: of a story above them. */
export function learntOf(
  codes: Uint8Array,
  after: boolean,
  scores: Float64Array,
  at: number,
  row: number,
): number {
  const own = after ? 0 : OWN;
  let sum = 0;
  let before = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const role = codes[i] ?? 0;
    const from = at + i * row;
    if (role < OWN) sum += scores[from + own + role] ?? 0;
    if (i > 0) sum += scores[from + PAIRS_AT + (PAIR_OF[before * ROLES + role] ?? 0)] ?? 0;
    before = role;
  }
  return sum;
}
