import { isSpace } from "./chars.js";

/** The first `limit` characters of a text that are not white space. */
export function squeezed(text: string, limit: number): string {
  let bare = "";
  for (let at = 0; at < text.length && bare.length < limit; ) {
    const end = runEnd(text, at);
    bare += text.slice(at, end);
    at = end + 1;
  }
  return bare.slice(0, limit);
}

/** Where the run of characters that are not white space ends. */
function runEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** White space, or a column line's end. */
export function isBlank(code: number): boolean {
  return isSpace(code) || code === 0x0a;
}

/** The index in `text` behind its first `count` characters that are not white space. */
export function endOf(text: string, count: number): number {
  let at = 0;
  for (let seen = 0; seen < count && at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) seen += 1;
  return at;
}
