import { isPaperAlone, isPaperAtEdge } from "./paper-names.js";

/** Running heads that came out in pieces: paper, section, page, issue, day, in any order. */

export const FULL_DATE =
  /(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?:(?:中[华華])?民[国國]\s*(?:\d{2,3}|[〇○零一二三四五六七八九十百]{2,5})|\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/u;
export const WEEKDAY = /星期[一二三四五六日天]/u;
export const EDITION = /第?\s*(?:[A-D]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/u;
export const PAGE_ALONE = /^(?:第?\s*[A-D]?\s*\d{1,3}\s*版?|第[一二三四五六七八九十]{1,3}版|[A-D]\d{1,2})$/u;
export const WEEKDAY_ALONE = /^(?:星期|周)[一二三四五六日天]$/u;

/** The date of a masthead whose day is set large, on a line of its own. */
export const MONTH_ALONE = /^(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*(?:星期|周)[一二三四五六日天])?$/u;

const PAGE_PIECE =
  /^(?:第?\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?|(?:今日|本期)共?\d{1,3}版)$/u;
const ISSUE_PIECE = /^总?第?\d{3,6}[期号號]$/u;
const LUNAR_PIECE =
  /^(?:农历|農曆|夏历|夏曆)\S{2,10}$|^[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,6}$/u;
/** `今日某某`: how a county's paper is called. */
const COUNTY_PAPER = /^今日[\u4e00-\u9fff]{2}$/u;
const SECTION_PIECE = /^[\u4e00-\u9fff·/／]{2,8}$/u;

/** A date or a page number on a line of its own: the rest of a running head that came out in pieces. */
export function isHeadPiece(text: string): boolean {
  if (text.length > 30) return false;
  const rest = text.replace(FULL_DATE, "").replace(WEEKDAY, "");
  return rest === text ? PAGE_ALONE.test(text) : rest.trim().length <= 3;
}

/** `第 1 版`, `今日 4 版` without the spaces that extractors set round figures: each is one piece. */
export function pulledTogether(text: string): string {
  return text.replace(/(?<=第|总第|今日|本期)\s+(?=\d)|(?<=\d)\s+(?=[版期号號])/gu, "");
}

/** `某某日报 权益·法治 6`, `第 1 版 要闻 第 12876 期 今日 8 版`, in any order: a running head without its date, or with it. */
export function isRunningHead(text: string): boolean {
  const bare = pulledTogether(text.replace(FULL_DATE, " 〇年 "));
  const pieces = bare.split(/[\s|｜]+/u).filter((piece) => piece !== "");
  const kinds = new Set<string>();
  let sections = 0;
  for (const piece of pieces) {
    const kind = kindOfPiece(piece);
    if (kind === null) return false;
    if (kind === "section") sections += 1;
    else kinds.add(kind);
  }
  return kinds.size >= 2 && sections <= 2 && (kinds.has("paper") || kinds.has("issue") || kinds.has("day"));
}

function kindOfPiece(piece: string): "day" | "lunar" | "page" | "issue" | "paper" | "section" | null {
  if (piece === "〇年" || WEEKDAY_ALONE.test(piece)) return "day";
  if (LUNAR_PIECE.test(piece)) return "lunar";
  if (PAGE_PIECE.test(piece)) return "page";
  if (ISSUE_PIECE.test(piece)) return "issue";
  if (isPaperAlone(piece) || isPaperAtEdge(piece) || COUNTY_PAPER.test(piece)) return "paper";
  return SECTION_PIECE.test(piece) ? "section" : null;
}
