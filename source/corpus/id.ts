/** Digits and letters that nobody mistakes for one another when typing from a screen. */
export const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** 32-bit FNV-1a over UTF-16 units: fast, and good enough to tell the pages of a corpus apart. */
export function hashText(text: string): number {
  return mixed(text) >>> 0;
}

/** Signed, as V8 keeps whole numbers; its compiled loop cannot say what it does not know yet, and would be thrown away each time. */
function mixed(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/**
 * An article's id: six letters or digits from the page's text and the item's place on it, so it is the same
 * from run to run, whatever the file is called, as long as the page's text stands.
 */
export function makeId(pageHash: number, position: number): string {
  let a = Math.imul(pageHash ^ Math.imul(position + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  a = (a ^ (a >>> 13)) >>> 0;
  a = Math.imul(a, 0xc2b2ae35) >>> 0;
  a = (a ^ (a >>> 16)) >>> 0;
  let id = "";
  for (let i = 0; i < 6; i += 1) {
    id += ALPHABET[a % ALPHABET.length] ?? "2";
    a = Math.floor(a / ALPHABET.length);
    if (i === 2) a = (a ^ (pageHash & 0xffff)) >>> 0;
  }
  return id;
}
