import { HOLDS, letterCount } from "./chars.js";
import { isCountOfPieces } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { nameLook } from "./name-look.js";
import type { LabelledLine } from "./segment.js";

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
  return TABLE_ROW.test(text) && !/[。；，]$/u.test(text);
}

/** A row begins with its number or ends in a figure: what neither holds there is spared the expression. */
function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to && i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

const TABLE_ROW =
  /^(?:[（(]?\d{1,3}[）)]?\s*[.．、]\s*\S{1,14}(?:\s|$)|\S{1,12}(?:\s+[-+]?[\d.,，]+%?\S{0,3}){2,}$)/u;

/** Relabels the lines of poems, lists and tables as `verse`. Other labels stay. */
export function findVerse(labelled: readonly LabelledLine[]): LabelledLine[] {
  const out = [...labelled];
  const headFirst = headsComeFirst(labelled);
  for (let from = 0; from < out.length; ) {
    if (!short(out[from])) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < out.length && short(out[to]) && !(to > from && (out[to]?.line.gap ?? 0) >= 4)) to += 1;
    relabel(out, from, to, headFirst);
    from = Math.max(to, from + 1);
  }
  return out;
}

/** A display line, or a paragraph of one short line. */
function short(one: LabelledLine | undefined): boolean {
  if (one === undefined || one.line.width > WIDEST_VERSE) return false;
  return one.label === "display";
}

function relabel(out: LabelledLine[], from: number, to: number, headFirst: boolean): void {
  const table = tableIn(out, from, to);
  if (table !== null) {
    for (let i = table[0]; i < table[1]; i += 1) out[i] = { ...(out[i] as LabelledLine), label: "verse" };
    if (tableIn(out, table[1], to) !== null) relabel(out, table[1], to, headFirst);
    return;
  }
  if (to - from < SHORTEST_POEM) return;
  const start = from + headsAtStart(out, from, headFirst);
  const end = to - headsAtEnd(out, start, to, headFirst);
  if (end - start < SHORTEST_POEM - 2) return;
  for (let i = start; i < end; i += 1) out[i] = { ...(out[i] as LabelledLine), label: "verse" };
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

/** Where a poem's own headline and signature stand above it, the page sets headlines first. */
function headsComeFirst(labelled: readonly LabelledLine[]): boolean {
  const isText = (one: LabelledLine): boolean => one.mark?.kind !== "furniture";
  const first = labelled.findIndex(isText);
  if (labelled[first]?.label !== "display") return false;
  if (labelled.findLast(isText)?.label !== "display") return true;
  return labelled.find((one, i) => i > first && isText(one))?.label === "display";
}

/** `（外一首）` under a poem's headline. */
function isDeckOfPieces(text: string): boolean {
  return /^[（(].*[）)]$/u.test(text) && isCountOfPieces(text.slice(1, -1));
}

/** Two ideographs set to the width of three: a name, and among the lines of a poem the poet's. */
const SET_WIDE = /^[\u4e00-\u9fff]\s[\u4e00-\u9fff]$/u;

function headsAtStart(out: readonly LabelledLine[], from: number, headFirst: boolean): number {
  const before = out[from - 1];
  if (SET_WIDE.test(out[from]?.line.text ?? "") && !SET_WIDE.test(out[from + 1]?.line.text ?? "")) return 1;
  if (before?.mark?.kind === "byline" || before?.mark?.kind === "name") return 0;
  if (headFirst) return isDeckOfPieces(out[from + 1]?.line.text ?? "") ? 2 : 1;
  // Where heads come last, the headline of the story above stands between its text and the poem.
  if (before?.label !== "first" && before?.label !== "more") return 0;
  const first = out[from]?.line.text ?? "";
  return isLabel(first) || /[—：:]$/u.test(first) ? 2 : 1;
}

/** Lines at the run's end that are a headline block: the poem's own where heads come last, else the next item's. */
function headsAtEnd(out: readonly LabelledLine[], from: number, to: number, headFirst: boolean): number {
  const atEnd = to >= out.length || out.slice(to).every((one) => one.mark?.kind === "furniture");
  if (headFirst && atEnd) return 0;
  const lines = out.slice(from, to);
  let heads = 1;
  const text = (back: number) => lines[lines.length - back]?.line.text ?? "";
  const last = lines[lines.length - 1]?.line;
  const signed = !headFirst && last !== undefined && nameLook(last) > 0.5;
  if (/^[—－]/u.test(text(1)) || isDeckOfPieces(text(1)) || signed) heads = 2;
  const above = lines[lines.length - 1 - heads];
  if (above !== undefined && headFirst && isLabel(above.line.text)) heads += 1;
  return heads;
}

/** Four characters, or up to six that end as standing heads do. */
function isLabel(text: string): boolean {
  const letters = letterCount(text);
  return (
    letters === text.length &&
    (letters === 4 || (letters <= 6 && /[笔筆语語谈談话話窗台坛壇苑园園记記录錄]$/u.test(text)))
  );
}

/** A line with a pause in it, or one that begins or ends as half a sentence does. */
const NO_TITLE =
  /[，。,]|^[把被让讓在从從向和与與是我你他她它像如有没沒还還又就也都]|[的了着著]$|^[一二三四五六七八九十]./u;

const SEVERAL = /[（(][^）)]*(?:首|组诗|組詩)[^）)]*[）)]/u;

