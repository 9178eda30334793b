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
 * at lines marked in `parts` (bylines, credits, furniture).
 */
export function findMeasures(lines: readonly Line[], parts: Uint8Array): Measures {
  const n = lines.length;
  const back = new Float64Array(n);
  const ahead = new Float64Array(n);
  const loose = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    back[i] = modeOf(lines, reach(parts, i, -1), i + 1);
    ahead[i] = modeOf(lines, i, reach(parts, i, 1) + 1);
    let long = 0;
    const from = Math.max(0, i - 4);
    const to = Math.min(n, i + 5);
    for (let k = from; k < to; k += 1) if ((lines[k]?.width ?? 0) > LONGEST_COLUMN_LINE) long += 1;
    if (long >= 1) loose[i] = 1;
  }
  return { back, ahead, loose };
}

/** The farthest line of the window on one side: it ends at a line that is surely no running text. */
function reach(parts: Uint8Array, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < WINDOW - 1) {
    const next = at + step;
    if (next < 0 || next >= parts.length || parts[next] === 1) break;
    at = next;
  }
  return at;
}

/**
 * The measure that fits most lines. A line with punctuation fits every measure between its squeezed and its
 * natural width, so the lines without any are what settles it; a first line, INDENT narrower, hardly counts.
 */
function modeOf(lines: readonly Line[], from: number, to: number): number {
  let best = 0;
  let bestWeight = 0;
  for (let i = from; i < to; i += 1) {
    const line = lines[i];
    if (line === undefined || line.spaced || line.width < NARROWEST || line.width > LONGEST_COLUMN_LINE)
      continue;
    for (let down = 0; down <= Math.min(line.squeeze, 2); down += 2) {
      const measure = line.width - down;
      let weight = 0;
      for (let k = from; k < to; k += 1) {
        const other = lines[k];
        if (other !== undefined && !other.spaced) weight += fit(other, measure);
      }
      if (weight > bestWeight + 0.01 || (weight > bestWeight - 0.01 && measure > best)) {
        best = measure;
        bestWeight = weight;
      }
    }
  }
  return best;
}

/** How well a full line of this measure would look like the line: 1 when it fits, less when it is loose or tight. */
function fit(line: Line, measure: number): number {
  if (measure > line.width) {
    const loose = measure - line.width;
    return loose <= 0.5 ? 1 : loose <= 1 ? 0.7 : loose <= 2 ? 0.4 : 0;
  }
  const tight = line.width - line.squeeze - measure;
  return tight <= 0 ? 1 - Math.min(0.3, (line.width - measure) * 0.1) : tight <= 1 ? 0.3 : 0;
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
