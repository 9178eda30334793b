import type { MarkBlock, TextBlock } from "./blocks.js";
import { ABOVE, BELOW } from "./gap-words.js";
import { type HeadReading, type HeadRole, isPenName } from "./head-block.js";
import type { HeadLines } from "./head-lines.js";
import { type Gap, isCredit, type Layout, type Small } from "./layout.js";
import type { Line } from "./lines.js";
import { speaksOf } from "./relation.js";
import { WEIGHTS } from "./weights.js";

/** State of the article that is open: has it a headline above, signers, a kicker that waits for its headline. */
export const HEADED = 1;
export const SIGNED = 2;
export const TORN = 4;
export const STATES = 8;

/** An article ends above a cut: what stands between its text and the cut, weighed without its state. */
export interface Above {
  readonly score: number;
  /** Lines of display type there: a headline block below its body. */
  readonly heads: number;
  /** Bylines there, and what the first of them weighs for an article that has none yet. */
  readonly signers: number;
  readonly firstSigner: number;
  /** Nothing but one name by its look alone: for an article that is signed already, its headline. */
  readonly onlyName: boolean;
  /** A picture: its credit is its signature. */
  readonly photo: boolean;
  readonly headless: number;
  /** How far the page's habit, headlines above or below, speaks for this article: 0 not at all, 1 fully. */
  readonly habit: number;
  /** How the lines of display type were read; none where they were not read as a headline block. */
  readonly roles: readonly HeadRole[];
}

/** An article begins below a cut. `next` is its state. */
export interface Below {
  readonly score: number;
  readonly heads: number;
  readonly next: number;
  readonly habit: number;
  readonly roles: readonly HeadRole[];
  /** Another reading of the display type, on pages with headlines below (see otherHead). */
  readonly other: { readonly score: number; readonly next: number } | null;
}

/** A name in brackets, or with its place or office, belongs to what stands above it. */
function closes(mark: MarkBlock): boolean {
  return mark.mark.closes === true;
}

/** A name by its look alone. */
function isPlainName(one: MarkBlock): boolean {
  return one.mark.kind === "name" && !closes(one);
}

/** The names by their look alone among what stands in a gap: one of them may be a short headline. */
export function plainNames(small: readonly Small[]): MarkBlock[] {
  return small.flatMap((one) => (one.type === "mark" && isPlainName(one) ? [one] : []));
}

const NO_ROLES: readonly HeadRole[] = [];

/** Weighs what stands in gap `k` before place `cut` as the foot of the article that ends with the text above. */
export function readAbove(page: Layout, k: number, cut: number): Above {
  const photo = page.photo[k - 1] === true;
  const text = page.texts[k - 1] as TextBlock;
  const { small, heads, headsBefore } = page.gaps[k] as Gap;
  const count = headsBefore[cut] ?? 0;
  let score = 0;
  let signers = 0;
  let firstSigner = 0;
  let plain = 0;
  for (let i = 0; i < cut; i += 1) {
    const one = small[i] as Small;
    if (one.type === "display") continue;
    const above = headsBefore[i] ?? 0;
    if (one.mark.kind === "byline" || one.mark.kind === "name") {
      if (signers === 0) firstSigner = signsBelow(one, i, above, photo);
      signers += 1;
      if (isPlainName(one)) plain += 1;
    } else score += markBelow(one, i, above);
  }
  let roles = NO_ROLES;
  if (count > 0) {
    const reading = heads.read(0, count, true);
    roles = reading.roles;
    if (photo) score -= tooMuch(reading);
    score += reading.score + WEIGHTS.words * speaksOf(page, k, 0, count, roles, ABOVE);
  }
  const onlyName = count === 0 && plain === 1 && signers === 1;
  return {
    score,
    heads: count,
    roles,
    signers,
    firstSigner,
    onlyName,
    photo,
    headless: headless(text, photo),
    habit: habitOf(text, photo),
  };
}

/** A picture's title stands on either side of its caption, whatever the page does; a brief has none below it. */
function habitOf(text: TextBlock, photo: boolean): number {
  return photo ? WEIGHTS.habitPhoto : text.bullet > 0 ? 0 : 1;
}

/** A byline below a body: good in brackets and for a bare name, odd for `本报记者 …`, which opens the next story. */
function signsBelow(one: MarkBlock, place: number, heads: number, photo: boolean): number {
  if (closes(one)) return place === 0 ? 2.5 : 1.5;
  if (one.mark.kind === "name") return heads > 0 ? 0 : place === 0 ? 1.5 : 0.5;
  return heads > 0 ? -1.5 : photo ? -1 : -1.2;
}

function markBelow(one: MarkBlock, place: number, heads: number): number {
  switch (one.mark.kind) {
    case "furniture":
      return 0;
    case "credit":
      return place === 0 ? 1 : heads > 0 ? -1 : -0.5;
    case "note":
      return 0.3;
    case "jumpOn":
      return place === 0 ? 2 : -1;
    default:
      return -3;
  }
}

function headless(text: TextBlock, photo: boolean): number {
  if (photo) return WEIGHTS.headlessPhoto;
  if (text.bullet > 0) return WEIGHTS.headlessBrief;
  return text.jumpFrom === null ? WEIGHTS.headless : WEIGHTS.headlessContinuation;
}

