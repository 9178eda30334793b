import type { Paragraph } from "./blocks.js";
import { isHan, isSpace, isWordChar, openBrackets, withoutSpace } from "./chars.js";

/**
 * The lead of a brief: its first words, set off from the sentence by a space, are its headline. Extractors also set
 * spaces around figures and break lines anywhere, so every gap near the beginning is weighed.
 */

/** Characters: no lead is longer. */
const LONGEST = 46;
/** Characters in front of a lead's one pause, and what the pause weighs. */
const LONGEST_HALF = 10;
const PAUSED_ONCE = 0.5;
/** A gap that weighs less is no lead's end. */
const ENOUGH = 0.9;

const SENTENCE = "。，；！？";
/** A lead may ask: `●隔夜菜能吃吗？ …`. */
const ASKED = "！？";
/** A sentence that opens with its day. */
const DAY =
  /^(?:近日|日前|连日来|今年以来|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?:[至到]\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日)?|\d{1,2}\s*日|本月)/u;

const SPACED_FIGURE = /^\d* [\u4e00-\u9fff]|[\u4e00-\u9fff] \d/u;
const PAUSED = /^\s*(?:[早晚夜]|[上下中]午|凌晨|清晨|傍晚|[起晚]|至今|以[来來])?\s*[，,]/u;

/** Index in `text` behind the lead that begins at `from`, and that of the sentence's first word; null where there is no lead. */
export function readLead(paragraph: Paragraph, from: number): { end: number; next: number } | null {
  const { text } = paragraph;
  const plain = beforeSpaced(paragraph);
  let best: { end: number; next: number } | null = null;
  let bestScore = ENOUGH;
  let paused = false;
  for (let at = from; at < plain && at - from < LONGEST; at += 1) {
    // `司机睡不好，段上请医生 …`: a lead may pause once.
    if (text[at] === "，" && !paused && at - from <= LONGEST_HALF) {
      paused = true;
      continue;
    }
    if (SENTENCE.includes(text[at] as string)) {
      const asked = at > from && ASKED.includes(text[at] as string) && isGap(text, at + 1);
      return asked && weigh(paragraph, from, at + 1, at + 2) > bestScore
        ? { end: at + 1, next: at + 2 }
        : best;
    }
    if (!isGap(text, at)) continue;
    let next = at;
    while (next < text.length && isGap(text, next)) next += 1;
    const score = weigh(paragraph, from, at, next) - (paused ? PAUSED_ONCE : 0);
    if (score > bestScore) {
      best = { end: at, next };
      bestScore = score;
    }
    at = next;
  }
  return best;
}

/** Where the first letter-spaced line begins: its spaces set nothing off. */
function beforeSpaced({ lines, text }: Paragraph): number {
  let at = 0;
  for (const line of lines) {
    if (line.spaced) return at;
    at += line.text.length + 1;
  }
  return text.length;
}

function isGap(text: string, at: number): boolean {
  return text[at] === "\n" || isSpace(text.charCodeAt(at));
}

/** How well the lead ends at `end` and the sentence begins at `next`. */
function weigh(paragraph: Paragraph, from: number, end: number, next: number): number {
  const { text } = paragraph;
  const lead = text.slice(from, end);
  const letters = withoutSpace(lead).length;
  const place = letters >= 2 && /^\p{Script=Han}+$/u.test(lead) && text[end] !== "\n";
  if ((letters < 4 && !place) || letters > 30 || next >= text.length || openBrackets(lead) !== 0) return -9;
  const rest = text.slice(next, next + 40);
  if (/[\d一二三四五六七八九十][年月]$/u.test(lead) && isWordChar(rest.charCodeAt(0))) return -9;
  const day = DAY.exec(rest)?.[0].length ?? 0;
  // Where spaces stand round figures anyway, one in front of a day sets nothing off but what goes on with a comma.
  const usual =
    day > 0 &&
    isWordChar(rest.charCodeAt(0)) &&
    SPACED_FIGURE.test(text.slice(next + 1)) &&
    !PAUSED.test(rest.slice(day));
  let score = day > 0 && !usual ? 1.5 : 0;
  score += Math.min(1.5, 0.5 * repeated(lead, rest));
  const figures = isWordChar(text.charCodeAt(end - 1)) || isWordChar(rest.charCodeAt(0));
  if (text.slice(end, next) === "\n") score += lineEnd(paragraph, end);
  else score += figures ? (day > 0 && !usual ? 1 : -3) : 2;
  return score - (figures && isWordChar(text.charCodeAt(end - 1)) ? 3 : 0);
}

/** A line's end stands for the space where the line had room for more, and says nothing where it was full. */
function lineEnd(paragraph: Paragraph, end: number): number {
  let at = 0;
  let widest = 0;
  for (const line of paragraph.lines) widest = Math.max(widest, line.width - line.squeeze);
  for (const [i, line] of paragraph.lines.entries()) {
    at += line.text.length;
    if (at === end) return line.width < widest - (i === 0 ? 4 : 0) - 2.5 ? 1.5 : 0;
    at += 1;
  }
  return -1;
}

/** How many of the lead's pairs of ideographs come again at once: the sentence names its subject anew. */
function repeated(lead: string, rest: string): number {
  let n = 0;
  for (let i = 0; i + 1 < lead.length; i += 1) {
    if (!isHan(lead.charCodeAt(i)) || !isHan(lead.charCodeAt(i + 1))) continue;
    if (rest.includes(lead.slice(i, i + 2))) n += 1;
  }
  return n;
}
