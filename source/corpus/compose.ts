import type { Draft } from "./assemble.js";
import type { Paragraph } from "./blocks.js";
import type { Use } from "./ledger.js";
import { type Line, offsetOf } from "./lines.js";
import { joinsWithSpace, regularSpacing } from "./spacing.js";

/**
 * `[from, to)` of a paragraph as a reader wants it: lines joined, letter-spacing undone. The lines of a stanza keep a space
 * between them.
 */
export function compose(paragraph: Paragraph, from: number, to: number, verse = false): string {
  const text = paragraph.text.slice(from, to);
  if (!text.includes("\n")) return regularSpacing(text);
  let out = "";
  // What stood last, and not `out`: to look at the end of a text that grows is to copy it whole each time.
  let last = "";
  for (const piece of text.split("\n")) {
    const clean = regularSpacing(piece);
    if (clean === "") continue;
    out += last !== "" && (verse || joinsWithSpace(last, clean)) ? ` ${clean}` : clean;
    last = clean;
  }
  return out;
}

/** Writes down where `[from, to)` of a paragraph's text went, line by line, in offsets of the raw page. */
export function record(draft: Draft, paragraph: Paragraph, from: number, to: number, what: Use): void {
  if (from >= to) return;
  let at = 0;
  for (const line of paragraph.lines) {
    const a = Math.max(from - at, 0);
    const b = Math.min(to - at, line.text.length);
    if (a < b) {
      draft.parts.push({
        start: offsetOf(line, a),
        end: offsetOf(line, b - 1) + 1,
        use: what,
        article: draft.index,
      });
    }
    at += line.text.length + 1;
    if (at >= to) return;
  }
}

export function recordLine(draft: Draft, line: Line, what: Use): void {
  record(draft, { lines: [line], text: line.text }, 0, line.text.length, what);
}
