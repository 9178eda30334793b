import { markChains, rarestBeginning } from "./chain.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { allBits, andInto, type Bits, countBits, hasBit, makeBits, setBit } from "./grow.js";
import { HEAD, PARTS } from "./layout.js";
import type { Pattern } from "./pattern.js";

/** Texts that may hold a pattern; those that are not indexed yet always may. */
interface Candidates {
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

/** Texts in which a stretch of the short text begins with a character. */
export function beginnersOf(index: CorpusIndex, unit: number): Bits {
  const bits = makeBits(index.short.texts.size);
  for (const part of Object.values(PARTS)) index.short.pairs.mark(HEAD + part, unit, bits);
  return withTail(index, bits);
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

/** So many pairs of characters are few lists to read, as against following chains. */
const FEW_PAIRS = 2000;
/** So many stand in most bodies, and are many lists to read. */
const MANY_PAIRS = 40_000;
/** So few texts of a segment are looked at rather than narrowed down further: a short one costs a tenth of a long one. */
const FEW_SHORT = 64;
const FEW_LONG = 24;
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

/** How many pairs of characters two places side by side may be. */
function pairsOf({ places }: Pattern, i: number): number {
  return (places[i]?.length ?? 0) * (places[i + 1]?.length ?? 0);
}

/** Texts that may hold a pattern in which places are sets of characters: by its rarest pairs, and where those leave many by its chains. */
function placesCandidates(index: CorpusIndex, room: Room, pattern: Pattern): Candidates {
  const { places } = pattern;
  const bitsOf = (i: number): Bits => pairBits(index, room, places[i] ?? [], places[i + 1] ?? []);
  if (places.length === 1) return singleCharacter(index, room, places[0] ?? []);
  if (places.length === 2) return { bits: withTail(index, bitsOf(0)), certain: true };
  const { segments } = room.pairs;
  const few = room === index.long ? FEW_LONG : FEW_SHORT;
  const from = rarestBeginning(pattern);
  const bits = allBits(index.short.texts.size);
  const links = Array.from({ length: places.length - 1 }, (_, i) => i);
  let chained = false;
  for (const i of links.sort((a, b) => pairsOf(pattern, a) - pairsOf(pattern, b))) {
    if (!chained && pairsOf(pattern, i) > FEW_PAIRS) {
      andInto(bits, markChains(segments, pattern, from, few, makeBits(index.short.texts.size)));
      chained = true;
    }
    if (countBits(bits) <= few * segments.length || pairsOf(pattern, i) > MANY_PAIRS) break;
    if (!chained || i < from) andInto(bits, bitsOf(i));
  }
  return { bits: withTail(index, bits), certain: false };
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

/** Counts votes for 32 texts at a time: of each text five bits, which lie a word for each. */
function countVotes(votes: readonly Bits[]): Int32Array {
  const words = votes[0]?.length ?? 0;
  const counts = new Int32Array(words * COUNT_BITS);
  for (let i = 0; i < words; i += 1) {
    for (let vote = 0; vote < votes.length; vote += 1) {
      let carry = (votes[vote] as Bits)[i] as number;
      for (let k = i * COUNT_BITS; carry !== 0; k += 1) {
        const count = counts[k] as number;
        counts[k] = count ^ carry;
        carry &= count;
      }
    }
  }
  return counts;
}

/** The texts with at least `need` votes: those with most first, then the newest; at most `most`. */
export function likeliest(
  votes: readonly Bits[],
  need: number,
  most: number,
  { index, allowed }: { readonly index: CorpusIndex; readonly allowed: Bits | null },
): readonly number[] {
  const counts = countVotes(votes);
  const likely: number[] = [];
  const taken = makeBits(index.short.texts.size);
  for (let count = votes.length; count >= need && likely.length < most; count -= 1) {
    const enough = atLeast(counts, count);
    if (allowed !== null) andInto(enough, allowed);
    for (let i = 0; i < taken.length; i += 1) {
      const all = enough[i] as number;
      enough[i] = all & ~(taken[i] as number);
      taken[i] = all;
    }
    for (const text of inOrder(index, enough, most - likely.length)) likely.push(text);
  }
  return likely;
}

/** So few texts are put in order by themselves: walking all of a large corpus in its order takes longer. */
const FEW_IN_ORDER = 2000;

/** The texts of a set, newest first, as many as are wanted. */
function inOrder(index: CorpusIndex, bits: Bits, wanted: number): Uint32Array {
  const count = countBits(bits);
  const texts = new Uint32Array(Math.min(count, count <= FEW_IN_ORDER ? count : wanted));
  const order = index.dates.newestFirst();
  let length = 0;
  if (count > FEW_IN_ORDER) {
    for (let i = 0; length < texts.length; i += 1) {
      const text = order[i] as number;
      if (hasBit(bits, text)) texts[length++] = text;
    }
    return texts;
  }
  const ranks = index.dates.ranks();
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1)
      texts[length++] = ranks[(i << 5) + (31 - Math.clz32(word & -word))] as number;
  }
  return texts
    .sort()
    .subarray(0, wanted)
    .map((rank) => order[rank] as number);
}

/** Which of the texts have a count of `need` or more: compared bit by bit from the highest, 32 texts at a time. */
function atLeast(counts: Int32Array, need: number): Bits {
  const enough = new Uint32Array(counts.length / COUNT_BITS);
  for (let i = 0; i < enough.length; i += 1) {
    let more = 0;
    let same = -1;
    for (let k = COUNT_BITS - 1; k >= 0; k -= 1) {
      const bit = counts[i * COUNT_BITS + k] as number;
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
