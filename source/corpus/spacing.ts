import { FULL, isHan, isSpace, isWhite, isWordChar, traitsAt } from "./chars.js";

/**
 * White space as a reader wants it, one way everywhere: none between Chinese and digits or Latin letters
 * (as Chinese newspapers print it), none beside Chinese punctuation, one between two Latin words, and one
 * where two halves of a headline stand apart by a real space. Letter-spaced runs are closed up.
 */
export function regularSpacing(text: string): string {
  const tokens = tokensOf(text);
  if (tokens.length < 2) return tokens[0] ?? "";
  const spread = letterSpaced(tokens);
  const wide = spread?.includes(true) === true ? wideGaps(text, tokens.length) : null;
  let out = tokens[0] ?? "";
  for (let i = 1; i < tokens.length; i += 1) {
    const left = tokens[i - 1] ?? "";
    const right = tokens[i] ?? "";
    const closed = spread?.[i] === true && wide?.[i] !== true;
    out += !closed && keepsSpace(left, right) ? ` ${right}` : right;
  }
  return out;
}

/** What stands between white space. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isWhite(text.charCodeAt(at))) continue;
    if (at > from) tokens.push(text.slice(from, at));
    from = at + 1;
  }
  return tokens;
}

/**
 * Which gaps are letter-spacing: those inside a run of three or more tokens of one character each, with
 * whatever punctuation hangs on them (`从“ 建 起 来 ”到`). Null where there are too few for one.
 */
function letterSpaced(tokens: readonly string[]): boolean[] | null {
  if (tokens.length < 3) return null;
  const spread: boolean[] = new Array(tokens.length).fill(false);
  let from = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    if (i < tokens.length && isSingle(tokens[i] ?? "")) continue;
    if (i - from >= 3) for (let k = from; k <= i; k += 1) spread[k] = true;
    from = i + 1;
  }
  return spread;
}

const CHINESE = /\p{Script=Han}|[，。、；：？！“”‘’（）《》]/u;

function isSingle(token: string): boolean {
  if (token.length > 2 && lettersOf(token) > 1) return false;
  if (token.length === 1 && isHan(token.charCodeAt(0))) return true;
  return lettersOf(token) <= 1 && CHINESE.test(token);
}

/** In a letter-spaced line a gap of two or more spaces, among gaps of one, is a real space. */
function wideGaps(text: string, count: number): boolean[] {
  const wide: boolean[] = new Array(count).fill(false);
  const gaps = [...text.trim().matchAll(/[\s\u3000]+/gu)].map((gap) => gap[0].length);
  const least = Math.min(...gaps.slice(0, 400));
  for (const [i, length] of gaps.entries()) wide[i + 1] = length > least;
  return wide;
}

function lettersOf(token: string): number {
  let n = 0;
  for (let i = 0; i < token.length; i += 1) {
    const code = token.charCodeAt(i);
    // Both halves of a rare ideograph are one letter.
    const second =
      code >= 0xdc00 &&
      code <= 0xdfff &&
      i > 0 &&
      token.charCodeAt(i - 1) >= 0xd800 &&
      token.charCodeAt(i - 1) <= 0xdbff;
    if (!second && (traitsAt(token, i) & FULL) === 0) n += 1;
  }
  return n;
}

function keepsSpace(left: string, right: string): boolean {
  const a = left.charCodeAt(left.length - 1);
  const b = right.charCodeAt(0);
  if (isWordChar(a) && isWordChar(b)) return true;
  if (a < 0x2000 && b < 0x2000) return true;
  const before = left[left.length - 1] ?? "";
  const after = right[0] ?? "";
  const leftEnds = isHan(a) || "”’」』》）！？".includes(before);
  const rightBegins = isHan(b) || "“‘「『《".includes(after);
  return leftEnds && rightBegins;
}

/** True where the two ends meet as two Latin words that a line's end kept apart. */
export function joinsWithSpace(left: string, right: string): boolean {
  const a = left.charCodeAt(left.length - 1);
  const b = right.charCodeAt(0);
  const latin = (code: number) => isWordChar(code) && !(code >= 0x30 && code <= 0x39);
  return !isSpace(a) && !isSpace(b) && latin(a) && latin(b);
}
