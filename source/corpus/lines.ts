import { isFullPunctuation, isHan, isInvisible, isLineEnd, isSpace, isWordChar } from "./chars.js";

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
  /** How much narrower the line gets with all its punctuation squeezed, in half cells. */
  readonly squeeze: number;
  /** Which telling characters the line holds: the recognisers ask here before they look closer. */
  readonly holds: number;
  /** Half cells of white space in front of the line: an indent that the extractor kept. */
  readonly indent: number;
  /** The extractor put spaces between the characters: a justified or letter-spaced line. */
  readonly spaced: boolean;
}

/** A terminal's control sequence (colour, cursor, title), short enough that a broken one eats no text. */
const ESCAPE = /\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n\r]{0,400}(?:\x07|\x1b\\)|[()#][0-9A-Z])/y;

/** Length of the control sequence that begins at `at`, or 0. It is a mark of a terminal and no part of the page. */
export function escapeAt(raw: string, at: number): number {
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

/** The page's lines that hold something to read, in order. Any text at all gives lines; nothing is thrown. */
export function splitLines(raw: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  let from = 0;
  for (let at = 0; at <= raw.length; at += 1) {
    const code = at < raw.length ? raw.charCodeAt(at) : 0x0a;
    if (code > 0x0d && code !== 0x85 && code !== 0x2028 && code !== 0x2029) continue;
    if (!isLineEnd(code)) continue;
    const line = readLine(raw, from, at, lines.length, gap);
    if (line === null) gap += 1;
    else {
      lines.push(line);
      gap = 0;
    }
    if (code === 0x0d && raw.charCodeAt(at + 1) === 0x0a) at += 1;
    from = at + 1;
  }
  return evenGaps(lines);
}

/** Fewer lines than this say nothing of how a page is set. */
const FEW = 8;
/** Fewer tight lines than this are chance: an OCR program sets none tight. */
const FEW_TIGHT = 1;

/** Where most lines follow one another without an empty line, none of them is set tight: every gap counts one more. */
function evenGaps(lines: Line[]): Line[] {
  let close = 0;
  let tight = 0;
  for (const [i, line] of lines.entries()) {
    if (line.gap > 0) continue;
    close += 1;
    const before = lines[i - 1]?.text ?? "";
    if (i > 0 && !isWordChar(before.charCodeAt(before.length - 1))) tight += 1;
  }
  const even = lines.length >= FEW && close * 2 > lines.length;
  if (!even && tight >= FEW_TIGHT) return lines;
  return lines.map((line) => ({ ...line, gap: line.gap + (even ? 1 : 0), leaded: false }));
}

function readLine(raw: string, from: number, to: number, index: number, gap: number): Line | null {
  let text = "";
  let map: number[] | null = null;
  let start = from;
  let end = to;
  while (start < end && blankAt(raw, start)) start += 1;
  while (end > start && blankAt(raw, end - 1)) end -= 1;
  if (start === end) return null;
  let run = start;
  if (isClean(raw, start, end))
    return measured(raw.slice(start, end), start, null, index, gap, indentOf(raw, from, start));
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
  if (map === null)
    return measured(raw.slice(start, end), start, null, index, gap, indentOf(raw, from, start));
  for (let i = run; i < end; i += 1) map.push(i);
  text += raw.slice(run, end);
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const kept = map.slice(lead, lead + trimmed.length);
  return measured(trimmed, kept[0] ?? start, Int32Array.from(kept), index, gap, indentOf(raw, from, start));
}

/** Almost every line: no control, format or surrogate character in it. */
function isClean(raw: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const code = raw.charCodeAt(i);
    if (
      code < 0x20 ||
      (code >= 0x7f && code < 0x2e80 && code !== 0xb7 && (code < 0x2010 || code > 0x2027)) ||
      code >= 0xd800
    ) {
      if (code < 0xff00 || code > 0xffef) return false;
    }
  }
  return true;
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

/** Characters that tell: a bit each for the recognisers that need one of them. */
export const HOLDS = { date: 1, sign: 2, bracket: 4, colon: 8, digit: 16, wire: 32, contact: 64 } as const;

const TELLS = new Uint8Array(65536);
for (const [chars, bit] of [
  ["年版日", HOLDS.date],
  ["□■◇◆○●◎△▲☆★▪记記者讯訊员員生论論读讀稿笔筆摄攝图圖文视視网網友绘繪作供提资資发發漫插", HOLDS.sign],
  ["（(【[", HOLDS.bracket],
  ["：:∶/", HOLDS.colon],
  ["0123456789", HOLDS.digit],
  ["讯訊电電消", HOLDS.wire],
  ["报報编編责責校邮郵话話址期号號农農星周@.", HOLDS.contact],
] as const) {
  for (const char of chars) TELLS[char.charCodeAt(0)] = (TELLS[char.charCodeAt(0)] ?? 0) | bit;
}

function measured(
  text: string,
  start: number,
  map: Int32Array | null,
  index: number,
  gap: number,
  indent: number,
): Line {
  let width = 0;
  let squeeze = 0;
  let spaces = 0;
  let han = 0;
  let holds = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    holds |= TELLS[code] ?? 0;
    if (isHan(code)) {
      width += 2;
      han += 1;
    } else if (isSpace(code)) {
      if (isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1))) spaces += 1;
      else width += 0.5;
    } else if (isWordChar(code)) width += 1;
    else if (code >= 0x2000 && isFullPunctuation(text[i] ?? "")) {
      width += 2;
      squeeze += 1;
    } else width += code < 0x2000 ? 1 : 2;
  }
  const spaced = han >= 4 && spaces * 2 >= han - 2;
  return { index, text, start, map, gap, leaded: true, width, squeeze, holds, indent, spaced };
}
