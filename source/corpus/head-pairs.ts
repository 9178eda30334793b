import { endsIn, endsSentence, HOLDS, inHalves } from "./chars.js";
import { formality, isPurpose, isReport } from "./formal.js";
import {
  adds,
  COLUMN,
  DECK,
  EVENT,
  HEADLINE,
  isOffice,
  KICKER,
  NOTE,
  plainLabel,
  ROLES,
  SHORTEST_DECK,
  TORN_ENDS,
} from "./head-block.js";
import type { Line } from "./lines.js";
import { endsAsLabel } from "./name-look.js";
import { HEADS } from "./weights.js";

/** How two lines of a headline block stand together: kicker over headline, headline over deck, or one headline in two lines. */

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
  const apart = isApart(a, b);
  const first = formality(a.text);
  const second = formality(b.text);
  const drier = dryness(a, b, first, second);
  // A kicker that ends in its dash is whole.
  pairs[at + KICKER * ROLES + KICKER] = /[—－]$/u.test(a.text) ? -4 : HEADS.twoKickers;
  pairs[at + DECK * ROLES + DECK] = HEADS.twoDecks;
  pairs[at + HEADLINE * ROLES + HEADLINE] =
    oneHeadline(a, b, apart, joined && !isOffice(a.text) && !EVENT.test(a.text)) -
    HEADS.unlike * Math.abs(drier);
  pairs[at + KICKER * ROLES + HEADLINE] = kickerAbove(a, b, apart) + HEADS.drier * drier;
  pairs[at + HEADLINE * ROLES + DECK] = deckBelow(a, b, apart) - HEADS.drier * drier;
  for (const role of [NOTE, KICKER, HEADLINE, DECK])
    pairs[at + role * ROLES + COLUMN] = closes ? HEADS.columnOpens : -1.2;
  // A line that ends in a comma goes on in the next: both have one role.
  if (/[，、]$/u.test(a.text))
    for (const pair of [KICKER * ROLES + HEADLINE, HEADLINE * ROLES + DECK, HEADLINE * ROLES + COLUMN])
      pairs[at + pair] = (pairs[at + pair] ?? 0) - 4;
}

/** Set apart: after a figure or a letter the extractor drops the empty line, so its absence says nothing. */
export function isApart(a: Line, b: Line): boolean {
  return b.gap > 0 || (b.leaded && /[\dA-Za-z%％]$/u.test(a.text));
}

/** What was made known or put to use, or `地方：做了什么`. */
export const DONE =
  /^[\u4e00-\u9fff]{2,8}[：:]|公布|印[发發]|[颁頒][发發布]|[发發]布|出台|上[线線]|[启啟][用动動]|投[用产產]|通[车車]|落[户戶幕成]/u;
/** How dry a line is that says in set phrases what the deed below serves, or in halves what it brought. */
const HALVED = 1.5;

/** `…263个`, `…31.7万辆`, `…54.3%`. */
const ENDS_IN_FIGURE = /\d[万亿萬億]?[\u4e00-\u9fff%％]{0,2}$/u;

/** A line that catches no eye and is about as long as the one below says what came of it, above it as well as in the headline. */
function isPlainResult(a: Line, b: Line): boolean {
  return a.commas === 0 && b.width - a.width < LONGER && !/[“「？?！ ]/u.test(a.text);
}

/** Half cells. */
const LONGER = 4;

