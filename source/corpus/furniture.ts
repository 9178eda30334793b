import { charSet, endsAmong, HOLDS, isAmong, SPACE, WORD } from "./chars.js";
import type { Line } from "./lines.js";
import { isDiaryDate } from "./marks.js";
import { isPaperAlone, isPaperAtEdge } from "./paper-names.js";
import {
  EDITION,
  FULL_DATE,
  isRunningHead,
  MONTH_ALONE,
  PAGE_ALONE,
  pulledTogether,
  WEEKDAY,
  WEEKDAY_ALONE,
} from "./running-head.js";

/**
 * The furniture of a page: running heads, mastheads, the staff, the paper's addresses, as whole lines. Each recogniser is a
 * row with a name and a score, so `explain` can show it.
 */

/** As a text: what a bundle makes of an expression's source is written in escapes, from which no characters can be taken. */
const STAFF_WORDS =
  "^[□■●▲]?\\s*(?:本期|本版|本报|今日|当班|值班|新媒体|新媒體|全媒体|融媒体|融媒體)?(?:责任|責任|首席|值班|版面|美术|美術|版式|视觉|視覺|执行|執行|文字|图片|圖片|见习|副)?(?:编辑|編輯|责编|責編|美编|美編|主编|主編|总编辑|總編輯|主任|校对|校對|校检|版式|版式设计|設計|设计|组版|組版|排版|制图|製圖|审校|检校|监制|統籌|统筹|编委|編委|策划|策劃|版面|题图|题字|刊头|督印人?|出版|社長|社长|總編)(?:\\s*[：:∶/／]|\\s+[\\u4e00-\\u9fff]\\s?[\\u4e00-\\u9fff]{1,2}(?:\\s|$))";
const STAFF = new RegExp(STAFF_WORDS, "u");
/** `6经济 责编：…`, `某某报 责任编辑 某某`: a running head that goes on with the staff. */
const STAFFED =
  /^[\u4e00-\u9fff]{2,8}[报報]\s+(?:责任编辑|責任編輯|责编|責編|编辑|編輯)(?:\s|[：:])|^(?:第?\s*[A-D]?\d{1,2}\s*版?|[\u4e00-\u9fff·]{2,6})\s*[\u4e00-\u9fff·]{0,6}\s+(?:责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編)[：:]/u;
const CONTACT =
  /(?:^|\s)(?:E\s*[-—–－]?\s*mail|Tel|电子邮箱|電子郵箱|投稿邮箱|本版邮箱|邮箱|郵箱|信箱|新闻热线|热线电话|热线|熱線|电话|電話|传真|傳真|网址|網址|地址|邮编|邮发代号|国内统一|國內統一|零售|定价|定價|广告|廣告|发行|印刷|社址|投稿)[^。]{0,12}[：:∶]\s*\S/iu;
/** The same that stand without a colon: what the paper is registered as, and addresses in Latin letters. */
const REGISTERED =
  /(?:^|\s)(?:国内统一连续出版物号|国内统一刊号|CN\s*\d\d|ISSN|邮发代号|代号\s*\d)|^https?:\/\/|^www\.|^[\w.+-]+@[\w.-]+$/iu;
