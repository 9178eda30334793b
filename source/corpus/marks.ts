import { charSet, HOLDS, isAmong, traitsAt } from "./chars.js";
import { readNumber } from "./dateline.js";

/** Marks with a fixed form: jump lines, notes in brackets, the bullets of briefs, a diary's date line, the labels of boxes. */

const N = "([A-Da-d]?\\s*[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})";
const PAGE = `第?\\s*${N}\\s*版(?:[①-⑳]|[·•\\s][^）)]{0,12})?`;
const JUMP_ON = new RegExp(
  `(?:[（(【]?\\s*[▲▼■●▶►→☞⇒]?\\s*(?:下\\s*[转轉]|[转轉]|[续續]\\s*[见見]|[详詳]\\s*[见見]|[紧緊]\\s*接)|[▶►→]{2,})\\s*${PAGE}\\s*[）)】]?[▶►→>＞\\s]*$`,
  "u",
);
const JUMP_FROM = new RegExp(
  `^[（(【]?\\s*[▲▼■●]?\\s*(?:上\\s*接|[紧緊]\\s*接|接)\\s*${PAGE}\\s*[）)】]?`,
  "u",
);

const JUMP_OPENS = charSet("（(【▲▼■●上紧緊接 \u3000");

/** A jump line and where it stands in the text that was read. */
export interface Jump {
  readonly page: number | null;
  readonly from: number;
  readonly to: number;
}

function pageOf(printed: string): number | null {
  return readNumber(printed.replace(/[A-Da-d]/u, ""));
}

/** `（下转第 2 版）` at the end of `text`. */
export function readJumpOn(text: string): Jump | null {
  const from = Math.max(0, text.length - 40);
  if (text.indexOf("版", from) < 0) return null;
  const tail = text.slice(from);
  const found = JUMP_ON.exec(tail);
  if (found === null) return null;
  const bracketed = /[（(【▲▼]/u.test(found[0]);
  if (!bracketed && /[）)】]/u.test(found[0])) return null;
  if (!bracketed && found.index > 0 && !/下\s*[转轉]/u.test(found[0])) return null;
  return { page: pageOf(found[1] ?? ""), from: from + found.index, to: text.length };
}

