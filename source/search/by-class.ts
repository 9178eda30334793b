import type { CorpusIndex } from "./corpus-index.js";
import { andInto, type Bits, clearBit, hasBit, makeBits, makeGrades, setBit, wordsOf } from "./grow.js";
import { BYLINE_PARTS, CLASS_OF, HEAD, HEAD_END, PART_CLASSES, PARTS, type PartName } from "./layout.js";
import { END } from "./pairs.js";
import type { Pattern } from "./pattern.js";
import { BEGINS, gradeOf, WITHIN } from "./rank.js";
import { wordKind } from "./scan-exact.js";
import { syllableBonus } from "./sound-bonus.js";
import type { MatchKind } from "./types.js";

/**
 * Grades in short texts that need no look at them: of each character the index tells in which classes of parts it stands (layout.ts), and
 * which stretches begin with it. A lone character stands in two thirds of all short texts, and reading those took most of the time.
 * What is not certain is left to be looked at.
 */

/** Heads of all parts, and of signatures. */
const HEADS = Array.from({ length: HEAD_END - HEAD }, (_, part) => HEAD + part);
const BYLINE_HEADS = HEADS.filter((head) => ((BYLINE_PARTS >>> (head - HEAD)) & 1) === 1);
/** The summary, and what may stand before it and is worth less: which of them comes first is not told. */
const UNTOLD = (1 << (CLASS_OF[PARTS.summary] as number)) | (1 << (CLASS_OF[PARTS.outlet] as number));

/** For each set of classes the best grade in one of them, or in the first. */
function gradesOf(kind: MatchKind, bonus: number, first = false): Uint8Array {
  const own = PART_CLASSES.map(([name]) => gradeOf(kind, PARTS[name as PartName], bonus));
  return Uint8Array.from({ length: 1 << PART_CLASSES.length }, (_, classes) => {
    if (classes === 0) return 0;
    if (first) return own[31 - Math.clz32(classes & -classes)] as number;
    return Math.max(...own.filter((_grade, i) => ((classes >>> i) & 1) === 1));
  });
}

/** Texts in which a stretch of one of some parts begins with a unit of the set, 1 for each of its members. */
const members = new Uint8Array(0x10000);

function beginningWith(index: CorpusIndex, heads: readonly number[], units: readonly number[]): Bits {
  const bits = makeBits(index.articles.length);
  for (const unit of units) members[unit] = 1;
  index.short.pairs.markAll(heads, members, bits);
  for (const unit of units) members[unit] = 0;
  return bits;
}

/** Texts in which a stretch may consist of one of the units alone. */
function alone(index: CorpusIndex, begin: Bits, units: readonly number[]): Bits {
  const bits = makeBits(index.articles.length);
  for (const unit of units) index.short.pairs.mark(unit, END, bits);
  andInto(bits, begin);
  return bits;
}

/** Grades a character by itself, and says which of the texts that may hold it are still to be looked at. */
function gradeCharacter(index: CorpusIndex, { kind }: Pattern, unit: number, grades: Uint8Array): Bits {
  const { pairs } = index.short;
  const classes = makeGrades(grades.length);
  pairs.markClasses(unit, classes);
  const table = gradesOf(kind, WITHIN);
  for (let text = 0; text < classes.length; text += 1) {
    const grade = table[classes[text] as number] as number;
    if (grade > (grades[text] as number)) grades[text] = grade;
  }
  const begin = makeBits(grades.length);
  for (const head of HEADS) {
    const bits = makeBits(grades.length);
    if (!pairs.mark(head, unit, bits)) continue;
    const grade = gradeOf(kind, head - HEAD, BEGINS);
    for (let i = 0; i < bits.length; i += 1) {
      begin[i] = (begin[i] as number) | (bits[i] as number);
      for (let word = bits[i] as number; word !== 0; word &= word - 1) {
        const text = (i << 5) + (31 - Math.clz32(word & -word));
        if (grade > (grades[text] as number)) grades[text] = grade;
      }
    }
  }
  return alone(index, begin, [unit]);
}

