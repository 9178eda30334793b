import { HOLDS, traitsAt } from "./chars.js";
import { readNumber } from "./dateline.js";
import type { Line } from "./lines.js";

/**
 * Marks with a fixed form: jump lines, notes in brackets, the bullets of briefs, a diary's date line, and the
 * furniture of a page. Each recogniser is a row with a name and the reason for it, so `explain` can show it.
 */

const N = "([A-Da-d]?\\s*[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})";
const PAGE = `第?\\s*${N}\\s*版(?:[·•\\s][^）)]{0,12})?`;
const JUMP_ON = new RegExp(
  `(?:[（(【]?\\s*[▲▼■●▶►]?\\s*(?:下\\s*[转轉]|[转轉]|[续續]\\s*[见見]|[详詳]\\s*[见見]|[紧緊]\\s*接)|[▶►→]{2,})\\s*${PAGE}\\s*[）)】]?[▶►→>＞\\s]*$`,
  "u",
);
const JUMP_FROM = new RegExp(
  `^[（(【]?\\s*[▲▼■●]?\\s*(?:上\\s*接|[紧緊]\\s*接|接)\\s*${PAGE}\\s*[）)】]?`,
  "u",
);

const JUMP_OPENS = "（(【▲▼■●上紧緊接 \u3000";

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
  if (!JUMP_OPENS.includes(text[0] ?? "-")) return null;
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

/** A diary's date line: a date with its weekday and the weather (`2025年7月15日 星期二 晴`). */
export function isDiaryDate(text: string): boolean {
  if (text.length > 34 || !text.includes("日")) return false;
  const found = DIARY.exec(text);
  return found !== null && WEATHER.test(found[1] ?? "");
}

