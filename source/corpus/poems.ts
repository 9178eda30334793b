import type { Draft } from "./assemble.js";
import type { Paragraph } from "./blocks.js";
import { letterCount, withoutSpace } from "./chars.js";
import { recordLine } from "./compose.js";
import { readNumber } from "./dateline.js";
import type { Line } from "./lines.js";
import { regularSpacing } from "./spacing.js";

/** The inside of a piece in verse: the titles of its poems where it is several, and who wrote it where nothing else tells. */

/** `…诗二首`, `…（外一首）`: the headline of more than one poem. */
export function isSeveral(text: string): boolean {
  return SEVERAL.test(withoutSpace(text));
}

/** A line with a pause in it, or one that begins or ends as half a sentence does. */
const NO_TITLE =
  /[，。,]|^[把被让讓在从從向和与與是我你他她它像如有没沒还還又就也都]|[的了着著]$|^[一二三四五六七八九十]./u;

/** `致…`, `写给…`: a poem to somebody. */
const ADDRESSED = /^(?:致|[写寫][给給]|[题題][赠贈]?|[赠贈])[\u4e00-\u9fff]{2,8}$/u;

const SEVERAL =
  /[（(][^）)]*(?:首|组诗|組詩)[^）)]*[）)]|[诗詩词詞][二两兩三四五六七八]首$|[二两兩三四五六七八九十]章$|[组組][诗詩]$/u;

/**
 * Titles of the second and further poems among the lines of a piece whose headline says that it is several
 * (`外一首`, `组诗`): letter-spaced lines, or short ones beside the others. Indices into `lines`.
 */
function poemTitles(lines: readonly Line[], headline: string): Set<number> {
  const count = furtherPoems(headline);
  if (!isSeveral(headline) || lines.length < (count > 0 ? 3 : 6)) return new Set();
  const spaced = lines.flatMap((line, i) => (line.spaced && i > 0 ? [i] : []));
  if (spaced.length > 0 && spaced.length * 3 <= lines.length) return new Set(spaced);
  const sizes = lines.map((line) => letterCount(line.text));
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const least = lines.slice(1).reduce((gap, line) => Math.min(gap, line.gap), Number.POSITIVE_INFINITY);
  const places: number[] = [];
  for (const [i, line] of lines.entries()) {
    const size = sizes[i] ?? 0;
    const after = sizes[i + 1] ?? 0;
    const most = middle * (i > 0 && line.gap > least ? APART : SHORT);
    const addressed = i > 0 && i + 2 < sizes.length && size <= middle && ADDRESSED.test(line.text);
    const short = size > 0 && size <= most && after > size && i + 2 < sizes.length;
    if (addressed || (short && !NO_TITLE.test(line.text))) places.push(i);
  }
  if (count === 0) return new Set(places);
  const near = nearest(
    places.filter((place) => place > 0),
    count,
    lines.length,
  );
  // Of three poems the first has its title too, where its first line looks like one.
  return new Set([...(places[0] === 0 && isTotal(headline) ? [0] : []), ...near.slice(0, count)]);
}

/** Of the middle length of a poem's lines: a title is no longer, or so much where it stands apart. */
const SHORT = 0.6;
const APART = 0.8;

/** Verses into body elements, a line each, the titles of further poems as crossheads. */
export function placeVerse(draft: Draft, paragraphs: readonly Paragraph[]): void {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  const titles = poemTitles(lines, draft.heads.map((head) => head.line.text).join(""));
  const poet = draft.bylines.length === 0 && draft.heads.length > 0 ? readPoet(lines) : null;
  for (const [i, line] of lines.entries()) {
    if (i === 0 && poet !== null) {
      draft.bylines.push({ role: "作者", outlet: null, name: poet });
      recordLine(draft, line, "byline");
      continue;
    }
    draft.body.push({ type: titles.has(i) ? "crosshead" : "paragraph", text: regularSpacing(line.text) });
    recordLine(draft, line, "body");
  }
}

/** `海日罕` over a poem that nobody else signs: its first line, so short and without a verse's words, is the poet. */
function readPoet(lines: readonly Line[]): string | null {
  const [first, second] = lines;
  if (first === undefined || second === undefined || lines.length < 5) return null;
  const name = withoutSpace(first.text);
  const fits = /^[\u4e00-\u9fff]{2,4}$/u.test(name) && !NO_TITLE.test(name);
  return fits && letterCount(second.text) > name.length ? name : null;
}

const FURTHER = /外([一二两兩三四五六])[首章]/u;
/** `三首`, `（三章）`: how many they are together. */
const TOTAL = /([二两兩三四五六七八九])[首章][）)]?$/u;

function isTotal(headline: string): boolean {
  const text = withoutSpace(headline);
  return TOTAL.test(text) && !FURTHER.test(text);
}

/** `外一首`, `三首`: how many poems follow the first one; 0 where the headline does not say. */
function furtherPoems(headline: string): number {
  const text = withoutSpace(headline);
  const further = FURTHER.exec(text);
  if (further !== null) return numberOf(further[1]);
  const total = TOTAL.exec(text);
  return total === null ? 0 : numberOf(total[1]) - 1;
}

function numberOf(numeral = ""): number {
  return readNumber(numeral) ?? 2;
}

/** The places of titles that part the lines most evenly come first. */
function nearest(places: readonly number[], count: number, lines: number): number[] {
  const off = (place: number) => {
    const part = (place / lines) * (count + 1);
    return Math.abs(part - Math.max(1, Math.min(count, Math.round(part))));
  };
  return [...places].sort((a, b) => off(a) - off(b));
}
