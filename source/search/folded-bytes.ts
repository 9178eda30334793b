import type { Article } from "../corpus/article.js";
import type { Room } from "./corpus-index.js";
import { hashOfIds, VERSION, wordsOf } from "./segment-bytes.js";
import type { TextStore } from "./text-store.js";

/**
 * The folded texts of some articles as one run of bytes and back, without the pairs that a segment has: for the shipped pages,
 * which are too few for an index. Folding them takes more of a search at the prompt than searching them. What is read back
 * is not added up: it lies beside the program and is as whole as the program is.
 */

/** Raised whenever the layout below changes. */
const FORMAT = 1;
const MAGIC = 0x4e57_4631;
/** Magic, format, version, articles, hash of their ids; then the units of text of each room. */
const HEADER = 7;

/** The folded texts of all of `articles`, which are all that the rooms hold. A machine's own order of bytes. */
export function foldedBytes(articles: readonly Article[], short: Room, long: Room): Uint8Array {
  const rooms = [short, long].map(({ texts }) => {
    const lengths = Uint32Array.from(articles, (_, i) => texts.length(i));
    return { texts, lengths, units: lengths.reduce((sum, each) => sum + each, 0) };
  });
  const sizes = rooms.map(({ units }) => articles.length + wordsOf(units * 2));
  const words = new Uint32Array(sizes.reduce((sum, each) => sum + each, HEADER));
  words.set([
    MAGIC,
    FORMAT,
    VERSION,
    articles.length,
    hashOfIds(articles),
    ...rooms.map(({ units }) => units),
  ]);
  let at = HEADER;
  for (const { texts, lengths, units } of rooms) {
    words.set(lengths, at);
    const out = new Uint16Array(words.buffer, (at + lengths.length) * 4, units);
    let end = 0;
    for (const [text, length] of lengths.entries()) {
      out.set(texts.units(text), end);
      end += length;
    }
    at += lengths.length + wordsOf(units * 2);
  }
  return new Uint8Array(words.buffer);
}

/** Takes the texts of both rooms as views of the bytes. False where they are not ours or not of these articles. */
export function takeFolded(
  bytes: Uint8Array,
  articles: readonly Article[],
  short: TextStore,
  long: TextStore,
): boolean {
  if (bytes.byteLength % 4 !== 0 || bytes.byteLength < HEADER * 4) return false;
  // Views of numbers begin at multiples of four; bytes that do not are copied.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength / 4);
  const count = articles.length;
  if (words[0] !== MAGIC || words[1] !== FORMAT || words[2] !== VERSION || words[3] !== count) return false;
  if (words[4] !== hashOfIds(articles)) return false;
  const sizes = [...words.subarray(HEADER - 2, HEADER)];
  const size = sizes.reduce((sum, units) => sum + count + wordsOf(units * 2), HEADER);
  if (words.length !== size) return false;
  let at = HEADER;
  for (const [room, texts] of [short, long].entries()) {
    const units = sizes[room] as number;
    const text = new Uint16Array(whole.buffer, whole.byteOffset + (at + count) * 4, units);
    texts.take(text, words.subarray(at, at + count));
    at += count + wordsOf(units * 2);
  }
  return true;
}
