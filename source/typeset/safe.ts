import { isPlain } from "./plain.js";

/**
 * A page is somebody else's text, and a terminal obeys some of what it is sent. Text that went through here
 * holds nothing that a terminal would obey, reorder or draw in an unknown width.
 */

/** True where something cannot go to the terminal as it stands. */
function isOdd(text: string): boolean {
  return !isPlain(text) && ODD().test(text);
}

/** Made when one is needed, as the others here are (plain.ts). */
const ODD = () =>
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]|\p{M}{9}|^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF]/u;

/** Characters that show nothing: joiners, marks of direction, selectors, fillers, tags. */
const INVISIBLE = () => /^[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]$/u;

/** The few format characters that do show something: signs set before Arabic, Syriac and Kaithi numbers. */
const VISIBLE_FORMAT = /^[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]$/u;

/** Marks, and the vowels and finals of Korean, which stand on the letter before them. */
const MARK = () => /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF]$/u;

/** More marks than this on one character are not writing; the rest is dropped. */
const MARKS_ON_ONE = 8;

/** Text without a meaning here, such as half of a surrogate pair. */
const UNKNOWN = "\uFFFD";

/** 〓, the block that a compositor sets for a type that is not in the case: here for a private-use character. */
const MISSING_TYPE = "\u3013";

/** A printable text, and where each of its places stands in the text that it was made from. */
interface SafeText {
  readonly text: string;
  /** From an offset in `text` to the offset in the source. */
  toSource(offset: number): number;
  /** From an offset in the source to the offset in `text`; what was dropped maps to what follows it. */
  toSafe(offset: number): number;
}

/**
 * The text as it may go to a terminal. White space (tab, line end) becomes a space, a control character its
 * picture (`␛`), half a surrogate pair or an unassigned code point `�`, a private-use character `〓`. What shows
 * nothing by itself (zero-width, direction, tag, selector characters, skin tones) is dropped, because terminals disagree
 * about its width. Total: any string gives a string.
 */
export function printable(text: string): string {
  return isOdd(text) ? safeText(text).text : text;
}

/** `printable`, for a text whose marks and places must still be found afterwards. */
export function safeText(text: string): SafeText {
  if (!isOdd(text)) return { text, toSource: (offset) => offset, toSafe: (offset) => offset };
  const pieces: string[] = [];
  const from: number[] = [];
  let marks = MARKS_ON_ONE;
  let at = 0;
  for (const character of text) {
    const isMark = MARK().test(character);
    const shown = isMark && marks >= MARKS_ON_ONE ? "" : shownAs(character);
    if (shown !== "") marks = isMark ? marks + 1 : 0;
    pieces.push(shown);
    for (let i = 0; i < shown.length; i++) from.push(at + Math.min(i, character.length - 1));
    at += character.length;
  }
  from.push(text.length);
  return {
    text: pieces.join(""),
    toSource: (offset) => from[Math.max(0, Math.min(offset, from.length - 1))] ?? 0,
    toSafe: (offset) => firstAtOrAfter(from, offset),
  };
}

function shownAs(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 9 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029) return " ";
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (VISIBLE_FORMAT.test(character)) return UNKNOWN;
  if (INVISIBLE().test(character)) return "";
  if (/^\p{Co}$/u.test(character)) return MISSING_TYPE;
  // Planes 2 and 3 hold ideographs only; one that is newer than this Node's tables is still an ideograph.
  if (/^\p{Cn}$/u.test(character) && code >= 0x20000 && code < 0x3fffe && (code & 0xfffe) !== 0xfffe) {
    return character;
  }
  return /^\p{C}$/u.test(character) ? UNKNOWN : character;
}

/** The index of the first number in an ascending list that is not below `value`. */
function firstAtOrAfter(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}
