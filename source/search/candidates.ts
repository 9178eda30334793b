import type { CorpusIndex, Room } from "./corpus-index.js";
import { andInto, type Bits, countBits, makeBits, setBit } from "./grow.js";
import type { Pattern } from "./pattern.js";

/** Texts that may hold a pattern; those that are not indexed yet always may. */
export interface Candidates {
  readonly bits: Bits;
  /** Those that are indexed do hold it, no look needed. */
  readonly certain: boolean;
}

function withTail(index: CorpusIndex, bits: Bits): Bits {
  for (let i = index.indexed; i < index.short.texts.size; i += 1) setBit(bits, i);
  return bits;
}

function singleCharacter(index: CorpusIndex, room: Room, units: readonly number[]): Candidates {
  const bits = makeBits(index.short.texts.size);
  for (const unit of units) room.pairs.markHolders(unit, bits);
  return { bits: withTail(index, bits), certain: true };
}

function exactCandidates(index: CorpusIndex, room: Room, text: string): Candidates {
  const size = index.short.texts.size;
  let bits: Bits | null = null;
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = makeBits(size);
    const known = room.pairs.mark(text.charCodeAt(i), text.charCodeAt(i + 1), pair);
    if (!known) return { bits: withTail(index, pair), certain: text.length === 2 };
    if (bits === null) bits = pair;
    else andInto(bits, pair);
  }
  return { bits: withTail(index, bits ?? makeBits(size)), certain: text.length === 2 };
}

/** So many combinations stand in most bodies, and are many lists to read. */
const LARGE = 40_000;
/** So few texts are looked at rather than narrowed down further: a short one costs a tenth of a long one. */
const FEW_SHORT = 5000;
const FEW_LONG = 800;
const members = new Uint8Array(0x10000);

/** Texts in which a character of `firsts` stands before one of `seconds`. */
function pairBits(
  index: CorpusIndex,
  room: Room,
  firsts: readonly number[],
  seconds: readonly number[],
): Bits {
  const bits = makeBits(index.short.texts.size);
  for (const unit of seconds) members[unit] = 1;
  room.pairs.markAll(firsts, members, bits);
  for (const unit of seconds) members[unit] = 0;
  return bits;
}

/** Texts that may hold a pattern in which places are sets of characters. */
function placesCandidates(index: CorpusIndex, room: Room, { places }: Pattern): Candidates {
  if (places.length === 1) return singleCharacter(index, room, places[0] ?? []);
  let bits: Bits | null = null;
  const sizeOf = (i: number): number => (places[i]?.length ?? 0) * (places[i + 1]?.length ?? 0);
  const pairs = Array.from({ length: places.length - 1 }, (_, i) => i).sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const i of pairs) {
    if (bits !== null && room === index.long && sizeOf(i) > LARGE) break;
    const pair = pairBits(index, room, places[i] ?? [], places[i + 1] ?? []);
    if (bits === null) bits = pair;
    else andInto(bits, pair);
    if (places.length > 2 && countBits(bits) < (room === index.long ? FEW_LONG : FEW_SHORT)) break;
  }
  return { bits: withTail(index, bits ?? makeBits(index.short.texts.size)), certain: places.length === 2 };
}

/** Texts of a room that may hold a pattern; none is missing. */
export function candidatesOf(index: CorpusIndex, room: Room, pattern: Pattern): Candidates {
  const text = pattern.exact;
  if (text === null) return placesCandidates(index, room, pattern);
  if (text.length === 1) return singleCharacter(index, room, [text.charCodeAt(0)]);
  return exactCandidates(index, room, text);
}

/** The texts that hold each character (of a short word), or each pair of characters (of a longer one). */
export function votesOf(index: CorpusIndex, room: Room, text: string, single: boolean): readonly Bits[] {
  const size = index.short.texts.size;
  const votes: Bits[] = [];
  const seen = new Set<string>();
  for (let i = 0; i + (single ? 0 : 1) < text.length; i += 1) {
    const piece = text.slice(i, i + (single ? 1 : 2));
    if (seen.has(piece)) continue;
    seen.add(piece);
    if (single) votes.push(singleCharacter(index, room, [piece.charCodeAt(0)]).bits);
    else votes.push(exactCandidates(index, room, piece).bits);
  }
  return votes.length === 0 ? [makeBits(size)] : votes;
}

/** Bits of a count: there are at most 30 votes. */
const COUNT_BITS = 5;

/**
 * Counts votes for 32 texts at a time, a word for each bit of the counts, and gives the texts with at least `need`:
 * those with most votes first, then the newest; at most `most`.
 */
export function likeliest(
  votes: readonly Bits[],
  need: number,
  most: number,
  { index, allowed }: { readonly index: CorpusIndex; readonly allowed: Bits | null },
): readonly number[] {
  const words = votes[0]?.length ?? 0;
  const counts = Array.from({ length: COUNT_BITS }, () => new Int32Array(words));
  for (const bits of votes) {
    for (let i = 0; i < words; i += 1) {
      let carry = bits[i] as number;
      for (let k = 0; k < COUNT_BITS && carry !== 0; k += 1) {
        const count = counts[k] as Int32Array;
        const old = count[i] as number;
        count[i] = old ^ carry;
        carry &= old;
      }
    }
  }
  const likely: number[] = [];
  let taken: Bits | null = null;
  for (let count = votes.length; count >= need && likely.length < most; count -= 1) {
    const enough = atLeast(counts, count);
    if (allowed !== null) andInto(enough, allowed);
    const exactly = taken === null ? enough : enough.map((word, i) => word & ~((taken as Bits)[i] as number));
    for (const text of inOrder(index, exactly, most - likely.length)) likely.push(text);
    taken = enough;
  }
  return likely;
}

/** So few texts are put in order by themselves: walking all of a large corpus in its order takes longer. */
const FEW_IN_ORDER = 2000;

/** The texts of a set, newest first, as many as are wanted. */
function inOrder(index: CorpusIndex, bits: Bits, wanted: number): Uint32Array {
  const count = countBits(bits);
  const texts = new Uint32Array(Math.min(count, count <= FEW_IN_ORDER ? count : wanted));
  if (count <= FEW_IN_ORDER) {
    const ranks = index.ranks();
    let length = 0;
    for (let i = 0; i < bits.length; i += 1) {
      for (let word = bits[i] as number; word !== 0; word &= word - 1)
        texts[length++] = (i << 5) + (31 - Math.clz32(word & -word));
    }
    return texts.sort((a, b) => (ranks[a] as number) - (ranks[b] as number)).subarray(0, wanted);
  }
  const order = index.newestFirst();
  for (let i = 0, length = 0; length < texts.length; i += 1) {
    const text = order[i] as number;
    if ((((bits[text >>> 5] as number) >>> (text & 31)) & 1) === 1) texts[length++] = text;
  }
  return texts;
}

/** Which of the texts have a count of `need` or more: compared bit by bit from the highest, 32 texts at a time. */
function atLeast(counts: readonly Int32Array[], need: number): Bits {
  const words = counts[0]?.length ?? 0;
  const enough = new Uint32Array(words);
  for (let i = 0; i < words; i += 1) {
    let more = 0;
    let same = -1;
    for (let k = COUNT_BITS - 1; k >= 0; k -= 1) {
      const bit = (counts[k] as Int32Array)[i] as number;
      if (((need >>> k) & 1) === 1) same &= bit;
      else {
        more |= same & bit;
        same &= ~bit;
      }
    }
    enough[i] = more | same;
  }
  return enough;
}
