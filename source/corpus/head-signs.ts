import { COMMA, endsIn, HOLDS, inHalves, isHan } from "./chars.js";
import { formality, isPurpose, isReport, QUOTED } from "./formal.js";
import {
  adds,
  COLUMN,
  DECK,
  EVENT,
  HEADLINE,
  isOffice,
  KICKER,
  plainLabel,
  ROLES,
  SUBORDINATE,
  TORN_ENDS,
} from "./head-block.js";
import { DONE, isApart, TORN_VERB, WANTS_OBJECT } from "./head-pairs.js";
import { WORDS } from "./head-words.js";
import type { Line } from "./lines.js";
import { endsAsLabel, isStandingHead } from "./name-look.js";

/**
 * What a line of a headline block shows, and what two neighbours show beside each other. Each sign by itself says little; what each says for each
 * role is learnt from marked blocks (`npm run learn`) and stands in `head-learnt.ts` under the sign's name.
 */

type Test = (line: Line) => boolean;

/** A sign, the test that tells it, and characters one of which the line must hold: the test is not asked without. */
interface Sign {
  readonly name: string;
  readonly test: Test;
  readonly needs: string;
}

const sign = (name: string, test: Test, needs = ""): Sign => ({ name, test, needs });
const text = (name: string, pattern: RegExp, needs = ""): Sign =>
  sign(name, (line) => pattern.test(line.text), needs);
const holds = (name: string, bits: number): Sign => sign(name, (line) => (line.holds & bits) !== 0);
const words = (name: string): Sign => text(name, WORDS[name]?.pattern as RegExp, WORDS[name]?.needs);

/** Signs of which it tells more that both of two neighbours have them. */
const COMPARED: readonly Sign[] = [
  sign("halves", (line) => !line.spaced && inHalves(line.text), " "),
  text("quotes", QUOTED, "“「"),
  holds("comma", COMMA),
  holds("figure", HOLDS.digit),
  text("event", EVENT, "启举召开闭成发揭出落收投合亮表啟舉開閉發"),
  words("has come"),
];

/** Signs of a line. */
export const SIGNS: readonly Sign[] = [
  ...COMPARED,
  sign("spaced", (line) => line.spaced),
  text("quotes first", /^[“「]/u),
  text("colon", /[：:]/u, "：:"),
  text("list", /、/u, "、"),
  text("figure first", /^\d/u),
  text("figure last", /\d[万亿萬億多余餘%％‰]*[\u4e00-\u9fff]{0,2}$/u, "0123456789"),
  text("dot", /·/u, "·"),
  text("year", /(?:19|20)\d\d(?![年\d])/u, "0123456789"),
  text("asks", /[？！?!]/u, "？！?!"),
  text("book", /[《〈]/u, "《〈"),
  text("numbered", /[①-⑳]$|[之第][一二三四五六七八九十]$/u, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳之第"),
  text("bracketed", /[）)]$/u, "）)"),
  text("dash first", /^[—－-]/u),
  text("dash last", /[—－]$/u, "—－"),
  text("colon last", /[：:]$/u, "：:"),
  sign("purpose", (line) => isPurpose(line.text)),
  sign("report", (line) => isReport(line.text), "背的纪紀侧側始追见見观觀调調走"),
  sign("adds", (line) => adds(line.text)),
  sign("office", (line) => isOffice(line.text)),
  sign("label", plainLabel),
  sign("label ends", (line) => endsAsLabel(line.text)),
  sign("every paper's", (line) => isStandingHead(line.text)),
  sign("torn", (line) => endsIn(line.text, TORN_ENDS)),
  sign("open", (line) => line.open > 0),
  text("subordinate", SUBORDINATE),
  text("done", DONE, "：:布印颁頒台线線启啟投通落发發"),
  text("torn verb", TORN_VERB, "起进進出上来來造解就亮住密牢批届屆个個第"),
  text("wants", WANTS_OBJECT, "成立出办辦展放布订訂用选選评評获獲入至到破近超约約逾"),
  ...Object.keys(WORDS)
    .filter((name) => name !== "has come")
    .map(words),
];

/** The needs of the signs as bits of the characters: which tests a line with such a character is asked. */
const NEEDS = new Map<number, [number, number]>();
for (const [i, { needs }] of SIGNS.entries())
  for (let k = 0; k < needs.length; k += 1) {
    const bits = NEEDS.get(needs.charCodeAt(k)) ?? [0, 0];
    NEEDS.set(needs.charCodeAt(k), bits);
    bits[i >> 5 === 0 ? 0 : 1] |= 1 << (i & 31);
  }

/** Letters: up to so many are one size. */
const MANY = Number.POSITIVE_INFINITY;
const SIZES = [3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 26, MANY];
const FORMALITIES = [-1, -0.5, 0, 1, 1.5, 2, 2.5];
/** Quarters of a line's words that its story has. */
const QUARTERS = 5;

const SIZE_AT = SIGNS.length;
const FORMAL_AT = SIZE_AT + SIZES.length;
const SHARE_AT = FORMAL_AT + FORMALITIES.length;
/** The first formality above 0. */
const DRY_AT = FORMAL_AT + FORMALITIES.indexOf(1);

