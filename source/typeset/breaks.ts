/**
 * Where a line of Chinese may end (避头尾, after W3C CLREQ): for each place between two characters, how bad a
 * break there would be. The tables name marks, signs and measure words, never a word of some page.
 */

/** A break is fine. */
export const FREE = 0;
/** Inside a word or a number with its unit: only where the word is longer than a line. */
export const IN_WORD = 1;
/** Leaves a mark at a line's start or end that may not stand there: only in a chain longer than a line. */
export const BAD_MARK = 2;
/** Inside `——` or `……`. */
export const IN_PAIR = 3;
/** Before a space, which stays with the line it follows; inside a grapheme. */
const NEVER = 4;

/** 避头: closing marks, and signs that belong to what stands before them. */
const NOT_AT_START =
  "、，。．；：！？）］｝〕】〗〙〛》〉」』”’·‧・～－–％‰‱℃℉°′″々〻ー｠，．；：！？,.;:!?)]}%°";
/** Strict rules add the dash and the ellipsis. */
const NOT_AT_START_STRICT = "—…―⋯";
/** 避尾: opening marks, and signs that belong to what follows them. */
const NOT_AT_END = "（［｛〔【〖〘〚《〈「『“‘｟￥＄￡€№／([{$¥£";
const PAIRED = "—…―⋯";
/** Inside a word these hold its parts together: `COVID-19`, `1,000`, `8:30`, `km/h`, `don’t`, `36.5`. */
const CONNECTOR = ".,:/-'’_@&+~–．：／－～#=?%";
/** Before a number: signs of its size, direction or currency. */
const PREFIX = "+-−±~≈<>≤≥";
/** Before a number also across a space, which some extractors leave there. */
const ORDINAL = "第";
/** After a number: magnitudes and first halves of units, after which the rest is to come (`36.5亿元`, `8毫米`, `3平方公里`). */
const MAGNITUDE = "十百千万亿兆萬億多余餘几幾毫微厘公平方立英海美港欧歐";
/** After a number: units of measure and time, and measure words. */
const UNIT =
  "元角分吨噸斤克两兩米里尺寸升度倍成折秒时時点點日号號天周旬月季年岁歲届屆期版页頁章节節条條款项項个個名人位家" +
  "户戶口件次回场場起例种種类類台辆輛艘架座栋棟层層间間套张張本册冊篇部支队隊组組批股级級代轮輪株亩畝顷頃双雙对對副枚颗顆粒根匹头頭只隻盒瓶杯袋箱包桶";

const F_START = 1;
const F_STRICT = 2;
const F_END = 4;
const F_WORD = 8;
const F_DIGIT = 16;
const F_SPACE = 32;
const F_UNIT = 64;
const F_MAGNITUDE = 128;
const F_PAIRED = 256;
const F_CONNECTOR = 512;
const F_PREFIX = 1024;
const F_ORDINAL = 2048;

/** Letters and digits that are set in words: all that are not ideographs, kana, bopomofo or hangul. */
const WORD = () =>
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}])[\p{L}\p{N}\p{M}]$/u;
/** Numbers in a circle or brackets (`①`) stand for themselves and hold nothing together. */
const ENCLOSED = () => /^\p{No}$/u;
const DIGIT = /^[0-9０-９]$/;
/** A no-break space is no place to break, and so no space here. */
const SPACE = /^(?![\u00A0\u202F\u2007])\s$/;

/** What the tables above say of a code unit; KNOWN once its class was looked up too. */
const flags = new Uint16Array(0x10000);
const KNOWN = 0x8000;

const LISTS: readonly (readonly [list: string, flag: number])[] = [
  [NOT_AT_START, F_START],
  [NOT_AT_START_STRICT, F_STRICT],
  [NOT_AT_END, F_END],
  [PAIRED, F_PAIRED],
  [CONNECTOR, F_CONNECTOR],
  [PREFIX, F_PREFIX],
  [ORDINAL, F_ORDINAL],
  [UNIT, F_UNIT],
  [MAGNITUDE, F_MAGNITUDE],
];
for (const [list, flag] of LISTS) {
  for (let i = 0; i < list.length; i++) flags[list.charCodeAt(i)] = (flags[list.charCodeAt(i)] ?? 0) | flag;
}

function flagsOf(code: number): number {
  if (code > 0xffff) return KNOWN;
  const stored = flags[code] ?? 0;
  if ((stored & KNOWN) !== 0) return stored;
  const found = KNOWN | stored | (isIdeograph(code) ? 0 : classOf(String.fromCharCode(code)));
  flags[code] = found;
  return found;
}

