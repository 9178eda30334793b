import type { Side } from "./gap-words.js";
import {
  COLUMN,
  closesBlock,
  HEADLINE,
  type HeadReading,
  type HeadRole,
  looksLikeLabels,
  NOTE,
  plainLabel,
  ROLES,
  scoreLine,
} from "./head-block.js";
import { LEARNT_SIZE, learntOf, writeLearnt, writeLearntPair } from "./head-learning.js";
import { type Order, ordersOf } from "./head-orders.js";
import { scorePair } from "./head-pairs.js";
import { lineSigns, type SignedLine } from "./head-signs.js";
import type { Line } from "./lines.js";
import { nameLook } from "./name-look.js";
import { HEADS } from "./weights.js";

/** The longest headline block that is read in full; what is longer is read by its last lines. */
export const LONGEST_HEAD = 7;

/** Reads the lines of one headline block (see HeadLines.read), none of them a name. */
export function readHeadBlock(
  lines: readonly Line[],
  after: boolean,
  closing = false,
  said: Said = NOT_KNOWN,
): HeadReading {
  return new HeadLines(lines, undefined, said).read(0, lines.length, after, closing);
}

/** Which share of line i's words the text on that side has, 0 to 1; null where nobody knows. */
export type Said = (i: number, side: Side) => number | null;
const NOT_KNOWN: Said = () => null;

/** The scores of all headline blocks, one behind another, until the array is full; then a new one is begun, and the old one goes with its blocks. */
let kept = new Float64Array(1 << 13);
let used = 0;

/** Where room for so many numbers, all 0, begins in `kept`: an array of its own for each of a page's gaps takes V8 20 µs a page. */
function room(size: number): number {
  if (used + size > kept.length) {
    kept = new Float64Array(Math.max(1 << 13, size));
    used = 0;
  }
  used += size;
  return used - size;
}

/**
 * The display lines and bare names of a gap. What each line says for each role, and each two neighbours for each pair of roles, is worked
 * out once for all the headline blocks that can be made of them.
 */
export class HeadLines {
  /** From `at` on, scores[i * ROW + role] of line i, and scores[i * ROW + PAIRS_AT + first * ROLES + second] of line i - 1 and line i. */
  private readonly scores: Float64Array;
  private readonly at: number;
  /** Blocks that were read before: each cut of a gap asks for some that another one asked for. */
  private readonly known = new Map<number, HeadReading>();
  /** What was learnt of lines is written down when the first block of two lines is read, which most gaps have none of. */
  private weighed = false;
  /** How much each line looks like the name of who wrote the piece. */
  readonly looks: number[] = [];

