import { charSet, endsAmong, isAmong, isHan } from "./chars.js";
import {
  ASKS,
  isAskedBelow,
  isBoxed,
  isBulletHead,
  isDashed,
  isTornApart,
  isTornDeck,
  isTornFigure,
  tornHeadline,
} from "./display-signs.js";
import { BEGINS, type Facts, TIMED } from "./line-facts.js";
import { isClosedHead, LONGEST_HEAD, looseGoesOn } from "./loose-steps.js";
import { boxLabel } from "./marks.js";
import { INDENT } from "./measure.js";
import type { PageLines } from "./page-lines.js";

/** The four ways to read a line, as states of the search; see Label in segment.ts. */
export const FIRST = 0;
export const MORE = 1;
export const DISPLAY = 2;
export const MARK = 3;
export const NEVER = -1e6;

/** How many of the four states, MARK being the last, the line can be in: without a mark it is never read as one. */
export function countStates(fact: Facts): number {
  return fact.mark === null ? MARK : MARK + 1;
}

/** The measure in which line i stands where it was read as `s`. */
export function measureAt(page: PageLines, i: number, s: number): number {
  return (s === FIRST ? page.asFirst[i] : page.asOther[i]) ?? 0;
}

/** How well line i reads as state `s` by its own look. */
export function emission(page: PageLines, i: number, s: number): number {
  const fact = page.facts[i] as Facts;
  if (s === MARK) return fact.mark === null ? NEVER : fact.mark.score;
  if (s === DISPLAY)
    return (
      fact.display - fact.opens - (isWordsEnd(page, i) ? WORDS_END : 0) + (isCalled(page, i) ? CALLED : 0)
    );
  if (s === FIRST && isAmong(NEVER_FIRST, fact.line.text, 0)) return -3;
  if (s === FIRST && isWordsEnd(page, i)) return -WORDS_END;
  if (s === MORE) return -opening(page, i) - (fact.row ? 2 : 0) - (isCalled(page, i) ? CALLED : 0);
  const indent = page.indents[i] ?? 0;
  if (isBulletHead(page, i)) return isDashed(page.facts[i + 1]) || isDashed(page.facts[i + 2]) ? -4 : -1;
  return opening(page, i) + (fact.opens > TIMED ? Math.max(-1, indent) : indent) - (fact.row ? 2 : 0);
}

/** Letters of a line that ends a sentence: it is a paragraph's last. */
const LAST_WORD = 5;

/** With these no sentence begins. */
const NEVER_FIRST = charSet("的了着们們");

/**
 * One ideograph and a pause or full stop: the end of a word that the line above began. Of 320,358 lines of a daily's text 38,394 begin
 * so, of its 52,724 paragraphs 30, numerals left out.
 */
function isWordsEnd({ facts }: PageLines, i: number): boolean {
  const { text } = (facts[i] as Facts).line;
  if (!isAmong(PARTED, text, 1) || !isHan(text.charCodeAt(0)) || isAmong(COUNTS, text, 0)) return false;
  // `会。`, `能。`: below a question that is the answer.
  return facts[i - 1]?.ends === false;
}

const PARTED = charSet("，。、");
const COUNTS = charSet("一二三四五六七八九十甲乙丙丁上中下");
const WORDS_END = 5;

/** `“我们一定会胜利！”`, `…去哪儿了？` over the next story's beginning, or at the page's foot: what was called or asked is a headline, and no paragraph. */
function isCalled({ facts }: PageLines, i: number): boolean {
  const { ends, line } = facts[i] as Facts;
  if (!ends || line.letters < SHORTEST_CALL || line.letters > LONGEST_HEAD / 2) return false;
  const next = facts[i + 1];
  const kind = next?.mark?.kind;
  const begins = next === undefined || kind === "byline" || kind === "furniture" || next.opens > BEGINS;
  return begins && CALL.test(line.text);
}

