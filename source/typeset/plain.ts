/**
 * What nearly every text of a page is made of: ASCII, ideographs, the marks that papers print, and the signs
 * that the screen draws. It is asked before the
 * expressions that know all of Unicode; each of those takes a start 1 to 3 ms to make ready.
 */
const PLAIN =
  /^[ -~\xb7\u2014\u2018\u2019\u201c\u201d\u2026\u2190-\u2426\u2460-\u25ff\u3000-\u3011\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** True for a text in which each character may go to a terminal as it is, and is one grapheme. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}