  /** `says`: whether a text near by holds these words in one run. */
  constructor(
    readonly lines: readonly Line[],
    says: (words: string) => boolean = () => false,
    private readonly said: Said = NOT_KNOWN,
  ) {
    this.at = room(lines.length * ROW);
    this.scores = kept;
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i] as Line;
      const look = nameLook(line);
      this.looks.push(look);
      scoreLine(line, look, this.scores, this.at + i * ROW);
      if (i === 0) continue;
      const above = lines[i - 1] as Line;
      const joined = isJoined(above, line, says);
      const at = this.at + i * ROW + PAIRS_AT;
      scorePair(above, line, this.closesBlock(i), joined, this.scores, at);
    }
  }

  /** How much line i by itself looks like a standing head: 0 and more, it may well be one. */
  labelScore(i: number): number {
    return this.scores[this.at + i * ROW + COLUMN] ?? 0;
  }

  /** Line i is a standing head below its headline. */
  closesBlock(i: number): boolean {
    return closesBlock(this.lines[i] as Line, this.labelScore(i));
  }

  /** Above its body a headline block ends in a standing head only where that surely is one, below it where it may be one. */
  private mayClose(i: number, after: boolean): boolean {
    return after ? this.labelScore(i) > NO_STANDING_HEAD : this.closesBlock(i);
  }

  /**
   * Reads lines `[from, to)` as one headline block: (standing head) (kicker) headline (deck), each of one line or more.
   * All assignments in that order are scored, and after a body a standing head may also close the block; `closing` says
   * that the page sets them so.
   */
  read(from: number, to: number, after: boolean, closing: boolean): HeadReading {
    const n = to - from;
    if (n === 0) return { roles: [], score: 0 };
    if (n > LONGEST_HEAD) {
      const rest = n - LONGEST_HEAD;
      const end = this.read(from + rest, to, after, closing);
      return { roles: [...new Array<HeadRole>(rest).fill("note"), ...end.roles], score: end.score - rest };
    }
    // Only a block below its body ends in a standing head.
    const key = (from * (LONGEST_HEAD + 1) + n) * 3 + (after ? (closing ? 2 : 1) : 0);
    const known = this.known.get(key) ?? this.weigh(from, to, after, closing);
    this.known.set(key, known);
    return known;
  }

  private weigh(from: number, to: number, after: boolean, closing: boolean): HeadReading {
    const orders = ordersOf(to - from, after);
    const labels = this.labelsOf(from, to);
    const scores = orders.map((order) => this.scoreOf(order, from, after, closing, labels));
    let best = 0;
    for (let k = 1; k < scores.length; k += 1) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
    const score = scores[best] ?? 0;
    // Of notes nothing was learnt: where the rules see one, they have the last word.
    if (to - from > 1 && orders[best]?.codes.includes(NOTE) !== true)
      best = this.bestLearnt(orders, scores, from, after);
    return { roles: orders[best]?.roles ?? [], score };
  }

  /** Which order of roles reads best by the rules' scores and by what was learnt. */
  private bestLearnt(
    orders: readonly Order[],
    scores: readonly number[],
    from: number,
    after: boolean,
  ): number {
    this.learn();
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < orders.length; k += 1) {
      const { codes } = orders[k] as Order;
      const sum =
        (scores[k] ?? 0) + learntOf(codes, after, this.scores, this.at + from * ROW + LEARNT_AT, ROW);
      if (sum <= most) continue;
      best = k;
      most = sum;
    }
    return best;
  }

  /** Every order of roles that lines `[from, to)` can have, and how well the rules think of it: for the learner. */
  ways(from: number, to: number, after: boolean): { codes: Uint8Array; score: number }[] {
    const labels = this.labelsOf(from, to);
    return ordersOf(to - from, after).map((order) => ({
      codes: order.codes,
      score: this.scoreOf(order, from, after, false, labels),
    }));
  }

  private labelsOf(from: number, to: number): Uint8Array {
    return to - from > 1 ? looksLikeLabels(this.lines, from, to) : NO_LABELS;
  }

  /** How well the rules think of an order of roles. */
  private scoreOf(
    { codes }: Order,
    from: number,
    after: boolean,
    closing: boolean,
    labels: Uint8Array,
  ): number {
    const { scores } = this;
    let score = codes.length === 1 && plainLabel(this.lines[from] as Line) ? -0.5 : 0;
    let before = 0;
    for (let i = 0, at = this.at + from * ROW; i < codes.length; i += 1, at += ROW) {
      const role = codes[i] ?? 0;
      score += scores[at + role] ?? 0;
      if (role === HEADLINE && labels[i] === 1) score -= HEADS.headlineLabel;
      if (i > 0) score += scores[at + PAIRS_AT + before * ROLES + role] ?? 0;
      if (i > 0 && role === COLUMN) {
        if (!this.mayClose(from + i, after)) score -= NO_LABEL;
        if (closing && this.closesBlock(from + i)) score += HEADS.columnCloses - HEADS.columnOpens;
      }
      before = role;
    }
    return score;
  }

  /** Writes down what was learnt of each line and of each two neighbours. */
  private learn(): void {
    if (this.weighed) return;
    this.weighed = true;
    let above: SignedLine | null = null;
    for (const [i, line] of this.lines.entries()) {
      const at = this.at + i * ROW + LEARNT_AT;
      const signed = { line, signs: lineSigns(line) };
      writeLearnt(signed, (side) => this.said(i, side), this.scores, at);
      if (above !== null) writeLearntPair(above, signed, this.scores, at);
      above = signed;
    }
  }
}

/** What a line loses that cannot be a standing head at a block's end, and the look of one that cannot. */
const NO_LABEL = 9;
const NO_STANDING_HEAD = -4;

/** Two characters from either side of the line's end, where both are long enough to be torn. */
function isJoined(a: Line, b: Line, says: (words: string) => boolean): boolean {
  if (a.spaced || b.spaced || a.letters < 5 || b.letters < 5) return false;
  return says(a.text.slice(-2) + b.text.slice(0, 2));
}

/** A line's scores: its own, those beside the line before it, and what was learnt of both, where the story stands above and below. */
const PAIRS_AT = ROLES;
const LEARNT_AT = PAIRS_AT + ROLES * ROLES;
const ROW = LEARNT_AT + LEARNT_SIZE;
const NO_LABELS = new Uint8Array(1);
