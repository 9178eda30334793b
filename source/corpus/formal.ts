/**
 * Of two lines of a headline block without a dash, one says drily who did what where, the other catches the eye. The dry line stands
 * above the headline as its kicker or below it as its deck, so that it tells one from the other: `…总工会推行…` over `“…”让…`.
 */

/** The provinces, in both scripts, and how a paper names its own. */
const PROVINCE =
  "北京|天津|上海|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|台湾|臺灣|内蒙古|广西|廣西|西藏|宁夏|寧夏|新疆|香港|澳门|澳門|全国|全國|[我全本][省市区县州]";
const PLACE = new RegExp(
  `^[对在來来自从從访訪走进進]{0,2}(?:(?:${PROVINCE})|[\\u4e00-\\u9fff]{2,8}?(?:[省市县縣州旗镇鎮乡鄉]|(?<![小社園园厂廠矿礦街山景片校库庫])[区區]))`,
  "u",
);
/** A body that acts, near the line's beginning. */
const BODY =
  /^[\u4e00-\u9fff“”（）·]{2,14}?(?:工会|工會|[市省县区州旗]总|公司|集团|集團|法院|检察院|部门|部門|协会|協會|医院|醫院|街道|[总總]会|[总總]會)/u;
/** What a report is of: `…的一夜`, `…的走访`, `…观察`. */
const OF_WHAT = /的[\u4e00-\u9fff]{1,4}$/u;
export const QUOTED = /[“「]/u;
/** By its mark, or by its grammar: `对不对`, `难不难`. */
const ASKS = /[？！?!]|([\u4e00-\u9fff])不\1/u;
const HALVES = /[\u4e00-\u9fff”」0-9] [\u4e00-\u9fff“「0-9]|　/u;

/** How drily the line says who acts where, from -1 (it catches the eye) to 2. */
export function formality(text: string): number {
  let score = 0;
  if (PLACE.test(text)) score += 1;
  if (BODY.test(text)) score += 1;
  if (score > 0) return score + (OF_WHAT.test(text) || isReport(text) ? 0.5 : 0);
  if (ASKS.test(text)) return -1;
  if (QUOTED.test(text) || HALVES.test(text)) return -0.5;
  return 0;
}

/** What the deed below serves, in a paper's set phrases: a kicker's words, and as dry as a place. */
const PURPOSE =
  /^(?:聚焦|[围圍][绕繞]|[着著]力|[优優]化|[强強]化|深化|[推][动動進进]|落[实實]|[贯貫][彻徹]|[践踐]行|[发發][挥揮]|完善|健全|加[强強]|提升|激[发發]|凝聚|[创創]新|立足|破解|[为為][了让讓])/u;

export function isPurpose(text: string): boolean {
  return PURPOSE.test(text);
}

/** `…背后的故事`, `…纪实`, `…侧记`: what kind of piece it is, in a deck's words. */
const KIND_OF_PIECE =
  /(?:背后的[\u4e00-\u9fff]{2}|背後的[\u4e00-\u9fff]{2}|的故事|[纪紀][实實]|[侧側][记記]|始末|追[踪蹤]|[见見][闻聞]|[观觀]察|[调調]查|走[访訪])$/u;

export function isReport(text: string): boolean {
  return KIND_OF_PIECE.test(text);
}

/** `多地…`, `各级…`: several stories, of which this is the headline of all. */
const SEVERAL = /^(?:多|各|全[国國省市]各|我[省市]各)[地级級]/u;

export function isOfSeveral(text: string): boolean {
  return SEVERAL.test(text) || isSelection(text);
}

/** `…案例选登`: the same by its last word, and no headline of one. */
export function isSelection(text: string): boolean {
  return /[选選][登刊]$/u.test(text);
}
