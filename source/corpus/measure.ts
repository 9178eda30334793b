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
const NARROWEST = 12;

export interface Measures {
  /** Measure of the column that ends with this line, and of the one that begins with it; 0 where unknown. */
  readonly back: Float64Array;
  readonly ahead: Float64Array;
  /** True where the lines round about are paragraphs (OCR) and have no measure. */
  readonly loose: Uint8Array;
}

/** For each line the measure of the lines before and after it. Linear: a fixed window for each line. */
export function findMeasures(lines: readonly Line[]): Measures {
  const n = lines.length;
  const back = new Float64Array(n);
  const ahead = new Float64Array(n);
  const loose = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    back[i] = modeOf(lines, Math.max(0, i - WINDOW + 1), i + 1);
    ahead[i] = modeOf(lines, i, Math.min(n, i + WINDOW));
    let long = 0;
    const from = Math.max(0, i - 4);
    const to = Math.min(n, i + 5);
    for (let k = from; k < to; k += 1) if ((lines[k]?.width ?? 0) > LONGEST_COLUMN_LINE) long += 1;
    if (long >= 1) loose[i] = 1;
  }
  return { back, ahead, loose };
}

/** The width most lines share, give or take what squeezed punctuation and half cells do to it; the wider on a tie. */
function modeOf(lines: readonly Line[], from: number, to: number): number {
  let best = 0;
  let bestWeight = 0;
  for (let i = from; i < to; i += 1) {
    const line = lines[i];
    if (line === undefined || line.spaced || line.width < NARROWEST || line.width > LONGEST_COLUMN_LINE)
      continue;
    let weight = 0;
    for (let k = from; k < to; k += 1) {
      const other = lines[k];
      if (other === undefined || other.spaced) continue;
      const apart = Math.abs(other.width - line.width);
      if (apart <= 0.5) weight += 1;
      else if (apart <= 1) weight += 0.8;
      else if (apart <= 2) weight += 0.45;
    }
    if (weight > bestWeight + 0.01 || (weight > bestWeight - 0.01 && line.width > best)) {
      best = line.width;
      bestWeight = weight;
    }
  }
  return best;
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
