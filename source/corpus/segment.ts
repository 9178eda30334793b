import {
  endsSentence,
  isCloser,
  isOpener,
  isPause,
  isSentenceEnd,
  isWordChar,
  openBrackets,
} from "./chars.js";
import { readStoryHead } from "./dateline.js";
import { type LineMark, markOf } from "./line-kinds.js";
import { HOLDS, type Line } from "./lines.js";
import { bulletLength, isNumeral, readJumpFrom } from "./marks.js";
import { findMeasures, firstUnit, INDENT, type Measures } from "./measure.js";
import { readTail } from "./tail.js";
import { isTableRow } from "./verse.js";

/** How a line was read: a paragraph's first line, a further line of it, display type, or a mark. */
export type Label = "first" | "more" | "display" | "mark" | "verse";

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
  /** A jump line, a credit or a signature in brackets stands at its end: nothing of the story follows. */
  readonly closed: boolean;
  readonly pauses: boolean;
  /** A row of a table or list. */
  readonly row: boolean;
  readonly display: number;
  readonly opens: number;
  /** What the line ends with: a letter, digit or %; a kicker's dash; a closing quotation mark. */
  readonly wordEnd: boolean;
  readonly dashEnd: boolean;
  readonly speechEnd: boolean;
  readonly unit: number;
  readonly least: number;
}

/**
 * Labels each line of the page so that the whole reads best (Viterbi over four labels). What a line looks
 * like by itself and how it goes on from the line before are weighed together, so no rule fires alone.
 */
export function labelLines(lines: readonly Line[]): LabelledLine[] {
  const n = lines.length;
  if (n === 0) return [];
  const facts = lines.map((line, i) => factsOf(line, i < 3 || i >= n - 3));
  const parts = Uint8Array.from(facts, partOf);
  const units = Float64Array.from(facts, (fact) => fact.unit);
  const measures = findMeasures(lines, units, parts, openings(facts, parts));
  const steps = stepScores(facts, measures);
  const best = new Float64Array(n * 4).fill(NEVER);
  const from = new Int8Array(n * 4);
  for (let s = 0; s < 4; s += 1) best[s] = s === MORE ? NEVER : emission(facts, measures, 0, s);
  for (let i = 1; i < n; i += 1) {
    for (let s = 0; s < 4; s += 1) {
      for (let p = 0; p < 4; p += 1) {
        const score = (best[(i - 1) * 4 + p] ?? NEVER) + (steps[i * 16 + p * 4 + s] ?? NEVER);
        if (score > (best[i * 4 + s] ?? NEVER)) {
          best[i * 4 + s] = score;
          from[i * 4 + s] = p;
        }
      }
    }
  }
  return traceBack(facts, measures, best, from, restScores(facts, steps));
}

/** 1: the line is surely no running text; 2: it ends what stands above it; 0: neither. */
function partOf(fact: Facts): number {
  if (fact.mark !== null && fact.mark.score >= 4) return 1;
  if (/^—/u.test(fact.line.text) || (fact.line.spaced && fact.line.width < 24 && !fact.ends)) return 1;
  return fact.closed ? 2 : 0;
}

/** Which lines begin a paragraph: surely 2 (after a mark, or a short line that ends a sentence), perhaps 1, no 0. */
function openings(facts: readonly Facts[], parts: Uint8Array): Uint8Array {
  return Uint8Array.from(facts, (fact, i) => {
    const before = facts[i - 1];
    if (before === undefined || parts[i - 1] !== 0) return 2;
    if (!before.ends) return before.display >= 1 && !before.pauses ? 1 : 0;
    return before.line.width < fact.line.width * 0.75 ? 2 : 1;
  });
}

/** Score of each step: line i read as s after line i - 1 read as p, its own look included. */
function stepScores(facts: readonly Facts[], measures: Measures): Float64Array {
  const steps = new Float64Array(facts.length * 16).fill(NEVER);
  for (let i = 1; i < facts.length; i += 1) {
    for (let s = 0; s < 4; s += 1) {
      const own = emission(facts, measures, i, s);
      if (own <= NEVER) continue;
      for (let p = 0; p < 4; p += 1) {
        if (p === MARK && (facts[i - 1] as Facts).mark === null) continue;
        steps[i * 16 + p * 4 + s] = own + transition(facts, measures, i, p, s);
      }
    }
  }
  return steps;
}

/** The best that can still come after line i read as s. A page that breaks off in mid-sentence costs a little. */
function restScores(facts: readonly Facts[], steps: Float64Array): Float64Array {
  const n = facts.length;
  const rest = new Float64Array(n * 4);
  const last = Math.max(-3, paragraphEnds(facts[n - 1] as Facts));
  rest[(n - 1) * 4 + FIRST] = last;
  rest[(n - 1) * 4 + MORE] = last;
  for (let i = n - 2; i >= 0; i -= 1) {
    for (let s = 0; s < 4; s += 1) {
      let best = NEVER;
      for (let k = 0; k < 4; k += 1) {
        best = Math.max(best, (steps[(i + 1) * 16 + s * 4 + k] ?? NEVER) + (rest[(i + 1) * 4 + k] ?? NEVER));
      }
      rest[i * 4 + s] = best;
    }
  }
  return rest;
}

