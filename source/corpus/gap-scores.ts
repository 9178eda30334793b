import type { MarkBlock, TextBlock } from "./blocks.js";
import { footOptions, type HeadOption, topOptions } from "./head-options.js";
import { closes, type Gap, isCredit, isOpen, type Layout, type Small } from "./layout.js";
import { opensRanked } from "./lists.js";
import { isReader, opensCase, opensLetter } from "./salutation.js";
import { CROSSINGS, NAMES, WEIGHTS } from "./weights.js";

/** State of the article that is open: has it a headline above, signers, a kicker that waits for its headline. */
const HEADED = 1;
const SIGNED = 2;
const TORN = 4;
/** A standing head above the body, whose headline stands below it. */
export const LABELLED = 8;
export const STATES = 16;

/** An article ends above a cut: what stands between its text and the cut, weighed without its state. */
export interface Above {
  readonly score: number;
  /** The ways to read the lines of display type and the bare names there. */
  readonly options: readonly HeadOption[];
  /** Bylines there, and what the first of them weighs for an article that has none yet. */
  readonly signers: number;
  readonly firstSigner: number;
  /** A picture: its credit is its signature. */
  readonly photo: boolean;
  readonly headless: number;
  /** How far the page's habit, headlines above or below, speaks for this article: 0 not at all, 1 fully. */
  readonly habit: number;
}

/** An article begins below a cut. */
export interface Below {
  readonly options: readonly { readonly option: HeadOption; readonly score: number; readonly next: number }[];
  readonly habit: number;
}

/** Weighs what stands in gap `k` before place `cut` as the foot of the article that ends with the text above. */
export function readAbove(page: Layout, k: number, cut: number): Above {
  const photo = page.photo[k - 1] === true;
  const text = page.texts[k - 1] as TextBlock;
  const { small, headsBefore } = page.gaps[k] as Gap;
  let score = 0;
  let signers = 0;
  let firstSigner = 0;
  for (let i = 0; i < cut; i += 1) {
    const one = small[i] as Small;
    if (one.type === "display" || isOpen(one)) continue;
    const heads = headsBefore[i] ?? 0;
    if (one.mark.kind === "byline" || one.mark.kind === "name") {
      if (signers === 0) firstSigner = signsBelow(one, i, heads, photo, page.signing);
      signers += 1;
    } else score += markBelow(one, i, heads);
  }
  return {
    score,
    options: footOptions(page, k, headsBefore[cut] ?? 0, photo),
    signers,
    firstSigner,
    photo,
    headless: headless(text, photo),
    habit: habitOf(text, photo),
  };
}

/** What the foot of an article weighs read as `option`, knowing whether it has a headline and signers above. */
function scoreFoot(above: Above, option: HeadOption, state: number, side: number): number {
  let score = above.score + option.score;
  const owned = above.photo || (state & SIGNED) !== 0;
  if (above.signers > 0)
    score += ((state & SIGNED) !== 0 ? WEIGHTS.signedTwice : above.firstSigner) - 4 * (above.signers - 1);
  if (option.signed > 0 && (owned || above.signers > 0)) score += WEIGHTS.signedTwice;
  if ((state & LABELLED) !== 0 && option.roles.includes("column")) score += WEIGHTS.labelledTwice;
  const torn = (state & TORN) !== 0;
  const headed = (state & HEADED) !== 0;
  if (option.headed)
    return score - side * above.habit + (torn ? WEIGHTS.tornHead : headed ? WEIGHTS.twoHeads : 0);
  return score + (torn ? WEIGHTS.tornLost + above.headless : headed ? 0 : above.headless);
}

/** What the foot weighs for an article in this state, read as is best for it. */
export function footScore(above: Above, state: number, side: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const option of above.options) best = Math.max(best, scoreFoot(above, option, state, side));
  return best;
}

/** The option by which it does. */
export function bestFoot(above: Above, state: number, side: number): HeadOption {
  const best = footScore(above, state, side);
  const found = above.options.find((option) => scoreFoot(above, option, state, side) === best);
  return found ?? (above.options[0] as HeadOption);
}