/** How much drier the first line is than the second, -1.5 to 1.5, by the formality of both, where both are lines of a headline block and no standing heads. */
function dryness(a: Line, b: Line, first: number, second: number): number {
  if (a.width <= LABEL_WIDTH || b.width <= LABEL_WIDTH) return 0;
  const drier = Math.max(-1.5, Math.min(1.5, first - second));
  // Whose figure it is the headline below says.
  if (drier < 0 && first === 0 && ENDS_IN_FIGURE.test(a.text) && a.commas === 0) return 1;
  if (
    drier <= 0 &&
    first > -1 &&
    !a.spaced &&
    inHalves(a.text) &&
    !isReport(b.text) &&
    (second > 0 || (DONE.test(b.text) && second === 0))
  )
    return HALVED;
  // `86场演出走进社区`, and below it whose they were.
  if (adds(a.text) && EVENT.test(b.text) && !EVENT.test(a.text) && drier <= 0) return HALVED;
  if (drier <= 0) return isPurpose(a.text) ? -drier : drier * (isPlainResult(a, b) ? HEADS.plain / 2 : 1);
  if (adds(b.text)) return 0;
  if (second < 0) return drier;
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

function deckBelow(headline: Line, deck: Line, apart: boolean): number {
  const longer = (deck.width - headline.width) / 2;
  return (
    Math.max(-0.6, Math.min(0.6, longer * HEADS.deckLonger)) +
    HEADS.deckPair +
    (apart
      ? deck.leaded && !"—－（(".includes(deck.text[0] ?? "")
        ? HEADS.deckApart
        : 0
      : HEADS.deckTight) +
    (EVENT.test(headline.text) ? HEADS.deckEvent : 0)
  );
}

/**
 * A verb that wants its object, or a word that counts what follows: `…办起`, `…迎来`, `…首批`. The grammar of Chinese headlines, no page's words.
 */
export const TORN_VERB =
  /(?:[办建撑架筑搭树唤燃点升掀吹拉扛挑辦撐築樹喚點][起]|[走迈跨驶跑送引搬装住融驻进邁駛裝駐]进|[走邁迈送引搬]進|[走写跑唱干绣闯练绘寫唱繡闖練繪]出|[送奉献用装补登插穿系戴獻裝補]上|[迎带送引传换赢帶傳換贏][来來]|打造|破解|[织绘铺織繪鋪]就|[点點]亮|擦亮|守住|[织織]密|[筑築]牢|首批|首[届屆个個]|第[一二三四五六七八九十\d]{1,3})$/u;

/** `…把“某某”`: what is done with it stands in the next line. */
const TORN_BEHIND = /(?:[把将將让讓使被]|以|用)[“「][^“”「」]{1,16}[”」]$/u;

/** The same where a quotation or a figure follows, and only there. */
export const WANTS_OBJECT =
  /(?:建成|[设設]立|推出|[举舉][办辦]|[开開]展|[发發][布放]|[签簽][订訂]|[启啟]用|[评評][出选選]|[获獲][评評]|[荣榮][获獲]|入[选選]|增至|[达達]到|突破|(?<![解签簽预預节節违違临臨最附中])(?:近|超|约|約|逾))$/u;

/** Ideographs: two lines as short as this are halves of one headline, also where they stand apart. */
const SHORT_HALF = 8.5;

/** Half cells: what is no wider may be a standing head. */
const LABEL_WIDTH = 12;

/** A deck is longer than its headline. */
function longerBy(a: Line, b: Line): number {
  return b.width <= 20 ? 0 : Math.max(0, Math.min(2, (b.width / a.width - 1.35) * 4));
}

/** Half cells: of 70 wider lines tight below a headline none goes on with it, of 92 narrower ones 86. */
const LONGEST_HALF = 23.5;

/** Two lines of one headline: set tight, near in length, the first no sentence of its own. */
function oneHeadline(a: Line, b: Line, apart: boolean, joined: boolean): number {
  const torn =
    TORN_VERB.test(a.text) ||
    TORN_BEHIND.test(a.text) ||
    (WANTS_OBJECT.test(a.text) && /^[“「\d]/u.test(b.text));
  let score = apart ? HEADS.twoApart : HEADS.twoTight;
  if (torn || joined) score += HEADS.joined;
  else score -= longerBy(a, b);
  if (a.open > 0) score += 3;
  if (endsIn(a.text, TORN_ENDS) && !(apart && /[：:]$/u.test(a.text))) score += 2;
  const longer = Math.max(a.width, b.width) / 2;
  const labelled = plainLabel(a) && (apart || endsAsLabel(a.text));
  const halves = !plainLabel(b) && !labelled && !(apart && b.leaded);
  if (longer <= (apart ? SHORT_HALF : 10) && halves) score += apart ? HEADS.halvesApart : HEADS.halvesTight;
  else if (longer <= 14 && !(labelled && !apart))
    score += apart ? (longer <= 11 ? 0.6 : 0) : HEADS.nearTight * Math.min(1, (14.5 - longer) / 3);
  else if (!apart) score += HEADS.farTight;
  if (!apart && /[：:]/u.test(b.text)) score -= 0.8;
  if (!apart && b.width < SHORTEST_DECK && /^\d/u.test(b.text)) score += HEADS.tornFigure;
  else if (!torn && adds(b.text)) score -= HEADS.twoAdds;
  const goesOn = torn || a.open > 0 || endsIn(a.text, TORN_ENDS);
  if (!apart && b.width > LONGEST_HALF && !goesOn) score -= HEADS.longHalf;
  if (endsSentence(a.text)) score -= 1;
  if (a.spaced !== b.spaced) score -= 1;
  if (a.spaced && b.spaced) score += HEADS.twoSpaced;
  return score;
}
