import type { Ambiguous } from "./cells.js";
import { glyphsFor } from "./glyphs.js";

/**
 * A bar for `value` of `most`, drawn in eighths of a cell and at most `cells` wide. Not filled up with spaces.
 * What is more than nothing shows at least the thinnest bar. With whole cells only (ASCII) it is rounded.
 */
export function bar(value: number, most: number, cells: number, ambiguous: Ambiguous): string {
  if (!(value > 0) || !(most > 0) || !(cells >= 1)) return "";
  const { eighths } = glyphsFor(ambiguous);
  const steps = eighths.length;
  const room = Math.floor(cells);
  const filled = Math.max(1, Math.round(Math.min(1, value / most) * room * steps));
  const rest = filled % steps;
  return (eighths[steps - 1] ?? "").repeat(Math.floor(filled / steps)) + (rest > 0 ? eighths[rest - 1] : "");
}

/** One character a count, its height as part of the greatest. Nothing at all is a space. */
export function sparkline(values: readonly number[], ambiguous: Ambiguous): string {
  const most = Math.max(0, ...values);
  const { heights } = glyphsFor(ambiguous);
  return values
    .map((value) => (value <= 0 ? " " : heights[Math.max(0, Math.ceil((value / most) * heights.length) - 1)]))
    .join("");
}