/** The same of two characters: where only one class holds both they stand in it. Those that begin a stretch with the first are looked at. */
function gradeTwo(index: CorpusIndex, { kind }: Pattern, text: string, bits: Bits, grades: Uint8Array): Bits {
  const { pairs } = index.short;
  const firsts = new Uint8Array(grades.length);
  const seconds = new Uint8Array(grades.length);
  pairs.markClasses(text.charCodeAt(0), firsts);
  pairs.markClasses(text.charCodeAt(1), seconds);
  const begin = beginningWith(index, HEADS, [text.charCodeAt(0)]);
  const table = gradesOf(kind, WITHIN);
  const look = bits.slice();
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = (bits[i] as number) & ~(begin[i] as number); word !== 0; word &= word - 1) {
      const at = (i << 5) + (31 - Math.clz32(word & -word));
      const both = (firsts[at] as number) & (seconds[at] as number);
      if (both === 0 || (both & (both - 1)) !== 0) continue;
      clearBit(look, at);
      const grade = table[both] as number;
      if (grade > (grades[at] as number)) grades[at] = grade;
    }
  }
  return look;
}

/** Where the characters of a lone syllable stand: those that are mostly read so, those of which it is another reading, and all others. */
interface Syllable {
  readonly right: Uint8Array;
  readonly other: Uint8Array;
  readonly unlike: Uint8Array;
  readonly rightBonus: number;
  readonly otherBonus: number;
  /** Those that are read otherwise where they begin a name. */
  readonly named: readonly number[];
}

function readSyllable(index: CorpusIndex, pattern: Pattern, size: number): Syllable {
  const [right, other, unlike] = [makeGrades(size), makeGrades(size), makeGrades(size)];
  let rightBonus = -1;
  let otherBonus = 0;
  const named: number[] = [];
  for (const unit of pattern.places[0] ?? []) {
    const bonus = syllableBonus(pattern, unit, false);
    if (syllableBonus(pattern, unit, true) !== bonus) named.push(unit);
    if (bonus >= 0 && rightBonus < 0) rightBonus = bonus;
    if (bonus < 0 && otherBonus === 0) otherBonus = bonus;
    index.short.pairs.markClasses(unit, bonus === rightBonus ? right : bonus === otherBonus ? other : unlike);
  }
  return { right, other, unlike, rightBonus, otherBonus, named };
}

function gradeSyllable(index: CorpusIndex, pattern: Pattern, grades: Uint8Array): Bits {
  const [units = []] = pattern.places;
  const { right, other, unlike, rightBonus, otherBonus, named } = readSyllable(index, pattern, grades.length);
  const look = alone(index, beginningWith(index, HEADS, units), units);
  const names = beginningWith(index, BYLINE_HEADS, named);
  for (let i = 0; i < look.length; i += 1) look[i] = (look[i] as number) | (names[i] as number);
  const rightly = gradesOf(pattern.kind, rightBonus, true);
  const otherwise = gradesOf(pattern.kind, otherBonus);
  const fours = [right, other, unlike].map(wordsOf) as [Uint32Array, Uint32Array, Uint32Array];
  for (let i = 0; i < fours[0].length; i += 1) {
    if (((fours[0][i] as number) | (fours[1][i] as number) | (fours[2][i] as number)) === 0) continue;
    const end = Math.min(4 * i + 4, grades.length);
    for (let text = 4 * i; text < end; text += 1) {
      const classes = right[text] as number;
      const others = other[text] as number;
      if (unlike[text] !== 0 || (classes & UNTOLD) === UNTOLD) setBit(look, text);
      if ((classes | others) === 0 || hasBit(look, text)) continue;
      const grade = Math.max(rightly[classes] as number, otherwise[others] as number);
      if (grade > (grades[text] as number)) grades[text] = grade;
    }
  }
  return look;
}

/**
 * Grades what can be told without a look, of a pattern that counts in all parts of short texts. `bits` are those that may hold it; what comes back
 * is still to be looked at.
 */
export function gradeByClass(index: CorpusIndex, pattern: Pattern, bits: Bits, grades: Uint8Array): Bits {
  const { exact, places, kind, fullness } = pattern;
  const plain =
    exact !== null && !Array.from(exact).some((character) => wordKind(character.charCodeAt(0)) > 0);
  let look: Bits;
  if (plain && exact.length === 1) look = gradeCharacter(index, pattern, exact.charCodeAt(0), grades);
  else if (plain && exact.length === 2) look = gradeTwo(index, pattern, exact, bits, grades);
  else if (kind === "pinyin" && places.length === 1 && fullness === 2)
    look = gradeSyllable(index, pattern, grades);
  else return bits;
  for (let text = index.indexed; text < grades.length; text += 1) setBit(look, text);
  andInto(look, bits);
  return look;
}
