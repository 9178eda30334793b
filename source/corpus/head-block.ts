import { COMMA, charSet, endsAmong, endsIn, endsSentence, HOLDS, inHalves } from "./chars.js";
import { formality } from "./formal.js";
import type { Line } from "./lines.js";
import { boxLabel } from "./marks.js";
import { isStandingHead, LABEL_ENDS } from "./name-look.js";
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
  /^[\u4e00-\u9fff·（）()“”]{3,}(?:工会|工會|总工会|總工會|公司|集团|集團|局|厅|廳|委|委员会|政府|总|大学|大學|学院|學院|医院|醫院|中心|协会|協會|项目部|支队|街道|法院|检察院)$/u;
const OFFICE_ENDS = charSet("会會司团團局厅廳委府总学學院心部队道");
const ADDRESS = /^[（(][\u4e00-\u9fff·\d]{4,}[）)]$/u;

function isOffice(text: string): boolean {
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

/** How a deck adds a figure or a first. */
const ADDS = /^(?:\d|来自|來自|首次|首批|首个|首個|共有|累计|累計|将|將|近\d|超\d|已)/u;

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

const ORNAMENT = /^(?:[A-Za-z]|[^\p{L}\p{N}\s“‘「『《〈（(【[—－…·]|[\uE000-\uF8FF])\s*(?=[\u4e00-\u9fff“])/u;
const ORNAMENT_BEHIND = /(?<=[\u4e00-\u9fff”])\s*(?:[A-Za-z]|[\uE000-\uF8FF]|[■□●○◆◇▲△▼▽★☆※►▶◀◄◎])$/u;

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

function asColumn(line: Line, look: Look): number {
  const { letters, text } = line;
  if (boxLabel(text) !== null) return HEADS.columnBox;
  if (isSeveral(text)) return -5;
  if (text.length > 6 && text.length < 15 && SERIES.test(text)) return HEADS.columnShort + HEADS.columnEnd;
  if (letters > 9 || letters < 2 || look.comma || look.startsDash || look.endsDash) return -5;
  if (/[“”！？!?、（(]/u.test(text)) return -5;
  if ((line.holds & HOLDS.digit) !== 0) return letters <= 6 ? 0.2 : -1.5;
  if (look.bracketed || endsIn(text, TORN_ENDS)) return -4;
  return (
    (letters <= 5 ? HEADS.columnShort : letters <= 7 ? HEADS.columnMiddle : HEADS.columnLong) +
    (endsIn(text, LABEL_ENDS) ? HEADS.columnEnd : 0) +
    (isStandingHead(text) ? HEADS.columnEnd : line.spaced ? -1 : 0)
  );
}

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
    (cells >= 12 ? HEADS.kickerLong : -0.4) +
    (line.spaced ? -2 : 0)
  );
}

function asDeck(line: Line, look: Look): number {
  if (look.endsDash && !look.startsDash) return -2.5;
  if (look.bracketed) return 2;
  return (
    (look.startsDash ? HEADS.deckDash : HEADS.deck) +
    (ADDS.test(line.text) ? HEADS.deckAdds : 0) +
    (look.comma ? HEADS.deckComma : 0) +
    (line.spaced ? -2 : 0)
  );
}

/** Who came, how many in all: what a deck says of a headline's event. */
const SUBORDINATE = /^(?:来自|來自|共有|累计|累計|截至|旨在|预计|預計|涉及|覆盖|覆蓋|惠及)/u;

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
    (isPlaceLine(line) || isStandingHead(line.text) ? HEADS.place : 0)
  );
}

/** A standing head below its headline: four characters, a label's ending, or an ornament stuck to it. */
export function closesBlock({ text, letters }: Line, labelScore: number): boolean {
  if (labelScore <= -1 || boxLabel(text) !== null) return false;
  if (letters <= 4 || endsIn(text, LABEL_ENDS)) return true;
  const { from, to } = withoutOrnament(text);
  return to - from < text.length;
}

/**
 * Writes how well two neighbours stand together in their roles to `pairs` at `at + first * ROLES + second`; roles that
 * are not named here say nothing together. `closes`: the second may be a standing head that closes a block. `joined`: the text near by
 * has the end of the first and the beginning of the second as one run of words.
 */
export function scorePair(
  a: Line,
  b: Line,
  closes: boolean,
  joined: boolean,
  pairs: Float64Array,
  at: number,
): void {
  // After a figure or a letter the extractor drops the empty line, so its absence says nothing.
  const apart = b.gap > 0 || (b.leaded && /[\dA-Za-z%％]$/u.test(a.text));
  const more = saysMore(a, b);
  const drier = dryness(a, b);
  // A kicker that ends in its dash is whole.
  pairs[at + KICKER * ROLES + KICKER] = /[—－]$/u.test(a.text) ? -4 : -0.8;
  pairs[at + DECK * ROLES + DECK] = -0.6;
  pairs[at + HEADLINE * ROLES + HEADLINE] =
    oneHeadline(a, b, apart, more, joined && !isOffice(a.text)) - HEADS.unlike * Math.abs(drier);
  pairs[at + KICKER * ROLES + HEADLINE] = kickerAbove(a, b, apart) + HEADS.drier * drier;
  pairs[at + HEADLINE * ROLES + DECK] = deckBelow(a, b, apart, more) - HEADS.drier * drier;
  for (const first of [NOTE, KICKER, HEADLINE, DECK])
    pairs[at + first * ROLES + COLUMN] = closes ? HEADS.columnOpens : -1.2;
}