/** A picture's title stands on either side of its caption, whatever the page does; a brief has none below it. */
function habitOf(text: TextBlock, photo: boolean): number {
  return photo ? WEIGHTS.habitPhoto : text.bullet > 0 ? 0 : text.opensTable ? WEIGHTS.habitTable : 1;
}

/** A byline below a body: good in brackets and for a bare name, odd for `本报记者 …`, which opens the next story. */
function signsBelow(one: MarkBlock, place: number, heads: number, photo: boolean, signing: boolean): number {
  if (closes(one) || isReader(one.line.text)) return place === 0 ? 2.5 : 1.5;
  if (one.mark.kind === "name" || /^[□■]/u.test(one.line.text))
    return heads > 0 ? 0 : place === 0 ? 1.5 : 0.5;
  return heads > 0 ? (signing ? WEIGHTS.signingFoot : -1.5) : photo ? -1 : -1.2;
}

function markBelow(one: MarkBlock, place: number, heads: number): number {
  switch (one.mark.kind) {
    case "furniture":
      return 0;
    case "credit":
      return place === 0 ? 1 : heads > 0 ? -1 : -0.5;
    case "note":
      return UNITS.test(one.line.text) ? -3 : 0.3;
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
  const owned = text.head?.signature != null;
  const { small, headsBefore } = page.gaps[k] as Gap;
  let score = text.size < 30 && !photo && text.bullet === 0 ? -2 : 0;
  let signers = 0;
  let fixed = owned;
  for (let i = cut; i < small.length; i += 1) {
    const one = small[i] as Small;
    if (one.type === "display" || isOpen(one)) {
      if (signers > 0) score -= 2.5;
    } else if (one.mark.kind === "byline" || one.mark.kind === "name") {
      if (owned && signers === 0) score += WEIGHTS.signedTwice;
      if (signers > 1) score -= 0.5;
      // `□甲` and `本报记者 乙`: the essay above is signed, and the story below.
      if (signers > 0 && isSquared(small[i - 1]) && !isSquared(one)) score += WEIGHTS.signedTwice;
      if (!closes(one)) signers += 1;
      fixed = true;
      score += page.signing && one.mark.kind === "byline" ? 0 : signsAbove(one, photo);
    } else {
      if (one.mark.signature?.both === true) fixed = true;
      score += one.mark.kind === "note" && (text.verse || text.opensTable) ? 0.6 : markAbove(one);
    }
  }
  const brief = text.bullet > 0;
  const lead = page.leads[k] === true;
  const measured =
    (text.verse || text.opensTable) &&
    small.slice(cut).some((one) => one.type === "mark" && UNITS.test(one.line.text));
  const sure = isBeginning(text, photo) || measured || (signers > 0 && !page.signing);
  // Four characters above a table may be a standing head, whose headline stands below it.
  const titled =
    text.opensTable &&
    small.slice(cut).some((one) => one.type === "display" && one.line.letters > LONGEST_LABEL);
  const options = topOptions(page, k, headsBefore[cut] ?? 0, { photo, brief, lead, top: k === 0 });
  return {
    options: options.map((option) => {
      const twice = option.signed > 0 && fixed ? WEIGHTS.signedTwice : 0;
      return {
        option,
        score:
          score +
          option.score +
          begins(sure, option, k === 0) +
          twice +
          (titled && option.headed ? WEIGHTS.tableTitle : 0),
        next: nextState(option, fixed),
      };
    }),
    habit: habitOf(text, photo),
  };
}

/** The state of an article that begins so; `signed` by what stands there beside its headline block. */
function nextState(option: HeadOption, signed: boolean): number {
  const label = !option.headed && option.roles[0] === "column" ? LABELLED : 0;
  const sign = signed || option.signed > 0 ? SIGNED : 0;
  return label | sign | (option.headed ? HEADED : 0) | (option.torn ? TORN : 0);
}

/** Letters. */
const LONGEST_LABEL = 4;

/** `（单位：万元）` stands between a table and its headline. */
const UNITS = /^[（(]?(?:单位|單位)[：:]/u;

/** `□甲`: who wrote an essay, by the square alone. */
function isSquared(one: Small | undefined): boolean {
  return one?.type === "mark" && one.mark.signature?.named === false && /^[□■]/u.test(one.line.text);
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

/** The text itself says that an article begins with it. */
function isBeginning(text: TextBlock, photo: boolean): boolean {
  return (
    photo ||
    text.head !== null ||
    text.bullet > 0 ||
    text.jumpFrom !== null ||
    text.tail.kind === "dateline" ||
    text.opensTable ||
    opensLetter(text.paragraphs[0]?.text ?? "") ||
    opensCase(text.paragraphs[0]?.text ?? "")
  );
}

/** What a beginning weighs: all of it where it is sure, more or less of it where only a name or a standing head says so. */
function begins(sure: boolean, option: HeadOption, first: boolean): number {
  if (sure) return WEIGHTS.begins;
  if (first) return 0;
  const labelled = option.labelled ? WEIGHTS.labelled : 0;
  const signed = Math.max(option.signed, labelled);
  return WEIGHTS.unmarked + signed * (WEIGHTS.begins - WEIGHTS.unmarked);
}

/** Two articles meet at this cut of gap k: what the text above ended with, and how far apart they stand. */
export function readBoundary(page: Layout, k: number, cut: number): number {
  const gap = page.gaps[k]?.small ?? [];
  const above = page.texts[k - 1] as TextBlock;
  const photo = page.photo[k - 1] === true;
  let score = 0;
  if (photo && cut === 0 && isCredit(gap[0]) && !headsStory(page, k)) score -= 12;
  if (above.tail.jump !== null || photo) score += WEIGHTS.ended;
  else if (above.tail.kind === "name" || above.tail.kind === "note") score += WEIGHTS.closed;
  for (let i = 0; i < cut; i += 1) {
    const one = gap[i] as Small;
    if (one.type !== "mark") continue;
    if (one.mark.kind === "byline") score -= (page.signing ? 1 : WEIGHTS.signedFoot) * WEIGHTS.unmarked;
    else if (one.mark.kind === "note" && /^[（(【]/u.test(one.line.text)) score += 0.5 * WEIGHTS.closed;
  }
  const before = gap[cut - 1];
  const after = gap[cut];
  if (before?.type === "display" && after?.type === "display" && !opensWithName(page, k, cut)) {
    if (!photo && !isLabel(page, k, cut)) score += WEIGHTS.parted;
    if (after.line.gap === 0 && gap.some((one) => one.line.gap > 0)) score -= 2.5;
  }
  // A trade's name stands above its winners, whatever stands above it; so does the head of a part of a table.
  if (cut === gap.length && before?.type === "display" && (before.tabular || opensRanked(page.texts[k])))
    score -= CROSSINGS.listEnds;
  const edge = cut < gap.length ? gap[cut]?.line : page.texts[k]?.paragraphs[0]?.lines[0];
  if ((edge?.gap ?? 0) >= 3) score += 1;
  return score;
}

/** `某某 文/图` alone between a caption and a story: who wrote the story took its pictures, too. */
function headsStory(page: Layout, k: number): boolean {
  const [only, another] = page.gaps[k]?.small ?? [];
  return (
    only?.type === "mark" &&
    another === undefined &&
    only.mark.signature?.both === true &&
    page.photo[k] !== true &&
    page.texts[k - 1]?.shown === true
  );
}

/** All that stands behind the cut is a bare name: it signs the story below, however near an extractor leaves it to the headline above. */
function opensWithName(page: Layout, k: number, cut: number): boolean {
  const { small, heads, headsBefore } = page.gaps[k] as Gap;
  return cut === small.length - 1 && (heads.looks[headsBefore[cut] ?? 0] ?? 0) >= NAMES.sure;
}

/** The line behind the cut may be a standing head, with which another block begins. */
function isLabel(page: Layout, k: number, cut: number): boolean {
  const { heads, headsBefore } = page.gaps[k] as Gap;
  return heads.labelScore(headsBefore[cut] ?? 0) >= 0;
}
