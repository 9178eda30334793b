import { isFullPunctuation, isHan, isOpener, isSpace, isWordChar } from "./chars.js";
import type { Line } from "./lines.js";

/**
 * The measure of a column: how wide its full lines are, in half cells of print (an ideograph is 2).
 * An extractor loses the indent but not its width: the first line of a paragraph is INDENT narrower.
 */
export const INDENT = 4;

/** A line wider than this is no column line: an OCR program wrote a paragraph, or a piece of one, on it. */
export const LONGEST_COLUMN_LINE = 94;

/** Lines looked at on either side of a line to find its measure: one paragraph and the next, not the page. */
const WINDOW = 8;

/** Narrower lines than this say nothing of a measure. */
const NARROWEST = 24;

export interface Measures {
  /** Measure of the column that ends with this line, and of the one that begins with it; 0 where unknown. */
  readonly back: Float64Array;
  readonly ahead: Float64Array;
  /** True where the lines round about are paragraphs (OCR) and have no measure. */
  readonly loose: Uint8Array;
}

/**
 * For each line the measure of the lines before and after it. Linear: a fixed window for each line, which ends
 * at lines marked 1 in `parts` (bylines, credits, furniture) and after those marked 2 (jump lines). `units` are the lines' first units
 * (`firstUnit`); `opens` says of a line that it surely (2), perhaps (1) or surely not (0) begins a paragraph.
 */
export function findMeasures(
  lines: readonly Line[],
  units: Float64Array,
  parts: Uint8Array,
  opens: Uint8Array,
): Measures {
  const n = lines.length;
  const figures = figuresOf(lines, units, opens);
  const back = new Float64Array(n);
  const ahead = new Float64Array(n);
  const loose = new Uint8Array(n);
  if (isOcr(lines)) return { back, ahead, loose: loose.fill(1) };
  for (let i = n - 1; i >= 0; i -= 1) {
    const below = parts[i + 1] === 0 && parts[i] === 0 ? (ahead[i + 1] ?? 0) : 0;
    ahead[i] =
      below > 0 && fit(figures, below, i, i + 1) >= 1.3
        ? below
        : measureOf(figures, i, reach(parts, i, 1) + 1);
    let long = 0;
    const from = Math.max(0, i - 4);
    const to = Math.min(n, i + 5);
    for (let k = from; k < to; k += 1) if ((lines[k]?.width ?? 0) > LONGEST_COLUMN_LINE) long += 1;
    if (long >= 1) loose[i] = 1;
  }
  for (let i = 0; i < n; i += 1) {
    const from = reach(parts, i, -1);
    const same = i - from === WINDOW - 1 || i + 1 >= n || parts[i + 1] === 1 || parts[i] === 2;
    back[i] = same ? (ahead[from] ?? 0) : measureOf(figures, from, i + 1);
  }
  return { back, ahead, loose };
}

/**
 * A page whose long lines mostly are paragraphs, or whose wide lines have an OCR program's ASCII commas, has no
 * columns anywhere, also where its paragraphs are short.
 */
function isOcr(lines: readonly Line[]): boolean {
  let long = 0;
  let wide = 0;
  let ascii = 0;
  let full = 0;
  let asciiWidth = 0;
  for (const line of lines) {
    if (line.width > LONGEST_COLUMN_LINE) long += 1;
    else if (line.width > NARROWEST) wide += 1;
    if (line.text.includes("，")) full += 1;
    else if (line.text.includes(",")) {
      ascii += 1;
      asciiWidth += line.width;
    }
  }
  return long > wide * 0.8 || (ascii > 2 * full && asciiWidth > ascii * WIDE_OCR_LINE);
}

/** Half cells: lines with ASCII commas that are wider than this on average are an OCR program's paragraphs. */
const WIDE_OCR_LINE = 52;

/** The farthest line of the window on one side: it ends at a line that is surely no running text. */
function reach(parts: Uint8Array, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < WINDOW - 1) {
    const next = at + step;
    if (next < 0 || next >= parts.length || parts[next] === 1) break;
    if (parts[step > 0 ? at : next] === 2) break;
    at = next;
  }
  return at;
}