/** `（上接第1版）` at the beginning of `text`. */
export function readJumpFrom(text: string): Jump | null {
  if (!isAmong(JUMP_OPENS, text, 0)) return null;
  const head = text.slice(0, 40);
  if (!head.includes("版") || !head.includes("接")) return null;
  const found = JUMP_FROM.exec(head);
  if (found === null) return null;
  if (!/[（(【▲▼]|上/u.test(found[0])) return null;
  return { page: pageOf(found[1] ?? ""), from: 0, to: found[0].length };
}

const BULLET = /^[●▲■◆▼★☆△○◎▶►▪•◇☉⊙◉]\s*/u;

/** Length of the bullet in front of a brief, with the space after it, or 0. */
export function bulletLength(text: string): number {
  return (traitsAt(text, 0) & HOLDS.bullet) === 0 ? 0 : (BULLET.exec(text)?.[0].length ?? 0);
}

const WEATHER =
  /^(?:天[气氣][：:]?)?[小中大阵陣转轉到间間多少雷暴冻凍]{0,3}[晴阴陰雨雪雾霧云雲风風霾][晴阴陰雨雪雾霧云雲风風霾小中大阵陣转轉到间間多少有雷]*$/u;
const DIARY =
  /^(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*[，,]?\s*(?:星期[一二三四五六日天]|周[一二三四五六日]|[农農][历曆]\S{2,5})?\s*[，,]?\s*(\S{0,10})\s*$/u;

const FIGURES = charSet("0123456789");

/** A diary's date line: a date with its weekday and the weather (`2025年7月15日 星期二 晴`). */
export function isDiaryDate(text: string): boolean {
  if (text.length > 34 || !isAmong(FIGURES, text, 0) || !text.includes("日")) return false;
  const found = DIARY.exec(text);
  return found !== null && WEATHER.test(found[1] ?? "");
}

/** The whole line stands in one pair of brackets. */
export function isBracketed(text: string): boolean {
  const first = text[0] ?? "";
  const last = text[text.length - 1] ?? "";
  return (
    text.length >= 4 &&
    "（([【".includes(first) &&
    "）)]】".includes(last) &&
    !/[（(][^）)]*[）)][\s\S]*[（(]/u.test(text)
  );
}

/** Whose piece it is, where it was taken from, whose names are not the true ones. */
const ABOUT_PIECE =
  /^(?:据|據)《|^(?:来源|來源|转自|轉自|摘编自|選自|选自)|^(?:本[报報社刊网網])?[综綜]合|化名|(?:作者|笔者|筆者|译者|口述|系|單位|单位)[\s\S]{0,4}(?:单位|單位|为|為|系|是|：|:)|本文|本版|原载|原載|原题|摘自|节选|相关报道|相關報道|相关新闻|详见|詳見|著|出版|连载|連載/u;

/** What a bracket at the end of a piece or on a line of its own says, if it says something about the piece. */
export function isNoteText(inner: string): boolean {
  return ABOUT_PIECE.test(inner);
}

const NUMERAL = /^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$/u;

/** `一`, `（二）`: a chapter's number on a line of its own. */
export function isNumeral(text: string): boolean {
  return text.length <= 5 && NUMERAL.test(text);
}

const SOURCE =
  /^[（(]?(?:来信地址|來信地址|通[讯信訊]地址|注|备注|備註|单位|單位|数据来源|數據來源|资料来源|資料來源|来源|來源)[：:]\s*\S[^。]{0,40}$/u;

/** `数据来源：…`, `单位：万人`: a table's small print. */
export function isSmallPrint(text: string): boolean {
  return text.length <= 50 && SOURCE.test(text);
}

/** Where a piece is from, who wrote it, in what its figures are. */
const SAYS_WHOSE =
  /作者|单位|單位|[来來]源|摘自|原[载載]|综合|綜合|本[报報]|新华|新華|[记記]者|[编編]者|[连連][载載]|[译譯]|^[（(][据據]/u;

/** `（按地区排列）`, `（6月20日职代会通过）`: right under a headline it says how a list is made, or when a document was passed. */
export function isBracketedDeck(text: string): boolean {
  return /^[（(][^（）()]{4,}[）)]$/u.test(text) && !SAYS_WHOSE.test(text);
}

const BOX =
  "阅读提示|閱讀提示|核心提示|内容提要|內容提要|内容提示|提要|导读|導讀|人物小传|人物小傳|人物简介|人物簡介|人物名片|人物档案|内容简介|新闻提示|核心阅读";
const EDITOR =
  "编者按|編者按|编者的话|編者的話|编后|編後|开栏的话|開欄的話|开栏语|编前|按语|背景链接|新闻链接|相关链接|延伸阅读|名词解释|新闻背景";
const BOX_LABEL = new RegExp(`^[【■●◆□▲]?\\s*(?:(${BOX})|(${EDITOR}))\\s*[】]?\\s*[：:]?$`, "u");
const BOX_LEAD = new RegExp(`^[【■●◆□▲]?\\s*(?:(${BOX})|(${EDITOR}))(?:\\s*[】：:]|\\s)`, "u");

const BOX_BEGINS = charSet(`【■●◆□▲ \u3000${BOX}${EDITOR}`);

/** What a box beside an article is: its summary, or a note of the editors; null where the line names no box. */
export function boxLabel(text: string): "summary" | "notes" | null {
  const found = text.length <= 10 && isAmong(BOX_BEGINS, text, 0) ? BOX_LABEL.exec(text) : null;
  return found === null ? null : found[1] !== undefined ? "summary" : "notes";
}

/** The same where the box's label opens its first paragraph (`编者按：…`). */
export function boxLead(text: string): "summary" | "notes" | null {
  const found = isAmong(BOX_BEGINS, text, 0) ? BOX_LEAD.exec(text.slice(0, 14)) : null;
  return found === null ? null : found[1] !== undefined ? "summary" : "notes";
}

const LETTER_DATE = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日$/u;

/** `3月12日于…`: when and where it was written. */
const WRITTEN =
  /^(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:夜|晚|晨)?[于於写寫草][\u4e00-\u9fff]{0,8}$/u;

/** A letter's date, on a line of its own away from the page's edge. */
export function isLetterDate(text: string): boolean {
  return text.length <= 18 && (LETTER_DATE.test(text) || WRITTEN.test(text));
}

/** `外一首`, `组诗`, `三则`: how many pieces there are. In brackets under a headline it is a deck. */
const PIECES = /^(?:外?[一二两兩三四五六七八九十]{1,2}[首章则則篇题題]|[组組][诗詩章]|[诗詩][组組])$/u;

/** What stands in the brackets says how many pieces there are. */
export function isCountOfPieces(inner: string): boolean {
  return PIECES.test(inner);
}
