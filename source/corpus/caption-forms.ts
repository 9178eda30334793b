import type { Paragraph } from "./blocks.js";
import { charSet, isAmong } from "./chars.js";

/** The forms by which a paragraph is known for a picture's caption, or part of one. */

export const PICTURE = /^(?:图为|圖為|[上下左右本]图|[上下左右]圖|图[①②③④⑤⑥⑦⑧⑨一二三四五六\d]|[①②③④⑤⑥⑦⑧⑨])/u;
/** `图②…`, `③ …`: one of several pictures. */
export const NUMBERED = /^(?:图\s?)?[①②③④⑤⑥⑦⑧⑨]|^[图圖]\s?[一二三四五六\d]/u;
export const DATED =
  /^(?:近日|日前|(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日[早晚]?|(?:[一二三四五六七八九十]{1,3}月)?[一二三四五六七八九十]{1,3}日[早晚]?)\s*[，,]/u;

/** `（左）`, `（前排中）`: who stands where in the picture. */
export const PLACED = /[（(][前后後]?排?[左右中前后後][一二三四\d]?(?:[一二三四]人?)?[）)]/u;

/** `图①：…`: with its colon it says what a picture shows. */
const SHOWN = /^[图圖]\s?(?:[①②③④⑤⑥⑦⑧⑨]|[一二三四五六\d])\s*[：:]/u;

/** `《听涛》（版画，…）`: a work that is printed, by its title and how it was made. */
const ARTWORK =
  /^《[^》\n]{1,24}》\s*[（(]\s*(?:版[画畫]|木刻|油[画畫]|[中国國画畫]{2,3}|水彩|水粉|水墨|剪[纸紙]|[书書]法|篆刻|[摄攝]影|漫[画畫]|素描|速[写寫]|雕塑|年[画畫]|[农農]民[画畫]|工[笔筆]|插[画畫]|丙烯|刺[绣繡])/u;

/** A caption that says which picture it is about, or what the picture is: it needs no credit to be one. */
export function isShown(text: string): boolean {
  return isAmong(SHOWN_BEGINS, text, 0) && (SHOWN.test(text) || ARTWORK.test(text));
}

const SHOWN_BEGINS = charSet("图圖《");

/** A work's caption is a paragraph; behind pictures that are told one by one, another one begins with its day and has no number. */
export function isParted(above: Paragraph | undefined, next: Paragraph): boolean {
  if (above === undefined) return false;
  if (!isAmong(SHOWN_BEGINS, above.text, 0) && !isAmong(SHOWN_BEGINS, next.text, 0)) return false;
  if (ARTWORK.test(next.text) || ARTWORK.test(above.text)) return true;
  return SHOWN.test(above.text) && DATED.test(next.text);
}