const CALL = /^[“「][^“”「」。]+[！!？?][”」]$|^[^。！？!?]+[！!？?]$/u;
/** Letters. */
const SHORTEST_CALL = 5;
const CALLED = 2.5;

/** What a sentence that opens with its time says in a line too wide for a paragraph's first. */
const TIMED_WIDE = 0.8;

/** How much line i opens a paragraph by its words, as far as its width allows. */
function opening(page: PageLines, i: number): number {
  const { opens } = page.facts[i] as Facts;
  if (opens === TIMED && wantsMore(page.facts[i - 1])) return 0;
  const wide = (page.indents[i] ?? 0) < 0 && page.facts[i - 1]?.ends === true;
  return opens === TIMED && wide ? TIMED_WIDE : opens;
}

/** `…出厂于`, and below it `1998年，…`: the time goes on with the sentence. */
function wantsMore(above: Facts | undefined): boolean {
  return above !== undefined && endsAmong(WANTING, above.line.text);
}

const WANTING = charSet("于於在到至从從自由为為的和与與及将將把被对對向以是有约約近超达達");

/** Writes, for every state that line i - 1 can be in and every one of line i, how well the step reads, to `steps` at i * 16. */
export function weighSteps(page: PageLines, i: number, steps: Float64Array): void {
  const a = page.facts[i - 1] as Facts;
  const b = page.facts[i] as Facts;
  const at = i * 16;
  const before = countStates(a);
  const here = countStates(b);
  stepsFromText(page, i, steps);
  for (let s = 0; s < here; s += 1) {
    steps[at + DISPLAY * 4 + s] = fromDisplay(page, i, s);
    if (before > MARK) steps[at + MARK * 4 + s] = fromMark(page, i, s);
    const own = emission(page, i, s);
    for (let p = 0; p < before; p += 1) steps[at + p * 4 + s] = own + (steps[at + p * 4 + s] ?? NEVER);
  }
}

/** The steps from running text; they differ for a first line and a further one only by the line's measure. */
function stepsFromText(page: PageLines, i: number, steps: Float64Array): void {
  const a = page.facts[i - 1] as Facts;
  const b = page.facts[i] as Facts;
  const torn = page.torn[i] === 1;
  const speech = afterSpeech(a, b) ? 2 : 0;
  const led = leading(page, i);
  const shut = beginsTight(page, i) ? 3 : 0;
  const shifted = isShifted(page, i) ? SHIFTED : 0;
  // Display type stands apart from running text where lines do.
  const huddled = b.line.gap === 0 && page.spacious[i] === 1 && !a.wordEnd ? HUDDLED : 0;
  for (let p = FIRST; p <= MORE; p += 1) {
    const at = i * 16 + p * 4;
    const room = roomAfter(page, i, p);
    // A paragraph of one line is not full for want of room: its width says nothing of an indent.
    const lone = p === FIRST && (page.indents[i - 1] ?? 0) > 0 ? -1 : 0;
    steps[at + FIRST] = a.leave - speech + (room > 2 ? 0.5 : 0) + led + lone + shifted;
    steps[at + MORE] = torn ? 4 : goesOn(page, i, p, room) + speech - shut;
    steps[at + DISPLAY] = (torn ? -10 : a.leave) + lone + huddled;
    if (b.mark !== null) steps[at + MARK] = (torn ? -10 : textToMark(page, i, room)) + lone;
  }
}

/** What a paragraph loses that would begin in another measure than the text right above it, and fills that text's. */
const SHIFTED = -0.5;

function isShifted({ facts, asFirst, measures }: PageLines, i: number): boolean {
  const above = measures.back[i - 1] ?? 0;
  const own = asFirst[i] ?? 0;
  if (above === 0 || own === 0 || Math.abs(own - above) <= 2) return false;
  return Math.abs((facts[i] as Facts).line.width - above) <= 1;
}

/** What a line of display type loses that stands tight below running text. */
const HUDDLED = -2;

