import { endsSentence, isCloser, isPause, isSentenceEnd, openBrackets } from "./chars.js";
import { readStoryHead } from "./dateline.js";
import { type LineMark, markOf } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { bulletLength, readJumpFrom } from "./marks.js";
import { findMeasures, firstUnit, INDENT, type Measures } from "./measure.js";

/** How a line was read: a paragraph's first line, a further line of it, display type, or a mark. */
export type Label = "first" | "more" | "display" | "mark";

const LABELS: readonly Label[] = ["first", "more", "display", "mark"];
const FIRST = 0;
const MORE = 1;
const DISPLAY = 2;
const MARK = 3;
const NEVER = -1e6;

export interface LabelledLine {
  readonly line: Line;
  readonly label: Label;
  readonly mark: LineMark | null;
  /** How much worse the page would read with the runner-up here. */
  readonly margin: number;
  readonly runnerUp: Label;
  /** Measure of the column, in half cells; 0 where it has none (OCR). */
  readonly measure: number;
}

/** What the scores need of each line, worked out once. */
interface Facts {
  readonly line: Line;
  readonly mark: LineMark | null;
  readonly ends: boolean;
  readonly pauses: boolean;
  readonly display: number;
  readonly opens: number;
  readonly unit: number;
  readonly least: number;
}

/**
 * Labels each line of the page so that the whole reads best (Viterbi over four labels). What a line looks
 * like by itself and how it goes on from the line before are weighed together, so no rule fires alone.
 */
export function labelLines(lines: readonly Line[]): LabelledLine[] {
  if (lines.length === 0) return [];
  const facts = lines.map(factsOf);
  const measures = findMeasures(lines);
  const n = lines.length;
  const best = new Float64Array(n * 4).fill(NEVER);
  const from = new Int8Array(n * 4);
  for (let s = 0; s < 4; s += 1) best[s] = s === MORE ? NEVER : emission(facts, measures, 0, s);
  for (let i = 1; i < n; i += 1) {
    for (let s = 0; s < 4; s += 1) {
      const own = emission(facts, measures, i, s);
      if (own <= NEVER) continue;
      for (let p = 0; p < 4; p += 1) {
        const before = best[(i - 1) * 4 + p] ?? NEVER;
        if (before <= NEVER) continue;
        const score = before + own + transition(facts, measures, i, p, s);
        if (score > (best[i * 4 + s] ?? NEVER)) {
          best[i * 4 + s] = score;
          from[i * 4 + s] = p;
        }
      }
    }
  }
  return traceBack(facts, measures, best, from);
}

function traceBack(
  facts: readonly Facts[],
  measures: Measures,
  best: Float64Array,
  from: Int8Array,
): LabelledLine[] {
  const n = facts.length;
  const out: LabelledLine[] = new Array(n);
  let s = FIRST;
  for (let k = 1; k < 4; k += 1)
    if ((best[(n - 1) * 4 + k] ?? NEVER) > (best[(n - 1) * 4 + s] ?? NEVER)) s = k;
  for (let i = n - 1; i >= 0; i -= 1) {
    let second = s === FIRST ? DISPLAY : FIRST;
    for (let k = 0; k < 4; k += 1) {
      if (k !== s && (best[i * 4 + k] ?? NEVER) > (best[i * 4 + second] ?? NEVER)) second = k;
    }
    const fact = facts[i] as Facts;
    out[i] = {
      line: fact.line,
      label: LABELS[s] ?? "first",
      mark: s === MARK ? fact.mark : null,
      margin: Math.min(99, (best[i * 4 + s] ?? 0) - (best[i * 4 + second] ?? NEVER)),
      runnerUp: LABELS[second] ?? "display",
      measure: measures.loose[i] === 1 ? 0 : measureAt(facts, measures, i, s),
    };
    s = from[i * 4 + s] ?? FIRST;
  }
  return out;
}

function factsOf(line: Line): Facts {
  const mark = markOf(line);
  const last = line.text[line.text.length - 1] ?? "";
  return {
    line,
    mark,
    ends: endsSentence(line.text),
    pauses: isPause(last),
    display: displayScore(line),
    opens: startScore(line),
    unit: firstUnit(line.text),
    least: line.width - line.squeeze,
  };
}

