import { isOpener } from "./chars.js";
import type { Facts } from "./line-facts.js";
import { boxLabel } from "./marks.js";
import { INDENT, type Measures } from "./measure.js";

/** The four ways to read a line, as states of the search; see Label in segment.ts. */
export const FIRST = 0;
export const MORE = 1;
export const DISPLAY = 2;
export const MARK = 3;
export const NEVER = -1e6;

/** How well line i reads as state `s` by its own look. */
export function emission(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
  const fact = facts[i] as Facts;
  if (s === MARK) return fact.mark === null ? NEVER : fact.mark.score;
  if (s === DISPLAY) return fact.display - fact.opens;
  if (s === MORE) return -fact.opens - (fact.row ? 2 : 0);
  const indent = indentScore(facts, measures, i);
  return fact.opens + (fact.opens > 2 ? Math.max(-1, indent) : indent) - (fact.row ? 2 : 0);
}

/** How well the line's width is that of a paragraph's first line: two ideographs less than the measure. */
function indentScore(facts: readonly Facts[], measures: Measures, i: number): number {
  if (measures.loose[i] === 1) return 0;
  const fact = facts[i] as Facts;
  const measure = measureAt(facts, measures, i, FIRST);
  if (measure === 0) return 0;
  const over = fact.least - (measure - INDENT);
  if (over > 0.5) return -Math.min(5, 1.2 * over);
  return fact.line.width >= measure - INDENT - 1.5 ? 1 : 0;
}

/** The measure the line stands in: that of the lines before it if it fits, else that of the lines after it. */
export function measureAt(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
  const back = measures.back[i] ?? 0;
  const ahead = measures.ahead[i] ?? 0;
  if (s === FIRST && i + 1 < facts.length) {
    const width = (facts[i] as Facts).line.width + INDENT;
    const before = i > 0 && (facts[i - 1] as Facts).mark === null ? (measures.back[i - 1] ?? 0) : 0;
    const next = measures.ahead[i + 1] ?? 0;
    const best = before === 0 || Math.abs(width - next) <= Math.abs(width - before) ? next : before;
    const after = facts[i + 2];
    const short = after === undefined || (after.mark !== null && after.mark.score >= 4);
    if (short && facts[i + 1]?.ends === true && width > best + 2 && Math.abs(width - ahead) <= 1)
      return ahead;
    return best;
  }
  const line = (facts[i] as Facts).line;
  if (ahead === back || Math.abs(line.width - back) <= 2) return back;
  const next = facts[i + 1]?.line;
  const fits = line.width - line.squeeze <= ahead + 0.5 && line.width >= ahead - 2;
  if (fits && next !== undefined && next.width - next.squeeze <= ahead + 0.5 && next.width >= ahead - 2)
    return ahead;
  return line.width > back ? Math.max(back, ahead) : back;
}

/** How well line i reads as `s` after line i - 1 read as `p`. */
export function transition(
  facts: readonly Facts[],
  measures: Measures,
  i: number,
  p: number,
  s: number,
): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  if (p === FIRST || p === MORE) {
    const torn = b.mark?.kind === "credit" && !a.ends && TORN_CREDIT.test(a.line.text);
    if (torn && s !== FIRST) return s === MORE ? 4 : -10;
    if (s === MORE) return goesOn(facts, measures, i, p) + (afterSpeech(a, b) ? 2 : 0);
    if (s === FIRST) {
      return (
        a.leave -
        (afterSpeech(a, b) ? 2 : 0) +
        (roomAfter(facts, measures, i, p) > 2 ? 0.5 : 0) +
        leading(facts, i)
      );
    }
    if (s === DISPLAY) return a.leave;
    if (a.closed && isPlainName(b)) return -2.5;
    if (a.ends || a.closed || a.mark?.kind === "furniture") return 0;
    return b.mark?.kind === "furniture"
      ? a.display >= 1 && b.line.gap > 0
        ? -2.5
        : -1
      : roomAfter(facts, measures, i, p) <= 4
        ? -8
        : -4;
  }
  if (s === MORE) return p === MARK && a.mark?.kind === "furniture" ? -4 : -9;
  if (s === MARK && p === DISPLAY && b.mark?.kind === "name" && b.line.gap === 0 && spacious(facts, i))
    return -2.5;
  if (s === MARK && p === MARK && a.mark?.kind === "credit" && isPlainName(b)) return -2.5;
  if (s === DISPLAY && p === MARK && (a.mark?.kind === "name" || a.mark?.kind === "credit")) return 0.4;
  if (p === DISPLAY && s === DISPLAY && tornHeadline(a, b)) return 4.5;
  if (p === DISPLAY && s === DISPLAY && boxLabel(a.line.text) !== null)
    return (facts[i + 1]?.display ?? 0) < 0 ? -4 : 0;
  if (p === DISPLAY && a.dashEnd) return s === DISPLAY ? 0.8 : s === FIRST ? -1.5 : 0;
  if (s !== FIRST) return 0;
  const refund = Math.max(0, -1 - indentScore(facts, measures, i));
  if (p === MARK) return refund + 0.5;
  const close = b.line.gap === 0 && i > 1 && !a.wordEnd && spacious(facts, i);
  return refund + (close ? -2 : 0);
}

