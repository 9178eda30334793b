import type { PageInfo } from "./article.js";
import { withoutSpace } from "./chars.js";
import { readNumber } from "./dateline.js";
import { inferDate, iso } from "./days.js";
import { MONTH_ALONE } from "./running-head.js";
import { looksLikeName } from "./surnames.js";

const DATE =
  /((?:中[华華])?民[国國]\s*(?:\d{2,3}|[〇○零一二三四五六七八九十百]{2,5})|\d{4}|[二〇○零一九八七六五四三]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/u;
const NUMERIC_DATE = /(?:^|[^\d])((?:19|20)\d{2})[-./_年]?(\d{1,2})[-./_月]?(\d{1,2})(?!\d)/u;
/** `2025.6.22`, `2025-06-22` in a running head. */
const DOTTED_DATE = /(?<!\d)((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/u;
const WEEKDAY = /(?:星期|周)[一二三四五六日天]/gu;
const EDITION = /(?:第\s*)?(?:[A-D]\s*)?(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/u;
const PAPER =
  /[\u4e00-\u9fff]{1,10}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|早報|导报|導報|商报|商報|青年报|青年報|周报|週報|工人报|联报|聯報|社报|工讯|工訊|周刊|週刊|法治报|教育报|[\u4e00-\u9fff]报|[\u4e00-\u9fff]報)(?=[\s|｜·]|$)/u;
const STAFF_WORD =
  /编辑|編輯|责编|責編|美编|美編|校对|校對|版式|主编|主編|主任|邮箱|郵箱|电话|電話|热线|熱線|设计|設計|编|排版|组版|Mail|mail|http|www|总第|期|农历|農曆|零售|定价|国内统一|出版物|代号|许可证|許可證|地址|社址|广告|廣告|扫|掃/u;
/** Words of the staff that end their piece: what they tell is the piece behind them. */
const NAMED_BEHIND =
  /(?:编辑|編輯|责编|責編|美编|美編|责校|校对|校對|版式|主编|主編|编审|编委|值班主任|设计|設計|排版|组版|图编|编|邮箱|郵箱|电话|電話|热线|熱線|许可证|許可證|地址|社址)$/u;

const LUNAR = /^[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|^(?:农历|農曆|夏历)/u;

interface Found {
  paper: string | null;
  date: string | null;
  number: number | null;
  section: string | null;
}

/** `二〇二五`: figure by figure. */
function readDigits(printed: string): number | null {
  const digits = [...printed].map((c) => "〇一二三四五六七八九".indexOf(c === "○" || c === "零" ? "〇" : c));
  return digits.some((d) => d < 0) ? null : Number(digits.join(""));
}

/** `一一四`, `一百一十四`. */
function readHundreds(printed: string): number | null {
  const digits = readDigits(printed);
  if (digits !== null) return digits;
  const [, hundreds, rest] = /^([一二三四五六七八九])百[零〇]?(.*)$/u.exec(printed) ?? [];
  const below = rest === undefined || rest === "" ? 0 : readNumber(rest);
  return hundreds === undefined || below === null ? null : (readNumber(hundreds) ?? 0) * 100 + below;
}

function yearOf(printed: string): number | null {
  if (/^\d{4}$/u.test(printed)) return Number(printed);
  // The calendar of Taiwan: its first year was 1912.
  const since = /民[国國]\s*(\S+)$/u.exec(printed)?.[1];
  if (since !== undefined) {
    const years = /^\d+$/u.test(since) ? Number(since) : readHundreds(since);
    return years === null ? null : 1911 + years;
  }
  return readDigits(printed);
}

/** `责任编辑：甲`, `美编`: of the staff. */
const STAFF_ROLE =
  /^(?:本版|本期|值班)?(?:责任|責任|美术|美術|图片|圖片|执行|執行)?(?:编辑|編輯|责编|責編|美编|美編|校对|校對|版式|主编|主編|主任|视觉|視覺)(?:[：:].*)?$/u;

const SET_WIDE = /^((?:[A-D]?\d{1,2}\s+)?)([\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+)((?:\s+[A-D]?\d{1,2})?)$/u;

/** `栎 城 日 报`, `5 人 物`: a name set wide is one piece, also beside the page's number. */
function closedUp(text: string): string {
  return text.replace(SET_WIDE, (_, before, name, behind) => before + withoutSpace(name) + behind);
}

const DAY_ALONE = /^(\d{1,2})(?:\s*日|\s+((?:农历|農曆)\S+))?$/u;
/** A day in front of a lunar date is no page's number. */
const DAY_BEFORE_LUNAR =
  /^\d{1,2}\s+(?=农历|農曆|夏历|夏曆|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)/u;
/** How many pages the day has. */
const PAGES_TODAY = /(?:今[日天]|本[期报報]|[每全]期)共?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/u;

/** `2025年8月` and below it `12`, `12日` or `12 农历…`: a masthead's date, whose day is set large. */
function withWholeDates(furniture: readonly string[]): readonly string[] {
  const at = furniture.findIndex(
    (line, i) => MONTH_ALONE.test(line) && DAY_ALONE.test(furniture[i + 1] ?? ""),
  );
  if (at < 0) return furniture;
  const [, day = "", rest = ""] = DAY_ALONE.exec(furniture[at + 1] ?? "") ?? [];
  const whole = `${(furniture[at] ?? "").replace(WEEKDAY, "").trim()}${day}日 ${rest}`;
  return [...furniture.slice(0, at), whole, ...furniture.slice(at + 2)];
}

/** Reads one line of furniture; what earlier lines told stays. */
function readRunningHead(text: string, found: Found): void {
  let rest = closedUp(text).replace(DAY_BEFORE_LUNAR, "");
  const date = DATE.exec(rest);
  if (date !== null) {
    found.date ??= iso(yearOf(date[1] ?? ""), readNumber(date[2] ?? ""), readNumber(date[3] ?? ""));
    rest = rest.replace(DATE, " ");
  } else {
    const dotted = DOTTED_DATE.exec(rest);
    if (dotted !== null) {
      found.date ??= iso(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]));
      rest = rest.replace(DOTTED_DATE, " ");
    }
  }
  rest = rest.replace(WEEKDAY, " ");
  if (PAGES_TODAY.test(rest)) {
    // Only a front page says it.
    found.number ??= 1;
    rest = rest.replace(PAGES_TODAY, " ");
  }
  const edition = EDITION.exec(rest);
  if (edition !== null) {
    found.number ??= readNumber(edition[1] ?? "");
    rest = rest.replace(EDITION, " ");
  }
  const pieces = rest.split(/[\s|｜]+/u).filter((p) => p !== "");
  let staff = false;
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] ?? "";
    staff ||= STAFF_ROLE.test(piece);
    // A name behind the first of the staff is another of them, and no section.
    if (staff && (/^[\u4e00-\u9fff]$/u.test(piece) || looksLikeName(piece))) continue;
    // A name stands behind its role, an address behind its word; a section stands behind neither `总第9期` nor a lunar date.
    if (/[：:]$/u.test(piece) || NAMED_BEHIND.test(piece)) i += 1;
    else readPiece(piece, found);
  }
}

/** `工会新闻3`, `6劳动关系`: page and section without a space between them. */
const GLUED = /^(?:[A-Z]?(\d{1,2}))?([\u4e00-\u9fff·/／]{2,8})(?:[A-Z]?(\d{1,2}))?$/u;

/** `权益周刊`: a weekly section of a daily; a weekly paper has more of a name. */
const WEEKLY = /^[\u4e00-\u9fff]{2}(?:周刊|週刊)$/u;

function readPiece(piece: string, found: Found): void {
  if (/^[A-Z]?\d{1,3}$/u.test(piece)) {
    found.number ??= Number(piece.replace(/[A-Z]/u, ""));
    return;
  }
  const glued = GLUED.exec(piece);
  if (glued !== null && (glued[1] === undefined) !== (glued[3] === undefined)) {
    found.number ??= Number(glued[1] ?? glued[3]);
    found.section ??= glued[2] ?? null;
    return;
  }
  const paper = PAPER.exec(piece);
  if (paper !== null && paper[0] === piece && !WEEKLY.test(piece)) {
    found.paper ??= piece;
    return;
  }
  if (STAFF_WORD.test(piece) || /[：:]/u.test(piece)) return;
  const house = /^([\u4e00-\u9fff]{3,8}[报報])社出版$/u.exec(piece);
  if (house !== null) found.paper ??= house[1] ?? null;
  if (
    LUNAR.test(piece) ||
    /(?:出版|主[办辦]|主管|[编編]印|[网網])$/u.test(piece) ||
    !/^[\u4e00-\u9fff·／/]{2,10}$/u.test(piece)
  )
    return;
  if (found.section === null) found.section = piece;
  else if (/[闻聞报報]$/u.test(piece)) found.paper ??= piece;
}

/** `2025-06-22-01.txt`, `20250622_02`, `人民日报-2025年6月22日-第03版.txt`: what a file's name tells. */
export function readFileName(source: string): Found {
  const found: Found = { paper: null, date: null, number: null, section: null };
  const name = (source.split(/[\\/]/u).pop() ?? "").replace(/\.[A-Za-z0-9]{1,5}$/u, "");
  const date = NUMERIC_DATE.exec(name);
  if (date !== null) {
    found.date = iso(Number(date[1]), Number(date[2]), Number(date[3]));
    if (found.date !== null) {
      const rest = name.slice(date.index + date[0].length);
      const number =
        /^[^\dA-Za-z]{0,4}?[A-D]?0*(\d{1,3})(?!\d)/u.exec(rest) ?? /[A-D]?0*(\d{1,3})\s*版/u.exec(rest);
      if (number !== null && Number(number[1]) > 0) found.number = Number(number[1]);
    }
  }
  found.number ??= readNumber(/第\s*0*(\d{1,3})\s*版/u.exec(name)?.[1] ?? "");
  const paper = PAPER.exec(name.replace(/[-_.]/gu, " "));
  if (paper !== null) found.paper = paper[0];
  return found;
}

/**
 * What is known of a page: `hints` are what its reader has written down (front matter) and outweigh all else; then its running heads,
 * then its file's name, at last (the date only, and marked as inferred) datelines, the days with which stories begin, and text.
 */
export function readPageInfo(
  furniture: readonly string[],
  source: string,
  datelines: readonly string[],
  openings: readonly string[],
  text: string,
  hints: Partial<PageInfo> | undefined,
): PageInfo {
  const printed: Found = { paper: null, date: null, number: null, section: null };
  for (const line of withWholeDates(furniture)) if (line.length <= 120) readRunningHead(line, printed);
  const named = readFileName(source);
  const date = hints?.date ?? printed.date ?? named.date;
  const paper = hints?.paper ?? printed.paper ?? named.paper;
  const number = hints?.number ?? printed.number ?? named.number;
  const section = hints?.section ?? printed.section;
  // Field by field: V8 gives what is spread and added to another hidden class on each page.
  if (date !== null) return { paper, number, section, date };
  const inferred = inferDate(datelines, openings, text);
  return inferred === null
    ? { paper, number, section, date: null }
    : { paper, number, section, date: inferred, dateInferred: true };
}