/** How much a line looks like display type: a headline, a kicker, a crosshead, a standing head. */
export function displayScore(line: Line): number {
  const text = line.text;
  const last = text[text.length - 1] ?? "";
  const first = text[0] ?? "";
  let score = 1;
  const cells = line.width / 2;
  if (cells > 38) score -= (cells - 38) * 0.15;
  if (cells > 70) return score - 6;
  const stop = text.search(/[。｡]/u);
  if (stop >= 0) score -= endsSentence(text.slice(0, stop + 1)) && stop >= text.length - 2 ? 7 : 5;
  else if (isSentenceEnd(last)) score -= last === "…" ? 2 : 0.4;
  else if (endsSentence(text)) score -= 1.5;
  if (last === "，" || last === "," || last === "、" || last === "；" || last === ";") score -= 5;
  if (text.endsWith("——") || text.endsWith("—")) score += 1;
  if (text.startsWith("——") || text.startsWith("—")) score += 1.5;
  if (isCloser(first) || isPause(first) || isSentenceEnd(first)) score -= 6;
  if (openBrackets(text) !== 0) score -= 3;
  const commas = (text.match(/[，,；;]/gu) ?? []).length;
  if (commas > 1) score -= (commas - 1) * 0.9;
  if (text.length <= 1) score -= 1;
  return score;
}

/** How much a line looks like the first of a paragraph by its words alone. */
function startScore(line: Line): number {
  const text = line.text;
  if (readStoryHead(text) !== null) return 6;
  if (bulletLength(text) > 0) return 2;
  if (readJumpFrom(text) !== null) return 4;
  if (/^[（(【]?(?:本[报報社]|新[华華]社)/u.test(text) && /[讯訊电電]/u.test(text.slice(0, 30))) return 3;
  return 0;
}

function emission(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
  const fact = facts[i] as Facts;
  if (s === MARK) return fact.mark === null ? NEVER : fact.mark.score;
  if (s === DISPLAY) return fact.display - fact.opens;
  if (s === MORE) return -fact.opens;
  if (measures.loose[i] === 1) return fact.opens;
  const measure = measureAt(facts, measures, i, FIRST);
  if (measure === 0) return fact.opens;
  const over = fact.least - (measure - INDENT);
  return fact.opens - (over > 1 ? Math.min(4, 0.8 * over) : 0);
}

/** The measure the line stands in: that of the lines before it if it fits, else that of the lines after it. */
function measureAt(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
  const back = measures.back[i] ?? 0;
  const ahead = measures.ahead[i] ?? 0;
  if (s === FIRST && i + 1 < facts.length) {
    const width = (facts[i] as Facts).line.width + INDENT;
    const next = measures.ahead[i + 1] ?? 0;
    if (Math.abs(width - next) <= Math.abs(width - back)) return next;
    return back;
  }
  const width = (facts[i] as Facts).line.width;
  return Math.abs(width - ahead) < Math.abs(width - back) && width > back ? ahead : back;
}

function transition(facts: readonly Facts[], measures: Measures, i: number, p: number, s: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  if (p === FIRST || p === MORE) {
    if (s === MORE) return goesOn(facts, measures, i, p);
    if (s === FIRST) return paragraphEnds(a) + (roomAfter(facts, measures, i, p) > 1.5 ? 0.5 : 0);
    if (s === DISPLAY) return paragraphEnds(a) - 0.5;
    return a.ends || a.mark?.kind === "furniture" ? 0.5 : b.mark?.kind === "furniture" ? -1 : -3;
  }
  if (s === MORE) return p === MARK && a.mark?.kind === "furniture" ? -4 : -9;
  if (p === MARK && s === FIRST) return 0.5;
  return 0;
}

/** What it costs to end a paragraph after this line: nothing after a full stop, much in mid-sentence. */
function paragraphEnds(a: Facts): number {
  if (a.ends) return 1;
  if (a.pauses) return /[：:]$/u.test(a.line.text) ? -2.5 : -6;
  if (/[）)】”’]$/u.test(a.line.text)) return -2;
  return -5;
}

/** Room left at the end of line i - 1 for the first unit of line i, in half cells: the line was ended, not full. */
function roomAfter(facts: readonly Facts[], measures: Measures, i: number, p: number): number {
  const a = facts[i - 1] as Facts;
  if (a.line.spaced || measures.loose[i - 1] === 1) return 0;
  const measure = measureAt(facts, measures, i - 1, p);
  return measure - (p === FIRST ? INDENT : 0) - (a.line.width + (facts[i] as Facts).unit);
}

function goesOn(facts: readonly Facts[], measures: Measures, i: number, p: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const sense = a.pauses ? 3 : a.ends ? -0.5 : 2;
  if (measures.loose[i - 1] === 1 && measures.loose[i] === 1) {
    return a.ends ? -4 : a.line.width >= 50 || a.pauses ? 3 : 0.5;
  }
  const room = roomAfter(facts, measures, i, p);
  let score = sense;
  if (room > 1.5) score -= Math.min(a.ends ? 6 : 5, 0.8 * room) + (a.ends ? 1 : 0);
  else score += 1;
  const ahead = Math.max(measures.ahead[i] ?? 0, measures.back[i] ?? 0);
  const over = b.least - ahead - 1;
  if (over > 0) score -= Math.min(5, 0.6 * over);
  return score;
}
