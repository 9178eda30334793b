import { ALONE, type BigramIndex } from "./bigrams.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { andInto, type Bits, countBits, hasBit, listBits, makeBits, setRange } from "./grow.js";
import type { Pattern } from "./pattern.js";

/** Texts that may hold a pattern, ascending; `certain`: those below `indexed` do hold it, no look needed. */
export interface Candidates {
  readonly texts: Uint32Array;
  readonly certain: boolean;
}

const NONE: Candidates = { texts: new Uint32Array(0), certain: true };

/** Reading one number of a list costs 2 ns, looking at a text some 100 to 500: below this ratio, look. */
const LOOK_COST = 64;

function withTail(index: CorpusIndex, texts: Uint32Array, certain: boolean): Candidates {
  const from = index.indexed;
  const size = index.short.texts.size;
  if (from === size) return { texts, certain };
  const all = new Uint32Array(texts.length + size - from);
  all.set(texts);
  for (let i = from; i < size; i += 1) all[texts.length + i - from] = i;
  return { texts: all, certain };
}

function readList(pairs: BigramIndex, id: number): Uint32Array {
  const texts = new Uint32Array(pairs.count(id));
  let at = 0;
  pairs.each(id, (text) => {
    texts[at] = text;
    at += 1;
  });
  return texts;
}

function singleCharacter(index: CorpusIndex, room: Room, units: readonly number[]): Candidates {
  const bits = makeBits(index.short.texts.size);
  for (const unit of units) {
    const alone = room.pairs.find(unit, ALONE);
    if (alone >= 0) room.pairs.mark(alone, bits);
    else room.pairs.eachFollower(unit, (_second, id) => room.pairs.mark(id, bits));
  }
  return withTail(index, listBits(bits, countBits(bits)), true);
}

/** Texts with all pairs of an exact text, by the rarest pair first. */
function exactCandidates(index: CorpusIndex, room: Room, text: string): Candidates {
  const ids = new Set<number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const id = room.pairs.find(text.charCodeAt(i), text.charCodeAt(i + 1));
    if (id < 0) return withTail(index, NONE.texts, true);
    ids.add(id);
  }
  const sorted = [...ids].sort((a, b) => room.pairs.count(a) - room.pairs.count(b));
  let texts = readList(room.pairs, sorted[0] as number);
  for (const id of sorted.slice(1)) {
    if (texts.length * LOOK_COST < room.pairs.count(id)) break;
    const bits = makeBits(index.short.texts.size);
    room.pairs.mark(id, bits);
    texts = texts.filter((candidate) => hasBit(bits, candidate));
  }
  return withTail(index, texts, text.length === 2);
}

const members = new Uint8Array(0x10000);
/** Looking up one pair costs about as much as passing this many followers of a character. */
const LOOKUP_COST = 4;

/** Texts in which a character of `firsts` stands before one of `seconds`. */
function pairBits(
  index: CorpusIndex,
  room: Room,
  firsts: readonly number[],
  seconds: readonly number[],
): Bits {
  const bits = makeBits(index.short.texts.size);
  for (const unit of seconds) members[unit] = 1;
  for (const first of firsts) {
    if (room.pairs.followers(first) > seconds.length * LOOKUP_COST) {
      for (const second of seconds) {
        const id = room.pairs.find(first, second);
        if (id >= 0) room.pairs.mark(id, bits);
      }
    } else {
      room.pairs.eachFollower(first, (second, id) => {
        if (members[second] === 1) room.pairs.mark(id, bits);
      });
    }
  }
  for (const unit of seconds) members[unit] = 0;
  return bits;
}

/** Texts that may hold a pattern in which places are sets of characters. */
function placesCandidates(index: CorpusIndex, room: Room, pattern: Pattern): Candidates {
  const { places } = pattern;
  if (places.length === 1) return singleCharacter(index, room, places[0] ?? []);
  let bits: Bits | null = null;
  for (let i = 0; i + 1 < places.length; i += 1) {
    const pair = pairBits(index, room, places[i] ?? [], places[i + 1] ?? []);
    if (bits === null) bits = pair;
    else andInto(bits, pair);
  }
  if (bits === null) return NONE;
  return withTail(index, listBits(bits, countBits(bits)), places.length === 2);
}

/** Texts of a room that may hold a pattern; none is missing. */
export function candidatesOf(index: CorpusIndex, room: Room, pattern: Pattern): Candidates {
  const text = pattern.exact;
  if (text === null) return placesCandidates(index, room, pattern);
  if (text.length === 1) return singleCharacter(index, room, [text.charCodeAt(0)]);
  return exactCandidates(index, room, text);
}

/**
 * Texts that hold most of a text's characters (short texts) or pairs: at most `most`, those with the largest share
 * first, then the ones that come first in `order`. `need` is the least number that lets a text be a near match.
 */
export function likelyTexts(
  index: CorpusIndex,
  room: Room,
  lists: readonly number[],
  need: number,
  most: number,
  order: Uint32Array,
): readonly number[] {
  const size = index.short.texts.size;
  const votes = new Uint8Array(size);
  for (const id of new Set(lists)) {
    room.pairs.each(id, (text) => {
      votes[text] = (votes[text] as number) + 1;
    });
  }
  votes.fill(255, index.indexed);
  const byVotes: number[][] = [];
  for (let i = 0; i < size; i += 1) {
    const text = order[i] as number;
    const count = votes[text] as number;
    if (count < need) continue;
    const same = byVotes[count];
    if (same === undefined) byVotes[count] = [text];
    else if (same.length < most) same.push(text);
  }
  return byVotes.reverse().flat().slice(0, most);
}

/** Every text, for a room that has to be looked at as a whole. */
export function allTexts(index: CorpusIndex): Uint32Array {
  const bits = makeBits(index.short.texts.size);
  setRange(bits, 0, index.short.texts.size);
  return listBits(bits, index.short.texts.size);
}