/** A mark after running text: an interruption, unless the text has ended. */
function textToMark({ facts }: PageLines, i: number, room: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  if (a.closed && isPlainName(b)) return -2.5;
  // `…算不算？` over who wrote the piece.
  if (b.mark?.kind === "byline" && a.line.letters <= LONGEST_HEAD && ASKS.test(a.line.text)) return -2;
  if (a.ends || a.closed || a.mark?.kind === "furniture") return 0;
  if (b.mark?.kind === "furniture") {
    if (a.display < 1 || b.line.gap === 0) return -1;
    // Two lines without a pause that break off so are no story's last words but a headline block.
    return isUnbroken(a) && isUnbroken(facts[i - 2]) ? -5 : -2.5;
  }
  return room <= 4 ? -8 : -4;
}

/** A line of display type by its look, with neither a pause nor a full stop in it. */
function isUnbroken(fact: Facts | undefined): boolean {
  return fact !== undefined && fact.display >= 1 && fact.line.commas === 0 && fact.line.stop < 0;
}

function fromDisplay(page: PageLines, i: number, s: number): number {
  const a = page.facts[i - 1] as Facts;
  const b = page.facts[i] as Facts;
  if (s === MORE) return -9;
  if (s === MARK && b.mark?.kind === "name" && b.line.gap === 0 && page.spacious[i] === 1) return -2.5;
  if (s === DISPLAY && (tornHeadline(a, b) || isTornDeck(page, i))) return 4.5;
  if (s === DISPLAY && isTornApart(page, i)) return 6;
  if (s === DISPLAY && boxLabel(a.line.text) !== null) return isBoxed(page, i) ? -4 : 0;
  if (a.dashEnd) return s === DISPLAY ? 0.8 : s === FIRST ? -1.5 : 0;
  if (s !== FIRST) return 0;
  // No story begins with its last word.
  if (b.ends && b.line.letters <= LAST_WORD) return refund(page, i) - 2;
  if (b.line.gap > 0 || i < 2 || a.wordEnd) return refund(page, i);
  if (page.spacious[i] === 1 || isShutIn(page, i)) return refund(page, i) - 2;
  // Among lines set tight, what has an empty line above it and none below begins what follows.
  return refund(page, i) - (a.line.gap > 0 ? 1 : 0);
}

/** Where lines are set tight, an empty line parts blocks: a line tight below another one and with an empty line below itself ends one. */
function isShutIn({ facts }: PageLines, i: number): boolean {
  const next = facts[i + 1];
  return next !== undefined && next.line.gap > 0 && facts[i]?.ends !== true;
}

function fromMark(page: PageLines, i: number, s: number): number {
  const kind = page.facts[i - 1]?.mark?.kind;
  if (s === MORE) return kind === "furniture" ? -4 : -9;
  if (s === MARK) return kind === "credit" && isPlainName(page.facts[i] as Facts) ? -2.5 : 0;
  if (s === DISPLAY) return kind === "name" || kind === "credit" ? 0.4 : 0;
  return refund(page, i) + 0.5;
}

/** After what is no running text a first line may have any width: most of what its width cost is given back. */
function refund(page: PageLines, i: number): number {
  return Math.max(0, -1 - (page.indents[i] ?? 0));
}

/**
 * Where lines are set so tight that the extractor left no empty line between them (captions mostly), an empty
 * line is a paragraph's end, and its absence is none.
 */
function leading({ facts, spacious }: PageLines, i: number): number {
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const beforeA = facts[i - 2];
  const tight = a.line.gap === 0 && beforeA !== undefined && !beforeA.wordEnd;
  if (tight && b.line.gap > 0) return 1.5;
  if (b.line.gap === 0 && spacious[i] === 1 && !a.wordEnd && (tight || (facts[i + 1]?.line.gap ?? 1) === 0))
    return -1.5;
  return 0;
}

/** An empty line above and none below: among lines set apart that begins a block set tight (captions mostly), and goes on with nothing above it. */
function beginsTight({ facts }: PageLines, i: number): boolean {
  const b = facts[i] as Facts;
  const next = facts[i + 1];
  if (b.line.gap === 0 || next === undefined || next.line.gap > 0 || next.mark !== null) return false;
  return !b.wordEnd && (!b.ends || facts[i + 2]?.line.gap === 0);
}