function traceBack(
  facts: readonly Facts[],
  measures: Measures,
  best: Float64Array,
  from: Int8Array,
  rest: Float64Array,
): LabelledLine[] {
  const n = facts.length;
  const out: LabelledLine[] = new Array(n);
  const whole = (i: number, k: number) => (best[i * 4 + k] ?? NEVER) + (rest[i * 4 + k] ?? NEVER);
  let s = FIRST;
  for (let k = 1; k < 4; k += 1) if (whole(n - 1, k) > whole(n - 1, s)) s = k;
  for (let i = n - 1; i >= 0; i -= 1) {
    let second = s === FIRST ? DISPLAY : FIRST;
    for (let k = 0; k < 4; k += 1) if (k !== s && whole(i, k) > whole(i, second)) second = k;
    const fact = facts[i] as Facts;
    out[i] = {
      line: fact.line,
      label: LABELS[s] ?? "first",
      mark: s === MARK ? fact.mark : null,
      margin: Math.min(99, whole(i, s) - whole(i, second)),
      runnerUp: LABELS[second] ?? "display",
      measure: measures.loose[i] === 1 ? 0 : measureAt(facts, measures, i, s),
    };
    s = from[i * 4 + s] ?? FIRST;
  }
  return out;
}

function factsOf(line: Line, edge: boolean): Facts {
  const mark = markOf(line, edge);
  const last = line.text[line.text.length - 1] ?? "";
  return {
    line,
    mark,
    ends: endsSentence(line.text),
    closed: mayClose(line.text) && closes(line.text),
    pauses: isPause(last),
    row: isTableRow(line.text),
    display: displayScore(line),
    opens: startScore(line),
    wordEnd: last === "%" || isWordChar(last.charCodeAt(0)),
    dashEnd: last === "—" || last === "－",
    speechEnd: last === "”" || last === "」",
    unit: firstUnit(line.text),
    least: line.width - line.squeeze,
  };
}

const SALUTATION =
  /^(?:尊敬的|亲爱的|親愛的|敬爱的|各位|致)?[^，。：:]{0,14}(?:编辑|編輯|编辑部|編輯部|同志|同志们|先生|女士|老师|老師|朋友|朋友们|你好|您好|编者|讀者|读者|工友|工友们|们)[：:，,！!]?$/u;

/** `编辑同志：`: how a letter begins, a paragraph of its own. */
function isSalutation(text: string): boolean {
  return text.length <= 18 && /[：:]$/u.test(text) && SALUTATION.test(text);
}

const CLOSING = /[摄攝影图圖）)】发發道導版]$/u;

function mayClose(text: string): boolean {
  return CLOSING.test(text);
}

function closes(text: string): boolean {
  const tail = readTail(text);
  return tail.jump !== null || (tail.kind !== "none" && tail.from > 0);
}

/** Index of the first full stop (-1 where there is none), and how many commas and semicolons there are. */
function pauses(text: string): { stop: number; commas: number } {
  let stop = -1;
  let commas = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === "，" || char === "," || char === "；" || char === ";") commas += 1;
    else if (stop < 0 && (char === "。" || char === "｡")) stop = i;
  }
  return { stop, commas };
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
  const { stop, commas } = pauses(text);
  if (stop >= 0) score -= endsSentence(text.slice(0, stop + 1)) && stop >= text.length - 2 ? 7 : 5;
  else if (isSentenceEnd(last)) score -= last === "…" ? 2 : 0.2;
  else if (endsSentence(text)) score -= 1.5;
  if (last === "，" || last === "," || last === "、" || last === "；" || last === ";") score -= 5;
  if (text.endsWith("——") || text.endsWith("—")) score += 1;
  if (text.startsWith("——") || text.startsWith("—")) score += 1.5;
  if (isCloser(first) || isPause(first) || isSentenceEnd(first)) score -= 6;
  if (openBrackets(text) !== 0) score -= 3;
  else if (isOpener(first) && isCloser(last) && stop < 0) score += 0.7;
  if (commas > 1) score -= (commas - 1) * 0.9;
  if (isNumeral(text)) return 2.5;
  if (isTableRow(text)) score += 1.5;
  if (text.length <= 1) score -= 1;
  return score;
}

const STORY_SIGNS = HOLDS.wire | HOLDS.bracket | HOLDS.sign;

/** How much a line looks like the first of a paragraph by its words alone. */
function startScore(line: Line): number {
  return opensWith(line) + (line.indent >= 3 && line.indent <= 5 ? 2.5 : 0);
}

