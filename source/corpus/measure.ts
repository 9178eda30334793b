import { FULL, HAN, HOLDS, OPENER, SPACE, traitsAt, WORD } from "./chars.js";
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
  const back = new Float64Array(n);
  const ahead = new Float64Array(n);
  const loose = new Uint8Array(n);
  if (isOcr(lines)) return { back, ahead, loose: loose.fill(1) };
  markLoose(lines, loose);
  const fits = new Fits(lines, units, opens);
  /** Where the window of line i ends below it, and begins above it, at the latest. */
  let end = n;
  for (let i = n - 1; i >= 0; i -= 1) {
    if (parts[i + 1] === 1 || parts[i] === 2) end = i + 1;
    const below = parts[i + 1] === 0 && parts[i] === 0 ? (ahead[i + 1] ?? 0) : 0;
    const goesOn = below > 0 && fits.of(below, i, i + 1) >= EXACT;
    ahead[i] = goesOn ? below : fits.best(i, Math.min(end, i + WINDOW));
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
    if (line.commas === 0) continue;
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

/** The measures that columns have: even ones (columns are set in whole ideographs), a slot each. */
const SLOTS = (LONGEST_COLUMN_LINE + INDENT - NARROWEST) / 2 + 1;
/** The indent in slots. */
const DEEP = INDENT / 2;
const NOWHERE = -SLOTS;
/** Which measures were tried in this round: lines of one width ask for the same ones. */
const TRIED = new Int32Array(SLOTS);
let round = 0;

/**
 * How well each measure explains each run of lines: a full line, its punctuation squeezed, is no wider, and would be wider
 * with the first unit of the next line. The last line of a paragraph explains nothing and counts for nothing; a line
 * that is too wide counts against. Kept as sums over all lines above, so that a run is one subtraction.
 */
class Fits {
  /** sums[k * slots + slot]: over the lines above line k. */
  private readonly sums: Int32Array;
  /** As many as the page's lines ask for. */
  private readonly slots: number;

  constructor(
    private readonly lines: readonly Line[],
    units: Float64Array,
    private readonly opens: Uint8Array,
  ) {
    let widest = 0;
    for (const line of lines) if (!saysNothing(line) && line.width > widest) widest = line.width;
    this.slots = Math.max(1, Math.min(SLOTS, slotFrom(widest + 1 + INDENT) + 1));
    this.sums = new Int32Array((lines.length + 1) * this.slots);
    for (let k = 0; k < lines.length; k += 1) this.add(k, units[k + 1] ?? 2);
  }

  /** Adds line k, behind which the next line begins with `unit` half cells that cannot be broken off. */
  private add(k: number, unit: number): void {
    const { sums, slots } = this;
    const line = this.lines[k] as Line;
    const at = k * slots;
    if (saysNothing(line)) {
      sums.copyWithin(at + slots, at, at + slots);
      return;
    }
    const open = this.opens[k];
    const full = slotFrom(line.width - line.squeeze - 0.5);
    const short = slotFrom(line.width + unit - 0.25);
    const near = slotFrom(line.width - 0.5);
    const exact = NARROWEST + 2 * near - line.width <= 0.5 ? near : NOWHERE;
    for (let slot = 0; slot < slots; slot += 1) {
      const plain = slot < full ? TOO_WIDE : slot >= short ? 0 : slot === exact ? EXACT : FULL_LINE;
      const deep = slot - DEEP;
      const first = deep < full ? WIDE_FIRST : deep >= short ? 0 : deep === exact ? EXACT_FIRST : FULL_FIRST;
      const best = open === 0 ? plain : open === 2 || first > plain ? first : plain;
      sums[at + slots + slot] = (sums[at + slot] ?? 0) + best;
    }
  }

  /** How well `measure` explains the lines `[from, to)`; one that begins a paragraph may be INDENT narrower, or must be. */
  of(measure: number, from: number, to: number): number {
    const slot = (measure - NARROWEST) / 2;
    return (this.sums[to * this.slots + slot] ?? 0) - (this.sums[from * this.slots + slot] ?? 0);
  }

  /** The measure that explains most of the lines `[from, to)`. */
  best(from: number, to: number): number {
    let best = 0;
    let bestScore = 0;
    round = round > 2_000_000_000 ? 1 : round + 1;
    for (let i = from; i < to; i += 1) {
      const line = this.lines[i] as Line;
      if (saysNothing(line)) continue;
      const even = 2 * Math.floor(line.width / 2);
      const low = Math.max(NARROWEST, even - (line.squeeze === 0 ? 0 : 2));
      const high = line.width + 1 + (this.opens[i] === 0 ? 0 : INDENT);
      for (let measure = low; measure <= high; measure += 2) {
        const slot = (measure - NARROWEST) / 2;
        if (TRIED[slot] === round) continue;
        TRIED[slot] = round;
        const score = this.of(measure, from, to);
        if (score > bestScore || (score === bestScore && measure > best)) {
          best = measure;
          bestScore = score;
        }
      }
    }
    return best;
  }
}

/** Letter-spaced, or too long for a column. */
function saysNothing(line: Line): boolean {
  return line.spaced || line.width > LONGEST_COLUMN_LINE;
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
