import { FULL, HAN, HOLDS, OPENER, SPACE, traitsAt, WORD } from "./chars.js";
import type { Line } from "./lines.js";
import { bytes, floats, integers, scratch } from "./scratch.js";

/**
 * The measure of a column: how wide its full lines are, in half cells of print (an ideograph is 2).
 * An extractor loses the indent but not its width: the first line of a paragraph is INDENT narrower.
 */
export const INDENT = 4;

/** A line wider than this is no column line: an OCR program wrote a paragraph, or a piece of one, on it. */
const LONGEST_COLUMN_LINE = 94;

/** Lines looked at on either side of a line to find its measure: one paragraph and the next, not the page. */
const WINDOW = 8;

/** So many lines tell their measure without those below a head. */
const ENOUGH = 3;

/** Narrower lines than this say nothing of a measure. */
const NARROWEST = 24;

const backOf = scratch(floats);
const aheadOf = scratch(floats);
const looseOf = scratch(bytes);

/** Good until the next page's are worked out. */
export interface Measures {
  /** Measure of the column that ends with this line, and of the one that begins with it; 0 where unknown. */
  readonly back: Float64Array;
  readonly ahead: Float64Array;
  /** True where the lines round about are paragraphs (OCR) and have no measure. */
  readonly loose: Uint8Array;
}

/**
 * For each line the measure of the lines before and after it. Linear: a fixed window for each line, which ends
 * at lines marked 1 in `parts` (bylines, credits, furniture), after those marked 2 (jump lines), and at those marked 3 (short heads) where lines enough are left; the page's end counts as one marked 1.
 * `units` are the lines' first units (`firstUnit`), and behind the last line an ideograph's; `opens` says of a line that it surely (2), perhaps (1) or surely not (0) begins a paragraph.
 */
export function findMeasures(
  lines: readonly Line[],
  units: Float64Array,
  parts: Uint8Array,
  opens: Uint8Array,
): Measures {
  const n = lines.length;
  const back = backOf(n);
  const ahead = aheadOf(n);
  const loose = looseOf(n);
  if (isOcr(lines)) return { back, ahead, loose: loose.fill(1) };
  markLoose(lines, loose);
  const fits = new Fits(lines, units, opens);
  /** Where the window of line i ends below it, and begins above it, at the latest. */
  let end = n;
  /** The same at the nearest short head, where lines enough stand above it. */
  let head = n;
  for (let i = n - 1; i >= 0; i -= 1) {
    if (parts[i + 1] === 1 || parts[i] === 2) end = i + 1;
    if (parts[i + 1] === 3) head = i + 1;
    head = Math.min(head, end);
    const below = parts[i + 1] === 0 && parts[i] === 0 ? (ahead[i + 1] ?? 0) : 0;
    const goesOn = below > 0 && fits.of(below, i) >= EXACT;
    ahead[i] = goesOn ? below : fits.best(i, Math.min(head - i >= ENOUGH ? head : end, i + WINDOW));
  }
  let start = 0;
  for (let i = 0; i < n; i += 1) {
    if (i > 0 && parts[i - 1] !== 0) start = i;
    const from = Math.max(start, i - WINDOW + 1);
    const same = i - from === WINDOW - 1 || i + 1 >= n || parts[i + 1] === 1 || parts[i] === 2;
    back[i] = same ? (ahead[from] ?? 0) : fits.best(from, i + 1);
  }
  return { back, ahead, loose };
}

