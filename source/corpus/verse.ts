import { charSet, HOLDS, isAmong, isWhite } from "./chars.js";
import type { LineMark } from "./line-kinds.js";
import { isSeveral } from "./poems.js";
import type { LabelledLine } from "./segment.js";
import { headsAtEnd, headsAtStart, headsComeFirst } from "./verse-heads.js";

/**
 * Poems, lists and tables: runs of short lines, each an element of its own. Line by line they look like display
 * type; only the run of them says what they are.
 */

/** A run of display lines this long is no headline block. */
const SHORTEST_POEM = 6;
/** Rows of figures are sure sooner. */
const SHORTEST_TABLE = 3;
/** Half cells: a longer line is no verse. */
const WIDEST_VERSE = 44;

const ROW =
  /^[\u4e00-\u9fff（）()、]{2,16}\s+[超近逾约約达達]?\d[\d.,]*\s?[\u4e00-\u9fff%％]{0,5}$|^(?:[（(]?\d{1,3}[）)]?\s*[.．、:：]\s*\S|\S{1,12}(?:\s+[-+]?[\d.,，]+%?\S{0,3}){2,})|(?:^|\s)[-+]?\d[\d.,]*\s*(?:%|％|元|万|亿|人|个|分|岁|件|吨|公里|小时)?\s*$/u;

/** A numbered item or a row of figures on a line of its own. */
export function isTableRow(text: string): boolean {
  if (text.length > 40 || !(hasDigit(text, 0, 4) || hasDigit(text, text.length - 6, text.length)))
    return false;
  const row =
    (hasDigit(text, 0, 2) && NUMBERED_ROW.test(text)) || (endsInFigures(text) && FIGURES.test(text));
  return row && !/[。；，]$|^\d+[、.．].*，/u.test(text);
}

const FIGURE_BEGINS = charSet("0123456789.,，-+");

/** The last two of a row's columns begin as figures do, and there is one in front of them. */
function endsInFigures(text: string): boolean {
  let at = text.length;
  for (let column = 0; column < 2; column += 1) {
    while (at > 0 && !isWhite(text.charCodeAt(at - 1))) at -= 1;
    if (at === 0 || !isAmong(FIGURE_BEGINS, text, at)) return false;
    while (at > 0 && isWhite(text.charCodeAt(at - 1))) at -= 1;
  }
  return at > 0;
}

/** A row begins with its number or ends in a figure: what neither holds there is spared the expression. */
function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to && i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

const NUMBERED_ROW = /^[（(]?\d{1,3}[）)]?\s*[.．、]\s*\S{1,14}(?:\s|$)/u;
const FIGURES = /^\S{1,12}(?:\s+[-+]?[\d.,，]+%?\S{0,3}){2,}$/u;

/** Relabels the lines of poems, lists and tables as `verse`. Other labels stay. */
export function findVerse(labelled: readonly LabelledLine[]): LabelledLine[] {
  const out = raggedLines(labelled);
  const headFirst = headsComeFirst(labelled);
  for (let from = 0; from < out.length; ) {
    if (!short(out[from])) {
      from += 1;
      continue;
    }
    let to = from;
    const several = isSeveral(out[from]?.line.text ?? "") || isBelowSeveral(out, from);
    while (
      to < out.length &&
      (short(out[to]) || (several && to > from + 2 && isTitle(out, to)) || isInside(out, from, to)) &&
      !(to > from && (out[to]?.line.gap ?? 0) >= 4)
    )
      to += 1;
    relabel(out, from, to, headFirst);
    from = Math.max(to, from + 1);
  }
  return out;
}

/** Lines: a stanza is no shorter, and a poem that nothing but its lines show. */
const SHORTEST_STANZA = 4;
const SURELY_POEM = 7;
/** Lines looked at for one poem, so that a book of short lines is read in time linear in its length. */
const LONGEST_POEM = 200;
/** Lines of verse are about as long as the ones above them: what is so much wider is something else. */
const WIDER = 1.5;
/** Half cells: as wide as lines of a poem are that nothing else shows. */
const SURELY_VERSE = 32;

/**
 * A stanza, or a poem, may fit some measure by chance and be labelled as running text: below a poem's lines, or below the poet's name or
 * a line of display type, what goes on ragged and without a full stop are such lines too.
 */
function raggedLines(labelled: readonly LabelledLine[]): LabelledLine[] {
  const out = [...labelled];
  let verses = 0;
  let widest = 0;
  for (let i = 0; i < out.length; i += 1) {
    const { line, label, mark } = out[i] as LabelledLine;
    if (label === "display" && line.width <= WIDEST_VERSE) {
      verses += 1;
      widest = Math.max(widest, line.width);
      continue;
    }
    if (label === "mark" && mark?.kind === "name") {
      verses = verses >= SHORTEST_STANZA && mark.closes !== true && line.letters <= 4 ? verses + 1 : 1;
      continue;
    }
    const end =
      verses === 0 || label === "mark" ? i : raggedEnd(out, i, verses >= SHORTEST_POEM ? widest * WIDER : 0);
    for (let k = i; k < end; k += 1) out[k] = { ...(out[k] as LabelledLine), label: "display" };
    if (end > i) i = end - 1;
    else {
      verses = 0;
      widest = 0;
    }
  }
  return out;
}

/**
 * Where lines of verse that begin at `from` end; `most` is how wide they are in half cells below a poem, and 0 elsewhere. `from` where
 * there are too few, or they fill a measure or end sentences as prose does.
 */