/** The signs of a line, by name, in the order of their numbers. */
export const LINE_SIGNS: readonly string[] = [
  ...SIGNS.map(({ name }) => name),
  ...SIZES.map((size) => (size === MANY ? "letters more" : `letters ${size}`)),
  ...FORMALITIES.map((formal) => `formal ${formal}`),
  ...Array.from({ length: QUARTERS }, (_, i) => `said ${i}`),
];

/** The numbers of the signs that a line shows by itself. */
export function lineSigns(line: Line): number[] {
  let low = 0;
  let high = 0;
  for (let i = 0; i < line.text.length; i += 1) {
    const bits = NEEDS.get(line.text.charCodeAt(i));
    if (bits === undefined) continue;
    low |= bits[0];
    high |= bits[1];
  }
  const signs: number[] = [];
  for (let i = 0; i < SIGNS.length; i += 1) {
    const { needs, test } = SIGNS[i] as Sign;
    const may = needs === "" || (((i < 32 ? low : high) >> (i & 31)) & 1) !== 0;
    if (may && test(line)) signs.push(i);
  }
  const formal = FORMALITIES.indexOf(formality(line.text));
  signs.push(SIZE_AT + SIZES.findIndex((size) => line.letters <= size), FORMAL_AT + Math.max(0, formal));
  return signs;
}

/** The number of the sign that this share of the line's words, 0 to 1, stands in its story. */
export function saidSign(share: number): number {
  return SHARE_AT + Math.round(share * (QUARTERS - 1));
}

/** Set apart, set tight where others stand apart, and on a page that sets all alike. */
const STATES = ["apart", "tight", "alike"];
/** By how much wider the second is, in steps of two ideographs. */
const STEPS = 4;
/** Letters: two lines of as many, and no more than these, are often the halves of one headline. */
const EQUALS = ["four letters each", "equal and short"];
const SHORT = 7;

const WIDER_AT = STATES.length;
const SHARED_AT = WIDER_AT + STATES.length * (2 * STEPS + 1);
const EQUAL_AT = SHARED_AT + 2;
const BOTH_AT = EQUAL_AT + EQUALS.length;
const FIRST_AT = BOTH_AT + COMPARED.length + 1;
/** Signs that each of two neighbours may show: what a share of words says depends on where the story stands, and is told of each line alone. */
const SHOWN = LINE_SIGNS.slice(0, SHARE_AT);
const SECOND_AT = FIRST_AT + SHOWN.length;

/** The signs of two neighbours, by name, in the order of their numbers. */
export const PAIR_SIGNS: readonly string[] = [
  ...STATES,
  ...STATES.flatMap((state) =>
    Array.from({ length: 2 * STEPS + 1 }, (_, i) => `${state}, wider ${i - STEPS}`),
  ),
  "no word in both",
  "a word in both",
  ...EQUALS,
  ...[...COMPARED.map(({ name }) => name), "dry"].map((name) => `${name} both`),
  ...SHOWN.map((name) => `${name}, first`),
  ...SHOWN.map((name) => `${name}, second`),
];

/** A line and its signs. */
export interface SignedLine {
  readonly line: Line;
  readonly signs: readonly number[];
}

/** The numbers of the signs that two neighbours show. */
export function pairSigns(
  { line: a, signs: first }: SignedLine,
  { line: b, signs: second }: SignedLine,
): number[] {
  const state = isApart(a, b) ? 0 : b.leaded ? 1 : 2;
  const wider = Math.max(-STEPS, Math.min(STEPS, Math.round((b.width - a.width) / 4)));
  const signs = [
    state,
    WIDER_AT + state * (2 * STEPS + 1) + wider + STEPS,
    SHARED_AT + (sharesWord(a.text, b.text) ? 1 : 0),
  ];
  if (a.letters === b.letters && a.letters <= SHORT) signs.push(EQUAL_AT + (a.letters === 4 ? 0 : 1));
  const both = compared(first) & compared(second);
  for (let i = 0; i <= COMPARED.length; i += 1) if ((both >> i) & 1) signs.push(BOTH_AT + i);
  for (const number of first) signs.push(FIRST_AT + number);
  for (const number of second) signs.push(SECOND_AT + number);
  return signs;
}

/** Which of the signs that neighbours are compared by a line has, as bits; the last one says that it is dry. */
function compared(signs: readonly number[]): number {
  let bits = 0;
  for (const number of signs) {
    if (number < COMPARED.length) bits |= 1 << number;
    else if (number >= DRY_AT && number < SHARE_AT) bits |= 1 << COMPARED.length;
  }
  return bits;
}

/** Two characters that stand together in both. */
function sharesWord(a: string, b: string): boolean {
  for (let i = 0; i + 1 < a.length; i += 1) {
    const first = a.charCodeAt(i);
    const second = a.charCodeAt(i + 1);
    if (!isHan(first) || !isHan(second)) continue;
    for (let k = 0; k + 1 < b.length; k += 1)
      if (b.charCodeAt(k) === first && b.charCodeAt(k + 1) === second) return true;
  }
  return false;
}

/** The pairs of roles of which something is learnt, first * ROLES + second. */
export const LEARNT_PAIR_ROLES: readonly number[] = [
  COLUMN * ROLES + KICKER,
  COLUMN * ROLES + HEADLINE,
  KICKER * ROLES + HEADLINE,
  HEADLINE * ROLES + HEADLINE,
  HEADLINE * ROLES + DECK,
  HEADLINE * ROLES + COLUMN,
  DECK * ROLES + COLUMN,
];
