import {
  CLOSER,
  COMMA,
  HAN,
  isHan,
  isInvisible,
  isLineEnd,
  isSpace,
  isWordChar,
  LINE_END,
  ODD,
  OPENER,
  POINT,
  SPACE,
  TRAITS,
  WORD,
} from "./chars.js";

/**
 * A line of the raw page that has something to read in it.
 *
 * `text` is the line without outer white space and without invisible characters; `offsetOf` leads from an
 * index in it back to the raw page. Most lines are one stretch of the raw text, so `map` is there only for
 * those from which something was taken out of the middle.
 */
export interface Line {
  readonly index: number;
  readonly text: string;
  /** Offset of the first character in the raw page (UTF-16). */
  readonly start: number;
  /** Raw offset of each UTF-16 unit of `text`, where they do not simply follow `start`. */
  readonly map: Int32Array | null;
  /** Empty lines between this line and the one before. */
  readonly gap: number;
  /** The page sets some lines tight, so that an empty line in front of this one says that they stand apart. */
  readonly leaded: boolean;
  /** Natural width in half cells of print: an ideograph 2, a digit or Latin letter 1, a space ½. */
  readonly width: number;
  /** How much narrower the line gets with its punctuation squeezed and the spaces that extractors put round figures taken out, in half cells. */
  readonly squeeze: number;
  /** What the line's characters are and tell (bits of HOLDS): the recognisers ask here before they look closer. */
  readonly holds: number;
  /** Ideographs, digits and letters, as `letterCount` counts them. */
  readonly letters: number;
  /** Commas and semicolons. */
  readonly commas: number;
  /** Index of the first full stop, -1 where there is none. */
  readonly stop: number;
  /** How far the brackets are from being closed, as `openBrackets` says. */
  readonly open: number;
  /** Half cells of white space in front of the line: an indent that the extractor kept. */
  readonly indent: number;
  /** The extractor put spaces between the characters: a justified or letter-spaced line. */
  readonly spaced: boolean;
}

