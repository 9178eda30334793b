import type { Draft } from "./assemble.js";
import type { Paragraph } from "./blocks.js";
import { SPACE } from "./chars.js";
import type { Use } from "./ledger.js";
import { type Line, offsetOf } from "./lines.js";
import { joinsWithSpace, regularSpacing } from "./spacing.js";

/** `[from, to)` of a paragraph as a reader wants it: lines joined, letter-spacing undone. */
export function compose(paragraph: Paragraph, from: number, to: number): string {
  let out = "";
  // The unit that stands last, kept apart: to look at the end of a text that grows is to copy it whole each time.
  let last = 0;
  let at = 0;
  for (const line of paragraph.lines) {
    if (at >= to) break;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, line.text.length);
    at += line.text.length + 1;
    if (start >= end) continue;
    const piece = start === 0 && end === line.text.length ? line.text : line.text.slice(start, end).trim();
    if (piece === "") continue;
    const clean = (line.holds & SPACE) === 0 ? piece : paragraph.row ? columns(piece) : regularSpacing(piece);
    out += out !== "" && joinsWithSpace(last, piece.charCodeAt(0)) ? ` ${clean}` : clean;
    last = piece.charCodeAt(piece.length - 1);
  }
  return out;
}

/** A row's blanks part its columns and stay, unless all of it is set wide. */
function columns(piece: string): string {
  return /^\S(?:\s+\S)+$/u.test(piece) ? regularSpacing(piece) : piece.replace(/\s+/gu, " ");
}

/** Writes down where `[from, to)` of a paragraph's text went, line by line, in offsets of the raw page. */
export function record(draft: Draft, paragraph: Paragraph, from: number, to: number, what: Use): void {
  let at = 0;
  for (const line of paragraph.lines) {
    if (at >= to) return;
    recordPart(draft, line, from - at, to - at, what);
    at += line.text.length + 1;
  }
}

/** The same of a whole line. */
export function recordLine(draft: Draft, line: Line, what: Use): void {
  recordPart(draft, line, 0, line.text.length, what);
}

/** The same of one line; what lies outside it is left alone. */
export function recordPart(draft: Draft, line: Line, from: number, to: number, what: Use): void {
  const a = Math.max(from, 0);
  const b = Math.min(to, line.text.length);
  if (a >= b) return;
  draft.parts.push({
    start: offsetOf(line, a),
    end: offsetOf(line, b - 1) + 1,
    use: what,
    article: draft.index,
  });
}
