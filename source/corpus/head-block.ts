import { COMMA, charSet, endsAmong, endsIn, HOLDS, inHalves, isHan, withoutSpace } from "./chars.js";
import { isSelection } from "./formal.js";
import type { Line } from "./lines.js";
import { boxLabel } from "./marks.js";
import { endsAsLabel, isBriefsLabel, isStandingHead, LABEL_ENDS, ROLL } from "./name-look.js";
import { isSeveral } from "./poems.js";
import { HEADS, NAMES } from "./weights.js";

export type HeadRole = "column" | "group" | "kicker" | "headline" | "deck" | "note" | "name";

/** The roles of a headline block's lines, in order, and how well that reading does. */
export interface HeadReading {
  readonly roles: readonly HeadRole[];
  readonly score: number;
}

/** The roles as numbers, for tables of scores. */
export const ROLE_NAMES: readonly HeadRole[] = ["column", "kicker", "headline", "deck", "note"];
export const COLUMN = 0;
export const KICKER = 1;
export const HEADLINE = 2;
export const DECK = 3;
export const NOTE = 4;
export const ROLES = ROLE_NAMES.length;

/** An event took place: the main thing is said, so what stands under it is a deck. */
export const EVENT =
  /(?:启动|举行|举办|召开|开幕|闭幕|开班|开营|成立|揭牌|发布|揭晓|出台|落幕|开赛|收官|开通|投用|开工|合龙|亮相|表彰|啟動|舉行|舉辦|開幕|閉幕|開班|發布|揭幕|落成|開賽|開通)/u;
/** The whole line is a place or a body that acts: `…市总工会`, `…公司工会`. */
const OFFICE =
  /^[\u4e00-\u9fff·（）()“”]{3,}(?:工会|工會|总工会|總工會|公司|集团|集團|局|厅|廳|委|委员会|政府|总|大学|大學|学院|學院|医院|醫院|中心|协会|協會|项目部|支队|街道|法院|检察院|团队|團隊|课题组|研究[院所])$/u;
const OFFICE_ENDS = charSet("会會司团團局厅廳委府总学學院心部队隊道组所");
const ADDRESS = /^[（(][\u4e00-\u9fff·\d]{4,}[）)]$/u;

export function isOffice(text: string): boolean {
  return endsAmong(OFFICE_ENDS, text) && OFFICE.test(text);
}

/** Where a letter's writer lives or works, as it stands under the name: `（…市…路…号）`, `…市…公司`. */
export function isAddress({ text }: Line): boolean {
  return ADDRESS.test(text) || isOffice(text);
}

/** `…省…市…园`: the place alone, as it stands over a letter-writer's name. */
const PLACED =
  /^[\u4e00-\u9fff]{2,8}?[省市县縣区區州旗镇鎮乡鄉](?:(?![送进進把为為给給让讓开開到在的了建办辦成助])[\u4e00-\u9fff\d]){1,14}[路街道号號园園村镇鎮乡鄉区區县縣巷苑里裡院]$|^[\u4e00-\u9fff]{4,6}邨$/u;
const PLACED_ENDS = charSet("路街道号號园園村镇鎮乡鄉区區县縣巷苑里裡院邨");

/** The place where a letter's writer lives, on a line of its own above the name. */
export function isPlaceLine({ text }: Line): boolean {
  return text.length >= 5 && endsAmong(PLACED_ENDS, text) && PLACED.test(text);
}

/** How a deck adds a figure, a first, or what an event measures or costs. */
const ADDS =
  /^(?:\d|来自|來自|[期其][间間]|首[次批个個趟列期]|共有|累计|累計|近\d|超\d|已|[总總](?:投[资資]|里程|面[积積]|[产產]值|[长長])|全[程列]|年(?:可|均|[产產])|[预預][计計]|最高(?:可|[奖獎][励勵]?|[补補]|[领領]|\d))/u;

/** It begins as such a deck does; what has come to be (`…有了…`) is a headline. */
export function adds(text: string): boolean {
  return ADDS.test(text) && !text.includes("了");
}

/** Which of lines `[from, to)` are four or five plain characters beside longer lines, set apart: a standing head's look. */
export function looksLikeLabels(lines: readonly Line[], from: number, to: number): Uint8Array {
  const labels = new Uint8Array(to - from);
  let widest = 0;
  for (let i = from; i < to; i += 1) widest = Math.max(widest, (lines[i] as Line).width);
  for (let i = from; i < to; i += 1) {
    const { letters, spaced, text, gap, width } = lines[i] as Line;
    if (spaced || letters > 5 || letters < text.length || widest <= width + 6) continue;
    const apart = (i === from || gap > 0) && (i + 1 === to || (lines[i + 1] as Line).gap > 0);
    if (apart) labels[i - from] = 1;
  }
  return labels;
}

