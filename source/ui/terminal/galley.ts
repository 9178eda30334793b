/** Lines kept at hand; more than any screen has rows, so that none of a frame can be missing. */
const LIMIT = 2000;
/** What signs are made of, two letters each: Ink measures letters quickly, and takes every character apart. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A compositor's tray of finished lines. Ink is given a short sign for each line instead of the line, places the
 * signs, and this gives the lines back in Ink's order. Ink's own pass over a screen of Chinese (tokenizing,
 * measuring and joining each cell anew for every frame) took 13 ms a key at 120×36, all the rest 1.2 ms. A sign is two letters.
 */
export class Galley {
  private readonly signs = new Map<string, string>();
  private readonly lines = new Map<string, string>();

  /** Cells that Ink must believe to have; it makes an object of each of them for every frame. */
  static readonly columns = 2;

  /** The sign of a line: the same for the same line while it is at hand. */
  signOf(line: string): string {
    const known = this.signs.get(line);
    if (known !== undefined) {
      // A line in use is the newest: a frame's lines are never the ones that go.
      this.signs.delete(line);
      this.signs.set(line, known);
      return known;
    }
    const sign = this.freeSign();
    this.signs.set(line, sign);
    this.lines.set(sign, line);
    return sign;
  }

  /** The line of a sign; what is no sign (Ink's report of a failed render) is given back as it is. */
  lineOf(sign: string): string {
    return this.lines.get(sign.trimEnd()) ?? sign;
  }

  /** A sign that stands for no line, or no longer: that of the line that was not asked for longest. */
  private freeSign(): string {
    const oldest = this.signs.entries().next().value;
    if (oldest === undefined || this.signs.size < LIMIT) return signNumber(this.signs.size);
    this.signs.delete(oldest[0]);
    return oldest[1];
  }
}

function signNumber(number: number): string {
  return LETTERS.charAt(Math.floor(number / LETTERS.length)) + LETTERS.charAt(number % LETTERS.length);
}
