/**
 * What one character is. The parser asks these questions of every character of every page, so the answers
 * for the basic plane stand in one table of bits, filled once: what a character is (from HAN on), and what its being
 * there tells of its line (HOLDS). A line's bits are those of its characters taken together.
 */
export const HAN = 1 << 0;
export const WORD = 1 << 1;
export const SPACE = 1 << 2;
export const OPENER = 1 << 3;
export const CLOSER = 1 << 4;
export const PAUSE = 1 << 5;
export const STOP = 1 << 6;
export const FULL = 1 << 7;
export const LINE_END = 1 << 8;
/** Perhaps nothing to read: a control, a format character, half of a pair (`isInvisible` knows). */
export const ODD = 1 << 9;
/** A letter of any script, a digit, or half of a rare ideograph: what words are made of. */
export const LETTER = 1 << 29;
/** An ideograph wide in print, as far as it is no space. */
const WIDE = 1 << 31;
/** A comma or semicolon, and a full stop. */
export const COMMA = 1 << 10;
export const POINT = 1 << 11;

const YEAR = 1 << 12;
const EDITION = 1 << 13;
const DAY = 1 << 14;

/** Characters that tell: a bit each for the recognisers that need one of them. */
export const HOLDS = {
  /** A space; a comma or semicolon; a full stop: what they are is what they tell. */
  space: SPACE,
  year: YEAR,
  edition: EDITION,
  day: DAY,
  date: YEAR | EDITION | DAY,
  sign: 1 << 15,
  bracket: 1 << 16,
  colon: 1 << 17,
  digit: 1 << 18,
  wire: 1 << 19,
  contact: 1 << 20,
  /** A mark of running text. */
  prose: 1 << 21,
  /** Commas and colons, which stand in no name. */
  parting: 1 << 22,
  /** Who signs for a group is counted. */
  count: 1 << 23,
  bullet: 1 << 24,
  /** A line that ends so may end in a credit or a jump line. */
  closing: 1 << 25,
  /** The forms by which a paragraph's beginning is known begin so. */
  opening: 1 << 26,
  /** What cannot be parted from the character in front of it. */
  hanging: 1 << 27,
  /** Stands in no list of signers. */
  unsigned: 1 << 28,
  /** The words for what was done begin so: 摄, 文/图, 综合报道. */
  hands: 1 << 30,
} as const;

export const TRAITS = new Int32Array(65536);

/** Gives a range a trait more. */
function fill(from: number, to: number, trait: number): void {
  for (let code = from; code <= to; code += 1) TRAITS[code] = (TRAITS[code] ?? 0) | trait;
}

function fillEach(chars: string, trait: number): void {
  for (const char of chars) fill(char.charCodeAt(0), char.charCodeAt(0), trait);
}

// The long ranges first and by the engine: one by one these 100,000 steps took every start of the screen 3 ms and more.
for (const [from, to, traits] of [
  [0x00, 0x1f, ODD],
  [0x7f, 0xb6, ODD],
  [0xb8, 0x1fff, ODD],
  [0x2000, 0xffff, WIDE],
  [0x2000, 0x200f, WIDE | ODD],
  [0x2028, 0x2e7f, WIDE | ODD],
  [0x3400, 0x4dbf, WIDE | HAN | LETTER],
  [0x4e00, 0x9fff, WIDE | HAN | LETTER],
  [0xd800, 0xdfff, WIDE | ODD | LETTER],
  [0xe000, 0xfeff, WIDE | ODD],
  [0xfff0, 0xffff, WIDE | ODD],
] as const)
  TRAITS.fill(traits, from, to + 1);
fill(0xf900, 0xfaff, HAN | LETTER);
fill(0x30, 0x39, WORD | LETTER | HOLDS.digit | HOLDS.opening | HOLDS.unsigned);
fill(0x41, 0x5a, WORD | LETTER);
fill(0x61, 0x7a, WORD | LETTER);
fill(0xc0, 0x24f, WORD | LETTER);
fill(0x370, 0x52f, WORD | LETTER);
fill(0x2000, 0x200a, SPACE);
fill(0x0a, 0x0d, LINE_END);
fillEach("\u0085\u2028\u2029", LINE_END);

/** The ASCII forms are what OCR makes of the full-width ones. */
for (const [chars, trait] of [
  ["〇々", HAN | LETTER],
  [" \t\u3000\u00a0\u1680\u202f\u205f", SPACE],
  ["“‘「『（〈《【〔([｢", OPENER],
  ["”’」』）〉》】〕）)]\"'｣", CLOSER],
  ["，、；：,;", PAUSE],
  ["。！？!?…｡", STOP],
  ["，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—·", FULL],
  ["，,；;", COMMA],
  ["。｡", POINT],
  ["年", HOLDS.year],
  ["版", HOLDS.edition],
  ["日", HOLDS.day],
  [
    "□■◇◆○●◎△▲☆★▪记記者讯訊员員生论論读讀稿笔筆摄攝图圖文视視网網友绘繪作著供提资資发發漫插采採整述译譯持",
    HOLDS.sign,
  ],
  ["〔（(【[", HOLDS.bracket],
  ["：:∶/", HOLDS.colon],
  ["讯訊电電消", HOLDS.wire],
  ["管办辦报報编編责責校邮郵话話址期号號农農星周@.闻聞扫掃", HOLDS.contact],
  ["，。“”", HOLDS.prose],
  ["：:，,", HOLDS.parting],
  ["名位部一全", HOLDS.count],
  ["●▲■◆▼★☆△○◎▶►▪•◇☉⊙◉", HOLDS.bullet],
  ["摄攝影图圖）)】发發道導版", HOLDS.closing],
  ["近日目连連当當昨今去随隨据據图圖上下左右本新〔（(【", HOLDS.opening],
  ["，。、；：？！”’）》〉」』】〕…—%％℃", HOLDS.hanging],
  ["人视影东中本新资資受摄攝采採图圖文供提制製绘繪作著漫综綜报報整编編撰", HOLDS.hands],
  ["。？！?!…“”‘’《》〈〉「」『』", HOLDS.unsigned],
] as const)
  fillEach(chars, trait);