/**
 * Titles of the second and further poems among the lines of a piece whose headline says that it is several
 * (`外一首`, `组诗`): short lines beside the others. Indices into `lines`.
 */
export function poemTitles(lines: readonly string[], headline: string): Set<number> {
  const titles = new Set<number>();
  const count = furtherPoems(headline);
  if (!SEVERAL.test(headline) || lines.length < (count > 0 ? 3 : 6)) return titles;
  const sizes = lines.map(letterCount);
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const places: number[] = [];
  for (const [i, size] of sizes.entries()) {
    const after = sizes[i + 1] ?? 0;
    if (
      size > 0 &&
      size <= middle * 0.5 &&
      after > size &&
      i + 2 < sizes.length &&
      !NO_TITLE.test(lines[i] ?? "")
    )
      places.push(i);
  }
  for (const [i, place] of nearest(places, count, lines.length).entries())
    if (count === 0 || i < count) titles.add(place);
  return titles;
}

/** `外一首`: how many poems follow the first one; 0 where the headline does not say. */
function furtherPoems(headline: string): number {
  const found = /外([一二两兩三四五六])[首章]/u.exec(headline);
  return found === null ? 0 : (" 一二三四五六".indexOf(found[1] ?? "") + 1 || 3) - 1;
}

/** The places of titles that part the lines most evenly come first. */
function nearest(places: readonly number[], count: number, lines: number): number[] {
  if (count === 0) return [...places];
  const off = (place: number) => {
    const part = (place / lines) * (count + 1);
    return Math.abs(part - Math.max(1, Math.min(count, Math.round(part))));
  };
  return [...places].sort((a, b) => off(a) - off(b));
}

/**
 * A poem's lines by stanza, where its setting shows stanzas: some gaps between lines are wider than the others. Else, and in
 * tables, each line by itself.
 */
export function stanzas(lines: readonly Line[]): Line[][] {
  const gaps = lines.slice(1).map((line) => line.gap);
  const least = Math.min(...gaps.slice(0, 400));
  const wide = gaps.filter((gap) => gap > least).length;
  const figures = lines.filter((line) => /\d/u.test(line.text)).length;
  if (wide === 0 || wide * 2 > gaps.length || figures * 3 > lines.length) return lines.map((line) => [line]);
  const out: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.gap > least) out.push([]);
    out[out.length - 1]?.push(line);
  }
  return out;
}