/** `某某热线：（0…）…`, `副刊投稿邮箱：…@…`: what follows is a number or an address. */
const REACHED =
  /^[\u4e00-\u9fff]{0,8}(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|传真|傳真)\s*[：:∶]?\s*(?:[（(]?[+\d][\d\s（）()—–-]{5,}|[\w.+-]+@)/u;
const SECTION_ALONE =
  /^(?:要闻|要聞|[综綜]合新[闻聞]|[国國][内內际際]新[闻聞]|[时時]事新[闻聞]|地方新[闻聞]|今日要[闻聞])$/u;
/** `某某网：http://…`, with the masthead in Latin capitals in front of it, `微信公众号：…`, `扫码看视频`: where else the paper is. */
const ELSEWHERE =
  /^(?:(?:总?第\s*\d{3,6}\s*[期号號]|今日\s*\d{1,3}\s*版|[A-Z][A-Z'’&.\s-]{3,40})\s+){0,2}[\u4e00-\u9fff]{0,10}[：:]?\s*(?:https?:\/\/|www\.)\S+$|^(?:官方)?(?:微信|微博|抖音|微信公[众眾]|公[众眾]|[视視][频頻])(?:公[众眾])?[号號]?(?:客[户戶]端)?\s*[：:]\s*\S{2,30}$|^[\u4e00-\u9fff]{2,12}(?:微信)?公[众眾][号號]$|^(?:微信)?(?:扫|掃)(?:描|一扫|一掃|码|碼)[^。，,]{0,16}$/u;
/** `HARBOUR DAILY`: a masthead in Latin capitals. */
const LATIN_PAPER =
  /^[A-Z][A-Z'’&.\s-]{0,40}\b(?:DAILY|NEWS|TIMES|POST|HERALD|WEEKLY|JOURNAL|GAZETTE|TRIBUNE|EVENING|MORNING)\b[A-Z\s]{0,12}$/u;
const DAY_AND_WEEKDAY = /^\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:星期|周)[一二三四五六日天]$/u;
/** With the day in front of it that the masthead sets large, or without. */
const LUNAR =
  /^(?:\d{1,2}\s+)?(?:农历|農曆|夏历|夏曆|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\S{0,8}(?:年|月|初|廿|十)/u;
const ISSUE =
  /^(?:(?:总?第?\s*\d{3,6}\s*[期号]|第\s*\d{3,6}\s*[期号號])(?![\u4e00-\u9fff]{1,8}$|(?:\s*[\u4e00-\u9fff]){2,4}$)|(?:今[日天]|本[期报報]|[每全]期)共?\s*\d{1,3}\s*版)/u;
const SECTION_AND_PAGE =
  /^(?:[\u4e00-\u9fff·]{2,8}(?:\s+|\s*·\s*)[A-D]?\d{1,2}|[A-D]?\d{1,2}\s+[\u4e00-\u9fff·]{2,8})$/u;
/** The same with the section set wide: `5 人 物`. */
const WIDE_SECTION_AND_PAGE =
  /^(?:(?:[\u4e00-\u9fff]\s){1,3}[\u4e00-\u9fff]\s+[A-D]?\d{1,2}|[A-D]?\d{1,2}(?:\s[\u4e00-\u9fff]){2,4})$/u;
/** `RENMIN RIBAO`, `WORKERS' DAILY`. */
const MASTHEAD_LATIN = /^(?=.{6})[A-Z][A-Z'’\s]*(?:BAO|DAILY|NEWS|TIMES|POST|WEEKLY|HERALD|JOURNAL)$/iu;

/** A row: how sure it is that a whole line is furniture, where it stands apart from its neighbours. */
interface FurnitureRow {
  readonly name: string;
  readonly score: number;
  /** Bits of `HOLDS`: the line must hold one of these characters, else the row is not asked. */
  readonly needs: number;
  /** Characters: no longer line is asked. */
  readonly most: number;
  /** Only among the first or last lines of the page. */
  readonly edge?: boolean;
  /** `holds`: the line's bits. */
  readonly test: (text: string, holds: number) => boolean;
}

/** Whatever the line holds. */
const ANY = -1;
/** Characters: no longer line is furniture. */
const LONGEST = 120;

/** With what the staff's lines (any character of theirs), lunar dates and issue numbers, and what a paper is registered as begin; and how other places of it end and begin. */
const STAFF_BEGINS = charSet(STAFF_WORDS);
const DAY_BEGINS = charSet("农農夏甲乙丙丁戊己庚辛壬癸总第今本每全0123456789");
const REGISTERED_BEGINS = charSet(
  "国邮代0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.+-\u017f\u212a",
);
const ACCOUNT_ENDS = charSet("号號");
const SCAN_BEGINS = charSet("微扫掃");

const FURNITURE: readonly FurnitureRow[] = [
  {
    name: "running head: a date with weekday, page, or paper",
    score: 6,
    needs: HOLDS.digit | HOLDS.year,
    most: 60,
    test: (t, holds) =>
      (holds & (HOLDS.edition | HOLDS.contact)) !== 0 &&
      FULL_DATE.test(t) &&
      (WEEKDAY.test(t) || EDITION.test(t)) &&
      !/[。？！]/u.test(t) &&
      !isDiaryDate(t),
  },
  {
    name: "staff line: editor, layout, proof",
    score: 6,
    needs: ANY,
    most: 90,
    test: (t, holds) =>
      isAmong(STAFF_BEGINS, t, 0) &&
      ((holds & (HOLDS.colon | SPACE)) !== 0 || t.includes("／")) &&
      STAFF.test(t),
  },
  {
    name: "the paper's address, number or price",
    score: 5,
    needs: HOLDS.colon,
    most: 120,
    test: (t) => CONTACT.test(t) && !/。./u.test(t),
  },
  {
    name: "the paper's address, number or price",
    score: 5,
    needs: HOLDS.contact | WORD,
    most: 120,
    test: (t, holds) =>
      ((holds & SPACE) !== 0 || isAmong(REGISTERED_BEGINS, t, 0)) && REGISTERED.test(t) && !/。./u.test(t),
  },
  {
    name: "a telephone or an address of the paper's, named in front of it",
    score: 5,
    needs: HOLDS.digit | HOLDS.contact,
    most: 60,
    test: (t, holds) => (holds & WORD) !== 0 && REACHED.test(t),
  },
  {
    name: "a section's name alone, as it stands in running heads only",
    score: 5,
    needs: HOLDS.contact,
    most: 5,
    test: (t) => SECTION_ALONE.test(t),
  },
  {
    name: "where else the paper is",
    score: 5,
    needs: HOLDS.colon | HOLDS.contact,
    most: 60,
    test: (t, holds) =>
      ((holds & HOLDS.colon) !== 0 || endsAmong(ACCOUNT_ENDS, t) || isAmong(SCAN_BEGINS, t, 0)) &&
      ELSEWHERE.test(t),
  },
  {
    name: "who publishes the paper",
    score: 5,
    needs: ANY,
    most: 60,
    edge: true,
    test: (t) =>
      /出版|主[管办辦]/u.test(t) &&
      pulledTogether(t)
        .split(/\s+/u)
        .every((piece) => PUBLISHES.test(piece)),
  },
  {
    name: "a running head in pieces: paper, section, page, issue, day",
    score: 5,
    needs: ANY,
    most: 60,
    edge: true,
    test: (t) => isRunningHead(t),
  },
  {
    name: "the paper's name, and again in Latin capitals",
    score: 5,
    needs: WORD,
    most: 60,
    edge: true,
    test: (t) => /^[\u4e00-\u9fff\s]{1,14}[报報刊]\s+[A-Z][A-Z'’&.\s-]{3,40}$/u.test(t),
  },
  {
    name: "a masthead in Latin capitals",
    score: 5,
    needs: WORD,
    most: LONGEST,
    edge: true,
    test: (t) => LATIN_PAPER.test(t),
  },
  {
    name: "a part of a date alone",
    score: 4,
    needs: HOLDS.digit,
    most: 16,
    edge: true,
    test: (t) => DAY_AND_WEEKDAY.test(t) || MONTH_ALONE.test(t),
  },
  {
    name: "issue number or lunar date",
    score: 4,
    needs: ANY,
    most: 40,
    test: (t) => isAmong(DAY_BEGINS, t, 0) && (LUNAR.test(t) || ISSUE.test(t)),
  },
  {
    name: "page number alone",
    score: 4,
    needs: HOLDS.digit | HOLDS.edition,
    most: 8,
    test: (t) => PAGE_ALONE.test(t),
  },
  {
    name: "weekday alone",
    score: 4,
    needs: HOLDS.contact,
    most: 4,
    test: (t) => WEEKDAY_ALONE.test(t),
  },
  {
    name: "date alone",
    score: 4,
    needs: HOLDS.digit | HOLDS.year,
    most: 24,
    edge: true,
    test: (t) =>
      FULL_DATE.test(t) &&
      t.replace(FULL_DATE, "").replace(/[\s|｜·]/gu, "").length <= 6 &&
      !/[。，、！；]/u.test(t) &&
      !isDiaryDate(t),
  },
  {
    name: "the paper's name alone at the page's edge",
    score: 5,
    needs: HOLDS.contact,
    most: LONGEST,
    edge: true,
    test: (t) => isPaperAlone(t) || isPaperAtEdge(t),
  },
  {
    name: "the paper's name alone",
    score: 3,
    needs: HOLDS.contact,
    most: LONGEST,
    test: isPaperAlone,
  },
  {
    name: "a section and a bare page number at the page's edge",
    score: 5,
    needs: HOLDS.digit,
    most: 16,
    edge: true,
    test: (t) => SECTION_AND_PAGE.test(t) || WIDE_SECTION_AND_PAGE.test(t),
  },
  {
    name: "a masthead's name in Latin letters at the page's edge",
    score: 5,
    needs: WORD,
    most: 40,
    edge: true,
    test: (t) => MASTHEAD_LATIN.test(t),
  },
  {
    name: "a page number, a section and the staff",
    score: 6,
    needs: ANY,
    most: 60,
    edge: true,
    test: (t) => /[编編]/u.test(t) && STAFFED.test(t),
  },
  {
    name: "page number with a section",
    score: 4,
    needs: HOLDS.digit,
    most: 24,
    test: (t) => /^(?:第?\s*[A-D]?\d{1,2}\s*版|[A-D]\d{1,2}|0\d)(?:[\s|｜·:：]+\S{2,10}){1,2}$/u.test(t),
  },
  {
    name: "a section with the page number",
    score: 4,
    needs: HOLDS.digit,
    most: 20,
    test: (t) => /^[\u4e00-\u9fff·]{2,8}[\s|｜·]+(?:第?\s*[A-D]?\d{1,2}\s*版|[A-D]\d{1,2}|0\d)$/u.test(t),
  },
];

/** `某某总工会主管主办 某报社出版 今日8版`. */
const PUBLISHES =
  /^(?:[\u4e00-\u9fff]{2,20}(?:主管|主[办辦]|[社团團部司辑輯]出版)|[\u4e00-\u9fff]{2,4}[·•][\u4e00-\u9fff]{2,4}|每[周週日][一二三四五六日、]{0,12}出版|今日|(?:今日|第)?\d{1,3}版|第?\d{3,6}[期号號])$/u;

/** The row that reads the line as furniture, or null. */
export function furnitureRow({ text, holds }: Line, edge: boolean): FurnitureRow | null {
  if (text.length > LONGEST) return null;
  const addressed = (holds & HOLDS.colon) !== 0 || ((holds & HOLDS.contact) !== 0 && text.includes("@"));
  if ((holds & HOLDS.prose) !== 0 && !addressed) return null;
  for (const row of FURNITURE)
    if (
      (holds & row.needs) !== 0 &&
      text.length <= row.most &&
      (edge || row.edge !== true) &&
      row.test(text, holds)
    )
      return row;
  return null;
}
