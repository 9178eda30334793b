/**
 * What one character is. Everything here is a table look-up or a comparison of code points, because the
 * parser asks these questions of every character of every page.
 */

/** A Chinese character (with the extension planes, 々 and 〇), as names and running text are made of. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3007 ||
    code === 0x3005 ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** A Latin letter or a digit: what an extractor sets a space around. */
export function isWordChar(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x24f) ||
    (code >= 0x370 && code <= 0x52f)
  );
}

/** White space inside a line; line ends are the business of lines.ts. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x3000 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f
  );
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
  return (
    char === "。" ||
    char === "！" ||
    char === "？" ||
    char === "!" ||
    char === "?" ||
    char === "…" ||
    char === "｡"
  );
}

const CLOSERS = "”’」』）〉》】〕）)]\"'｣";
const OPENERS = "“‘「『（〈《【〔([｢";

/** Closes a quotation, a title or a bracket. */
export function isCloser(char: string): boolean {
  return char !== "" && CLOSERS.includes(char);
}

/** Opens a quotation, a title or a bracket. */
export function isOpener(char: string): boolean {
  return char !== "" && OPENERS.includes(char);
}

/** Punctuation that sets a pause inside a sentence. */
export function isPause(char: string): boolean {
  return char !== "" && "，、；：,;".includes(char);
}

const FULL_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—·";

/** Full-width punctuation: an ideograph wide in print, and squeezed to half of that where a line needs room. */
export function isFullPunctuation(char: string): boolean {
  return FULL_PUNCTUATION.includes(char);
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
    if (isHan(code) || isWordChar(code) || (code >= 0xd800 && code <= 0xdbff)) n += 1;
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
  for (const char of text) {
    if (char === '"' || char === "'") continue;
    if (isOpener(char)) depth += 1;
    else if (isCloser(char)) {
      depth -= 1;
      if (depth < low) low = depth;
    }
  }
  return low < 0 ? low : depth;
}
