import {
  COLUMN,
  closesBlock,
  DECK,
  HEADLINE,
  type HeadReading,
  type HeadRole,
  KICKER,
  looksLikeLabels,
  NOTE,
  plainLabel,
  ROLE_NAMES,
  ROLES,
  scoreLine,
} from "./head-block.js";
import { scorePair } from "./head-pairs.js";
import type { Line } from "./lines.js";
import { nameLook } from "./name-look.js";
import { HEADS } from "./weights.js";

/** The longest headline block that is read in full; what is longer is read by its last lines. */
export const LONGEST_HEAD = 7;

/** Reads the lines of one headline block (see HeadLines.read), none of them a name. */
export function readHeadBlock(lines: readonly Line[], after: boolean, closing = false): HeadReading {
  return new HeadLines(lines).read(0, lines.length, after, closing);
}

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
  /** How much each line looks like the name of who wrote the piece. */
  readonly looks: number[] = [];

  /** `says`: whether a text near by holds these words in one run. */
  constructor(
    readonly lines: readonly Line[],
    says: (words: string) => boolean = () => false,
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
    const n = to - from;
    const labels = n > 1 ? looksLikeLabels(this.lines, from, to) : NO_LABELS;
    const word = n === 1 && plainLabel(this.lines[from] as Line) ? 0.5 : 0;
    const orders = ordersOf(n, after);
    const { scores } = this;
    const at = this.at + from * ROW;
    let best = orders[0] as Order;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const order of orders) {
      let score = -word;
      let before = 0;
      for (let i = 0; i < n; i += 1) {
        const role = order.codes[i] ?? 0;
        score += scores[at + i * ROW + role] ?? 0;
        if (role === HEADLINE && labels[i] === 1) score -= HEADS.headlineLabel;
        if (i > 0) score += scores[at + i * ROW + PAIRS_AT + before * ROLES + role] ?? 0;
        if (i > 0 && !after && role === COLUMN && !this.closesBlock(from + i)) score -= NO_LABEL;
        if (i > 0 && closing && role === COLUMN && this.closesBlock(from + i))
          score += HEADS.columnCloses - HEADS.columnOpens;
        before = role;
      }
      if (score <= bestScore) continue;
      best = order;
      bestScore = score;
    }
    return { roles: best.roles, score: bestScore };
  }
}

/** Above its body a headline block ends in a standing head only where that surely is one. */
const NO_LABEL = 9;

/** Two characters from either side of the line's end, where both are long enough to be torn. */
function isJoined(a: Line, b: Line, says: (words: string) => boolean): boolean {
  if (a.spaced || b.spaced || a.letters < 5 || b.letters < 5) return false;
  return says(a.text.slice(-2) + b.text.slice(0, 2));
}

/** A line's scores: its own, and those beside the line before it. */
const PAIRS_AT = ROLES;
const ROW = ROLES + ROLES * ROLES;
const NO_LABELS = new Uint8Array(1);

interface Order {
  readonly codes: Uint8Array;
  readonly roles: readonly HeadRole[];
}

const ORDERS: (readonly Order[] | undefined)[] = [];

/** Every run of roles of length n: column?, kicker{0,2}, headline{1,3}, deck{0,3}, and a column at the end where none opens it. */
function ordersOf(n: number, after: boolean): readonly Order[] {
  const key = n * 2 + (after ? 1 : 0);
  const known = ORDERS[key];
  if (known !== undefined) return known;
  const out: Order[] = [];
  for (let column = 0; column <= 1; column += 1) {
    for (let lead = 0; lead <= (after ? 1 : 0); lead += 1)
      for (let close = 0; close <= (column === 0 ? 1 : 0); close += 1) {
        for (let kicker = 0; kicker <= 2; kicker += 1) {
          for (let headline = 1; headline <= 3; headline += 1) {
            const deck = n - lead - column - close - kicker - headline;
            if (deck < 0 || deck > 3) continue;
            const codes = [
              [NOTE, lead],
              [COLUMN, column],
              [KICKER, kicker],
              [HEADLINE, headline],
              [DECK, deck],
              [COLUMN, close],
            ].flatMap(([role = 0, count = 0]) => new Array<number>(count).fill(role));
            out.push({
              codes: Uint8Array.from(codes),
              roles: codes.map((role) => ROLE_NAMES[role] as HeadRole),
            });
          }
        }
      }
  }
  ORDERS[key] = out;
  return out;
}