/** Most of what is read, and in no class: worth not asking three patterns about each of some thousand characters. */
function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Printers' marks are no letters; asking this first spares most starts the making of two large expressions (3 ms). */
const MARKS =
  /[\0-/:-@[-`{-\xa0\xb7\u2010-\u2027\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff5b-\uff65]/;
const PLAIN_WORD = /[0-9A-Za-z\uff10-\uff19]/;

function classOf(character: string): number {
  const isWord =
    PLAIN_WORD.test(character) ||
    (!MARKS.test(character) && WORD().test(character) && !ENCLOSED().test(character));
  return (
    (isWord ? F_WORD : 0) | (DIGIT.test(character) ? F_DIGIT : 0) | (SPACE.test(character) ? F_SPACE : 0)
  );
}

/** True for a space at which a line may break. */
export function isSpace(code: number): boolean {
  return (flagsOf(code) & F_SPACE) !== 0;
}

/** True for a character that a reader counts as text: no mark, no space. */
export function isLetter(code: number): boolean {
  return (flagsOf(code) & (F_START | F_END | F_STRICT | F_SPACE)) === 0;
}

/** True where the character may not begin a line; `strict` adds dash and ellipsis. */
export function isBadStart(code: number, strict: boolean): boolean {
  return (flagsOf(code) & (strict ? F_START | F_STRICT : F_START)) !== 0;
}

/** True where the character may not end a line. */
export function isBadEnd(code: number): boolean {
  return (flagsOf(code) & F_END) !== 0;
}

/** True for a letter or digit that is set in words (Latin, Cyrillic, digits), not ideograph by ideograph. */
export function isWord(code: number): boolean {
  return (flagsOf(code) & F_WORD) !== 0;
}

/** What the pass over a text knows of what stands before the place that it is at. */
interface Before {
  /** Flags of the last character that was not a space, 0 at the start; and its code point. */
  flags: number;
  code: number;
  /** Flags of the one that touches it on its left, or 0. */
  touching: number;
  /** A space stands between it and the place. */
  spaced: boolean;
  /** It ends a number, magnitudes included. */
  inNumber: boolean;
  /** Length of the run of one paired mark that ends in it. */
  run: number;
}

/**
 * For graphemes given by their first code points: how bad a break before each is, and at the end, where it is FREE.
 * NEVER before the first, and before whatever stands after nothing but spaces. One pass, linear.
 */
export function breakLevels(codes: Uint32Array, count: number, strict: boolean): Uint8Array {
  const levels = new Uint8Array(count + 1);
  const badStart = strict ? F_START | F_STRICT : F_START;
  const before: Before = { flags: 0, code: 0, touching: 0, spaced: false, inNumber: false, run: 1 };
  let quoted = false;
  for (let k = 0; k < count; k++) {
    const code = codes[k] ?? 0;
    let own = flagsOf(code);
    if ((own & F_SPACE) !== 0) {
      levels[k] = NEVER;
      before.spaced = true;
      continue;
    }
    if (code === 0x22) {
      // ASCII's quotation mark does not say which it is: the first opens, the next closes.
      own |= quoted ? F_START : F_END;
      quoted = !quoted;
    }
    const following = k + 1 < count ? flagsOf(codes[k + 1] ?? 0) : 0;
    levels[k] = before.flags === 0 ? NEVER : levelBetween(before, own, code, following, badStart);
    before.run = (own & F_PAIRED) !== 0 && !before.spaced && code === before.code ? before.run + 1 : 1;
    before.inNumber = (own & F_DIGIT) !== 0 || (before.inNumber && (own & F_MAGNITUDE) !== 0);
    before.touching = before.spaced ? 0 : before.flags;
    before.flags = own;
    before.code = code;
    before.spaced = false;
  }
  levels[count] = FREE;
  return levels;
}

function levelBetween(
  before: Before,
  own: number,
  code: number,
  following: number,
  badStart: number,
): number {
  const { flags: left, spaced } = before;
  // Two ideographs, or ideograph and space: by far the most.
  if (((left | own) & ~(KNOWN | F_SPACE)) === 0) return FREE;
  if (!spaced && (own & F_PAIRED) !== 0 && code === before.code && before.run % 2 === 1) return IN_PAIR;
  if (!spaced && joinsWord(before.touching, left, own, following)) return IN_WORD;
  if ((left & F_END) !== 0 || (own & badStart) !== 0) return BAD_MARK;
  if (before.inNumber && (own & (F_UNIT | F_MAGNITUDE)) !== 0) return IN_WORD;
  if ((own & F_DIGIT) !== 0 && (left & (spaced ? F_ORDINAL : F_PREFIX | F_ORDINAL)) !== 0) return IN_WORD;
  return FREE;
}

/** True between two characters of one word, of which either may be a connector between letters or digits. */
function joinsWord(beforeThat: number, before: number, own: number, following: number): boolean {
  if (before & F_WORD && own & F_WORD) return true;
  if (own & F_CONNECTOR) return (before & F_WORD) !== 0 && (following & F_WORD) !== 0;
  return (before & F_CONNECTOR) !== 0 && (beforeThat & F_WORD) !== 0 && (own & F_WORD) !== 0;
}
