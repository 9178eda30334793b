import {
  BAD_MARK,
  breakLevels,
  FREE,
  IN_PAIR,
  IN_WORD,
  isBadEnd,
  isBadStart,
  isLetter,
  isSpace,
  isWord,
} from "./breaks.js";
import { type Ambiguous, cellWidth, codePointWidth, graphemes, isClustered } from "./cells.js";

/**
 * The line breaker. Lines are filled from the left and broken at the last good place that fits; where none does
 * because a word or a chain of marks is longer than a line, at the least bad one.
 */

/** From this many characters a line is long enough for the strict rules (no dash or ellipsis at its start). */
const STRICT_FROM_CELLS = 40;

const NO_BREAK_SPACE = 0xa0;

/** What is painted for a character of two cells on a line of one. */
const TOO_WIDE = "?";

/** A line: `[start, end)` of the text, of which `[start, shown)` is painted, the rest being spaces at the break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly shown: number;
  /** Cells of what is painted, the indent not counted. */
  readonly width: number;
  /** Painted instead of the text: only where a character is wider than the line. */
  readonly instead?: string;
}

export interface WrapOptions {
  /** Cells of a line, at least 1. */
  readonly width: number;
  readonly ambiguous: Ambiguous;
  /** Cells by which the first line is shorter; none where it would leave less than half of the line. */
  readonly indent?: number;
  /** No dash or ellipsis at a line's start. By default from 20 characters up. */
  readonly strict?: boolean;
}

/** The graphemes of a text: where each starts, its cells, and how bad a break before it is. */
interface Measured {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
  readonly widths: Uint8Array;
  readonly levels: Uint8Array;
}

function measureText(text: string, ambiguous: Ambiguous, strict: boolean): Measured {
  const starts = new Uint32Array(text.length + 1);
  const codes = new Uint32Array(text.length);
  const widths = new Uint8Array(text.length);
  let count = 0;
  if (isClustered(text)) {
    let at = 0;
    for (const grapheme of graphemes(text)) {
      starts[count] = at;
      const code = grapheme.codePointAt(0) ?? 0;
      // A space that carries a mark is something to see, and so no space.
      codes[count] = grapheme.length > 1 && isSpace(code) ? NO_BREAK_SPACE : code;
      widths[count++] = Math.min(255, cellWidth(grapheme, ambiguous));
      at += grapheme.length;
    }
  } else {
    for (let at = 0; at < text.length; count++) {
      const code = text.codePointAt(at) ?? 0;
      starts[count] = at;
      codes[count] = code;
      widths[count] = codePointWidth(code, ambiguous);
      at += code > 0xffff ? 2 : 1;
    }
  }
  starts[count] = text.length;
  return { count, starts, codes, widths, levels: breakLevels(codes, count, strict) };
}

/** How many cells the indent of a first line really takes: none where the line is too short for one. */
export function indentThatFits(indent: number, width: number): number {
  return indent * 2 > width ? 0 : Math.max(0, indent);
}

/**
 * Breaks a text into lines of at most `width` cells. The lines are a partition of the text: joined, they are it.
 * An empty text has one empty line. The text should be `printable`. Linear in its length.
 */
export function wrap(text: string, options: WrapOptions): Line[] {
  const width = Math.max(1, Math.floor(options.width));
  const strict = options.strict ?? width >= STRICT_FROM_CELLS;
  const indent = indentThatFits(options.indent ?? 0, width);
  const measured = measureText(text, options.ambiguous, strict);
  const breaks = fill(measured, width, indent);
  keepLastLineCompany(measured, breaks, width);
  return toLines(measured, breaks, width);
}

/** The break places: the index of the first grapheme of each line, and the count at the end. */
function fill(measured: Measured, width: number, indent: number): number[] {
  const breaks = [0];
  let from = 0;
  while (from < measured.count) {
    from = nextBreak(measured, from, from === 0 ? width - indent : width, width);
    breaks.push(from);
  }
  if (breaks.length === 1) breaks.push(0);
  return breaks;
}

/** Where the line that starts at `from` ends, given the cells that it has and those that the next one has. */
function nextBreak(measured: Measured, from: number, room: number, nextRoom: number): number {
  const { count, codes, widths, levels } = measured;
  // The last place that fits, for each level of badness.
  const last = [-1, -1, -1, -1];
  let used = 0;
  let k = from;
  for (; k < count; k++) {
    const space = isSpace(codes[k] ?? 0);
    used += widths[k] ?? 0;
    if (used > room && !space) break;
    const level = levels[k + 1] ?? FREE;
    if (level < last.length) last[level] = k + 1;
  }
  if (k >= count) return count;
  const free = last[FREE] ?? -1;
  if (free > from && fitsWhole(measured, free, nextRoom)) return free;
  for (const level of [IN_WORD, BAD_MARK, IN_PAIR]) {
    const place = last[level] ?? -1;
    if (place > Math.max(from, free)) return place;
  }
  return free > from ? free : k > from ? k : from + 1;
}

