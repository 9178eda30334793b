/** Weights as characters: a table of sixty thousand small numbers is a string, which V8 reads at once. */

/** Steps of a weight in the units of `weights.ts`, and how many there are on either side of 0. */
const STEP = 0.1;
const MOST = 22;
/** Less than this says nothing that the next learning would not say otherwise. */
const LEAST = 0.25;
/** `#` to `O`, of which a string escapes none, 0 being in the middle. */
const LOWEST = 0x23;

/** The character that stands for a weight, cut to what the steps reach. */
export function crossedCharacter(weight: number): string {
  const step = Math.abs(weight) < LEAST ? 0 : Math.max(-MOST, Math.min(MOST, Math.round(weight / STEP)));
  return String.fromCharCode(LOWEST + MOST + step);
}

/** The weights that such a string holds. */
export function crossedWeights(text: string): Float32Array {
  const out = new Float32Array(text.length);
  for (let i = 0; i < text.length; i += 1) out[i] = (text.charCodeAt(i) - LOWEST - MOST) * STEP;
  return out;
}