/** A line that ends so goes on in the next. */
export const TORN_ENDS = "的和与與及为為在从從向对對把让讓将將到以了，,、：:";

const ORNAMENT = /^(?:[A-Za-z]|[^\p{L}\p{N}\s“‘「『《〈（(【[—－…]|[\uE000-\uF8FF])\s*(?=[\u4e00-\u9fff“])/u;
const ORNAMENT_BEHIND = /(?<=[\u4e00-\u9fff”])\s*(?:[A-Za-z]|[\uE000-\uF8FF]|[\u25A0-\u25FF★☆※])$/u;

/** Where a standing head begins and ends in its line, an ornament's stray letter or glyph left out. */
export function withoutOrnament(text: string): { from: number; to: number } {
  const from = ORNAMENT.exec(text)?.[0].length ?? 0;
  const behind = ORNAMENT_BEHIND.exec(text);
  return { from, to: behind === null ? text.length : behind.index };
}

/** Writes how well one line fills each role by itself to `own` from `at` on. `name`: how much it looks like a name. */
export function scoreLine(line: Line, name: number, own: Float64Array, at: number): void {
  const { text } = line;
  const first = text[0] ?? "";
  const last = text[text.length - 1] ?? "";
  const look: Look = {
    comma: (line.holds & (HOLDS.parting | COMMA)) !== 0,
    startsDash: "—－-".includes(first),
    endsDash: "—－：:".includes(last),
    bracketed: text.length > 1 && "（(".includes(first) && "）)".includes(last),
    office: isOffice(text),
  };
  own[at + COLUMN] = asColumn(line, look);
  own[at + KICKER] = asKicker(line, look);
  own[at + HEADLINE] = asHeadline(line, look);
  own[at + DECK] = asDeck(line, look);
  own[at + NOTE] = look.office ? 0.8 : isPlaceLine(line) ? HEADS.place : -3;
  if (name <= 0) return;
  for (const role of [COLUMN, KICKER, HEADLINE, DECK])
    own[at + role] = (own[at + role] ?? 0) - NAMES.otherwise * name;
}

interface Look {
  readonly comma: boolean;
  readonly startsDash: boolean;
  readonly endsDash: boolean;
  readonly bracketed: boolean;
  readonly office: boolean;
}

/** `山海行记·渡口灯火`: a series and one of its corners, a dot between them; shorter it may be somebody's name. */
const SERIES = /^[\u4e00-\u9fff]{2,8}[·•・][\u4e00-\u9fff]{2,6}$/u;

/** `读《某书》有感`: what a review is of, beside its headline; of nine none is the headline. */
const OF_A_BOOK = /^[读讀观觀看听聽][^《》]{0,6}《[^》]+》(?:有感)?$/u;

/** A way, a length, more than so many: short as it is, it says something, and names no series. */
const SAYS_SOMETHING =
  /^(?:从|從)[\u4e00-\u9fff]{2,4}[到至][\u4e00-\u9fff]{2,4}$|^全[长長程]|[逾近超][一二两兩三四五六七八九十百千]|起(?:[实實]施|施行|[执執]行)?$/u;

function saysSomething({ letters, text }: Line): boolean {
  return letters > 5 && letters < 8 && SAYS_SOMETHING.test(text);
}

function asColumn(line: Line, look: Look): number {
  const { letters, text } = line;
  if (boxLabel(text) !== null) return HEADS.columnBox;
  if (isSeveral(text)) return -5;
  if (text.length > 6 && text.length < 15 && SERIES.test(text)) return HEADS.columnShort + HEADS.columnEnd;
  if (letters > 9 || letters < 2 || look.comma || look.startsDash || look.endsDash) return -5;
  if (/[“”！？!?、（(+＋%％]/u.test(text)) return -5;
  if (letters > 4 && /之[后後前]$|以[来來后後]$/u.test(text)) return -1.5;
  if (letters >= 6 && /印[发發]|[颁頒][发發布]|[发發]文|[联聯]合|部署$/u.test(text)) return -1.5;
  if ((line.holds & HOLDS.digit) !== 0) return letters <= 6 ? 0.2 : -1.5;
  if (look.bracketed || endsIn(text, TORN_ENDS)) return -4;
  if (!line.spaced && letters > 6 && inHalves(text)) return -2;
  if (saysSomething(line) || OF_A_BOOK.test(text)) return -2;
  const roll = ROLL.test(text);
  const short = letters <= 5 || roll;
  return (
    (roll ? HEADS.columnEnd : 0) +
    (short ? HEADS.columnShort : letters <= 7 ? HEADS.columnMiddle : HEADS.columnLong) +
    (endsIn(text, LABEL_ENDS) ? HEADS.columnEnd : 0) +
    (isHan(text.charCodeAt(0)) || !ORNAMENT.test(text) ? 0 : HEADS.columnOrnament) +
    (isStandingHead(text) ? HEADS.columnEnd : line.spaced ? (letters <= 4 ? -0.3 : -1) : 0)
  );
}

/** Ideographs: of 430 kickers without a dash eight are shorter, of 90 standing heads that are longer than four characters 82. */
const SHORTEST_KICKER = 8.5;

/** `地方：做了什么`: a headline's form, where a kicker ends in its colon. */
const PLACE_AND_DEED = /^[\u4e00-\u9fff]{2,8}[：:][^：:]{4,}[^—－：:]$/u;

function asKicker(line: Line, look: Look): number {
  const cells = line.width / 2;
  if (look.startsDash || look.bracketed) return -4;
  if (look.office && cells <= 16) return HEADS.kickerOffice;
  return (
    (look.endsDash ? HEADS.kickerDash : 0) +
    (look.comma ? HEADS.kickerComma : 0) +
    (PLACE_AND_DEED.test(line.text) ? HEADS.kickerDeed : 0) +
    (cells >= 12 ? HEADS.kickerLong : -0.4) -
    (cells < SHORTEST_KICKER && !look.endsDash && !saysSomething(line) ? HEADS.kickerBrief : 0) +
    (line.spaced ? -2 : 0)
  );
}

function asDeck(line: Line, look: Look): number {
  if (look.endsDash && !look.startsDash) return -2.5;
  if (look.bracketed) return 2;
  return (
    (look.startsDash ? HEADS.deckDash : HEADS.deck) -
    (line.width < SHORTEST_DECK && !look.startsDash ? HEADS.deckShort : 0) +
    (adds(line.text) ? HEADS.deckAdds : 0) +
    (look.comma ? HEADS.deckComma : 0) +
    (line.spaced ? -2 : 0)
  );
}

/** Half cells: what is shorter says nothing that a headline does not; it is the headline's end, torn off by a figure. */
export const SHORTEST_DECK = 11;

/** Who came, how many in all: what a deck says of a headline's event. */
export const SUBORDINATE =
  /^(?:来自|來自|[期其][间間]|共有|累计|累計|截至|旨在|预计|預計|涉及|覆盖|覆蓋|惠及|明[确確]|[规規]定|涵[盖蓋]|包括|其中)/u;

/** A place, a standing head, what a selection or a review is of: it stands beside a headline and is none. */
function isNoHeadline(line: Line): boolean {
  const { text } = line;
  const heads = isPlaceLine(line) || isStandingHead(text) || isSelection(text);
  return heads || saysSomething(line) || OF_A_BOOK.test(text);
}

function asHeadline(line: Line, look: Look): number {
  const cells = line.width / 2;
  if (look.startsDash || look.endsDash || look.bracketed) return -2.5;
  return (
    HEADS.headline +
    (line.spaced ? HEADS.headlineSpaced : 0) -
    (cells > 24 ? (cells - 24) * 0.08 : 0) -
    (cells < 3 ? 1.5 : 0) +
    (/[！？!?]$/u.test(line.text) ? HEADS.headlineAsks : 0) -
    (SUBORDINATE.test(line.text) ? HEADS.headlineAdds : 0) -
    (isNoHeadline(line) ? HEADS.place : 0) -
    (line.letters <= 8 && isBriefsLabel(withoutSpace(line.text)) ? HEADS.briefs : 0)
  );
}

/** A standing head below its headline: four characters, a label's ending, or an ornament stuck to it. */
export function closesBlock({ text, letters }: Line, labelScore: number): boolean {
  if (labelScore <= -1 || boxLabel(text) !== null) return false;
  if (letters <= 4 || endsIn(text, LABEL_ENDS)) return true;
  const { from, to } = withoutOrnament(text);
  return to - from < text.length;
}

/** Four characters, or a few more that end as standing heads do. */
export function plainLabel({ text, letters }: Line): boolean {
  return letters === text.length && letters <= 6 && (letters === 4 || endsAsLabel(text));
}
