import type { Chance } from "./random.js";

/** What a terminal would obey, reorder, or draw in a width that nobody knows; each family in several spellings. */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  csi: ["\u001b[31m", "\u001b[2J", "\u001b[?1049h", "\u001b[?25l", "\u001b[4h", "\u001b[5;9r", "\u001b[?7l"],
  "csi asks": ["\u001b[6n", "\u001b[c", "\u001b[>c", "\u001b[21t", "\u001b[?1$p", "\u001b[?1003h"],
  "csi begun": ["\u001b[", "\u001b[1", "\u001b", "\u001b[38;2;"],
  title: ["\u001b]0;title\u0007", "\u001b]2;title\u001b\\", "\u001b]1;icon\u0007"],
  clipboard: ["\u001b]52;c;cm0gLXJm\u0007", "\u001b]52;c;?\u0007"],
  link: ["\u001b]8;;http://example.invalid\u0007text\u001b]8;;\u0007"],
  osc: [
    "\u001b]4;1;rgb:ff/00/00\u0007",
    "\u001b]9;note\u0007",
    "\u001b]777;notify;a;b\u0007",
    "\u001b]1337;File=:\u0007",
  ],
  dcs: ['\u001bP$q"p\u001b\\', "\u001bPq#0~\u001b\\", "\u001bPtmux;\u001b\u001b]52;c;QQ==\u0007\u001b\\"],
  "apc pm sos": ["\u001b_Ga=T;QQ\u001b\\", "\u001b^pm\u001b\\", "\u001bXsos\u001b\\", "\u001bktitle\u001b\\"],
  esc: [
    "\u001bc",
    "\u001b(0",
    "\u001b)0",
    "\u001b7",
    "\u001b8",
    "\u001bD",
    "\u001bM",
    "\u001b#8",
    "\u001b=",
    "\u001bZ",
  ],
  c0: [
    "\u0000",
    "\u0005",
    "\u0007",
    "\b\b\b",
    "\v",
    "\f",
    "\r",
    "\u000e",
    "\u000f",
    "\u0011",
    "\u0013",
    "\u0018",
    "\u001a",
  ],
  c1: [
    "\u009b31m",
    "\u009d0;t\u009c",
    "\u0090q\u009c",
    "\u009f_\u009c",
    "\u0084",
    "\u0085",
    "\u008d",
    "\u008e",
    "\u009a",
  ],
  del: ["\u007f", "\u007f\u007f"],
  bidi: [
    "\u202e",
    "\u202d",
    "\u202a",
    "\u202c",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u200e",
    "\u200f",
    "\u061c",
  ],
  zero: [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u034f",
    "\u180e",
    "\u3164",
    "\u115f",
    "\u2800\u200b",
  ],
  tags: ["\u{e0001}", "\u{e0041}\u{e007f}", "\u{e0100}", "\ufe0f", "\ufe00"],
  surrogates: ["\ud800", "\udfff", "\udc00\ud800", "\ud83d"],
  private: ["\ue000", "\uf8ff", "\u{f0000}", "\u{10fffd}", "\uffff", "\ufdd0"],
  marks: [`e${"\u0301".repeat(60)}`, "\u0301", `\u5de5${"\u0489".repeat(20)}`, "\u20e3"],
  breaks: ["\u2028", "\u2029", "\r\n", "\n", "\n\n", "\t"],
};

const WORDS = [
  "\u5de5\u4f1a",
  "\u804c\u5de5\u4e4b\u5bb6",
  "\u672c\u62a5\u8baf",
  "\uff08\u8bb0\u8005\u5f20\u4e09 \u901a\u8baf\u5458\u674e\u56db\uff09",
  "\u672c\u62a5\u8bb0\u8005 \u738b\u4e94",
  "\u65b0\u534e\u793e\u5317\u4eac6\u670820\u65e5\u7535",
  "\u8fd1\u65e5\uff0c",
  "\u3002",
  "\uff0c",
  "\u201c",
  "\u201d",
  "\u2014\u2014",
  "\uff08\u4e0b\u8f6c\u7b2c 2 \u7248\uff09",
  "\u25cf",
  "\u5f20\u4e09 \u6444",
  "2025\u5e746\u670822\u65e5 \u661f\u671f\u65e5",
  "\u8d23\u4efb\u7f16\u8f91\uff1a\u674e\u56db",
  "abc",
  "36.5",
  " ",
  "\u3000",
] as const;

const ATTACKS = Object.values(FAMILIES).flat();

/** A text of a few pieces: attacks, words of a newspaper, and any code unit at all. */
export function hostileText(by: Chance, pieces = 6): string {
  let text = "";
  for (let count = 1 + by.int(pieces); count > 0; count--) {
    const kind = by.int(10);
    if (kind < 5) text += by.pick(ATTACKS);
    else if (kind < 8) text += by.pick(WORDS);
    else if (kind < 9) text += String.fromCharCode(by.int(0x10000));
    else text += String.fromCodePoint(by.int(0x110000));
  }
  return text;
}

/** As UTF-8 has it: half a surrogate pair is U+FFFD. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString("utf8");
}

/** A page with that many hostile texts, in lines as a page has them. */
export function hostilePage(by: Chance, texts: number): string {
  const lines: string[] = [];
  for (let count = 0; count < texts; count++) {
    lines.push(`${hostileText(by)}${by.percent(30) ? by.pick(WORDS).repeat(1 + by.int(8)) : ""}`);
    if (by.percent(40)) lines.push("");
  }
  return lines.join("\n");
}

/** A file's name that holds an attack; a system refuses only `/`, NUL and more than 255 bytes. */
export function hostileName(by: Chance, number: number): string {
  const text = hostileText(by, 3).replace(/[\0/]/gu, "");
  return `${Array.from(wellFormed(text)).slice(0, 40).join("")}${number}.txt`;
}

/** What can stand in a command line: anything but NUL. */
export function hostileWord(by: Chance): string {
  return wellFormed(`x${by.pick(ATTACKS)}${hostileText(by, 4)}`.replaceAll("\0", ""));
}
