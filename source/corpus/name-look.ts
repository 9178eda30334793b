import { COMMA, endsIn, HOLDS, withoutSpace } from "./chars.js";
import type { Line } from "./lines.js";
import { allLookLikeNames, readSigners } from "./signers.js";
import { isSurname, looksLikeName } from "./surnames.js";
import { NAMES } from "./weights.js";

/** How standing heads end. */
export const LABEL_ENDS =
  "录記记谈談话話笔筆语語窗台臺坛壇苑园園角汇匯线線站堂吧说說评評论論读讀写寫行报報访訪事闻聞潮风風采彩廊馆館室营營室桥橋亭录谭譚眼观觀察座架萃摘库庫箱栏欄榜册冊港湾灣";

/** `…之歌`, `…上的奋斗者`, `…里的劳动者`: a series of portraits, by its form; an ornament may stand in front of it. */
export const ROLL =
  /^[\u4e00-\u9fff]{2}(?:工匠|[劳勞]模|人物|先[锋鋒]|榜[样樣])$|[人物匠旅食城乡鄉日][志誌]$|之[歌友窗路光星家]$|^[A-Za-z]?[\u4e00-\u9fff]{2,6}[上中里裡间間](?:的[\u4e00-\u9fff]{1,3}[者人]|[\u4e00-\u9fff]{2}者)$/u;

/** It ends as standing heads do. */
export function endsAsLabel(text: string): boolean {
  return endsIn(text, LABEL_ENDS) || ROLL.test(text);
}

/** Plain words that head a corner of a page and sign nothing. */
const LABEL_WORD =
  /[讯訊闻聞波报報论論评評图圖片]|来信|來信|回音|说案|案例|书评|書評|漫画|漫畫|诗歌|詩歌|散文|小说|小說|随笔|隨筆|杂文|雜文|观点|觀點|故事|手记|手記|摘编|启事|啟事|更正|致歉|声明|聲明|公告|通告|讣告|訃告|连载|征文|摄影|攝影|声音|链接|提示|书架|書架|书讯|書訊|新书|新書|荐书|薦書|书单|書單|书摘|書摘|[影剧劇乐樂艺藝]评|副刊|动态|專題|专题|数读|速览|速递|广角|一线|之声/u;

/** `各地短波`, `一周工会速览`: what stands over briefs. */
const BRIEFS =
  /(?:速[览覽递遞]|短波|快[讯訊递遞]|[简簡短][讯訊报報]|集锦|集錦|要[览覽]|一[览覽]|[传傳]真|动态|動態|掠影|扫描|掃描)$/u;

export function isBriefsLabel(text: string): boolean {
  return text.length <= 10 && BRIEFS.test(text);
}

/** `读者来信` and its like: a reader glued to two characters heads a corner of the page and signs nothing. */
const LETTERS_COLUMN =
  /^(?:[读讀]者|[网網工]友|作者|[记記]者|[市居村]民|[学學]生|家[长長])[\u4e00-\u9fff]{2}$/u;

export function isLettersColumn(text: string): boolean {
  return text.length === 4 && LETTERS_COLUMN.test(text);
}

/** Standing heads that every paper has, and that are no headline of a story. */
const STANDING_HEAD =
  /^(?:[读讀]者[来來][信函]|[来來]信[照选選]登|[编編][读讀]往[来來]|[职職律][工师師]信箱|有[问問]必答|你[问問]我答|律[师師](?:在[线線]|[说說]法)|回音壁|[简簡短快][讯訊]|[图圖]片(?:新[闻聞]|[故报報][事道導])|新[闻聞]特[写寫]|[记記]者[手观觀調调][记記察查]|[采採][访訪]手[记記]|[编編][后後按][记記语語]?|[长長中]篇[连連][载載]|[诗詩][歌笺箋页頁苑潮廊风風]|散文|[读讀品悦悅][书書]|[随隨][笔筆]|[杂雜]文|[书書影剧劇时時短快微][评評]|[说說]法|以案[说說]法|法律[咨諮][询詢]|[观觀][点點]|[评評社来來][论論]|微[言评評]|[声聲]音|[对對][话話]|[访訪][谈談]|人物|[劳勞]工(?:法例|法律)?[问問]答|法律[问問]答|[关關]注|聚焦|[连連][线線]|[图圖][说說]|影像|[调調]查)$/u;

export function isStandingHead(text: string): boolean {
  return text.length <= 8 && STANDING_HEAD.test(text.replace(/\s/gu, ""));
}

const NO_NAME = -6;

/** With these given names end as often as standing heads do. */
const GIVEN_ENDS = "风風园園潮行采桥橋亭";

/** Two or three ideographs and nothing else, spaced or not, and no word that heads a corner. */
function isPenName(text: string): boolean {
  const given = text.length === 3 && endsIn(text, GIVEN_ENDS) && isSurname(text);
  return (
    (given || !endsIn(text, LABEL_ENDS)) &&
    !LABEL_WORD.test(isSurname(text) ? text.slice(1) : text) &&
    !/^[一二三四五六七八九十]/u.test(text) &&
    /^[\u4e00-\u9fff]\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]?$/u.test(text)
  );
}

/** What no name, office or place is written with: most headlines hold something of it. */
const NOT_IN_NAMES = HOLDS.unsigned | HOLDS.parting | HOLDS.colon | COMMA;

/** `某某律师事务所律师 江晚晴`: a place or an office, and a name. */
const OFFICE_NAME =
  /^[\u4e00-\u9fff·（）()、]{2,24}(?:\s[\u4e00-\u9fff]{2,10})?\s+([\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2})$/u;

/** How much a line of display type by itself looks like the name of who wrote the piece; above 0, it may well be. */
export function nameLook({ text, holds }: Line): number {
  if (
    (holds & NOT_IN_NAMES) !== 0 ||
    isLettersColumn(text) ||
    text.length < 2 ||
    text.length > 28 ||
    !/^[\u4e00-\u9fff·\s（）()、]+$/u.test(text)
  )
    return NO_NAME;
  const spaced = /^[\u4e00-\u9fff]\s[\u4e00-\u9fff](?:\s|$)|\s[\u4e00-\u9fff]\s[\u4e00-\u9fff]$/u.test(text);
  if (text.length <= 12) {
    const signature = readSigners(text, 0, text.length);
    const few = signature !== null && signature.signers.length <= 3;
    if (few && allLookLikeNames(signature)) {
      const label = signature.signers.length === 1 && !isPenName(text) ? -1 : 0;
      if (spaced || signature.signers.length > 1) return NAMES.spaced + label;
      return (text.length === 2 ? NAMES.two : NAMES.three) + label;
    }
  }
  if (isPenName(text)) return spaced ? NAMES.spaced - 1 : NAMES.penName;
  return hasOffice(text) ? NAMES.office : NO_NAME;
}

/** A place or an office, and a name that begins with a family name. */
export function hasOffice(text: string): boolean {
  const office = text.length > 28 || !/\s/u.test(text) ? null : OFFICE_NAME.exec(text);
  return office !== null && looksLikeName(withoutSpace(office[1] ?? ""));
}

const PLACE =
  /(?:[省市县縣区區州盟旗镇鎮乡鄉村厂廠矿礦局段站所院]|街道|公司|集[团團]|大[学學]|中[学學]|小[学學])$/u;

/** A place, or a body where somebody works, by its last character or word. */
export function isPlace(text: string): boolean {
  return PLACE.test(text);
}
