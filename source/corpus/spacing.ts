import { charSet, FULL, isAmong, isHan, isWhite, isWordChar, traitsAt } from "./chars.js";

/**
 * White space as a reader wants it, one way everywhere: none between Chinese and digits or Latin letters
 * (as Chinese newspapers print it), none beside Chinese punctuation, one between two Latin words, and one
 * where two halves of a headline stand apart by a real space. Letter-spaced runs are closed up.
 */
export function regularSpacing(text: string): string {
  const tokens = tokensOf(text);
  if (tokens.length < 2) return tokens[0] ?? "";
  const spread = letterSpaced(tokens);
  const wide = spread?.includes(true) === true ? wideGaps(text) : null;
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
  const first = token.charCodeAt(0);
  if (token.length === 1 && (isHan(first) || first < 0x80)) return first >= 0x80;
  return hasFewLetters(token) && CHINESE.test(token);
}

/** In a letter-spaced line a gap of two or more spaces, among gaps of one, is a real space: by the token behind each. */
function wideGaps(text: string): boolean[] {
  const gaps: number[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isWhite(text.charCodeAt(at))) continue;
    if (at > from || gaps.length === 0) gaps.push(at - from);
    from = at + 1;
  }
  // In front of the first token stands none.
  const least = Math.min(...gaps.slice(1, 401));
  return gaps.map((length, i) => i > 0 && length > least);
}

/** One letter at most; both halves of a rare ideograph are one. */
function hasFewLetters(token: string): boolean {
  let n = 0;
  for (let i = 0; i < token.length && n < 2; i += 1) {
    const code = token.charCodeAt(i);
    const second =
      code >= 0xdc00 &&
      code <= 0xdfff &&
      i > 0 &&
      token.charCodeAt(i - 1) >= 0xd800 &&
      token.charCodeAt(i - 1) <= 0xdbff;
    if (!second && (traitsAt(token, i) & FULL) === 0) n += 1;
  }
  return n < 2;
}

/** What an ideograph's place may hold where two halves stand apart. */
const ENDS = charSet("”’」』》）！？");
const BEGINS = charSet("“‘「『《");

function keepsSpace(left: string, right: string): boolean {
  const a = left.charCodeAt(left.length - 1);
  const b = right.charCodeAt(0);
  if (isWordChar(a) && isWordChar(b)) return true;
  if (a < 0x2000 && b < 0x2000) return true;
  return (isHan(a) || isAmong(ENDS, left, left.length - 1)) && (isHan(b) || isAmong(BEGINS, right, 0));
}

/** True where a line's end kept two Latin words apart, by the units between which it stood. */
export function joinsWithSpace(before: number, behind: number): boolean {
  return isLatin(before) && isLatin(behind);
}

function isLatin(code: number): boolean {
  return isWordChar(code) && !(code >= 0x30 && code <= 0x39);
}
