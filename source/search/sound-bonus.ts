import type { Pattern } from "./pattern.js";
import { readInContext, readName } from "./pinyin.js";
import { FULLNESS_STEP, HOMOPHONE, OTHER_READING, READ_SO, TYPED_WHOLE } from "./rank.js";

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
