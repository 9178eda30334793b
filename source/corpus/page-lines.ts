import { OPENER, traitsAt } from "./chars.js";
import type { Facts } from "./line-facts.js";
import { INDENT, type Measures } from "./measure.js";
import { bytes, floats, scratch } from "./scratch.js";
import { findTornCredits } from "./torn-credits.js";

/** What the steps ask of the page's lines, worked out once for each line. */
export interface PageLines {
  readonly facts: readonly Facts[];
  readonly measures: Measures;
  /** The measure a line stands in, read as a paragraph's first line, and as anything else. */
  readonly asFirst: Float64Array;
  readonly asOther: Float64Array;
  /** How well each line's width is that of a paragraph's first line. */
  readonly indents: Float64Array;
  /** 1 where the lines round about stand apart by empty lines, as a text layer's column lines do. */
  readonly spacious: Uint8Array;
  /** 1 where a line ends a credit that the line above begins. */
  readonly torn: Uint8Array;
}

const asFirstOf = scratch(floats);
const asOtherOf = scratch(floats);
const indentsOf = scratch(floats);
const spaciousOf = scratch(bytes);

/** The page's lines with the measures that each may stand in, good until the next page's. */
export function pageLines(facts: readonly Facts[], measures: Measures): PageLines {
  const asFirst = asFirstOf(facts.length);
  const asOther = asOtherOf(facts.length);
  const indents = indentsOf(facts.length);
  for (let i = 0; i < facts.length; i += 1) {
    const measure = measureOfFirst(facts, measures, i);
    asFirst[i] = measure;
    asOther[i] = measureOfOther(facts, measures, i);
    if (measures.loose[i] === 0) indents[i] = indentScore(facts[i] as Facts, measure);
  }
  const torn = findTornCredits(facts);
  closeTorn(facts, torn);
  return { facts, measures, asFirst, asOther, indents, spacious: findSpacious(facts), torn };
}

/** Behind the last line of a torn credit nothing of the caption follows, as behind a whole one. */
function closeTorn(facts: readonly Facts[], torn: Uint8Array): void {
  for (let i = 1; i < facts.length; i += 1) {
    if (torn[i] !== 1 || (i + 1 < facts.length && torn[i + 1] === 1)) continue;
    const fact = facts[i] as Facts;
    fact.closed = true;
    fact.leave = 0;
  }
}

/** Half cells by which a line's punctuation is squeezed as a matter of course (of the shipped pages' lines 29 of 100 by 2, 4 by more), and what each further one weighs. */
const SQUEEZES = 2;
const SQUEEZED = 1;
/** What opens a quotation stands half in the indent. */
const OPENER_SQUEEZE = 2;

/** How well the line's width is that of a paragraph's first line: two ideographs less than the measure. */
function indentScore(fact: Facts, measure: number): number {
  if (measure === 0) return 0;
  const over = fact.least - (measure - INDENT);
  if (over > 0.5) return -Math.min(5, 1.2 * over);
  const beyond = fact.line.width - (measure - INDENT);
  if (beyond < -1.5) return 0;
  if (beyond <= SQUEEZES) return 1;
  const quoted = (traitsAt(fact.line.text, 0) & OPENER) !== 0 ? OPENER_SQUEEZE : 0;
  return 1 - SQUEEZED * Math.max(0, beyond - SQUEEZES - quoted);
}

/** The measure of what stands before the line or after it, whichever is nearer to a first line's width and its indent. */
function measureOfFirst(facts: readonly Facts[], measures: Measures, i: number): number {
  if (i + 1 >= facts.length) return measureOfOther(facts, measures, i);
  const width = (facts[i] as Facts).line.width + INDENT;
  const before = i > 0 && (facts[i - 1] as Facts).mark === null ? (measures.back[i - 1] ?? 0) : 0;
  const next = measures.ahead[i + 1] ?? 0;
  const best = before === 0 || Math.abs(width - next) <= Math.abs(width - before) ? next : before;
  if (width <= best + 2 || facts[i + 1]?.ends !== true) return best;
  const after = facts[i + 2];
  const short = after === undefined || (after.mark !== null && after.mark.score >= 4);
  const ahead = measures.ahead[i] ?? 0;
  return short && Math.abs(width - ahead) <= 1 ? ahead : best;
}

/** The measure the line stands in: that of the lines before it if it fits, else that of the lines after it. */
function measureOfOther(facts: readonly Facts[], measures: Measures, i: number): number {
  const back = measures.back[i] ?? 0;
  const ahead = measures.ahead[i] ?? 0;
  const fact = facts[i] as Facts;
  const { width } = fact.line;
  if (ahead === back || Math.abs(width - back) <= 2) return back;
  const next = facts[i + 1];
  const narrower = ahead > width && ahead - width <= NEARER * (back - width) && (next?.display ?? 1) < 0;
  const fits = fact.least <= ahead + 0.5 && (width >= ahead - 2 || narrower);
  if (fits && next !== undefined && next.least <= ahead + 0.5 && next.line.width >= ahead - 2) return ahead;
  return width > back ? Math.max(back, ahead) : back;
}

/** A line is one of the narrower column below where it lacks this much less of that measure than of the one above. */
const NEARER = 0.25;

/** Lines looked at on either side. */
const NEAR = 6;

function findSpacious(facts: readonly Facts[]): Uint8Array {
  const n = facts.length;
  const spacious = spaciousOf(n);
  const isApart = (i: number) => ((facts[i] as Facts).line.gap > 0 ? 1 : 0);
  let apart = 0;
  for (let i = 1; i < Math.min(n, NEAR); i += 1) apart += isApart(i);
  for (let i = 0; i < n; i += 1) {
    if (i + NEAR < n) apart += i + NEAR > 0 ? isApart(i + NEAR) : 0;
    if (i - NEAR > 1) apart -= isApart(i - NEAR - 1);
    const looked = Math.min(n, i + NEAR + 1) - Math.max(1, i - NEAR);
    spacious[i] = apart * 2 > looked ? 1 : 0;
  }
  return spacious;
}
