import { eastAsianWidth } from "get-east-asian-width";
import { isPlain } from "./plain.js";

/**
 * How many cells a text takes. The only file that knows the width tables.
 *
 * "Ambiguous" characters (`“ ” — … · × ① →`, Unicode's East Asian Width class A) take one cell in some terminals
 * and two in others; which of the two it is must be asked of the terminal, so every function takes it.
 * Widths are those of a terminal that adds up code points, because most do; text that went through `printable`
 * holds none of the sequences (joiners, variation selectors) about which terminals disagree.
 */

/** How wide the terminal draws characters of ambiguous width: one cell or two. */
export type Ambiguous = "narrow" | "wide";

/** Marks that stand on the character before them, and characters that no terminal draws. Made when one is needed, as the others here are (plain.ts). */
const ZERO_WIDTH = () => /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u1160-\u11FF\uD7B0-\uD7FF]$/u;

/** Texts without any of these have one grapheme a code point, and need no segmenter. */
const CLUSTERED = () =>
  /\p{M}|\p{Cf}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\uFF9E\uFF9F\u0E33\u0EB3]|\r\n/u;

const JOINED_EMOJI = () => /\u200D|\uFE0F|\p{Emoji_Modifier}/u;
const EMOJI = () => /\p{Extended_Pictographic}|\p{Emoji_Modifier_Base}|\u20E3/u;

/** Made when first needed: most pages never do. */
let segmenter: Intl.Segmenter | null = null;

/** Width plus one by code unit, filled as characters are met; 0 is "not met yet", NEEDS_CLUSTERS a joiner. */
const NEEDS_CLUSTERS = 255;
const seen = { narrow: new Uint8Array(0x10000), wide: new Uint8Array(0x10000) };

function measure(codePoint: number, ambiguous: Ambiguous): number {
  // Ideographs are most of what is measured; asking a pattern and a table about each costs the first frame 5 ms.
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return 2;
  const known = codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
  const character = String.fromCodePoint(known);
  if (!isPlain(character) && ZERO_WIDTH().test(character)) return 0;
  return eastAsianWidth(known, { ambiguousAsWide: ambiguous === "wide" });
}

/** The cells of one code point on its own: 0, 1 or 2. */
export function codePointWidth(codePoint: number, ambiguous: Ambiguous): number {
  if (codePoint > 0xffff) return measure(codePoint, ambiguous);
  const table = seen[ambiguous];
  const stored = table[codePoint] ?? 0;
  if (stored !== 0) return stored === NEEDS_CLUSTERS ? 0 : stored - 1;
  const width = measure(codePoint, ambiguous);
  table[codePoint] = codePoint === 0x200d || codePoint === 0xfe0f ? NEEDS_CLUSTERS : width + 1;
  return width;
}

/** The cells of one grapheme. An emoji held together by joiners or selectors is two cells, whatever its parts. */
function graphemeWidth(grapheme: string, ambiguous: Ambiguous): number {
  if (JOINED_EMOJI().test(grapheme) && EMOJI().test(grapheme)) return 2;
  let cells = 0;
  for (const character of grapheme) cells += codePointWidth(character.codePointAt(0) ?? 0, ambiguous);
  return cells;
}

/** The cells that a text takes in one row. Control characters count nothing: `printable` shows them first. */
export function cellWidth(text: string, ambiguous: Ambiguous): number {
  const table = seen[ambiguous];
  let cells = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit < 0x7f) {
      cells += 1;
      continue;
    }
    let codePoint = unit;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      codePoint = text.codePointAt(i) ?? unit;
      if (codePoint > 0xffff) i++;
    }
    cells += codePointWidth(codePoint, ambiguous);
    if ((codePoint <= 0xffff && table[codePoint] === NEEDS_CLUSTERS) || isEmojiModifier(codePoint)) {
      return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme, ambiguous), 0);
    }
  }
  return cells;
}

function isEmojiModifier(codePoint: number): boolean {
  return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
}

/** True where a grapheme of the text may be more than one code point. */
export function isClustered(text: string): boolean {
  return !isPlain(text) && CLUSTERED().test(text);
}

/** Code units given to the segmenter at once: Node's takes time by the square of a text's length (80,000 units: 8 s). */
const PIECE = 512;

/** What a reader takes for one character each: a base with its marks, a flag, a syllable. */
export function graphemes(text: string): string[] {
  if (!isClustered(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter("zh", { granularity: "grapheme" });
  const found: string[] = [];
  let size = PIECE;
  for (let at = 0; at < text.length; ) {
    const end = wholeEnd(text, at + size);
    const parts = Array.from(segmenter.segment(text.slice(at, end)), (part) => part.segment);
    if (end < text.length) {
      // The last one may go on behind the piece, so the next piece begins with it; one that fills a piece needs more.
      size = parts.length === 1 ? size * 2 : PIECE;
      parts.pop();
    }
    for (const part of parts) {
      found.push(part);
      at += part.length;
    }
  }
  return found;
}

/** The end of a piece, moved behind the pair that it would split. */
function wholeEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const code = text.charCodeAt(end);
  return code >= 0xdc00 && code <= 0xdfff ? end + 1 : end;
}

/** The sign that a text goes on, for a terminal of this kind: three dots, or two in ASCII where `…` is wide. */
export function ellipsisFor(ambiguous: Ambiguous): string {
  return ambiguous === "wide" ? ".." : "…";
}

/** The longest beginning of a text that fits, ending between graphemes. */
export function takeCells(text: string, cells: number, ambiguous: Ambiguous): string {
  // A cell holds at least a code unit, bar what stands on another character; so a far longer text is cut first.
  const near = text.length > cells * 4 + 64 ? text.slice(0, cells * 4 + 64) : text;
  if (near.length === text.length && cellWidth(text, ambiguous) <= cells) return text;
  let used = 0;
  let end = 0;
  for (const grapheme of graphemes(near)) {
    used += graphemeWidth(grapheme, ambiguous);
    if (used > cells) break;
    end += grapheme.length;
  }
  return text.slice(0, end);
}

/** The longest ending of a text that fits, beginning between graphemes. */
export function takeLastCells(text: string, cells: number, ambiguous: Ambiguous): string {
  const near = text.length > cells * 4 + 64 ? text.slice(-(cells * 4 + 64)) : text;
  const parts = graphemes(near);
  let used = 0;
  let length = 0;
  for (let i = parts.length - 1; i >= 0; i--) {
    const grapheme = parts[i] ?? "";
    used += graphemeWidth(grapheme, ambiguous);
    if (used > cells) break;
    length += grapheme.length;
  }
  return text.slice(text.length - length);
}

/** A text that fits as it is, or its beginning and an ellipsis. Never over `cells`. */
export function truncateCells(text: string, cells: number, ambiguous: Ambiguous): string {
  if (cells <= 0) return "";
  if (cellWidth(text, ambiguous) <= cells) return text;
  const ellipsis = ellipsisFor(ambiguous);
  const room = cells - cellWidth(ellipsis, ambiguous);
  if (room < 0) return takeCells(text, cells, ambiguous);
  return takeCells(text, room, ambiguous) + ellipsis;
}

/** A text filled up with spaces to `cells`, on its right side or (`align: "right"`) its left. Longer text stays. */
export function padCells(
  text: string,
  cells: number,
  ambiguous: Ambiguous,
  align: "left" | "right" = "left",
): string {
  const missing = cells - cellWidth(text, ambiguous);
  if (missing <= 0) return text;
  const space = " ".repeat(missing);
  return align === "left" ? text + space : space + text;
}
