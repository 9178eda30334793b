import { charSet, HOLDS, isAmong, isHan, isOpener } from "./chars.js";
import type { Facts } from "./line-facts.js";

/** How lines go on from one another on pages from OCR, which have no measure, and crossheads that ask for nothing behind them. */

/**
 * OCR: a line is a paragraph, or as much of one as stood in a column. A line that does not end its sentence goes
 * on in the next, unless it is short and plain enough for a crosshead.
 */
export function looseGoesOn(a: Facts, b: Facts): number {
  if (a.closed) return -8;
  if (a.ends) return -4;
  if (isClosedHead(a)) return -2;
  const opens = b.opens > 0 || isOpener(b.line.text[0] ?? "") ? -1.5 : 0;
  if (a.pauses) return 3 + opens;
  const said = Math.min(3, SAID_AGAIN * saidAgain(a.line.text, b.line.text));
  if (a.line.width >= 50) return 3 + opens - said;
  if (a.line.width <= CROSSHEAD && b.line.width > 2 * CROSSHEAD && isCouplet(a.line.text)) return opens - 0.5;
  const comma = a.line.commas > 0 && !/[—：:]$/u.test(a.line.text);
  const short = a.line.width <= CROSSHEAD && b.line.width <= CROSSHEAD;
  const quoted = a.line.width <= CROSSHEAD && /[”」]$/u.test(a.line.text);
  return (comma && !quoted ? (short ? 1.2 : 2) : 0.4) + opens - said;
}

/** What a pair of ideographs weighs that a line and the one below it both have. */
const SAID_AGAIN = 0.7;
/** Letters: a longer line is no headline; and so many of the line below are looked at. */
export const LONGEST_HEAD = 40;
const OPENING = 60;

/** How many pairs of ideographs of a headline stand again in what is below it: a story names its subject at once, and no sentence goes on so. */
function saidAgain(head: string, below: string): number {
  if (head.length > LONGEST_HEAD) return 0;
  const opening = below.slice(0, OPENING);
  let pairs = 0;
  for (let i = 0; i + 1 < head.length; i += 1) {
    if (!isHan(head.charCodeAt(i)) || !isHan(head.charCodeAt(i + 1))) continue;
    if (opening.includes(head.slice(i, i + 2))) pairs += 1;
  }
  return Math.max(0, pairs - 1);
}

/** `三四字，三四字`: a comma between two short halves of about one length, as crossheads are made. */
function isCouplet(text: string): boolean {
  const halves = COUPLET.exec(text);
  return halves !== null && Math.abs((halves[1] ?? "").length - (halves[2] ?? "").length) <= 2;
}

const COUPLET = /^([\u4e00-\u9fff]{3,8})[，,]([\u4e00-\u9fff]{3,8})$/u;

/** Half cells: no crosshead is wider. */
export const CROSSHEAD = 44;
/** `第一课：…` or a whole line in quotation marks: it asks for nothing behind it. */
const CLOSED_HEAD = /^(?:[^，,：:。]{2,8}[：:][^。]+[^，,、：:；;。]|[“「][^“”「」]+[”」])$/u;

const QUOTES = charSet("“「");

export function isClosedHead({ line }: Facts): boolean {
  const { text } = line;
  if (line.width > CROSSHEAD || !((line.holds & HOLDS.colon) !== 0 || isAmong(QUOTES, text, 0))) return false;
  return CLOSED_HEAD.test(text);
}