/** A name by its look alone: after a credit it is likelier to be the picture's short title. */
function isPlainName(fact: Facts): boolean {
  return fact.mark?.kind === "name" && fact.mark.closes !== true;
}

/** `…。”` and then the time at which it was said: that opens no paragraph. */
function afterSpeech(a: Facts, b: Facts): boolean {
  return b.opens === 2 && a.speechEnd;
}

/** Room left at the end of line i - 1 for the first unit of line i, in half cells: the line was ended, not full. */
function roomAfter(page: PageLines, i: number, p: number): number {
  const { line } = page.facts[i - 1] as Facts;
  if (page.measures.loose[i - 1] === 1) return 0;
  const measure = measureAt(page, i - 1, p);
  if (line.spaced) return Math.max(0, measure * 0.66 - line.width);
  return measure - (p === FIRST ? INDENT : 0) - (line.width + (page.facts[i] as Facts).unit);
}

/**
 * What two lines lose as running text that have neither comma nor stop: of 100 first lines with their next 2.4 are so, of further ones 0.2,
 * of lines of display type with theirs 73.
 */
const PLAIN_FIRST = 1;
const PLAIN_MORE = 2;

function isPlainPair({ line: a }: Facts, { line: b }: Facts): boolean {
  return a.commas === 0 && a.stop < 0 && b.commas === 0 && b.stop < 0;
}

/** What it adds that a figure stands at the line's end and what it counts on the next one. */
const TORN_FIGURE = 3;

/** Behind these stand heads; arrows point from captions to their pictures. */
const SQUARES = charSet("■◆□◇●◎○▌▍▎");
/** What it costs to go on with a head behind one. */
const BULLET_HEAD = 4;

/** How well line i goes on with the sentence or paragraph of line i - 1, which left `room`. */
function goesOn(page: PageLines, i: number, p: number, room: number): number {
  const { facts, measures } = page;
  const a = facts[i - 1] as Facts;
  const b = facts[i] as Facts;
  const head = p === FIRST && isAmong(SQUARES, a.line.text, 0) && isBulletHead(page, i - 1) ? BULLET_HEAD : 0;
  if (measures.loose[i - 1] === 1 && measures.loose[i] === 1) return looseGoesOn(a, b) - head;
  if (measureAt(page, i - 1, p) === 0) return a.closed ? -8 : a.pauses ? 1 : a.ends ? -1 : 0.5;
  const plain = p === FIRST && room > 1 ? 1.2 : 2;
  const sense = a.pauses ? 3 : a.ends ? -0.5 : plain;
  let score = sense - head + Math.max(a.ends ? -6 : -5, Math.min(1.5, 1.6 - 0.65 * room));
  if (a.ends && room > 2) score -= 1;
  if (a.closed) score -= 8;
  if (isTornFigure(a, b)) score += TORN_FIGURE;
  if (isPlainPair(a, b)) score -= p === FIRST ? PLAIN_FIRST : PLAIN_MORE;
  if (p === FIRST && b.opens === TIMED && !a.ends && !a.pauses && !wantsMore(a)) score -= 1.5;
  // A kicker, and below it the headline that asks: no column near by is as wide as the one or as narrow as the other.
  if (p === FIRST && isAskedBelow(page, i)) score -= 2;
  if (p === FIRST && room > 1 && isClosedHead(a)) score -= 2;
  // A short letter-spaced line is display type; a justified line of running text is spaced as well, but it is full.
  if (p === FIRST && a.line.spaced && !b.line.spaced && a.line.letters <= 12) score -= 1.5;
  const ahead = Math.max(measures.ahead[i] ?? 0, measures.back[i] ?? 0);
  const over = b.least - ahead - 1;
  if (over > 0) score -= Math.min(5, 0.6 * over);
  return score;
}
