import {
  CLOSER,
  COMMA,
  charSet,
  endsSentence,
  HOLDS,
  isAmong,
  OPENER,
  PAUSE,
  SPACE,
  STOP,
  traitsAt,
  WORD,
} from "./chars.js";
import { namesReporter, readStoryHead, type StoryHead } from "./dateline.js";
import { type LineMark, markOf } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { boxLead, bulletLength, isNumeral, readJumpFrom } from "./marks.js";
import { firstUnit } from "./measure.js";
import { isSalutation } from "./salutation.js";
import { looksLikeName } from "./surnames.js";
import { readTail } from "./tail.js";
import { isTableRow } from "./verse.js";

/** What the scores need of each line, worked out once. */
export interface Facts {
  readonly line: Line;
  /** Read from the line alone; `markSections` adds what only the page shows. */
  mark: LineMark | null;
  readonly ends: boolean;
  /** A jump line, a credit or a signature in brackets stands at its end: nothing of the story follows. What a torn credit ends, `pageLines` adds. */
  closed: boolean;
  readonly pauses: boolean;
  /** `编辑同志：`. */
  readonly salutation: boolean;
  /** A row of a table or list. */
  readonly row: boolean;
  /** It stands in a run of such rows, or over a part of them: `markTables` adds it. */
  readonly tabular: boolean;
  readonly display: number;
  readonly opens: number;
  /** What the line ends with: a letter, digit or %; a kicker's dash; a closing quotation mark. */
  readonly wordEnd: boolean;
  readonly dashEnd: boolean;
  readonly speechEnd: boolean;
  /** What it costs to end a paragraph after this line: nothing after a full stop, much in mid-sentence. */
  leave: number;
  readonly unit: number;
  readonly least: number;
}

/** Everything that one line tells by itself; `edge`: it is among the first or last lines of the page. */
export function factsOf(line: Line, edge: boolean): Facts {
  const { text } = line;
  const last = text[text.length - 1] ?? "";
  const end = traitsAt(text, text.length - 1);
  const ends = endsSentence(text);
  const named = (line.holds & HOLDS.colon) !== 0 && (line.holds & HOLDS.sign) !== 0;
  const closed = ((end & HOLDS.closing) !== 0 || named) && closes(text);
  const row = (line.holds & HOLDS.digit) !== 0 && isTableRow(text);
  const salutation = isSalutation(text);
  const head = mayHead(line) ? readStoryHead(text) : null;
  return {
    line,
    // `某某读者：` opens an answer, and signs nothing.
    mark: salutation ? null : markOf(line, edge, head?.dateline != null),
    ends,
    closed,
    leave: ends || closed ? 0 : salutation ? 2 : leaveScore(text, last, end),
    pauses: (end & PAUSE) !== 0,
    salutation,
    row,
    tabular: false,
    display: displayScore(line, ends, row),
    opens: startScore(line, head, salutation),
    wordEnd: (end & WORD) !== 0 || last === "%",
    dashEnd: last === "—" || last === "－",
    speechEnd: last === "”" || last === "」",
    unit: firstUnit(text),
    least: line.width - line.squeeze,
  };
}

/** What closes a bracket or what was said. */
const SHUT = charSet("）)】”’");

function leaveScore(text: string, last: string, end: number): number {
  if ((end & PAUSE) !== 0) return last === "：" || last === ":" ? -3 : -7;
  return isAmong(SHUT, text, text.length - 1) ? -4 : -6;
}

function closes(text: string): boolean {
  const tail = readTail(text);
  return tail.jump !== null || (tail.kind !== "none" && tail.from > 0);
}

/** How much a line looks like display type: a headline, a kicker, a crosshead, a standing head. */
function displayScore(line: Line, ends: boolean, row: boolean): number {
  const { text, stop, commas } = line;
  const last = text[text.length - 1] ?? "";
  const start = traitsAt(text, 0);
  const end = traitsAt(text, text.length - 1);
  let score = 1;
  const cells = line.width / 2;
  if (cells > 38) score -= (cells - 38) * 0.15;
  if (cells > 70) return score - 6;
  if (stop >= 0) score -= stop >= text.length - 2 ? 7 : 5;
  else if ((end & STOP) !== 0) score -= last === "…" ? 2 : last === "？" ? -0.2 : 0.2;
  else if (ends) score -= 2.5;
  if ((end & COMMA) !== 0 || last === "、") score -= 5;
  if (last === "—") score += 1;
  if (text.charCodeAt(0) === DASH) score += 1.5;
  if ((start & (CLOSER | PAUSE | STOP)) !== 0) score -= 6;
  if (line.open !== 0) score -= 3;
  else if ((start & OPENER) !== 0 && (end & CLOSER) !== 0 && stop < 0) score += 0.7;
  const halves =
    (start & HOLDS.bullet) === 0 && !line.spaced && stop < 0 && commas === 0 && (line.holds & SPACE) !== 0;
  if (halves && line.letters >= 9 && HALVES.test(text)) score += 2;
  if (commas > 1) score -= (commas - 1) * 0.9;
  if (isNumeral(text)) return 2.5;
  if ((line.holds & HOLDS.colon) !== 0 && INTRODUCES.test(text)) score -= 6;
  if (text.charCodeAt(0) === NTH && ARTICLE.test(text)) score -= 6;
  if (row) score += 1.5;
  if (stop < 0 && isAmong(DOCUMENT_ENDS, text, text.length - 1) && DOCUMENT.test(text)) score += 2.5;
  if (text.length <= 1) score -= 1;
  return score;
}