/**
 * Where lines are set so tight that the extractor left no empty line between them (captions mostly), an empty
 * line is a paragraph's end, and its absence is none.
 */
function leading(facts: readonly Facts[], i: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const beforeA = facts[i - 2];
  const tight = a.line.gap === 0 && beforeA !== undefined && !beforeA.wordEnd;
  if (tight && b.line.gap > 0) return 1.5;
  if (b.line.gap === 0 && spacious(facts, i) && !a.wordEnd && (tight || (facts[i + 1]?.line.gap ?? 1) === 0))
    return -1.5;
  return 0;
}

/** `…，` and a line set tight below it, both short: the halves of one headline. */
function tornHeadline(a: Facts, b: Facts): boolean {
  return (
    a.line.text.endsWith("，") && b.line.gap === 0 && a.line.width <= HALF && b.line.width <= HALF && !b.ends
  );
}

/** Half cells: no longer is half a headline. */
const HALF = 22;

/** The lines round about stand apart by empty lines, as a text layer's column lines do. */
function spacious(facts: readonly Facts[], i: number): boolean {
  let apart = 0;
  let near = 0;
  for (let k = Math.max(1, i - 6); k < Math.min(facts.length, i + 7); k += 1) {
    if ((facts[k]?.line.gap ?? 0) > 0) apart += 1;
    else near += 1;
  }
  return apart > near;
}

/** A credit that begins in this line, so that only its end stands in the next. */
const TORN_CREDIT =
  /[。！？”](?:[^。]{0,3}[\s（(])[^。]{0,24}(?:[记記]者|通[讯訊][员員]|[发發][（(]|[（(])[^。]{0,8}$/u;

/** A name by its look alone: after a credit it is likelier to be the picture's short title. */
function isPlainName(fact: Facts): boolean {
  return fact.mark?.kind === "name" && fact.mark.closes !== true;
}

/** `…。”` and then the time at which it was said: that opens no paragraph. */
function afterSpeech(a: Facts, b: Facts): boolean {
  return b.opens === 2 && a.speechEnd;
}

/** Room left at the end of line i - 1 for the first unit of line i, in half cells: the line was ended, not full. */
function roomAfter(facts: readonly Facts[], measures: Measures, i: number, p: number): number {
  const a = facts[i - 1] as Facts;
  if (measures.loose[i - 1] === 1) return 0;
  const measure = measureAt(facts, measures, i - 1, p);
  if (a.line.spaced) return Math.max(0, measure * 0.66 - a.line.width);
  return measure - (p === FIRST ? INDENT : 0) - (a.line.width + (facts[i] as Facts).unit);
}

/**
 * OCR: a line is a paragraph, or as much of one as stood in a column. A line that does not end its sentence goes
 * on in the next, unless it is short and plain enough for a crosshead.
 */
function looseGoesOn(a: Facts, b: Facts): number {
  if (a.closed) return -8;
  if (a.ends) return -4;
  if (a.line.width <= CROSSHEAD && CLOSED_HEAD.test(a.line.text)) return -2;
  const opens = b.opens > 0 || isOpener(b.line.text[0] ?? "") ? -1.5 : 0;
  if (a.line.width >= 50 || a.pauses) return 3 + opens;
  const comma = /[，,；;]/u.test(a.line.text) && !/[—：:]$/u.test(a.line.text);
  return (comma ? 2 : 0.4) + opens;
}

/** Half cells: no crosshead is wider. */
const CROSSHEAD = 44;
/** `第一课：…` or a whole line in quotation marks: it asks for nothing behind it. */
const CLOSED_HEAD = /^(?:[^，,：:。]{2,8}[：:][^。]+[^，,、：:；;。]|[“「][^“”「」]+[”」])$/u;

function goesOn(facts: readonly Facts[], measures: Measures, i: number, p: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;

  if (measures.loose[i - 1] === 1 && measures.loose[i] === 1) {
    return looseGoesOn(a, b);
  }
  if (measureAt(facts, measures, i - 1, p) === 0) return a.closed ? -8 : a.pauses ? 1 : a.ends ? -1 : 0.5;
  const room = roomAfter(facts, measures, i, p);
  const plain = p === FIRST && room > 1 ? 1.2 : 2;
  const sense = a.pauses ? 3 : a.ends ? -0.5 : plain;
  let score = sense + Math.max(a.ends ? -6 : -5, Math.min(1.5, 1.6 - 0.65 * room));
  if (a.ends && room > 2) score -= 1;
  if (a.closed) score -= 8;
  if (p === FIRST && b.opens === 2 && !a.ends && !a.pauses) score -= 1.5;
  if (p === FIRST && room > 1 && a.line.width <= CROSSHEAD && CLOSED_HEAD.test(a.line.text)) score -= 2;
  const ahead = Math.max(measures.ahead[i] ?? 0, measures.back[i] ?? 0);
  const over = b.least - ahead - 1;
  if (over > 0) score -= Math.min(5, 0.6 * over);
  return score;
}
