/** The few looks that printed output has: the terminal's own bold, dim, underline and one accent. */
export type Look = "bold" | "dim" | "accent" | "match";

const CODES: Readonly<Record<Look, readonly [string, string]>> = {
  bold: ["1", "22"],
  dim: ["2", "22"],
  accent: ["36", "39"],
  // A match is bold too: nothing is told by colour alone.
  match: ["1;33", "22;39"],
};

/** The text with a look on a terminal that has colours; as it is elsewhere. */
export function styled(text: string, look: Look, color: boolean): string {
  if (!color || text === "") return text;
  const [on, off] = CODES[look];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** A text with its marked stretches set off. `marks` are UTF-16 offsets `[start, end)`, ascending. */
export function withMarks(
  text: string,
  marks: readonly (readonly [number, number])[],
  color: boolean,
  safe: (text: string) => string,
): string {
  if (!color) return safe(text);
  let out = "";
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    out += safe(text.slice(at, start)) + styled(safe(text.slice(start, end)), "match", color);
    at = end;
  }
  return out + safe(text.slice(at));
}
