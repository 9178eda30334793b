import { isLineEnd, isSpace } from "./chars.js";
import { invisibleAt } from "./lines.js";

/** Where a stretch of the raw page went. */
export type Use =
  | "column"
  | "group"
  | "kicker"
  | "headline"
  | "deck"
  | "byline"
  | "dateline"
  | "summary"
  | "body"
  | "notes"
  | "furniture"
  /** Marks that a field's meaning replaces: `记者`, brackets, `摄`, `□`, a brief's bullet, a jump line. */
  | "decoration";

/** A stretch `[start, end)` of the raw page and the field it became; `article` is null for furniture. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly use: Use;
  readonly article: number | null;
}

interface Ledger {
  /** Visible characters (UTF-16 units) of the page, and of them those in exactly one part. */
  readonly visible: number;
  readonly placed: number;
  /** Offsets of the first visible characters in no part, and in more than one; at most ten each. */
  readonly lost: readonly number[];
  readonly twice: readonly number[];
}

/**
 * Adds up every character of the raw page that is neither white space nor invisible (controls, format
 * characters, terminal sequences, broken surrogates) and says whether each is in exactly one part.
 */
export function addUp(text: string, parts: readonly Part[]): Ledger {
  const count = new Uint8Array(text.length);
  for (const part of parts) {
    for (let i = part.start; i < part.end; i += 1) count[i] = Math.min(2, (count[i] ?? 0) + 1);
  }
  const lost: number[] = [];
  const twice: number[] = [];
  let visible = 0;
  let placed = 0;
  for (let i = 0; i < text.length; ) {
    const skip = invisibleAt(text, i);
    if (skip > 0) {
      i += skip;
      continue;
    }
    const code = text.charCodeAt(i);
    if (!isSpace(code) && !isLineEnd(code)) {
      visible += 1;
      if (count[i] === 1) placed += 1;
      else if (count[i] === 0 && lost.length < 10) lost.push(i);
      else if (count[i] === 2 && twice.length < 10) twice.push(i);
    }
    i += 1;
  }
  return { visible, placed, lost, twice };
}