/** A terminal's control sequence (colour, cursor, title), short enough that a broken one eats no text. */
const ESCAPE = /\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n\r]{0,400}(?:\x07|\x1b\\)|[()#][0-9A-Z])/y;

/** Length of the control sequence that begins at `at`, or 0. It is a mark of a terminal and no part of the page. */
function escapeAt(raw: string, at: number): number {
  if (raw.charCodeAt(at) !== 0x1b) return 0;
  ESCAPE.lastIndex = at;
  return ESCAPE.exec(raw)?.[0].length ?? 0;
}

/** Number of UTF-16 units at `at` that carry nothing to read (see isInvisible), or 0. */
export function invisibleAt(raw: string, at: number): number {
  const code = raw.charCodeAt(at);
  if (code >= 0x20 && code < 0x7f) return 0;
  if (code === 0x1b) return escapeAt(raw, at) || 1;
  if (code >= 0x2e80 && code < 0xd800) return 0;
  const point = raw.codePointAt(at) ?? code;
  if (point > 0xffff) return isInvisible(point) ? 2 : 0;
  // The second half of a character beyond U+FFFF is as visible as the whole: rare ideographs of names stand there.
  if (code >= 0xdc00 && code <= 0xdfff && at > 0) {
    const whole = raw.codePointAt(at - 1) ?? 0;
    if (whole > 0xffff) return isInvisible(whole) ? 1 : 0;
  }
  return isInvisible(code) && !isSpace(code) ? 1 : 0;
}

/** Raw offset of the character at `at` of the line; `at` may be the line's length. */
export function offsetOf(line: Line, at: number): number {
  if (line.map === null) return line.start + at;
  if (at >= line.map.length) return (line.map[line.map.length - 1] ?? line.start) + 1;
  return line.map[at] ?? line.start;
}

/** A line before the page as a whole says how it is set. */
type Fresh = { -readonly [K in keyof Line]: Line[K] };

/** The page's lines that hold something to read, in order. Any text at all gives lines; nothing is thrown. */
export function splitLines(raw: string): readonly Line[] {
  const lines: Fresh[] = [];
  const seen = new Seen();
  let gap = 0;
  for (let from = 0; from < raw.length; ) {
    const line = readLine(raw, from, lines.length, gap, seen);
    gap = line === null ? gap + 1 : 0;
    if (line !== null) lines.push(line);
    from = behindLineEnd(raw, seen.end);
  }
  evenGaps(lines);
  return lines;
}

/** `\r\n` is one line's end. */
function behindLineEnd(raw: string, end: number): number {
  return raw.charCodeAt(end) === 0x0d && raw.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
}

/** Fewer lines than this say nothing of how a page is set. */
const FEW = 8;
/** Fewer tight lines than this are chance: an OCR program sets none tight. */
const FEW_TIGHT = 1;

/** Where most lines follow one another without an empty line, none of them is set tight: every gap counts one more. */
function evenGaps(lines: readonly Fresh[]): void {
  let close = 0;
  let tight = 0;
  for (let i = 0; i < lines.length; i += 1) {
    if ((lines[i] as Line).gap > 0) continue;
    close += 1;
    const before = lines[i - 1]?.text;
    if (before !== undefined && !isWordChar(before.charCodeAt(before.length - 1))) tight += 1;
  }
  const even = lines.length >= FEW && close * 2 > lines.length;
  if (!even && tight >= FEW_TIGHT) return;
  for (const line of lines) {
    if (even) line.gap += 1;
    line.leaded = false;
  }
}

/** Reads the line that begins at `from`; null where it holds nothing to read. `seen.end` is then where it ends. */
function readLine(raw: string, from: number, index: number, gap: number, seen: Seen): Fresh | null {
  let start = from;
  while (start < raw.length && blankAt(raw, start)) start += 1;
  seen.end = start;
  if (start === raw.length || isLineEnd(raw.charCodeAt(start))) return null;
  const indent = start === from ? 0 : indentOf(raw, from, start);
  let line = measured(raw, start, raw.length, index, gap, indent, seen);
  const { end } = seen;
  let last = end;
  while (blankAt(raw, last - 1)) last -= 1;
  if (last < end) line = measured(raw, start, last, index, gap, indent, seen);
  const clean = (line.holds & ODD) === 0 ? line : cleaned(raw, start, last, line, seen);
  seen.end = end;
  return clean;
}

/** The line without what is invisible in it; itself where nothing is. */
function cleaned(raw: string, start: number, end: number, line: Fresh, seen: Seen): Fresh | null {
  let text = "";
  let map: number[] | null = null;
  let run = start;
  for (let at = start; at < end; ) {
    const skip = invisibleAt(raw, at);
    if (skip === 0) {
      at += 1;
      continue;
    }
    map ??= [];
    for (let i = run; i < at; i += 1) map.push(i);
    text += raw.slice(run, at);
    at = Math.min(at + skip, end);
    run = at;
  }
  if (map === null) return line;
  for (let i = run; i < end; i += 1) map.push(i);
  text += raw.slice(run, end);
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const kept = map.slice(lead, lead + trimmed.length);
  const clean = measured(trimmed, 0, trimmed.length, line.index, line.gap, line.indent, seen);
  clean.start = kept[0] ?? start;
  clean.map = Int32Array.from(kept);
  return clean;
}

function indentOf(raw: string, from: number, to: number): number {
  let cells = 0;
  for (let i = from; i < to; i += 1) {
    const code = raw.charCodeAt(i);
    cells += code === 0x3000 ? 2 : code === 0x09 ? 4 : code === 0x20 || code === 0xa0 ? 1 : 0;
  }
  return cells;
}

function blankAt(raw: string, at: number): boolean {
  const code = raw.charCodeAt(at);
  return isSpace(code) || code === 0xfeff || code === 0x200b;
}

/**
 * Everything that is counted of a line's characters, in one pass over `raw` from `start` to the line's end or to `limit`. Four of five
 * are ideographs, of which nothing is counted but how many are none.
 */
function measured(
  raw: string,
  start: number,
  limit: number,
  index: number,
  gap: number,
  indent: number,
  seen: Seen,
): Fresh {
  let holds = 0;
  let end = start;
  forget(seen);
  for (; end < limit; end += 1) {
    const traits = TRAITS[raw.charCodeAt(end)] ?? 0;
    if ((traits & HAN) === 0) {
      if ((traits & LINE_END) !== 0) break;
      look(raw, start, end, limit, traits, seen);
    }
    holds |= traits;
  }
  seen.end = end;
  const han = end - start - seen.others;
  const narrow = end - start + han + seen.wide - seen.spaces - seen.wideSpaces;
  return {
    index,
    text: raw.slice(start, end),
    start,
    map: null,
    gap,
    leaded: true,
    width: narrow + 0.5 * (seen.spaces - seen.pairs),
    squeeze: seen.squeeze + 0.5 * (seen.spaces - seen.pairs),
    holds,
    letters: han + seen.letters,
    commas: seen.commas,
    stop: seen.stop,
    open: seen.low < 0 ? seen.low : seen.depth,
    indent,
    spaced: han >= 4 && seen.pairs * 2 >= han - 2,
  };
}

/** What is found of the characters of one line that are no ideographs; one for all lines of a page. */
class Seen {
  /** Where the line ends. */
  end = 0;
  others = 0;
  wide = 0;
  squeeze = 0;
  commas = 0;
  /** All spaces, those of them that count as wide, and those between two ideographs. */
  spaces = 0;
  wideSpaces = 0;
  pairs = 0;
  /** Letters and digits, and rare ideographs, of two units each. */
  letters = 0;
  stop = -1;
  /** Brackets open here, and the lowest that number was. */
  depth = 0;
  low = 0;
}

function forget(seen: Seen): void {
  seen.others = 0;
  seen.wide = 0;
  seen.squeeze = 0;
  seen.commas = 0;
  seen.pairs = 0;
  seen.spaces = 0;
  seen.wideSpaces = 0;
  seen.letters = 0;
  seen.stop = -1;
  seen.depth = 0;
  seen.low = 0;
}

function look(raw: string, start: number, at: number, end: number, traits: number, seen: Seen): void {
  seen.others += 1;
  seen.wide += traits >>> 31;
  seen.squeeze += (traits >>> 31) & (traits >>> 7);
  const code = raw.charCodeAt(at);
  if ((traits & SPACE) !== 0) {
    seen.spaces += 1;
    seen.wideSpaces += traits >>> 31;
    const between = at > start && at + 1 < end;
    if (between && isHan(raw.charCodeAt(at - 1)) && isHan(raw.charCodeAt(at + 1))) seen.pairs += 1;
  } else if ((traits & WORD) !== 0) seen.letters += 1;
  else if ((traits & COMMA) !== 0) seen.commas += 1;
  else if ((traits & OPENER) !== 0) seen.depth += 1;
  else if ((traits & CLOSER) !== 0 && code > 0x27) {
    seen.depth -= 1;
    if (seen.depth < seen.low) seen.low = seen.depth;
  } else if ((traits & POINT) !== 0) {
    if (seen.stop < 0) seen.stop = at - start;
  } else if (code >= 0xd800 && code <= 0xdbff) seen.letters += 1;
}