/** Lines near one that is too long for a column: paragraphs, which an OCR program wrote among columns. */
function markLoose(lines: readonly Line[], loose: Uint8Array): void {
  for (let i = 0; i < lines.length; i += 1) {
    if ((lines[i] as Line).width > LONGEST_COLUMN_LINE) loose.fill(1, Math.max(0, i - 4), i + 5);
  }
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
    // Once so many have a full-width one, those with none are no more.
    if (line.commas === 0 || 2 * full >= lines.length) continue;
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

/** How well a measure explains one line, in hundredths, so that sums are exact. */
const EXACT = 130;
const FULL_LINE = 100;
const TOO_WIDE = -150;
/** A paragraph's first line says a tenth less: it may be narrower for another reason. */
const EXACT_FIRST = 117;
const FULL_FIRST = 90;
const WIDE_FIRST = -135;

const placesOf = scratch(integers);
const lowOf = scratch(integers);
const highOf = scratch(integers);

/** The measures that columns have: even ones (columns are set in whole ideographs), a slot each. */
const SLOTS = (LONGEST_COLUMN_LINE + INDENT - NARROWEST) / 2 + 1;
/** The indent in slots. */
const DEEP = INDENT / 2;
const NOWHERE = -SLOTS;

/**
 * How well each measure explains each run of lines: a full line, its punctuation squeezed, is no wider, and would be wider
 * with the first unit of the next line. The last line of a paragraph explains nothing and counts for nothing; a line
 * that is too wide counts against.
 */
class Fits {
  /** For each line, where its row begins in allRows. */
  private readonly places: Int32Array;
  /** For each line a bit for each slot that it asks for: those below 32, and the others. */
  private readonly low: Int32Array;
  private readonly high: Int32Array;

  constructor(lines: readonly Line[], units: Float64Array, opens: Uint8Array) {
    this.places = placesOf(lines.length);
    if (rowCount > MOST_ROWS) forgetRows();
    this.low = lowOf(lines.length);
    this.high = highOf(lines.length);
    for (let k = 0; k < lines.length; k += 1) {
      const line = lines[k] as Line;
      if (saysNothing(line)) continue;
      const open = opens[k] ?? 0;
      // Behind the line stands what cannot be broken off the next one.
      this.places[k] = rowOf(line.width, line.squeeze, units[k + 1] ?? 0, open);
      const first = Math.max(0, slotUpTo(line.width) - (line.squeeze === 0 ? 0 : 1));
      const last = slotUpTo(line.width + 1 + (open === 0 ? 0 : INDENT));
      let low = 0;
      let high = 0;
      for (let slot = first; slot <= last; slot += 1)
        if (slot < 32) low |= 1 << slot;
        else high |= 1 << (slot - 32);
      this.low[k] = low;
      this.high[k] = high;
    }
  }

  /** How well `measure` explains line k alone. */
  of(measure: number, k: number): number {
    return allRows[(this.places[k] ?? 0) + (measure - NARROWEST) / 2] ?? 0;
  }

  /** The measure that explains most of the lines `[from, to)`, the widest of those that do. */
  best(from: number, to: number): number {
    let low = 0;
    let high = 0;
    for (let k = from; k < to; k += 1) {
      low |= this.low[k] ?? 0;
      high |= this.high[k] ?? 0;
    }
    const { places } = this;
    const rows = allRows;
    let best = -1;
    let bestScore = 0;
    while ((low | high) !== 0) {
      // From the widest on.
      const slot = high !== 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(low);
      if (high !== 0) high ^= 1 << (slot - 32);
      else low ^= 1 << slot;
      let score = 0;
      for (let k = from; k < to; k += 1) score += rows[(places[k] ?? 0) + slot] ?? 0;
      if (score < bestScore || (score === bestScore && best >= 0)) continue;
      best = slot;
      bestScore = score;
    }
    return best < 0 ? 0 : NARROWEST + 2 * best;
  }
}

/** The rows that lines had, one behind another, and where each begins by what tells it: a page has many lines and few kinds of them. */
let allRows = new Int16Array(256 * SLOTS);
const KNOWN_ROWS = new Map<number, number>();
/** The first row, of a line that says nothing, is none. */
let rowCount = 1;
/** Papers have some hundreds; a text of nothing but odd lines is not to fill the memory for the next one. */
const MOST_ROWS = 4096;

function forgetRows(): void {
  allRows = new Int16Array(256 * SLOTS);
  KNOWN_ROWS.clear();
  rowCount = 1;
}

/** Where the row begins that says how well each slot's measure explains a line, behind which `unit` half cells follow that cannot be broken off. */
function rowOf(width: number, squeeze: number, unit: number, open: number): number {
  const near = slotFrom(width - 0.5);
  const full = slotFrom(width - squeeze - 0.5);
  const short = slotFrom(width + unit - 0.25);
  const exact = NARROWEST + 2 * near - width <= 0.5 ? near : NOWHERE;
  const key = ((within(full) * PLACES + within(short)) * PLACES + within(exact)) * 4 + open;
  const known = KNOWN_ROWS.get(key);
  if (known !== undefined) return known;
  const place = rowCount * SLOTS;
  if (place === allRows.length) allRows = longer(allRows);
  rowCount += 1;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const plain = explained(slot, full, short, slot === exact ? EXACT : FULL_LINE, TOO_WIDE);
    const deep = slot - DEEP;
    const first = explained(deep, full, short, deep === exact ? EXACT_FIRST : FULL_FIRST, WIDE_FIRST);
    allRows[place + slot] = open === 0 ? plain : open === 2 ? first : Math.max(first, plain);
  }
  KNOWN_ROWS.set(key, place);
  return place;
}

function longer(rows: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const more = new Int16Array(2 * rows.length);
  more.set(rows);
  return more;
}

function explained(slot: number, full: number, short: number, fits: number, wide: number): number {
  return slot < full ? wide : slot >= short ? 0 : fits;
}

/** A slot's place among those that tell rows apart, from 0: what lies farther off than a first line's indent tells no more. */
function within(slot: number): number {
  return Math.max(0, Math.min(SLOTS, slot) + DEEP + 1);
}
const PLACES = SLOTS + DEEP + 2;

/** Letter-spaced, or too long for a column. */
function saysNothing(line: Line): boolean {
  return line.spaced || line.width > LONGEST_COLUMN_LINE;
}

/** The last slot whose measure is `width` or less. */
function slotUpTo(width: number): number {
  return Math.floor((width - NARROWEST) / 2);
}

/** The first slot whose measure is `width` or more; a negative one for less than the narrowest. */
function slotFrom(width: number): number {
  return Math.ceil((width - NARROWEST) / 2);
}

/** Width of what could not be broken off the head of a line: a number, a word, an ideograph with its comma. */
export function firstUnit(text: string): number {
  let i = 0;
  while ((traitsAt(text, i) & OPENER) !== 0) i += 1;
  let width = i;
  if ((traitsAt(text, i) & WORD) !== 0) {
    while (i < text.length && ((traitsAt(text, i) & WORD) !== 0 || ".%-+/".includes(text[i] ?? " "))) {
      width += 1;
      i += 1;
    }
  } else {
    width += (traitsAt(text, i) & (HAN | FULL)) !== 0 ? 2 : 1;
    i += 1;
  }
  while ((traitsAt(text, i) & SPACE) !== 0) i += 1;
  while ((traitsAt(text, i) & HOLDS.hanging) !== 0) {
    width += 1;
    i += 1;
  }
  return width;
}