const NTH = "第".charCodeAt(0);
/** `第十二条 …`: an article of a document that is printed. */
const ARTICLE = /^第[一二三四五六七八九十百零〇\d]{1,5}[条條]\s/u;
/** `名单如下：` */
const INTRODUCES = /如下\s*[：:]$/u;

const DASH = "—".charCodeAt(0);
const DOCUMENT_ENDS = charSet("定知告报報见見书書示函");
/** `…关于…的决定`: the headline of a document that is printed whole. */
const DOCUMENT =
  /[关關][于於][^，。]{4,}的(?:[决決]定|通知|公告|通告|通[报報]|意[见見]|倡[议議][书書]|公示|函)$/u;

/** A real space between two ideographs sets two halves of a headline apart; running text has none. */
const HALVES = /[\u4e00-\u9fff][\u4e00-\u9fff”」] [“「]?[\u4e00-\u9fff]{2}/u;

const BRACKET = charSet("〔（(【［[");

/** A story's head holds a wire's word, or opens with a bracket, or names its reporter at once. */
function mayHead({ text, holds }: Line): boolean {
  if ((holds & HOLDS.wire) !== 0) return true;
  if ((holds & HOLDS.bracket) !== 0 && isAmong(BRACKET, text, 0)) return true;
  return (holds & HOLDS.sign) !== 0 && namesReporter(text, 0);
}

/** What a sentence that opens with its time says for a paragraph's beginning; what begins a story says more than `BEGINS`. */
export const TIMED = 2;
export const BEGINS = 4;

/** How much a line looks like the first of a paragraph by its words alone. */
function startScore(line: Line, head: StoryHead | null, salutation: boolean): number {
  return opensWith(line, head, salutation) + (line.indent >= 3 && line.indent <= 5 ? 2.5 : 0);
}

function opensWith(line: Line, head: StoryHead | null, salutation: boolean): number {
  const { text, holds } = line;
  if (head !== null && (head.dateline !== null || head.end < text.length)) return 6;
  if ((holds & HOLDS.bracket) !== 0 && TORN_HEAD.test(text)) return 6;
  if (opensBox(line)) return 5;
  if ((holds & HOLDS.bullet) !== 0 && bulletLength(text) > 0) return 3.5;
  if ((holds & HOLDS.edition) !== 0 && readJumpFrom(text) !== null) return 4;
  const opening = (traitsAt(text, 0) & HOLDS.opening) !== 0;
  if (opening && line.commas > 0 && TIME_OPENER.test(text)) return TIMED;
  if (salutation) return 6;
  if (text.charCodeAt(0) === NTH && ARTICLE.test(text)) return 5;
  if ((holds & HOLDS.colon) !== 0 && isSpeaker(text))
    return mayBeHeadline(line) ? 0.3 : PLACE_LIKE.test(text) ? 0.5 : 1.5;
  if (!opening) return 0;
  if ((holds & HOLDS.sign) !== 0 && PICTURE.test(text)) return 3;
  return OUTLET.test(text) && /[讯訊电電]/u.test(text.slice(0, 30)) ? 3 : 0;
}

/** `阅读提示：…`: a box begins, whatever stands above it. */
export function opensBox({ text, holds }: Line): boolean {
  return (holds & (HOLDS.colon | HOLDS.bracket | HOLDS.space)) !== 0 && boxLead(text) !== null;
}

/** `〔記者某某／嘉義報`: a story's head that the column's end tears. */
const TORN_HEAD =
  /^[〔【]\s*(?:[\u4e00-\u9fff]{1,5}[社报報])?(?:[\u4e00-\u9fff]{0,3}[记記]者|[\u4e00-\u9fff]{2,6}中心[／/])[^〕】]*$/u;

const OUTLET = /^[〔（(【]?(?:本[报報社]|新[华華]社)/u;

/** A sentence that opens with its time: how news and captions begin, and headlines do not. */
const TIME_OPENER =
  /^(?:(?:近日|日前|近年来|近年來|连日来|連日來|目前|当天|當天|当日|當日|昨日|昨天|今天|今年以来|随后|隨後|据悉|据了解|據悉|據了解|据介绍|据统计)[，,]|(?=(?:今年|去年)?\s*\d)(?:今年|去年)?\s*(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?[\u4e00-\u9fff]{0,2}(?:\d{1,2}\s*时)?(?:\d{1,2}\s*分)?[，,](?<=[年月日时分午晨晚里间夜前后起来天][，,]))/u;

/** `图①：`, `图为`: each picture of a picture story has its own paragraph. */
const PICTURE =
  /^(?:[图圖]\s?[①②③④⑤⑥⑦⑧⑨⑩\d一二三四五六]+\s*[:：为為]|[图圖][为為]|[上下左右][图圖][:：为為])/u;

/** An interview's or a play's speaker in front of what is said. */
const SPEAKER = /^(?:[问問答]|[记記]者|主持人|([\u4e00-\u9fff]{2,4}))[：:]\S/u;

/** Two characters in front of a colon are as likely the place with which a headline opens. */
const PLACE_LIKE = /^(?!记者|記者)[\u4e00-\u9fff]{2}[：:]/u;

/** `甲某某：他做了什么`, a name and no pause behind it: as likely the headline of a portrait as the beginning of an answer. */
function mayBeHeadline({ text, commas, stop }: Line): boolean {
  return commas === 0 && stop < 0 && !ROLE_SPEAKS.test(text);
}

const ROLE_SPEAKS = /^(?:[问問答]|[记記]者|主持人)/u;

function isSpeaker(text: string): boolean {
  const found = SPEAKER.exec(text);
  return found !== null && (found[1] === undefined || looksLikeName(found[1]));
}