/** The bits of the character at `at`; none where there is no such place. */
export function traitsAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (TRAITS[text.charCodeAt(at)] ?? 0) : 0;
}

/** A set of characters of the basic plane, for `isAmong`: a bit each. */
export function charSet(chars: string): Uint8Array {
  const set = new Uint8Array(1 << 13);
  for (let i = 0; i < chars.length; i += 1) {
    const code = chars.charCodeAt(i);
    set[code >> 3] = (set[code >> 3] ?? 0) | (1 << (code & 7));
  }
  return set;
}

/** The character at `at`, if there is one, is of the set. (`includes` makes a string of the character first, and looks through the set.) */
export function isAmong(set: Uint8Array, text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return (((set[code >> 3] ?? 0) >> (code & 7)) & 1) !== 0;
}

/** The last character is of the set: asked in front of an expression that ends in `$`, which looks for its end everywhere. */
export function endsAmong(set: Uint8Array, text: string): boolean {
  return isAmong(set, text, text.length - 1);
}

/** Some character is of the set. */
export function hasAmong(set: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (isAmong(set, text, i)) return true;
  return false;
}

/** The last character is one of `chars`. (An expression that ends in `$` looks for its end everywhere.) */
export function endsIn(text: string, chars: string): boolean {
  return text !== "" && chars.includes(text[text.length - 1] as string);
}

function kindOf(char: string): number {
  return char === "" ? 0 : (TRAITS[char.charCodeAt(0)] ?? 0);
}

/**
 * The bits of a unit. `charCodeAt` outside a text is no number, which is a control here: asked for such a key but once, V8 asks
 * the runtime for every further one (3 % of a page).
 */
function traitsOf(code: number): number {
  return TRAITS[code & 0xffff] ?? 0;
}

/** A Chinese character (with the extension planes, 々 and 〇), as names and running text are made of. */
export function isHan(code: number): boolean {
  return code > 0xffff ? code >= 0x20000 && code <= 0x3ffff : (traitsOf(code) & HAN) !== 0;
}

/** A Latin letter or a digit: what an extractor sets a space around. */
export function isWordChar(code: number): boolean {
  return (traitsOf(code) & WORD) !== 0;
}

/** White space inside a line; line ends are the business of lines.ts. */
export function isSpace(code: number): boolean {
  return (traitsOf(code) & SPACE) !== 0;
}

/** A line ends here: LF, VT, FF, CR, NEL and Unicode's two separators. */
export function isLineEnd(code: number): boolean {
  return (traitsOf(code) & LINE_END) !== 0;
}

/** White space as regular expressions have it, which is more than stands inside a line. */
export function isWhite(code: number): boolean {
  return (traitsOf(code) & (SPACE | LINE_END)) !== 0 ? code !== 0x85 : code === 0xfeff;
}

/** The text without its white space. */
export function withoutSpace(text: string): string {
  for (let i = 0; i < text.length; i += 1) if (isWhite(text.charCodeAt(i))) return text.replace(/\s/gu, "");
  return text;
}

const FORMAT = /\p{Cf}/u;

/**
 * A character with nothing to read in it: controls, format characters (byte order mark, zero-width space,
 * soft hyphen, direction marks) and halves of surrogate pairs that lost their other half (`alone`).
 */
export function isInvisible(code: number): boolean {
  if (code < 0x20) return true;
  if (code < 0x7f) return false;
  if (code <= 0x9f || code === 0xad) return true;
  if (code < 0x600 || (code >= 0x2e80 && code < 0xd800)) return false;
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return FORMAT.test(String.fromCodePoint(code));
}

/** Opens a quotation, a title or a bracket. */
export function isOpener(char: string): boolean {
  return (kindOf(char) & OPENER) !== 0;
}

/** The last character with meaning for "does a sentence end here": closers after the stop belong to it. */
export function endsSentence(text: string): boolean {
  let i = text.length - 1;
  while (i >= 0 && ((TRAITS[text.charCodeAt(i)] ?? 0) & (CLOSER | SPACE)) !== 0) i -= 1;
  if (i < 0) return false;
  const code = text.charCodeAt(i);
  return ((TRAITS[code] ?? 0) & STOP) !== 0 || (code === 0x2014 && i < text.length - 1);
}

/** Ideographs, digits and letters of a text; spaces and punctuation do not count. */
export function letterCount(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (((TRAITS[code] ?? 0) & (HAN | WORD)) !== 0 || (code >= 0xd800 && code <= 0xdbff)) n += 1;
  }
  return n;
}

/**
 * How far the quotation marks and brackets of a text are from being closed: positive where one stays open,
 * negative where one closes that was never opened. A headline's line is balanced; a column line often is not.
 */
export function openBrackets(text: string): number {
  let depth = 0;
  let low = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = TRAITS[code] ?? 0;
    if ((kind & (OPENER | CLOSER)) === 0 || code === 0x22 || code === 0x27) continue;
    if ((kind & OPENER) !== 0) depth += 1;
    else {
      depth -= 1;
      if (depth < low) low = depth;
    }
  }
  return low < 0 ? low : depth;
}

/** `四字四字 四字四字`: a real space between two ideographs, which sets two halves of a headline apart. */
export function inHalves(text: string): boolean {
  return SET_APART.test(text);
}

const SET_APART = /[\u4e00-\u9fff”」] [\u4e00-\u9fff“「]/u;
