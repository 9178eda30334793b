import { charSet, HOLDS, inHalves, isAmong } from "./chars.js";
import { BEGINS, type Facts, TIMED } from "./line-facts.js";
import { CROSSHEAD } from "./loose-steps.js";
import { boxLabel, bulletLength } from "./marks.js";
import { INDENT } from "./measure.js";
import type { PageLines } from "./page-lines.js";

/** What tells display type from running text by the lines round about: heads behind a bullet, torn headlines and decks, boxes. */

export const ASKS = /[？?]$/u;

/** `■从头说起`: what a bullet stands in front of breaks off long before the column's end, so it opens no brief but is a head by itself. */
export function isBulletHead(page: PageLines, i: number): boolean {
  const { line, ends, pauses } = page.facts[i] as Facts;
  if ((line.holds & HOLDS.bullet) === 0 || ends || pauses || line.stop >= 0 || line.commas > 1) return false;
  // What was quoted goes on in the next line.
  if (line.open > 0) return false;
  // A brief's lead is set off from its text by a space.
  const bullet = bulletLength(line.text);
  if (bullet === 0 || ((line.holds & HOLDS.space) !== 0 && inHalves(line.text.slice(bullet)))) return false;
  const next = page.facts[i + 1];
  if (next === undefined) return false;
  // `■有话直说`, and below it who speaks.
  if (next.mark !== null) return next.mark.kind === "name" || next.mark.kind === "byline";
  if (page.measures.loose[i] === 1) return line.width <= CROSSHEAD && next.line.width > 2 * CROSSHEAD;
  if (line.commas > 0) return endsBeforeFirst(page, i);
  // A deck below it: it is the standing head of that headline block.
  if (isDashed(next) || isDashed(page.facts[i + 2])) return true;
  const measure = page.asFirst[i] ?? 0;
  // Below a brief's first line stands a further one, which tells the measure.
  if (measure === 0) return line.width <= CROSSHEAD;
  // Nor does a line wider than the column below belong to it.
  return line.width < SHORT_HEAD * measure || line.width - line.squeeze > measure;
}

/** The line has room for the next one's first character, and that is as wide as a paragraph's first: it opens a text of its own. */
function endsBeforeFirst(page: PageLines, i: number): boolean {
  const { line } = page.facts[i] as Facts;
  const next = page.facts[i + 1] as Facts;
  const full = (page.asFirst[i] ?? 0) - INDENT;
  return full - line.width - next.unit >= 0 && Math.abs(next.line.width - full) <= 2;
}

/** `——…`: a deck. */
export function isDashed(fact: Facts | undefined): boolean {
  return fact !== undefined && /^[—－]{2}/u.test(fact.line.text);
}

/** How much of its measure no brief's first line leaves empty. */
const SHORT_HEAD = 0.7;

/** Half cells: a line as wide as this, by a third wider than what stands below the next one, is no column's. */
const WIDE = 44;

/** Line i asks, below a line without a pause at its end that is wider than the text below line i. */
export function isAskedBelow({ facts }: PageLines, i: number): boolean {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const next = facts[i + 1];
  if (a.line.width < WIDE || a.ends || a.pauses || next === undefined || !ASKS.test(b.line.text))
    return false;
  return next.mark !== null || next.line.width * 1.33 < a.line.width;
}

/** Below a box's label line i is the box's text: running text follows, or line i has the width of a paragraph's first line. */
export function isBoxed({ facts, indents }: PageLines, i: number): boolean {
  if ((facts[i + 1]?.display ?? 0) < 0) return true;
  // A note of the editors may have a headline, a summary has none.
  if (boxLabel(facts[i - 1]?.line.text ?? "") !== "summary") return false;
  // Right below a headline the label can only stand above its box.
  return (indents[i] ?? 0) > 0 || (facts[i - 2]?.display ?? 1) > 0;
}

/** `…，` and a line set tight below it, both short: the halves of one headline. */
export function tornHeadline(a: Facts, b: Facts): boolean {
  if (a.line.width > HALF || b.line.width > HALF || b.line.gap > 0 || !a.line.text.endsWith("，"))
    return false;
  return !b.ends || ASKS.test(b.line.text);
}

/** The same of a deck, whose lines are longer: where lines stand apart these do not, and a story begins right below. */
export function isTornDeck({ facts, spacious }: PageLines, i: number): boolean {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const next = facts[i + 1];
  if (b.line.gap > 0 || spacious[i] !== 1 || a.line.gap === 0 || b.line.stop >= 0 || b.pauses) return false;
  if (a.line.width > DECK || b.line.width > DECK || !/[，,]$/u.test(a.line.text)) return false;
  return next === undefined || next.mark !== null || next.opens > BEGINS;
}

/** The same, or a title or a quotation that begins in the one and ends in the other, where all lines stand apart: what is above has ended, and a story begins right below. */
export function isTornApart({ facts }: PageLines, i: number): boolean {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const above = facts[i - 2];
  const next = facts[i + 1];
  const torn = a.line.text.endsWith("，") || (a.line.open > 0 && a.line.open + b.line.open === 0);
  if (b.line.stop >= 0 || b.ends || b.pauses || !torn || a.line.stop >= 0) return false;
  if (a.line.width > LONGEST_PART || b.line.width > LONGEST_PART) return false;
  const ended = above === undefined || above.ends || above.closed || above.mark !== null;
  return ended && next !== undefined && (next.mark?.kind === "byline" || next.opens >= TIMED);
}

/** Half cells: no longer is a part of a headline that stands apart. */
const LONGEST_PART = 36;

/** Half cells: no line of a deck is longer. */
const DECK = 48;

/** Half cells: no longer is half a headline. */
const HALF = 22;

/** `…近日对1.2` and below it `万家企业…`: what was counted stands on the next line. */
export function isTornFigure({ wordEnd, line: a }: Facts, { line: b }: Facts): boolean {
  return wordEnd && isAmong(COUNTED, b.text, 0) && /\d$/u.test(a.text);
}

const COUNTED = charSet(
  "万萬亿億千百余餘多个個名元年月日时時分秒米吨噸岁歲家人件次项項位条條台臺倍度户戶亩畝座所套辆輛艘架张張公平",
);
