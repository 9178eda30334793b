import { isHan, isWhite } from "./chars.js";

/** Days as ISO 8601, and the day of a page that prints none. */

/** The day as `2025-06-22`; null where one of its numbers is unknown or there is no such day. */
export function iso(year: number | null, month: number | null, day: number | null): string | null {
  if (year === null || month === null || day === null) return null;
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const MONTH_AND_DAY = /\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/uy;

/** The number of four figures in front of `at`, white space between them; 0 where there is none. */
function yearBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && isWhite(text.charCodeAt(end - 1))) end -= 1;
  let year = 0;
  for (let i = Math.max(0, end - 4); i < end; i += 1) {
    const figure = text.charCodeAt(i) - 0x30;
    if (figure < 0 || figure > 9) return 0;
    year = year * 10 + figure;
  }
  return year;
}

/** What a year is that is still to come: `到2030年`, `预计2027年建成`, `2027年底前`, the end of `2025—2027年`. */
const AHEAD = /(?:[到至]|[预預][计計]|[计計][划劃]|力[争爭]|[将將](?:于|於|在)?|[—－~～-])\s*$/u;
const BY_THEN = /^年?\s*(?:\d{1,2}\s*月\s*)?[底末]?(?:之?前|以前|年?底[，,]?[将將])/u;

/** Years that stand so within this many characters in front. */
const CUE = 6;

/** The year at `at` is one that the text looks forward to: of it a page does not date. */
function isAhead(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && isWhite(text.charCodeAt(from - 1))) from -= 1;
  const year = from - 4;
  return AHEAD.test(text.slice(Math.max(0, year - CUE), year)) || BY_THEN.test(text.slice(at, at + 12));
}

/** `2025年度`, `2025年上半年`, `2025年全国…`, `2025年“…”`, `2025年某某大赛`: what is reckoned by the year, or held in it. */
const OF_THE_YEAR =
  /^\s*(?:度|上半年|[前一二三四第]|全[国國省市]|[“「]|[\u4e00-\u9fff]{0,6}(?:大[会會赛賽]|活[动動]|行[动動]|[节節展会會赛賽]))/u;
/** `自2025年…`, and what opens a sentence: told of the past as often. */
const BEFORE_NOW = /(?:[。自从從]|^)\s*$/u;

/** The year at `at` is likely the one in which the page was printed. */
function isOwnYear(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && isWhite(text.charCodeAt(from - 1))) from -= 1;
  const year = from - 4;
  return (
    OF_THE_YEAR.test(text.slice(at + 1, at + 16)) && !BEFORE_NOW.test(text.slice(Math.max(0, year - 3), year))
  );
}

/**
 * A date from datelines and text: a dateline's day in the newest year by which the text reckons something and to which it does not look forward, else the newest whole day that
 * opens a sentence, or a dateline's soon after it; or a later day with which a story begins. `openings`: those of stories (`openingDay`).
 */
export function inferDate(
  datelines: readonly string[],
  openings: readonly string[],
  text: string,
): string | null {
  let year: number | null = null;
  let newest: string | null = null;
  const sample = text.slice(0, 200_000);
  for (let at = sample.indexOf("年"); at >= 0; at = sample.indexOf("年", at + 1)) {
    const own = yearBefore(sample, at);
    if (own < 1900 || own > 2100 || isAhead(sample, at)) continue;
    if (isOwnYear(sample, at)) year = Math.max(year ?? 0, own);
    MONTH_AND_DAY.lastIndex = at + 1;
    const [, month, date] = MONTH_AND_DAY.exec(sample) ?? [];
    const day = month === undefined || date === undefined ? null : iso(own, Number(month), Number(date));
    if (day !== null && opensSentence(sample, at) && (newest === null || day > newest)) newest = day;
  }
  // A dateline of about the time of a whole day is of that day's year.
  const beside = newest === null ? null : latestOf(datelines, Number(newest.slice(0, 4)), newest);
  const told =
    latestOf(datelines, year) ?? (beside !== null && newest !== null && beside > newest ? beside : newest);
  // Openings alone tell no year: of 135 pages that had none else 118 were dated otherwise than in print.
  const opening = told === null ? null : latestOf(openings, year, told);
  return told !== null && opening !== null && opening > told ? opening : told;
}

/** Milliseconds: a story is not told so long after it was filed; a day that seems to be is of the year before. */
const LATER = 40 * 86_400_000;

/** The latest of days without a year, in that year; none that lies long after `told`. */
function latestOf(days: readonly string[], year: number | null, told: string | null = null): string | null {
  let latest: string | null = null;
  for (const text of days) {
    const md = /(\d{1,2})\s*月\s*(\d{1,2})\s*日/u.exec(text);
    const day = md === null ? null : iso(year, Number(md[1]), Number(md[2]));
    if (day === null || (told !== null && Date.parse(day) - Date.parse(told) > LATER)) continue;
    if (latest === null || day > latest) latest = day;
  }
  return latest;
}

/** `7月22日是大暑节气`: the day with which a story begins; empty where it begins with none, or with one that is still to come. */
export function openingDay(text: string): string {
  return (
    /^\d{1,2}\s*月\s*\d{1,2}\s*日(?!\s*(?:起|前|至|到|之?前|以前|[将將]|[—－~～-]))/u.exec(text)?.[0] ?? ""
  );
}

/** No ideograph stands in front of the year on its line: inside a sentence a day is that of something else that is told. */
function opensSentence(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && isWhite(text.charCodeAt(from - 1))) from -= 1;
  from -= 4;
  while (from > 0 && text[from - 1] === " ") from -= 1;
  return from <= 0 || !isHan(text.charCodeAt(from - 1));
}
