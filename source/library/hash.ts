/** Two 32-bit hashes of different kinds over the same bytes, four at a time: 64 bits, in hexadecimal. */
export function hashOfBytes(bytes: Uint8Array): string {
  const whole = bytes.length >> 2;
  // A copy, since a file's bytes may begin anywhere in a buffer.
  const words = new Int32Array(new Uint8Array(bytes.subarray(0, whole << 2)).buffer);
  let a = 0x811c9dc5;
  let b = 0;
  const take = (word: number): void => {
    a = Math.imul(a ^ word, 0x01000193);
    // Without this the high bits of a word would never reach the low ones.
    a ^= a >>> 15;
    b = (Math.imul(b, 31) + word + 1) | 0;
    b ^= b >>> 13;
  };
  for (let i = 0; i < whole; i++) take(words[i] as number);
  for (let i = whole << 2; i < bytes.length; i++) take(bytes[i] as number);
  return (a >>> 0).toString(16) + (b >>> 0).toString(16);
}