/** How much drier the first line is than the second, -1.5 to 1.5, where both are lines of a headline block and no standing heads. */
function dryness(a: Line, b: Line): number {
  if (a.width <= LABEL_WIDTH || b.width <= LABEL_WIDTH) return 0;
  const second = formality(b.text);
  const drier = Math.max(-1.5, Math.min(1.5, formality(a.text) - second));
  if (drier <= 0 || second < 0) return drier;
  // Both are plain: what took place stands above a deck as well.
  return EVENT.test(a.text) || (b.holds & HOLDS.digit) !== 0 ? 0 : drier * HEADS.plain;
}

function kickerAbove(kicker: Line, headline: Line, apart: boolean): number {
  const shorter = (headline.width - kicker.width) / 2;
  return (
    Math.max(HEADS.kickerShorter, Math.min(0.8, -shorter * HEADS.kickerLonger)) +
    (apart ? HEADS.kickerApart : headline.leaded ? HEADS.kickerTight : -0.1)
  );
}

function deckBelow(headline: Line, deck: Line, apart: boolean, more: number): number {
  const longer = (deck.width - headline.width) / 2;
  return (
    Math.max(-0.6, Math.min(0.6, longer * HEADS.deckLonger)) +
    HEADS.deckPair +
    (apart
      ? deck.leaded && !"—－（(".includes(deck.text[0] ?? "")
        ? HEADS.deckApart
        : 0
      : HEADS.deckTight) +
    (EVENT.test(headline.text) ? HEADS.deckEvent : 0) +
    Math.min(1, HEADS.deckMore * more)
  );
}

/** A line that ends so goes on in the next. */
const TORN_ENDS = "的和与與及为為在从從向对對把让讓将將到以了，,、：:";
/**
 * A verb that wants its object, or a word that counts what follows: `…办起`, `…迎来`, `…首批`. The grammar of Chinese headlines, no page's words.
 */
const TORN_VERB =
  /(?:[办建撑架筑搭树唤燃点升掀吹拉扛挑辦撐築樹喚點][起]|[走迈跨驶跑送引搬装住融驻进邁駛裝駐]进|[走邁迈送引搬]進|[走写跑唱干绣闯练绘寫唱繡闖練繪]出|[送奉献用装补登插穿系戴獻裝補]上|[迎带送引传换赢帶傳換贏][来來]|打造|破解|[织绘铺織繪鋪]就|[点點]亮|擦亮|守住|[织織]密|[筑築]牢|首批|首[届屆个個]|第[一二三四五六七八九十\d]{1,3})$/u;

/** The same where a quotation or a figure follows, and only there. */
const WANTS_OBJECT =
  /(?:建成|[设設]立|推出|[举舉][办辦]|[开開]展|[发發][布放]|[签簽][订訂]|[启啟]用|[评評][出选選]|[获獲][评評]|[荣榮][获獲]|入[选選]|增至|[达達]到|突破|(?<![解签簽预預节節违違临臨最附中])(?:近|超|约|約|逾))$/u;

/** Ideographs: two lines as short as this are halves of one headline, also where they stand apart. */
const SHORT_HALF = 8.5;

/** Four characters, or a few more that end as standing heads do. */
export function plainLabel({ text, letters }: Line): boolean {
  return letters === text.length && letters <= 6 && (letters === 4 || endsIn(text, LABEL_ENDS));
}

/** What tells a deck, in plainer words, from the second line of a headline: what took place, a figure. */
function saysMore(a: Line, b: Line): number {
  if (b.width <= 18 || a.width <= LABEL_WIDTH) return 0;
  let score = !a.spaced && inHalves(a.text) ? HEADS.moreHalves : 0;
  if (EVENT.test(b.text) && !EVENT.test(a.text) && !/^[“「]/u.test(b.text)) score += HEADS.moreEvent;
  if ((b.holds & ~a.holds & HOLDS.digit) !== 0) score += HEADS.moreFigure;
  return score;
}

/** Half cells: what is no wider may be a standing head. */
const LABEL_WIDTH = 12;

/** A deck is longer than its headline. */
function longerBy(a: Line, b: Line): number {
  return b.width <= 20 ? 0 : Math.max(0, Math.min(2, (b.width / a.width - 1.35) * 4));
}

/** Two lines of one headline: set tight, near in length, the first no sentence of its own. */
function oneHeadline(a: Line, b: Line, apart: boolean, more: number, joined: boolean): number {
  const torn = TORN_VERB.test(a.text) || (WANTS_OBJECT.test(a.text) && /^[“「\d]/u.test(b.text));
  let score = apart ? HEADS.twoApart : HEADS.twoTight;
  if (torn || joined) score += HEADS.joined;
  else score -= more + longerBy(a, b);
  if (a.open > 0) score += 3;
  if (endsIn(a.text, TORN_ENDS)) score += 2;
  const longer = Math.max(a.width, b.width) / 2;
  const halves = !plainLabel(b) && (!apart || (!b.leaded && !plainLabel(a)));
  if (longer <= (apart ? SHORT_HALF : 10) && halves) score += apart ? HEADS.halvesApart : HEADS.halvesTight;
  else if (longer <= 14)
    score += apart ? (longer <= 11 ? 0.6 : 0) : HEADS.nearTight * Math.min(1, (14.5 - longer) / 3);
  else if (!apart) score += HEADS.farTight;
  if (!apart && /[：:]/u.test(b.text)) score -= 0.8;
  if (!torn && ADDS.test(b.text)) score -= HEADS.twoAdds;
  if (endsSentence(a.text)) score -= 1;
  if (a.spaced !== b.spaced) score -= 1;
  if (a.spaced && b.spaced) score += HEADS.twoSpaced;
  return score;
}