/** Weighs what stands in gap `k` from place `cut` on as the head of the article that begins with the text below. */
export function readBelow(page: Layout, k: number, cut: number): Below {
  const text = page.texts[k] as TextBlock;
  const photo = page.photo[k] === true;
  const habit = habitOf(text, photo);
  const { small, heads, headsBefore } = page.gaps[k] as Gap;
  const from = headsBefore[cut] ?? 0;
  const to = heads.lines.length;
  let next = text.head?.signature != null ? SIGNED : 0;
  let score = text.size < 30 && !photo && text.bullet === 0 ? -2 : 0;
  let signers = 0;
  let plain = 0;
  for (let i = cut; i < small.length; i += 1) {
    const one = small[i] as Small;
    if (one.type === "display") {
      if (signers > 0) score -= 2.5;
    } else if (one.mark.kind === "byline" || one.mark.kind === "name") {
      if ((next & SIGNED) !== 0 && signers === 0) score -= 4;
      if (signers > 1) score -= 0.5;
      if (!closes(one)) signers += 1;
      if (isPlainName(one)) plain += 1;
      next |= SIGNED;
      score += signsAbove(one, photo);
    } else score += one.mark.kind === "note" && text.verse ? 0.6 : markAbove(one);
  }
  score += beginning(text, photo, signers > 0, k === 0);
  const count = to - from;
  if (count === 0) {
    const named = plain === 2 && signers === 2;
    if (!named) return { score, heads: 0, next, habit, roles: NO_ROLES, other: null };
    return { score: score + 1, heads: 1, next: next | HEADED, habit, roles: NO_ROLES, other: null };
  }
  if (text.bullet > 0 && count === 1 && heads.closesBlock(from)) {
    return { score: score + 1.8, heads: 1, next: next | HEADED, habit, roles: NO_ROLES, other: null };
  }
  const lone = count === 1 && signers === 0 && next === 0 && text.bullet === 0;
  const reading = heads.read(from, to, false);
  const { roles } = reading;
  const bare = score;
  if (photo) score -= tooMuch(reading);
  score += reading.score + WEIGHTS.words * speaksOf(page, k, from, to, roles, BELOW);
  const torn = /[—－]$/u.test(heads.lines[to - 1]?.text ?? "") ? TORN : 0;
  const other = photo ? null : otherHead(heads, from, bare, next, lone, k === 0);
  return { score, heads: count, next: next | HEADED | torn, habit, roles, other };
}

/**
 * What stands above a body on a page that sets its headlines below: a pen name, a package's standing head and
 * headline, or at the page's top a kicker that lost its headline.
 */
function otherHead(
  heads: HeadLines,
  from: number,
  bare: number,
  next: number,
  lone: boolean,
  top: boolean,
): { score: number; next: number } | null {
  const first = heads.lines[from] as Line;
  const count = heads.lines.length - from;
  if (lone && isPenName(first.text)) return { score: bare + 0.4, next: SIGNED };
  if (count === 2 && heads.labelScore(from) >= 0) return { score: bare + 0.2, next };
  if (top && count === 1 && first.width >= KICKER) return { score: bare - 0.5, next: next | TORN };
  return null;
}

/** Half cells: a line as long as this at the page's top may be a kicker. */
const KICKER = 28;

/** A picture's title has no kicker, no deck and no standing head under it. */
function tooMuch(reading: HeadReading): number {
  let more = 0;
  for (const role of reading.roles) if (role === "kicker" || role === "deck") more += 1;
  return 1.2 * (more + (reading.roles[reading.roles.length - 1] === "column" ? 1 : 0));
}

function signsAbove(one: MarkBlock, photo: boolean): number {
  if (photo) return -2;
  if (one.mark.kind === "byline") return 2;
  return closes(one) ? (one.mark.score >= 4 ? -2 : 0.3) : 0.8;
}

function markAbove(one: MarkBlock): number {
  switch (one.mark.kind) {
    case "credit":
      return one.mark.signature?.both === true ? 1 : -2.5;
    case "note":
      return -1.5;
    case "jumpOn":
      return -6;
    case "diary":
      return 0.5;
    default:
      return 0;
  }
}

function beginning(text: TextBlock, photo: boolean, signed: boolean, first: boolean): number {
  const begins =
    signed ||
    photo ||
    text.head !== null ||
    text.bullet > 0 ||
    text.jumpFrom !== null ||
    text.tail.kind === "dateline";
  return begins ? WEIGHTS.begins : first ? 0 : WEIGHTS.unmarked;
}

/** Two articles meet at this cut of gap k: what the text above ended with, and how far apart they stand. */
export function readBoundary(page: Layout, k: number, cut: number): number {
  const gap = page.gaps[k]?.small ?? [];
  const above = page.texts[k - 1] as TextBlock;
  const photo = page.photo[k - 1] === true;
  let score = 0;
  if (photo && cut === 0 && isCredit(gap[0])) score -= 12;
  if (above.tail.jump !== null || photo) score += WEIGHTS.ended;
  else if (above.tail.kind === "name") score += 2;
  const tight = gap[cut - 1]?.type === "display" && gap[cut]?.type === "display" && gap[cut]?.line.gap === 0;
  if (tight && gap.some((one) => one.line.gap > 0)) score -= 2.5;
  const edge = cut < gap.length ? gap[cut]?.line : page.texts[k]?.paragraphs[0]?.lines[0];
  if ((edge?.gap ?? 0) >= 3) score += 1;
  return score;
}
