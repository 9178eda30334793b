import type { HeadRole } from "./head-block.js";
import { LONGEST_HEAD, readHeadBlock } from "./head-lines.js";
import { isOpen, type Layout, type Small } from "./layout.js";
import type { Line } from "./lines.js";
import type { PairRanges } from "./pair-texts.js";
import type { Item } from "./partition.js";
import { WordIndex, weightAmong } from "./words.js";

// The search looks for a headline block beside its body. Where two bodies stand in front of their two blocks, or a block stands
// behind a picture or another story, one item has none and a near one has two: words part them afterwards.

/** Items: a headline block that stands farther off is not looked for. */
const NEAR = 3;
/** Share of a block's words that its own body has, and how much more than the body beside it. */
const OWN = 0.35;
const MORE = 0.15;
/** The same share where a picture, which has no such block, stands between. */
const OWN_BESIDE_PICTURE = 0.25;
/** By how much both blocks must be better where they go. */
const GAIN = 0.3;
/** How much more of a kicker the other story must have. */
const MORE_KICKER = 0.2;

type Side = "top" | "foot";

/** Open lines `[from, to)` of one side of item `at`, better placed with another item. */
interface Move {
  readonly at: number;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

/** Gives headless stories, and headlines without their kicker, what stands with a near item, by its words. */
export function reunite(items: readonly Item[], page: Pick<Layout, "pairs" | "index">): readonly Item[] {
  let out = items;
  const bodies = new Bodies(items, page);
  for (let i = 0; i < items.length; i += 1) {
    if (isHeadless(out[i] as Item)) out = carryBlock(out, i, bodies);
    for (const side of SIDES) if (mayHoldStray(out[i] as Item, side)) out = carryKicker(out, i, side, bodies);
  }
  return out;
}

/** The words of items' bodies; only what stands beside a body is ever carried over, so they stay as they are. */
class Bodies {
  /** The texts of item i are first[i] to first[i + 1] - 1: all the items' texts stand in the page's order. */
  private readonly first: number[] = [0];

  constructor(
    items: readonly Item[],
    private readonly page: Pick<Layout, "pairs" | "index">,
  ) {
    for (const [i, { texts }] of items.entries()) this.first.push((this.first[i] ?? 0) + texts.length);
  }

  ranges(items: readonly number[]): PairRanges {
    return this.page.pairs.joined(items.map((i) => [this.first[i] ?? 0, this.first[i + 1] ?? 0]));
  }

  /** How much of a line's words each of the items has, 0 to 1. The page's index knows the pairs of all its open lines. */
  shares(line: string, items: readonly number[]): number[] {
    const hits = items.map(() => 0);
    let all = 0;
    for (const pair of this.page.index.pairsOf(line)) {
      const has = items.map((i) => this.has(i, pair));
      const weight = weightAmong(items.length, has.filter(Boolean).length);
      all += weight;
      for (let k = 0; k < hits.length; k += 1) if (has[k] === true) hits[k] = (hits[k] ?? 0) + weight;
    }
    return all === 0 ? hits : hits.map((hit) => hit / all);
  }

  /** The item has no greater share of the line's words: what it has weighs no more than what it lacks, and one more pair the line makes with the next. */
  atMost(line: string, item: number): number {
    const pairs = this.page.index.pairsOf(line);
    let hits = 1;
    for (const pair of pairs) if (this.has(item, pair)) hits += 1;
    return hits / (pairs.length + 1);
  }