function raggedEnd(out: readonly LabelledLine[], from: number, most: number): number {
  let to = from;
  let full = 0;
  let stops = 0;
  while (to < out.length && to - from < LONGEST_POEM) {
    const { line, label, tabular } = out[to] as LabelledLine;
    if (tabular || label === "mark" || line.width > (most || SURELY_VERSE)) break;
    const above = out[to - 1]?.line.width ?? 0;
    if (to > from && Math.abs(above - line.width) <= 1) full += 1;
    if (line.stop >= 0) stops += 1;
    to += 1;
    if (line.spaced) break;
  }
  const count = to - from;
  if (most === 0 && (stops > 0 || count < SURELY_POEM)) return from;
  return count >= SHORTEST_STANZA && full * 3 <= count && stops * 4 <= count ? to : from;
}

/** `…（外一首）` stands above the line, over the poet's name. */
function isBelowSeveral(out: readonly LabelledLine[], from: number): boolean {
  return out[from - 1]?.mark?.kind === "name" && isSeveral(out[from - 2]?.line.text ?? "");
}

/** A display line, or a paragraph of one short line. */
function short(one: LabelledLine | undefined): boolean {
  if (one === undefined || one.line.width > WIDEST_VERSE) return false;
  return one.label === "display";
}

/** Among the poems of a headline that says how many, what looks like a name is one's title. */
function isTitle(out: readonly LabelledLine[], at: number): boolean {
  const one = out[at];
  const name = one?.mark?.kind === "name" && one.mark.closes !== true && one.line.text.length <= 4;
  return name && short(out[at - 1]) && short(out[at + 1]) && short(out[at + 2]);
}

/** Three lines of a poem above it and three below: what looks like a name there is a short line of the poem. */
function isInside(out: readonly LabelledLine[], from: number, at: number): boolean {
  const { mark, line } = out[at] as LabelledLine;
  if (mark?.kind !== "name" || mark.closes === true || line.letters > 4 || at < from + 3) return false;
  return [1, 2, 3].every((k) => short(out[at + k]) && (out[at + k]?.line.gap ?? 0) < 4);
}

function relabel(out: LabelledLine[], from: number, to: number, headFirst: boolean): void {
  const table = tableIn(out, from, to);
  if (table !== null) {
    for (let i = table[0]; i < table[1]; i += 1)
      out[i] = asVerse(out[i] as LabelledLine, out[i]?.mark ?? null);
    if (tableIn(out, table[1], to) !== null) relabel(out, table[1], to, headFirst);
    return;
  }
  if (to - from < SHORTEST_POEM) return;
  const start = from + headsAtStart(out, from, headFirst);
  const end = to - headsAtEnd(out, start, to, headFirst);
  if (end - start < SHORTEST_POEM - 2 || isHeads(out, from, to)) return;
  for (let i = start; i < end; i += 1) out[i] = asVerse(out[i] as LabelledLine, null);
}

/** Lines: between two bodies so many may be the headline blocks of both, and no poem. */
const TWO_BLOCKS = 9;

/** `2026年起货车司机…`, a word in quotation marks, `甲·乙`: what headlines say and verse hardly ever. */
const HEADLINE_SIGN = /[“”「」·：:]|\d[年月日万亿萬億个個名家项項][\u4e00-\u9fff]{2}/u;

/** A third of so few lines say such things, and none is a list's or a table's. */
function isHeads(out: readonly LabelledLine[], from: number, to: number): boolean {
  if (to - from > TWO_BLOCKS) return false;
  let heads = 0;
  for (let i = from; i < to; i += 1) {
    if (formOf(out, i) !== 0) return false;
    if (HEADLINE_SIGN.test(out[i]?.line.text ?? "")) heads += 1;
  }
  return heads * 3 >= to - from;
}

function asVerse({ line, measure, tabular }: LabelledLine, mark: LineMark | null): LabelledLine {
  return { line, label: "verse", mark, measure, tabular };
}

/** The first table or list inside a run: rows of one form, with a heading row of as many columns in front of them. */
function tableIn(out: readonly LabelledLine[], from: number, to: number): [number, number] | null {
  for (let first = from; first < to; first += 1) {
    const form = formOf(out, first);
    if (form === 0) continue;
    let last = first;
    let rows = 1;
    for (let i = first + 1; i < to && i <= last + 2; i += 1) {
      if (formOf(out, i) !== form && !(form === 2 && formOf(out, i) === 0 && columnsOf(out, i) >= 3))
        continue;
      last = i;
      rows += 1;
    }
    if (rows < SHORTEST_TABLE || rows < (last - first + 1) * 0.7) continue;
    const heading = first > from && columnsOf(out, first - 1) >= 3;
    const wide = heading && Math.abs(columnsOf(out, first - 1) - columnsOf(out, first)) <= 1;
    return [wide ? first - 1 : first, last + 1];
  }
  return null;
}

/** 1: a numbered item; 2: a row of figures; 0: neither. */
function formOf(out: readonly LabelledLine[], i: number): 0 | 1 | 2 {
  const line = out[i]?.line;
  if (line === undefined || (line.holds & HOLDS.digit) === 0) return 0;
  const { text } = line;
  return !ROW.test(text) ? 0 : NUMBERED_ITEM.test(text) ? 1 : 2;
}

const NUMBERED_ITEM = /^[（(]?\d{1,3}[）)]?\s*[.．、:：]/u;

function columnsOf(out: readonly LabelledLine[], i: number): number {
  return (out[i]?.line.text ?? "").split(/\s+/u).length;
}
