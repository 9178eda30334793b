import { BYLINE_PARTS, HEAD, HEAD_END, isHead } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { readInContext, readName } from "./pinyin.js";
import { FULLNESS_STEP, gradeOf, HOMOPHONE, OTHER_READING, READ_SO, TYPED_WHOLE } from "./rank.js";

/** Bonuses by the characters that matched: a pattern meets the same words over and over. */
interface Sounds {
  readonly units: Uint16Array;
  /** They begin a signature, so they are a name. */
  readonly name: boolean;
  readonly bonus: number;
}

/** By a hash of the characters; of two words with one hash the first is kept. */
export type KnownSounds = Map<number, Sounds>;

function judge({ fullness, segments }: Pattern, units: Uint16Array, name: boolean): number {
  const text = String.fromCharCode(...units);
  const read = name ? readName(text) : readInContext(text);
  let so = true;
  let whole = true;
  for (const [i, segment] of segments.entries()) {
    if (segment === null || read[i] === segment.letters) continue;
    whole = false;
    if (read[i]?.startsWith(segment.letters) !== true) so = false;
  }
  const bonus = fullness * FULLNESS_STEP;
  if (!so) return bonus + OTHER_READING;
  return bonus + READ_SO + (whole ? TYPED_WHOLE : 0);
}

/** How sure it is that a lone syllable means a character, which is read as by itself or as a family name. */
export function syllableBonus(pattern: Pattern, unit: number, name: boolean): number {
  return judge(pattern, Uint16Array.of(unit), name);
}

/** How sure a pinyin or homophone match is, over and above its place. */
export function soundBonus(
  pattern: Pattern,
  known: KnownSounds,
  units: Uint16Array,
  from: number,
  to: number,
  name: boolean,
): number {
  if (pattern.kind === "near") return HOMOPHONE;
  if (pattern.fullness === 0) return 0;
  let hash = name ? 1 : 0;
  for (let i = from; i < to; i += 1) hash = (Math.imul(hash, 31) + (units[i] as number)) | 0;
  const sounds = known.get(hash);
  if (sounds !== undefined && sounds.name === name) {
    let k = 0;
    while (from + k < to && sounds.units[k] === units[from + k]) k += 1;
    if (from + k === to) return sounds.bonus;
  }
  const own = units.slice(from, to);
  const bonus = judge(pattern, own, name);
  if (sounds === undefined) known.set(hash, { units: own, name, bonus });
  return bonus;
}

/** Of the syllable that was aimed last, by unit: 0 where it is none of it, else its bonus and `ZERO`; what heads are told by. */
const codes = new Uint8Array(0x10000).fill(0xff, HEAD, HEAD_END);
const A_HEAD = 0xff;
const UNKNOWN = 0xfe;
const ZERO = 0x40;
let aimed: readonly number[] = [];

/** Makes the pattern, of one place, the one that `bestSyllable` looks for. */
export function aimSyllable({ places: [units = []] }: Pattern): void {
  for (const unit of aimed) codes[unit] = 0;
  for (const unit of units) codes[unit] = UNKNOWN;
  aimed = units;
}

/**
 * The best grade of a lone syllable in one text; `grades[part]` is what it is worth there by itself, 0 where it does not count. A
 * character is read alike wherever it stands by itself, but at the beginning of a name, so each is judged once. The first that is
 * read so is the best.
 */
export function bestSyllable(
  pattern: Pattern,
  known: KnownSounds,
  units: Uint16Array,
  start: number,
  end: number,
  grades: Uint8Array,
): number {
  let best = 0;
  let part = 0;
  for (let i = start; i < end; i += 1) {
    const unit = units[i] as number;
    const code = codes[unit] as number;
    if (code === 0) continue;
    if (code === A_HEAD) {
      part = unit - HEAD;
      continue;
    }
    const worth = grades[part] as number;
    if (worth === 0) continue;
    const begins = isHead(units[i - 1] as number);
    const name = begins && ((BYLINE_PARTS >>> part) & 1) === 1;
    let bonus = code - ZERO;
    if (name || code === UNKNOWN) {
      bonus = soundBonus(pattern, known, units, i, i + 1, name);
      if (!name) codes[unit] = bonus + ZERO;
    }
    if (begins && (i + 1 >= end || isHead(units[i + 1] as number))) bonus += 1;
    if (bonus >= 0) return Math.max(best, worth + bonus);
    best = Math.max(best, gradeOf(pattern.kind, part, bonus));
  }
  return best;
}
