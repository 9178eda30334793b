/**
 * What one character is. The parser asks these questions of every character of every page, so the answers
 * for the basic plane stand in one table of bits, filled once.
 */
const HAN = 1;
const WORD = 2;
const SPACE = 4;
const OPENER = 8;
const CLOSER = 16;
const PAUSE = 32;
const STOP = 64;
const FULL = 128;

const KINDS = new Uint8Array(65536);

function fill(from: number, to: number, kind: number): void {
  for (let code = from; code <= to; code += 1) KINDS[code] = (KINDS[code] ?? 0) | kind;
}

function fillEach(chars: string, kind: number): void {
  for (const char of chars) fill(char.charCodeAt(0), char.charCodeAt(0), kind);
}

fill(0x4e00, 0x9fff, HAN);
fill(0x3400, 0x4dbf, HAN);
fill(0xf900, 0xfaff, HAN);
fillEach("〇々", HAN);
fill(0x30, 0x39, WORD);
fill(0x41, 0x5a, WORD);
fill(0x61, 0x7a, WORD);
fill(0xc0, 0x24f, WORD);
fill(0x370, 0x52f, WORD);
fillEach(" \t\u3000\u00a0\u1680\u202f\u205f", SPACE);
fill(0x2000, 0x200a, SPACE);
fillEach("“‘「『（〈《【〔([｢", OPENER);
fillEach("”’」』）〉》】〕）)]\"'｣", CLOSER);
fillEach("，、；：,;", PAUSE);
/** The ASCII forms are what OCR makes of the full-width ones. */
fillEach("。！？!?…｡", STOP);
fillEach("，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—·", FULL);

function kindOf(char: string): number {
  return char === "" ? 0 : (KINDS[char.charCodeAt(0)] ?? 0);
}

/** A Chinese character (with the extension planes, 々 and 〇), as names and running text are made of. */
export function isHan(code: number): boolean {
  return code < 65536 ? ((KINDS[code] ?? 0) & HAN) !== 0 : code >= 0x20000 && code <= 0x3ffff;
}

/** A Latin letter or a digit: what an extractor sets a space around. */
export function isWordChar(code: number): boolean {
  return ((KINDS[code] ?? 0) & WORD) !== 0;
}

/** White space inside a line; line ends are the business of lines.ts. */
export function isSpace(code: number): boolean {
  return ((KINDS[code] ?? 0) & SPACE) !== 0;
}

/** A line ends here: LF, VT, FF, CR, NEL and Unicode's two separators. */
export function isLineEnd(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

const FORMAT = /\p{Cf}/u;

/**
 * A character with nothing to read in it: controls, format characters (byte order mark, zero-width space,
 * soft hyphen, direction marks) and halves of surrogate pairs that lost their other half (`alone`).
 */
export function isInvisible(code: number): boolean {
  if (code < 0x20) return true;
  if (code < 0x7f) return false;
  if (code <= 0x9f || code === 0xad) return true;
  if (code < 0x600 || (code >= 0x2e80 && code < 0xd800)) return false;
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return FORMAT.test(String.fromCodePoint(code));
}

/** Ends a sentence. The ASCII forms are what OCR makes of the full-width ones. */
export function isSentenceEnd(char: string): boolean {
  return (kindOf(char) & STOP) !== 0;
}

/** Closes a quotation, a title or a bracket. */
export function isCloser(char: string): boolean {
  return (kindOf(char) & CLOSER) !== 0;
}

/** Opens a quotation, a title or a bracket. */
export function isOpener(char: string): boolean {
  return (kindOf(char) & OPENER) !== 0;
}

/** Punctuation that sets a pause inside a sentence. */
export function isPause(char: string): boolean {
  return (kindOf(char) & PAUSE) !== 0;
}

/** Full-width punctuation: an ideograph wide in print, and squeezed to half of that where a line needs room. */
export function isFullPunctuation(char: string): boolean {
  return (kindOf(char) & FULL) !== 0;
}

/** The last character with meaning for "does a sentence end here": closers after the stop belong to it. */
export function endsSentence(text: string): boolean {
  let i = text.length - 1;
  while (i >= 0 && (isCloser(text[i] ?? "") || isSpace(text.charCodeAt(i)))) i -= 1;
  if (i < 0) return false;
  return isSentenceEnd(text[i] ?? "") || (text[i] === "—" && i < text.length - 1);
}

/** Ideographs, digits and letters of a text; spaces and punctuation do not count. */
export function letterCount(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (((KINDS[code] ?? 0) & (HAN | WORD)) !== 0 || (code >= 0xd800 && code <= 0xdbff)) n += 1;
  }
  return n;
}

/**
 * How far the quotation marks and brackets of a text are from being closed: positive where one stays open,
 * negative where one closes that was never opened. A headline's line is balanced; a column line often is not.
 */
export function openBrackets(text: string): number {
  let depth = 0;
  let low = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = KINDS[code] ?? 0;
    if ((kind & (OPENER | CLOSER)) === 0 || code === 0x22 || code === 0x27) continue;
    if ((kind & OPENER) !== 0) depth += 1;
    else {
      depth -= 1;
      if (depth < low) low = depth;
    }
  }
  return low < 0 ? low : depth;
}