/** True where what stands from `from` to the next good place to break is no longer than a line. */
function fitsWhole(measured: Measured, from: number, room: number): boolean {
  let used = 0;
  for (let k = from; k < measured.count; k++) {
    if (k > from && measured.levels[k] === FREE) return true;
    if (isSpace(measured.codes[k] ?? 0)) return true;
    used += measured.widths[k] ?? 0;
    if (used > room) return false;
  }
  return true;
}

/** A paragraph's last line of a single character (孤字) takes company from the line before, where that can spare it. */
function keepLastLineCompany(measured: Measured, breaks: number[], width: number): void {
  const last = breaks.length - 2;
  if (last < 1) return;
  const start = breaks[last] ?? 0;
  const previous = breaks[last - 1] ?? 0;
  let letters = 0;
  let cells = 0;
  for (let k = start; k < measured.count; k++) {
    if (isLetter(measured.codes[k] ?? 0)) letters++;
    cells += measured.widths[k] ?? 0;
    if (letters > 1) return;
  }
  for (let k = start - 1; k > previous; k--) {
    if (isLetter(measured.codes[k] ?? 0)) letters++;
    cells += measured.widths[k] ?? 0;
    if (cells > width || (start - k) * 2 >= start - previous) return;
    if (letters > 1 && measured.levels[k] === FREE) {
      breaks[last] = k;
      return;
    }
  }
}

function toLines(measured: Measured, breaks: readonly number[], width: number): Line[] {
  const { starts, codes, widths } = measured;
  const lines: Line[] = [];
  for (let i = 0; i + 1 < breaks.length; i++) {
    const from = breaks[i] ?? 0;
    const to = breaks[i + 1] ?? 0;
    let shown = to;
    while (shown > from && isSpace(codes[shown - 1] ?? 0)) shown--;
    let cells = 0;
    for (let k = from; k < shown; k++) cells += widths[k] ?? 0;
    const line = { start: starts[from] ?? 0, end: starts[to] ?? 0, shown: starts[shown] ?? 0, width: cells };
    lines.push(cells > width ? { ...line, width: 1, instead: TOO_WIDE } : line);
  }
  return lines;
}

/**
 * Breaks a headline: as few lines as `wrap` needs, but of about the same length. Where a space sets two halves apart
 * and each half fits, the break is there.
 */
export function wrapBalanced(text: string, options: WrapOptions): Line[] {
  const whole = wrap(text, options);
  if (whole.length < 2 || options.width < 4) return whole;
  const strict = options.strict ?? options.width >= STRICT_FROM_CELLS;
  const atSpaces = wrapAtSpaces(text, { ...options, strict });
  if (atSpaces !== null && atSpaces.length <= whole.length) return atSpaces;
  let low = Math.max(2, Math.ceil(options.width / 2));
  let high = options.width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wrap(text, { ...options, width: middle, strict }).length > whole.length) low = middle + 1;
    else high = middle;
  }
  return wrap(text, { ...options, width: high, strict });
}

/** Breaks a line of names: between them where each fits into a line, so that none is torn. */
export function wrapNames(text: string, options: WrapOptions): Line[] {
  const whole = wrap(text, options);
  return whole.length < 2 ? whole : (wrapAtSpaces(text, options) ?? whole);
}

/** Lines that end at spaces between parts of a Chinese headline, or null where a part is too long for a line. */
function wrapAtSpaces(text: string, options: WrapOptions): Line[] | null {
  const parts: Line[] = [];
  let start = 0;
  for (const space of text.matchAll(/\s+/gu)) {
    const end = space.index + space[0].length;
    if (space.index === start || end === text.length) continue;
    const [left, right] = [text.charCodeAt(space.index - 1), text.charCodeAt(end)];
    if (isWord(left) || isWord(right) || isBadEnd(left) || isBadStart(right, true)) continue;
    parts.push(part(start, space.index, end));
    start = end;
  }
  if (parts.length === 0) return null;
  parts.push(part(start, text.trimEnd().length, text.length));
  const lines: Line[] = [];
  for (const next of parts) {
    if (next.width > options.width) return null;
    const line = lines.at(-1);
    const joined = line === undefined ? null : part(line.start, next.shown, next.end);
    if (joined !== null && joined.width <= options.width) lines[lines.length - 1] = joined;
    else lines.push(next);
  }
  return lines;

  function part(from: number, shown: number, end: number): Line {
    return { start: from, end, shown, width: cellWidth(text.slice(from, shown), options.ambiguous) };
  }
}
