import { type Bits, orInto } from "./grow.js";
import { type Placed, SEGMENT_TEXTS, UNITS } from "./pairs.js";
import type { Pattern } from "./pattern.js";
import { aim, placesOf } from "./scan.js";

/**
 * Texts that may hold a pattern whose places are sets of characters: a pair of the first two places stands there, a pair that
 * begins with the character which ended that one, and so on. Asked pair by pair alone, each may be met through other characters:
 * of `jizhiweixin` a third of all bodies holds the pairs, and a thirtieth the chain.
 */

/** Characters whose last bits are the same share a row: with a row each most of the time went into emptying them. */
const ROWS = 32;
/** Words of a row: a bit for each text of a segment. */
const WORDS = SEGMENT_TEXTS >>> 5;
/** Places from which the rarest beginning of a chain is chosen: three pairs leave few texts. */
const TELLING = 4;
/** So many pairs of a segment, and the next ones are not worth following: they are initials in bodies. */
const MANY_PAIRS = 50_000;

/** The texts of a segment in which a chain so far ends with a character, and those characters. */
class Ends {
  readonly rows = new Uint32Array(ROWS * WORDS);
  readonly units = new Uint16Array(UNITS);
  count = 0;
  /** Bits that were set, some of them more than once. */
  met = 0;
  private readonly seen = new Uint8Array(UNITS);

  begin(): void {
    for (let i = 0; i < this.count; i += 1) this.seen[this.units[i] as number] = 0;
    this.rows.fill(0);
    this.count = 0;
    this.met = 0;
  }

  add(unit: number): void {
    if (this.seen[unit] === 1) return;
    this.seen[unit] = 1;
    this.units[this.count] = unit;
    this.count += 1;
  }
}

function rowOf(unit: number): number {
  return (unit % ROWS) * WORDS;
}

let ends = new Ends();
let next = new Ends();

/** The texts of the pair at a place in which a chain ends with its first character: there one ends with its second, too. */
function follow(
  { pairs: { lists, offsets }, mask }: Placed,
  place: number,
  first: number,
  second: number,
): void {
  const end = offsets[place + 1] as number;
  let at = offsets[place] as number;
  const { rows } = ends;
  const { rows: into } = next;
  const row = rowOf(first);
  const to = rowOf(second);
  const before = next.met;
  if (end - at === mask) {
    for (let word = 0; at < end; word += 1, at += 4) {
      const bits =
        (lists[at] as number) |
        ((lists[at + 1] as number) << 8) |
        ((lists[at + 2] as number) << 16) |
        ((lists[at + 3] as number) << 24);
      const both = bits & (rows[row + word] as number);
      if (both === 0) continue;
      into[to + word] = (into[to + word] as number) | both;
      next.met += 32;
    }
  }
  for (let text = 0; at < end; ) {
    const byte = lists[at] as number;
    if (byte < 0x80) {
      text += byte;
      at += 1;
    } else {
      text += ((byte & 0x7f) << 8) | (lists[at + 1] as number);
      at += 2;
    }
    const word = text >>> 5;
    const bit = (rows[row + word] as number) & (1 << (text & 31));
    if (bit === 0) continue;
    into[to + word] = (into[to + word] as number) | bit;
    next.met += 1;
  }
  if (next.met > before) next.add(second);
}

/** How many pairs begin with the characters at which chains end. */
function pairsAhead({ pairs: { starts } }: Placed): number {
  let count = 0;
  for (let k = 0; k < ends.count; k += 1) {
    const unit = ends.units[k] as number;
    count += (starts[unit + 1] as number) - (starts[unit] as number);
  }
  return count;
}

/** Follows the chains of a segment from one place of the aimed pattern on, until no more than `few` texts are left. */
function followAll(segment: Placed, { places }: Pattern, from: number, few: number): void {
  const { starts, seconds } = segment.pairs;
  ends.begin();
  ends.rows.fill(0xffffffff);
  for (const unit of places[from] ?? []) ends.add(unit);
  for (let place = from + 1; place < places.length; place += 1) {
    if (place > from + 2 && pairsAhead(segment) > MANY_PAIRS) break;
    next.begin();
    for (let k = 0; k < ends.count; k += 1) {
      const first = ends.units[k] as number;
      const end = starts[first + 1] as number;
      for (let i = starts[first] as number; i < end; i += 1) {
        const second = seconds[i] as number;
        if ((((placesOf[second] as number) >>> place) & 1) === 1) follow(segment, i, first, second);
      }
    }
    [ends, next] = [next, ends];
    if (ends.met <= few) break;
  }
}

/** Where the rarest chain of some places begins, by how many characters each of them may be. */
export function rarestBeginning({ places }: Pattern): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let from = 0; from + 1 < places.length; from += 1) {
    const share = places.slice(from, from + TELLING).reduce((sum, { length }) => sum * (length / UNITS), 1);
    if (share < least) {
      least = share;
      best = from;
    }
  }
  return best;
}

/**
 * Adds to `bits` each text that may hold the pattern from one of its places on. `few` texts of a segment are rather looked at than
 * followed further.
 */
export function markChains(
  segments: readonly Placed[],
  pattern: Pattern,
  from: number,
  few: number,
  bits: Bits,
): Bits {
  aim(pattern);
  for (const segment of segments) {
    followAll(segment, pattern, from, few);
    const words = segment.mask >>> 2;
    for (let row = 0; row < ROWS; row += 1)
      orInto(bits, segment.from, ends.rows.subarray(row * WORDS, row * WORDS + words));
  }
  return bits;
}