  private has(item: number, pair: number): boolean {
    const { index, pairs } = this.page;
    const from = this.first[item] ?? 0;
    const to = (this.first[item + 1] ?? 0) - 1;
    if (index.isIn(pair, from, to)) return true;
    for (let t = from + 1; t <= to; t += 1) if (index.numberOfCode(pairs.jointOf(t)) === pair) return true;
    return false;
  }
}

const SIDES: readonly Side[] = ["top", "foot"];

function isHeadless({ photo, texts, topRoles, footRoles }: Item): boolean {
  const first = texts[0];
  if (photo || first === undefined || first.bullet > 0 || first.jumpFrom !== null) return false;
  return !topRoles.includes("headline") && !footRoles.includes("headline") && !topRoles.includes("kicker");
}

const isWhole = (roles: readonly HeadRole[]) => roles.includes("headline");

/** Carries the headline block over to item `to` that a near item has beside its own. */
function carryBlock(items: readonly Item[], to: number, bodies: Bodies): readonly Item[] {
  let best: Move | null = null;
  for (let at = Math.max(0, to - NEAR); at <= Math.min(items.length - 1, to + NEAR); at += 1) {
    if (at === to) continue;
    for (const side of SIDES) {
      const move = fromPicture(items, at, side, to, bodies) ?? bestMove(items, at, side, to, bodies);
      if (move !== null && (best === null || move.gain > best.gain)) best = move;
    }
  }
  return best === null ? items : moved(items, best, to, null);
}

const DASH_END = /[—－]$/u;

/** A kicker that ends in its dash stands among the lines of a whole headline block. */
function mayHoldStray(item: Item, side: Side): boolean {
  const roles = side === "top" ? item.topRoles : item.footRoles;
  if (roles.length < 2 || roles.length > LONGEST_HEAD || roles.includes("name")) return false;
  return openLines(item, side).some(({ text }) => DASH_END.test(text));
}

/** Carries a kicker over from item `at` to the near headline without one whose story has its words. */
function carryKicker(items: readonly Item[], at: number, side: Side, bodies: Bodies): readonly Item[] {
  const here = items[at] as Item;
  const lines = openLines(here, side);
  const from = lines.findIndex(({ text }) => DASH_END.test(text));
  if (!isWhole(rolesOf(lines.toSpliced(from, 1)))) return items;
  const near: number[] = [];
  for (let i = Math.max(0, at - NEAR); i <= Math.min(items.length - 1, at + NEAR); i += 1)
    if (i !== at && wantsKicker(items[i] as Item)) near.push(i);
  if (near.length === 0) return items;
  const kicker = lines[from]?.text ?? "";
  const shares = bodies.shares(kicker, [at, ...near]);
  let best = -1;
  let most = Math.max(OWN, (shares[0] ?? 0) + MORE_KICKER);
  for (const [k, i] of near.entries()) {
    const own = shares[k + 1] ?? 0;
    if (own <= most) continue;
    best = i;
    most = own;
  }
  return best < 0 ? items : moved(items, { at, side, from, to: from + 1, gain: most }, best, ["kicker"]);
}

function wantsKicker({ photo, texts, topRoles, footRoles }: Item): boolean {
  if (photo || (texts[0]?.bullet ?? 0) > 0) return false;
  return (
    isWhole([...topRoles, ...footRoles]) && !topRoles.includes("kicker") && !footRoles.includes("kicker")
  );
}

/** A picture between a story and its headline block: few pictures have more than a title, so all of a block is the story's if the story has its words. */
function fromPicture(
  items: readonly Item[],
  at: number,
  side: Side,
  to: number,
  bodies: Bodies,
): Move | null {
  const here = items[at] as Item;
  const roles = side === "top" ? here.topRoles : here.footRoles;
  if (!here.photo || Math.abs(at - to) > 1 || !isWhole(roles)) return null;
  if (roles.length < 2 || roles.includes("name")) return null;
  const words = wordsOf(openLines(here, side));
  const [own = 0, beside = 0] = bodies.shares(words, [to, at]);
  return own >= OWN_BESIDE_PICTURE && own >= beside
    ? { at, side, from: 0, to: roles.length, gain: GAIN + own - beside }
    : null;
}

function bestMove(items: readonly Item[], at: number, side: Side, to: number, bodies: Bodies): Move | null {
  const here = items[at] as Item;
  const roles = side === "top" ? here.topRoles : here.footRoles;
  const lines = openLines(here, side);
  const n = lines.length;
  if (n < 2 || n > LONGEST_HEAD || roles.length !== n || roles.includes("name")) return null;
  // An index of the two bodies is made where one line at least may be the other's.
  if (!lines.some(({ text }) => bodies.atMost(text, to) >= OWN)) return null;
  const parts: [number, number][] = [];
  for (let cut = 1; cut < n; cut += 1) parts.push([0, cut], [cut, n]);
  const texts = parts.map(([from, end]) => wordsOf(lines.slice(from, end)));
  const index = new WordIndex(texts, bodies.ranges([to, at]));
  let best: Move | null = null;
  for (const [p, [from, end]] of parts.entries()) {
    // The parts stand in pairs, each beside the one that is left of the block without it.
    const rest = p % 2 === 0 ? p + 1 : p - 1;
    const own = index.share(texts[p] ?? "", 0);
    const more = own - index.share(texts[p] ?? "", 1);
    const kept = index.share(texts[rest] ?? "", 1) - index.share(texts[rest] ?? "", 0);
    const gain = more + kept;
    if (own < OWN || more < MORE || kept < 0 || gain < GAIN || (best !== null && gain <= best.gain)) continue;
    const [a, b] = parts[rest] ?? [0, 0];
    if (!isWhole(rolesOf(lines.slice(from, end))) || !isWhole(rolesOf(lines.slice(a, b)))) continue;
    best = { at, side, from, to: end, gain };
  }
  return best;
}

function rolesOf(lines: readonly Line[]): readonly HeadRole[] {
  return readHeadBlock(lines, true).roles;
}

function wordsOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join("");
}

function openLines(item: Item, side: Side): Line[] {
  return (side === "top" ? item.before : item.after).filter(isOpen).map((one) => one.line);
}

/** The items with the lines in their new place, below the body; the roles of both blocks are read anew, or are `as`. */
function moved(
  items: readonly Item[],
  { at, side, from, to: end }: Move,
  to: number,
  as: readonly HeadRole[] | null,
): readonly Item[] {
  const here = items[at] as Item;
  const there = items[to] as Item;
  const small = side === "top" ? here.before : here.after;
  const taken: Small[] = [];
  const left: Small[] = [];
  let open = 0;
  for (const one of small) {
    const takes = isOpen(one) && open >= from && open < end;
    if (isOpen(one)) open += 1;
    (takes ? taken : left).push(one);
  }
  const roles = rolesOf(left.filter(isOpen).map((one) => one.line));
  const out = [...items];
  out[at] =
    side === "top" ? { ...here, before: left, topRoles: roles } : { ...here, after: left, footRoles: roles };
  out[to] = {
    ...there,
    after: [...there.after, ...taken],
    footRoles: [...there.footRoles, ...(as ?? rolesOf(taken.map((one) => one.line)))],
  };
  return out;
}