const WEEKDAY = /星期[一二三四五六日天]/u;
const FULL_DATE =
  /(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/u;
const EDITION = /第?\s*(?:[A-D]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/u;
const STAFF =
  /^[□■●▲]?\s*(?:本期|本版|本报|今日|当班|值班)?(?:责任|責任|值班|版面|美术|美術|版式|视觉|視覺|执行|執行|文字|图片|圖片|见习|副)?(?:编辑|編輯|责编|責編|美编|美編|主编|主編|总编辑|總編輯|主任|校对|校對|校检|版式|版式设计|設計|设计|组版|組版|排版|制图|製圖|审校|检校|监制|統籌|统筹|编委|編委|策划|策劃|版面|题图|题字|刊头)(?:\s*[：:∶/]|\s+[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}(?:\s|$))/u;
/** `6经济 责编：…`: a running head that goes on with the staff. */
const STAFFED =
  /^(?:第?\s*[A-D]?\d{1,2}\s*版?|[\u4e00-\u9fff·]{2,6})\s*[\u4e00-\u9fff·]{0,6}\s+(?:责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編)[：:]/u;
const CONTACT =
  /(?:^|\s)(?:E\s*[-—–－]?\s*mail|电子邮箱|電子郵箱|投稿邮箱|本版邮箱|邮箱|郵箱|信箱|新闻热线|热线电话|热线|熱線|电话|電話|传真|傳真|网址|網址|地址|邮编|邮发代号|国内统一|國內統一|零售|定价|定價|广告|廣告|发行|印刷|社址|投稿)[^。]{0,12}[：:∶]\s*\S|(?:^|\s)(?:国内统一连续出版物号|国内统一刊号|CN\s*\d\d|ISSN|邮发代号|代号\s*\d)|^https?:\/\/|^www\.|^[\w.+-]+@[\w.-]+$/iu;
/** `本报维权热线：（010）…`, `副刊投稿邮箱：…@…`: what follows is a number or an address. */
const REACHED =
  /^[\u4e00-\u9fff]{0,8}(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|传真|傳真)\s*[：:∶]?\s*(?:[（(]?[+\d][\d\s（）()—–-]{5,}|[\w.+-]+@)/u;
const SECTION_ALONE =
  /^(?:要闻|要聞|[综綜]合新[闻聞]|[国國][内內际際]新[闻聞]|[时時]事新[闻聞]|地方新[闻聞]|今日要[闻聞])$/u;
/** `中工网：http://…`, `微信公众号：…`, `扫码看视频`: where else the paper is. */
const ELSEWHERE =
  /^[\u4e00-\u9fff]{0,10}[：:]\s*(?:https?:\/\/|www\.)\S+$|^(?:官方)?(?:微信|微博|抖音|微信公[众眾]|公[众眾]|[视視][频頻])(?:公[众眾])?[号號]?(?:客[户戶]端)?\s*[：:]\s*\S{2,30}$|^(?:微信)?(?:扫|掃)(?:描|一扫|一掃|码|碼)[^。，]{0,16}$/u;
/** `WORKERS' DAILY`: a masthead in Latin capitals. */
const LATIN_PAPER =
  /^[A-Z][A-Z'’&.\s-]{0,40}\b(?:DAILY|NEWS|TIMES|POST|HERALD|WEEKLY|JOURNAL|GAZETTE|TRIBUNE|EVENING|MORNING)\b[A-Z\s]{0,12}$/u;
const DAY_AND_WEEKDAY = /^\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期|周)[一二三四五六日天]$/u;
const LUNAR = /^(?:农历|農曆|夏历|乙巳|甲辰|丙午|丁未)\S{0,8}(?:年|月|初|廿|十)/u;
const ISSUE = /^(?:总?第?\s*\d{3,6}\s*[期号]|今日\s*\d{1,2}\s*版|第\s*\d{3,6}\s*[期号號])/u;
const WEEKDAY_ALONE = /^(?:星期|周)[一二三四五六日天]$/u;
const PAGE_ALONE = /^(?:第?\s*[A-D]?\s*\d{1,3}\s*版?|第[一二三四五六七八九十]{1,3}版|[A-D]\d{1,2})$/u;
const PAPER_ALONE =
  /^[\u4e00-\u9fff\s]{2,14}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|早報|导报|導報|商报|商報|青年报|青年報|周报|週報|工人报|工聯報)$/u;

/** A row: how sure it is that a whole line is furniture, where it stands apart from its neighbours. */
interface FurnitureRow {
  readonly name: string;
  readonly score: number;
  /** Only among the first or last lines of the page. */
  readonly edge?: boolean;
  readonly test: (text: string) => boolean;
}

export const FURNITURE: readonly FurnitureRow[] = [
  {
    name: "running head: a date with weekday, page, or paper",
    score: 6,
    test: (t) =>
      t.length <= 60 &&
      FULL_DATE.test(t) &&
      (WEEKDAY.test(t) || EDITION.test(t)) &&
      !/[。？！]/u.test(t) &&
      !isDiaryDate(t),
  },
  { name: "staff line: editor, layout, proof", score: 6, test: (t) => t.length <= 90 && STAFF.test(t) },
  {
    name: "the paper's address, number or price",
    score: 5,
    test: (t) => t.length <= 120 && CONTACT.test(t) && !/。./u.test(t),
  },
  {
    name: "a telephone or an address of the paper's, named in front of it",
    score: 5,
    test: (t) => t.length <= 60 && REACHED.test(t),
  },
  {
    name: "a section's name alone, as it stands in running heads only",
    score: 5,
    test: (t) => t.length <= 5 && SECTION_ALONE.test(t),
  },
  { name: "where else the paper is", score: 5, test: (t) => t.length <= 60 && ELSEWHERE.test(t) },
  { name: "a masthead in Latin capitals", score: 5, edge: true, test: (t) => LATIN_PAPER.test(t) },
  {
    name: "day and weekday alone",
    score: 4,
    edge: true,
    test: (t) => t.length <= 16 && DAY_AND_WEEKDAY.test(t),
  },
  {
    name: "issue number or lunar date",
    score: 4,
    test: (t) => t.length <= 40 && (LUNAR.test(t) || ISSUE.test(t)),
  },
  { name: "page number alone", score: 4, test: (t) => t.length <= 8 && PAGE_ALONE.test(t) },
  { name: "weekday alone", score: 4, test: (t) => t.length <= 4 && WEEKDAY_ALONE.test(t) },
  {
    name: "date alone",
    score: 4,
    edge: true,
    test: (t) =>
      t.length <= 24 &&
      FULL_DATE.test(t) &&
      t.replace(FULL_DATE, "").replace(/[\s|｜·]/gu, "").length <= 6 &&
      !/[。，、！；]/u.test(t) &&
      !isDiaryDate(t),
  },
  {
    name: "the paper's name alone",
    score: 3,
    test: (t) => t.length <= 16 && PAPER_ALONE.test(t) && !/[讯訊]/u.test(t),
  },
  {
    name: "a section and a bare page number at the page's edge",
    score: 5,
    edge: true,
    test: (t) =>
      t.length <= 16 &&
      /^(?:[\u4e00-\u9fff·]{2,8}(?:\s+|\s*·\s*)[A-D]?\d{1,2}|[A-D]?\d{1,2}\s+[\u4e00-\u9fff·]{2,8})$/u.test(
        t,
      ),
  },
  {
    name: "a page number, a section and the staff",
    score: 6,
    edge: true,
    test: (t) => t.length <= 60 && STAFFED.test(t),
  },
  {
    name: "page number with a section",
    score: 4,
    test: (t) =>
      t.length <= 24 &&
      /^(?:第?\s*[A-D]?\d{1,2}\s*版|[A-D]\d{1,2}|0\d)(?:[\s|｜·:：]+\S{2,10}){1,2}$/u.test(t),
  },
  {
    name: "a section with the page number",
    score: 4,
    test: (t) =>
      t.length <= 20 &&
      /^[\u4e00-\u9fff·]{2,8}[\s|｜·]+(?:第?\s*[A-D]?\d{1,2}\s*版|[A-D]\d{1,2}|0\d)$/u.test(t),
  },
];

/** A date or a page number on a line of its own: the rest of a running head that came out in pieces. */
export function isHeadPiece(text: string): boolean {
  if (text.length > 30) return false;
  const rest = text.replace(FULL_DATE, "").replace(WEEKDAY, "");
  return rest === text ? PAGE_ALONE.test(text) : rest.trim().length <= 3;
}

const SECTION =
  /^(?:[\u4e00-\u9fff]{2,8}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|青年报|午报|午報)\s+)?(?:[A-D]?\d{1,2}\s*)?[\u4e00-\u9fff·]{2,6}$/u;

const SECTION_END =
  /^[\u4e00-\u9fff·]{0,4}(?:新闻|新聞|要闻|要聞|评论|評論|理论|理論|副刊|视窗|視窗|维权|維權|专版|專版|周刊|週刊|动态|動態|综合|綜合)$/u;

/** The name of a page's section by its last word, under a running head that names none: `date`, `page` and `paper` are all it holds. */
export function isLoneSection(text: string, runningHead: readonly string[]): boolean {
  return text.length <= 6 && SECTION_END.test(text) && !runningHead.some(namesSection);
}

function namesSection(text: string): boolean {
  const rest = text
    .replace(FULL_DATE, "")
    .replace(WEEKDAY, "")
    .replace(EDITION, "")
    .replace(/[\u4e00-\u9fff]{2,10}[报報刊]/u, "");
  return /[\u4e00-\u9fff]{2}/u.test(rest);
}

/** A section's name, with or without the paper's, as it stands in a running head. */
export function isSectionName(text: string): boolean {
  return text.length <= 16 && SECTION.test(text);
}

/** The row that reads the line as furniture, or null. */
export function furnitureRow({ text, holds }: Line, edge: boolean): FurnitureRow | null {
  if (text.length > 120) return null;
  if ((holds & HOLDS.prose) !== 0 && (holds & HOLDS.colon) === 0 && !text.includes("@")) return null;
  for (const row of FURNITURE) if ((edge || row.edge !== true) && row.test(text)) return row;
  return null;
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

const AUTHOR_NOTE =
  /(?:作者|笔者|筆者|译者|口述|系|單位|单位)[\s\S]{0,4}(?:单位|單位|为|為|系|是|：|:)|本文|本版|原载|原載|原题|摘自|节选|相关报道|相關報道|相关新闻|详见|詳見|著|出版|连载|連載/u;

/** What a bracket at the end of a piece or on a line of its own says, if it says something about the piece. */
export function isNoteText(inner: string): boolean {
  return AUTHOR_NOTE.test(inner);
}

const NUMERAL = /^[（(]?[一二三四五六七八九十]{1,3}[）)、]?$/u;

/** `一`, `（二）`: a chapter's number on a line of its own. */
export function isNumeral(text: string): boolean {
  return text.length <= 5 && NUMERAL.test(text);
}

const SOURCE =
  /^[（(]?(?:注|备注|備註|单位|單位|数据来源|數據來源|资料来源|資料來源|来源|來源)[：:]\s*\S[^。]{0,40}$/u;

/** `数据来源：…`, `单位：万人`: a table's small print. */
export function isSmallPrint(text: string): boolean {
  return text.length <= 50 && SOURCE.test(text);
}

const BOX =
  "阅读提示|閱讀提示|核心提示|内容提要|內容提要|内容提示|提要|导读|導讀|人物小传|人物小傳|人物简介|人物簡介|人物名片|人物档案|内容简介|新闻提示|核心阅读";
const EDITOR =
  "编者按|編者按|编者的话|編者的話|编后|編後|开栏的话|開欄的話|开栏语|编前|按语|背景链接|新闻链接|相关链接|延伸阅读|名词解释|新闻背景";
const BOX_LABEL = new RegExp(`^[【■●◆□▲]?\\s*(?:(${BOX})|(${EDITOR}))\\s*[】]?\\s*[：:]?$`, "u");
const BOX_LEAD = new RegExp(`^[【■●◆□▲]?\\s*(?:(${BOX})|(${EDITOR}))(?:\\s*[】：:]|\\s)`, "u");

/** What a box beside an article is: its summary, or a note of the editors; null where the line names no box. */
export function boxLabel(text: string): "summary" | "notes" | null {
  const found = text.length <= 10 ? BOX_LABEL.exec(text) : null;
  return found === null ? null : found[1] !== undefined ? "summary" : "notes";
}

/** The same where the box's label opens its first paragraph (`编者按：…`). */
export function boxLead(text: string): "summary" | "notes" | null {
  const found = BOX_LEAD.exec(text.slice(0, 14));
  return found === null ? null : found[1] !== undefined ? "summary" : "notes";
}

const LETTER_DATE = /^(?:\d{4}|[二〇○零一九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日$/u;

/** `3月12日于…`: when and where it was written. */
const WRITTEN =
  /^(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:夜|晚|晨)?[于於写寫草][\u4e00-\u9fff]{0,8}$/u;

/** A letter's date, on a line of its own away from the page's edge. */
export function isLetterDate(text: string): boolean {
  return text.length <= 18 && (LETTER_DATE.test(text) || WRITTEN.test(text));
}
