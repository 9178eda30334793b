import { beginnersOf } from "./candidates.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { type Bits, countBits, hasBit } from "./grow.js";
import { BYLINE_PARTS, isHead } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { gradeOf, WHOLE, WITHIN } from "./rank.js";
import { type Aim, nextMatch, takeAim } from "./scan.js";
import { bestExact, boundsOf, needleOf, partAt, seatOf } from "./scan-exact.js";
import { aimSyllable, bestSyllable, type KnownSounds, soundBonus } from "./sound-bonus.js";

/** Looking at candidates one by one: whether a pattern stands in a text, and what its best place there is worth. */

interface Look {
  /** Bits of the parts in which a match counts. */
  readonly parts: number;
  /** The grade of every match, where all are worth the same. */
  readonly flat?: number;
}

/** The best grade of the pattern in hand in one text, 0 where it does not stand. */
type Judge = (units: Uint16Array, start: number, end: number, text: number) => number;

function bonusAt(aim: Aim, known: KnownSounds, units: Uint16Array, at: number, end: number): number {
  const { pattern, length } = aim;
  const seat = seatOf(units, end, at, at + length);
  if (pattern.exact !== null) return seat;
  const name = isHead(units[at - 1] as number) && ((BYLINE_PARTS >>> partAt(units, at)) & 1) === 1;
  return soundBonus(pattern, known, units, at, at + length, name) + (seat === WHOLE ? 1 : 0);
}

/** In a body the first place counts: all are alike there. */
function inBody(aim: Aim, { parts, flat = 0 }: Look): Judge {
  const known: KnownSounds = new Map();
  return (units, start, end) => {
    for (let at = nextMatch(units, start, end, aim); at >= 0; at = nextMatch(units, at + 1, end, aim)) {
      const part = partAt(units, at);
      if (((parts >>> part) & 1) === 0) continue;
      return flat > 0 ? flat : gradeOf(aim.pattern.kind, part, bonusAt(aim, known, units, at, end));
    }
    return 0;
  };
}

/** Parts lie in the order of their worth; only another reading may be bettered by what follows. */
function bySound(aim: Aim, { parts }: Look): Judge {
  const known: KnownSounds = new Map();
  return (units, start, end) => {
    let best = 0;
    for (let at = nextMatch(units, start, end, aim); at >= 0; at = nextMatch(units, at + 1, end, aim)) {
      const part = partAt(units, at);
      if (((parts >>> part) & 1) === 0) continue;
      const bonus = bonusAt(aim, known, units, at, end);
      best = Math.max(best, gradeOf(aim.pattern.kind, part, bonus));
      if (bonus >= 0) break;
    }
    return best;
  };
}

function bySyllable(pattern: Pattern, grades: Uint8Array): Judge {
  const known: KnownSounds = new Map();
  aimSyllable(pattern);
  return (units, start, end) => bestSyllable(pattern, known, units, start, end, grades);
}

/** From so many candidates on it pays to know where a stretch begins with the word: elsewhere its first place is its best. */
const MANY = 2000;

function asTyped(index: CorpusIndex, bits: Bits, needle: Uint16Array, grades: Uint8Array): Judge {
  const bounds = boundsOf(grades, WHOLE);
  if (countBits(bits) < MANY)
    return (units, start, end) => bestExact(units, start, end, needle, grades, bounds);
  const begin = beginnersOf(index, needle[0] as number);
  const inside = boundsOf(grades, WITHIN);
  return (units, start, end, text) =>
    bestExact(units, start, end, needle, grades, hasBit(begin, text) ? bounds : inside);
}

function judgeOf(index: CorpusIndex, room: Room, bits: Bits, pattern: Pattern, look: Look): Judge {
  if (room === index.long) return inBody(takeAim(pattern, index.indexed > 0), look);
  const grades = Uint8Array.from({ length: 32 }, (_, part) =>
    ((look.parts >>> part) & 1) === 1 ? gradeOf(pattern.kind, part, 0) : 0,
  );
  if (pattern.exact !== null) return asTyped(index, bits, needleOf(pattern.exact), grades);
  return pattern.places.length === 1 ? bySyllable(pattern, grades) : bySound(takeAim(pattern), look);
}

/** Raises the grade of each article of a set by what the pattern is worth in its text. */
export function lookAtAll(
  index: CorpusIndex,
  room: Room,
  bits: Bits,
  pattern: Pattern,
  look: Look,
  grades: Uint8Array,
): void {
  const { texts } = room;
  const judge = judgeOf(index, room, bits, pattern, look);
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const text = (i << 5) + (31 - Math.clz32(word & -word));
      const grade = judge(texts.page(text), texts.start(text), texts.end(text), text);
      if (grade > (grades[text] as number)) grades[text] = grade;
    }
  }
}
