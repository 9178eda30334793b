import type { IUnicodeVersionProvider } from "@xterm/headless";
import { eastAsianWidthType } from "get-east-asian-width";

/** Marks that a terminal draws on the cell before, and what it does not draw. */
const NO_CELL = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11FF\uD7B0-\uD7FF]$/u;

/**
 * How the screen model counts cells: code point by code point, as terminals do that know nothing of emoji sequences.
 * It is written apart from the program's own widths on purpose, so that a mistake there shows.
 */
export function unicodeWidths(ambiguousCells: 1 | 2): IUnicodeVersionProvider {
  const known = new Map<number, 0 | 1 | 2>();
  const wcwidth = (codepoint: number): 0 | 1 | 2 => {
    const stored = known.get(codepoint);
    if (stored !== undefined) return stored;
    const width = look(codepoint, ambiguousCells);
    known.set(codepoint, width);
    return width;
  };
  return { version: `ambiguous-${ambiguousCells}`, wcwidth, charProperties: properties };

  /** xterm.js packs into one number: bit 0 joins the cell before, bits 1 and 2 are the cells. */
  function properties(codepoint: number, preceding: number): number {
    const width = wcwidth(codepoint);
    const widthBefore = (preceding >> 1) & 3;
    const joins = width === 0 && preceding !== 0 && widthBefore > 0;
    return ((joins ? widthBefore : width) << 1) | (joins ? 1 : 0);
  }
}

function look(codepoint: number, ambiguousCells: 1 | 2): 0 | 1 | 2 {
  if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0)) return 0;
  if (NO_CELL.test(String.fromCodePoint(codepoint))) return 0;
  const type = eastAsianWidthType(codepoint);
  if (type === "wide" || type === "fullwidth") return 2;
  return type === "ambiguous" ? ambiguousCells : 1;
}