function opensWith(line: Line): number {
  const text = line.text;
  const head = (line.holds & STORY_SIGNS) === 0 ? null : readStoryHead(text);
  if (head !== null && (head.dateline !== null || head.end < text.length)) return 6;
  if (bulletLength(text) > 0) return 2;
  if (readJumpFrom(text) !== null) return 4;
  if (OPENING_CHARS.test(text) && TIME_OPENER.test(text)) return 2;
  if (isSalutation(text)) return 6;
  if ((line.holds & HOLDS.colon) !== 0 && SPEAKER.test(text)) return 1.5;
  if ((line.holds & HOLDS.sign) !== 0 && PICTURE.test(text)) return 3;
  if (/^[（(【]?(?:本[报報社]|新[华華]社)/u.test(text) && /[讯訊电電]/u.test(text.slice(0, 30))) return 3;
  return 0;
}

const OPENING_CHARS = /^[\d近日目连連当當昨今去随隨据據]/u;

/** A sentence that opens with its time: how news and captions begin, and headlines do not. */
const TIME_OPENER =
  /^(?:(?:近日|日前|近年来|近年來|连日来|連日來|目前|当天|當天|当日|當日|昨日|昨天|今天|今年以来|随后|隨後|据悉|据了解|據悉|據了解|据介绍|据统计)[，,]|(?=(?:今年|去年)?\s*\d)(?:今年|去年)?\s*(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?[\u4e00-\u9fff]{0,2}(?:\d{1,2}\s*时)?(?:\d{1,2}\s*分)?[，,](?<=[年月日时分午晨晚里间夜前后起来天][，,]))/u;

/** `图①：`, `图为`: each picture of a picture story has its own paragraph. */
const PICTURE =
  /^(?:[图圖]\s?[①②③④⑤⑥⑦⑧⑨⑩\d一二三四五六]+\s*[:：为為]|[图圖][为為]|[上下左右][图圖][:：为為])/u;

/** An interview's or a play's speaker in front of what is said. */
const SPEAKER = /^(?:[问問答]|[记記]者|主持人|[\u4e00-\u9fff]{2,4})[：:]\S/u;

function emission(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
  const fact = facts[i] as Facts;
  if (s === MARK) return fact.mark === null ? NEVER : fact.mark.score;
  if (s === DISPLAY) return fact.display - fact.opens;
  if (s === MORE) return -fact.opens - (fact.row ? 2 : 0);
  const indent = indentScore(facts, measures, i);
  return fact.opens + (fact.opens >= 2 ? Math.max(-1, indent) : indent) - (fact.row ? 2 : 0);
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
function measureAt(facts: readonly Facts[], measures: Measures, i: number, s: number): number {
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

function transition(facts: readonly Facts[], measures: Measures, i: number, p: number, s: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  if (p === FIRST || p === MORE) {
    const torn = b.mark?.kind === "credit" && !a.ends && TORN_CREDIT.test(a.line.text);
    if (torn && s !== FIRST) return s === MORE ? 4 : -10;
    if (s === MORE) return goesOn(facts, measures, i, p) + (afterSpeech(a, b) ? 2 : 0);
    if (s === FIRST) {
      return (
        paragraphEnds(a) -
        (afterSpeech(a, b) ? 2 : 0) +
        (roomAfter(facts, measures, i, p) > 2 ? 0.5 : 0) +
        leading(facts, i)
      );
    }
    if (s === DISPLAY) return paragraphEnds(a);
    if (a.ends || a.closed || a.mark?.kind === "furniture") return 0;
    return b.mark?.kind === "furniture" ? -1 : roomAfter(facts, measures, i, p) <= 4 ? -8 : -4;
  }
  if (s === MORE) return p === MARK && a.mark?.kind === "furniture" ? -4 : -9;
  if (s === MARK && p === DISPLAY && b.mark?.kind === "name" && b.line.gap === 0 && spacious(facts, i))
    return -2.5;
  if (s === DISPLAY && p === MARK && (a.mark?.kind === "name" || a.mark?.kind === "credit")) return 0.4;
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

/** `…。”` and then the time at which it was said: that opens no paragraph. */
function afterSpeech(a: Facts, b: Facts): boolean {
  return b.opens === 2 && a.speechEnd;
}

/** What it costs to end a paragraph after this line: nothing after a full stop, much in mid-sentence. */
function paragraphEnds(a: Facts): number {
  if (a.ends || a.closed) return 0;
  if (isSalutation(a.line.text)) return 2;
  if (a.pauses) return /[：:]$/u.test(a.line.text) ? -3 : -7;
  if (/[）)】”’]$/u.test(a.line.text)) return -4;
  return -6;
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
  const opens = b.opens > 0 || isOpener(b.line.text[0] ?? "") ? -1.5 : 0;
  if (a.line.width >= 50 || a.pauses) return 3 + opens;
  const comma = /[，,；;]/u.test(a.line.text) && !/[—：:]$/u.test(a.line.text);
  return (comma ? 2 : 0.4) + opens;
}

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
  const ahead = Math.max(measures.ahead[i] ?? 0, measures.back[i] ?? 0);
  const over = b.least - ahead - 1;
  if (over > 0) score -= Math.min(5, 0.6 * over);
  return score;
}
