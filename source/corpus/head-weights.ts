/** Weights as characters: a table of sixty thousand small numbers is a string, which V8 reads at once. */

/** Steps of a weight in the units of `weights.ts`, and how many there are on either side of 0. */
const STEP = 0.05;
const MOST = 44;
/** `#` to `z` without the backslash, 0 being in the middle. */
const LOWEST = 0x23;
const BACKSLASH = 0x5c;

/** The character that stands for a weight, cut to what the steps reach. */
export function crossedCharacter(weight: number): string {
  const step = Math.max(-MOST, Math.min(MOST, Math.round(weight / STEP)));
  const code = LOWEST + MOST + step;
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
}

/** The weights that such a string holds. */
export function crossedWeights(text: string): Float32Array {
  const out = new Float32Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    out[i] = ((code > BACKSLASH ? code - 1 : code) - LOWEST - MOST) * STEP;
  }
  return out;
}
