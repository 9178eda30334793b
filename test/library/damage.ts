/** Ways to damage what was kept, for the tests that read it again. */

/** A bit turned in one byte. */
export function turned(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Another number in the place of a 32-bit word, counted from 0. */
export function withWord(bytes: Uint8Array, word: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, word * 4);
  return copy;
}