/** The lines' figures in arrays, because the fit below asks for each of them hundreds of times. */
interface Figures {
  /** Natural width; 0 for a line that says nothing (letter-spaced, or too long for a column). */
  readonly natural: Float64Array;
  readonly squeezed: Float64Array;
  /** With the first unit of the next line behind it. */
  readonly overfull: Float64Array;
  readonly opens: Uint8Array;
}

function figuresOf(lines: readonly Line[], units: Float64Array, opens: Uint8Array): Figures {
  const n = lines.length;
  const natural = new Float64Array(n);
  const squeezed = new Float64Array(n);
  const overfull = new Float64Array(n);
  for (const [i, line] of lines.entries()) {
    if (line.spaced || line.width > LONGEST_COLUMN_LINE) continue;
    natural[i] = line.width;
    squeezed[i] = line.width - line.squeeze;
    overfull[i] = line.width + (units[i + 1] ?? 2);
  }
  return { natural, squeezed, overfull, opens };
}

/** Which measures were tried in this round: lines of one width ask for the same ones. */
const TRIED = new Int32Array(128);
let round = 0;

/**
 * The measure that explains most lines: a full line, its punctuation squeezed, is no wider, and would be wider
 * with the first unit of the next line. Columns are set in whole ideographs, so measures are even. The last
 * line of a paragraph explains nothing and counts for nothing; a line that is too wide counts against.
 */
function measureOf(figures: Figures, from: number, to: number): number {
  let best = 0;
  let bestScore = 0;
  round = round > 2_000_000_000 ? 1 : round + 1;
  for (let i = from; i < to; i += 1) {
    const width = figures.natural[i] ?? 0;
    if (width === 0) continue;
    const even = 2 * Math.floor(width / 2);
    const low = Math.max(NARROWEST, even - (figures.squeezed[i] === width ? 0 : 2));
    const high = width + 1 + (figures.opens[i] === 0 ? 0 : INDENT);
    for (let measure = low; measure <= high; measure += 2) {
      const slot = measure >> 1;
      if (TRIED[slot] === round) continue;
      TRIED[slot] = round;
      const score = fit(figures, measure, from, to);
      if (score > bestScore + 0.01 || (score > bestScore - 0.01 && measure > best)) {
        best = measure;
        bestScore = score;
      }
    }
  }
  return best;
}

/** How well the measure explains the lines; one that begins a paragraph may be INDENT narrower, or must be. */
function fit(figures: Figures, measure: number, from: number, to: number): number {
  let score = 0;
  for (let k = from; k < to; k += 1) {
    const open = figures.opens[k];
    if (open === 0) score += explained(figures, k, measure);
    else {
      const first = 0.9 * explained(figures, k, measure - INDENT);
      score += open === 2 ? first : Math.max(first, explained(figures, k, measure));
    }
  }
  return score;
}

function explained(figures: Figures, k: number, measure: number): number {
  const width = figures.natural[k] ?? 0;
  if (width === 0) return 0;
  if ((figures.squeezed[k] ?? 0) > measure + 0.5) return -1.5;
  if ((figures.overfull[k] ?? 0) <= measure + 0.25) return 0;
  return width - measure <= 0.5 && measure - width <= 0.5 ? 1.3 : 1;
}

const NOT_AT_LINE_START = "，。、；：？！”’）》〉」』】〕…—%％℃";

/** Width of what could not be broken off the head of a line: a number, a word, an ideograph with its comma. */
export function firstUnit(text: string): number {
  let i = 0;
  let width = 0;
  while (i < text.length && isOpener(text[i] ?? "")) {
    width += 1;
    i += 1;
  }
  if (isWordChar(text.charCodeAt(i))) {
    while (i < text.length && (isWordChar(text.charCodeAt(i)) || ".%-+/".includes(text[i] ?? " "))) {
      width += 1;
      i += 1;
    }
  } else {
    width += isHan(text.charCodeAt(i)) || isFullPunctuation(text[i] ?? "") ? 2 : 1;
    i += 1;
  }
  while (i < text.length && isSpace(text.charCodeAt(i))) i += 1;
  while (i < text.length && NOT_AT_LINE_START.includes(text[i] ?? " ")) {
    width += 1;
    i += 1;
  }
  return width;
}
