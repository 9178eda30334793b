import { charSet, hasAmong, isAmong, isHan, withoutSpace } from "./chars.js";

/** The words with which papers say who wrote, photographed or gave what, in both scripts. */

/** Role words and the contract's role for them; printed prefixes such as 首席 or 驻京 do not change the role. */
const ROLE_OF: readonly (readonly [RegExp, string | null])[] = [
  [/特[约約]通[讯訊][员員]$/u, "通讯员"],
  [/特[约約][记記]者$/u, "特约记者"],
  [/[记記]者$/u, "记者"],
  [/通[讯訊][员員]$/u, "通讯员"],
  [/[实實][习習]生$/u, "实习生"],
  [/(?:评论员|評論員|撰稿人|作者|主笔|主筆)$/u, "作者"],
  [/(?:读者|讀者|摄影|攝影|[摄攝]影[者师師]|网友|網友|职工|職工|漫画|漫畫|插图|插圖|制图|製圖)$/u, null],
];

const HAN = "\\u4e00-\\u9fff";

/** A column line's end or a justified line's space may stand inside a role word: `[ \n]?` between its characters. */
export function fold(pattern: string): string {
  return pattern.replace(/\[[^\]]+\]|[\u4e00-\u9fff]/gu, (char, at: number) => {
    const next = pattern[at + char.length] ?? "";
    return /[[\u4e00-\u9fff]/u.test(next) ? `${char}[ \\n]?` : char;
  });
}

function folded(pattern: string): RegExp {
  return new RegExp(fold(pattern), "uy");
}

const OUTLET = `本[ \\n]?[报報社刊台网網]|新[ \\n]?[华華][ \\n]?社|(?:[${HAN}]{2,8}[·•])?(?:[${HAN}]\\n?){1,8}?(?:[社报報网網台刊]|客户端|客戶端)(?:[-—－·/、]?[${HAN}]{1,6}?[报報网網台])?`;
const PREFIX =
  "(?:全媒体|全媒體|融媒体|融媒體|全媒|融媒|首席|见习|見習|实习|實習|摄影|攝影|文字|图片|圖片|高级|高級|资深|資深|特派|特别|驻[\\u4e00-\\u9fff]{1,4}|駐[\\u4e00-\\u9fff]{1,4})*";
const ROLE_WORD = fold(
  `${PREFIX}(?:特[约約]通[讯訊][员員]|特[约約][记記]者|[记記]者|通[讯訊][员員]|[实實][习習]生|特[约約][评評][论論][员員]|[评評][论論][员員]|撰稿人|作者|主[笔筆]|[读讀]者|[网網]友|[摄攝]影[者师師]?|漫[画畫]|插[图圖]|[制製][图圖])`,
);
export const ROLE = new RegExp(`(${OUTLET})?[ \\n]*(${ROLE_WORD})[ :：]*`, "uy");
export const ROLE_HERE = new RegExp(`^(?:${ROLE_WORD})`, "u");
export const ROLE_INSIDE = new RegExp(ROLE_WORD, "u");
/** `新华社发`, `人民视觉`, `资料图片`: an outlet that gives a picture, with or without a name. */
export const GIVER = new RegExp(
  `(本\\n?[报報社]|(?:[${HAN}]\\n?){1,6}[社报報网網])\\n?(?:发|發|稿|供\\n?[图圖])(?=[\\s（(）)]|$)`,
  "uy",
);
export const AGENCY = folded(
  "(?:人民视觉|视觉中国|影像中国|东方IC|新[华華]社[/／]\\n?(?:路透|法新|美联|美聯|埃菲)社?|(?:本[报報])?\\n?[资資]料\\n?(?:[图圖]片?|照片|片)|受[访訪]者)(?:供[图圖]|[发發])?(?=[\\s）)]|$)",
);
export const HANDS = folded(
  "(?:[摄攝]影[报報][道導]|[采採][访訪][摄攝]影|[图圖][片]?[报報][道導]|文[/／、和\\s]?\\n?[图圖摄攝]影?|[图圖摄攝]影?\\n?[/／]\\n?文)(?=[\\s（(）)】，。：:]|$)",
);
export const CREDIT_WORDS = folded(
  "(?:[摄攝]影?|供[图圖]|提供|[制製][图圖]|[绘繪]|作|[图圖]片?|漫[画畫])(?=[\\s（(）)】]|$)",
);
export const TEXT_WORDS = folded(
  "(?:[综綜]合)?(?:[报報][道導]|文|著|[整采採][理写寫访訪]|[编編][译譯]|撰文)(?=[\\s）)】：:，,]|$)[：:]?",
);
/** What was done, in front of who did it: with its colon or stroke, the longer words also with a space. */
export const LEAD_WORDS = folded(
  "(?:(?:本版|本[组組]|以上)?(?:[图圖]片|照片)(?:均|皆|都)?由|撰文|[采採][写寫]|文字?|[图圖]片?|[摄攝]影?|[图圖]文|文[图圖]|整理|口述|[讲講]述人?|(?:本期)?主持人?|[编編翻][译譯]|[译譯]者?)[/／|｜:：]\\s*|(?:撰文|[采採][写寫]|[摄攝]影|整理|口述|[编編][译譯])[ \\u3000]+(?=[\\u4e00-\\u9fff])|[（(【]",
);
export const TAIL_CREDIT = new RegExp(fold("(?:[摄攝]影[报報][道導]|[摄攝]影|[摄攝]|供[图圖])$"), "u");
/** Beside white space. */
export const SEPARATORS = charSet("\n、，,；;/／|｜:：）)】□■");

/** The kinds of words among signers. */
export const WORDS = { role: 1, giver: 2, lead: 4, credit: 8 } as const;

/** Each word of a kind has one of these characters: the kinds by character. */
const KINDS = new Uint8Array(65536);
for (const [chars, kind] of [
  ["师師者员員习習稿笔筆友影画畫插制製", WORDS.role],
  ["社报報网網", WORDS.giver],
  ["/／|｜:：（(【由撰采採影整述译譯", WORDS.lead],
  ["摄攝供", WORDS.credit],
] as const) {
  for (const char of chars) KINDS[char.charCodeAt(0)] = (KINDS[char.charCodeAt(0)] ?? 0) | kind;
}

/** What it begins with is among a pattern's own characters. */
export const ROLE_BEGINS = charSet(ROLE_WORD);
export const LEAD_BEGINS = charSet(LEAD_WORDS.source);

/** The characters with which an outlet ends, `客户端` by its first. */
const OUTLET_ENDS = charSet("社报報网網台刊客");
const OUTLET_BEGINS = charSet("本新");
/** Ideographs: an outlet has no more in front of its end. */
const LONGEST_OUTLET = 8;

/** An outlet may begin at `at`. */
export function mayNameOutlet(text: string, at: number): boolean {
  if (isAmong(OUTLET_BEGINS, text, at)) return true;
  for (let i = at + 1, seen = 1; seen <= LONGEST_OUTLET; i += 1) {
    if (isAmong(OUTLET_ENDS, text, i)) return true;
    const code = text.charCodeAt(i);
    if (isHan(code)) seen += 1;
    else if (code !== 0x0a) return false;
  }
  return false;
}

/** Which kinds may stand in `text[from, to)`: no expression for another one is tried there. */
export function wordsIn(text: string, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i += 1) words |= KINDS[text.charCodeAt(i)] ?? 0;
  return words;
}

/** The contract's role for a role word as printed; null for one that is none of an author's (a reader, a photographer). */
export function roleOf(printed: string): string | null {
  const word = withoutSpace(printed);
  const known = KNOWN_ROLES.get(word);
  if (known !== undefined) return known;
  const role = ROLE_OF.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  if (KNOWN_ROLES.size < MOST_ROLES) KNOWN_ROLES.set(word, role);
  return role;
}

/** Papers print some dozens. */
const KNOWN_ROLES = new Map<string, string | null>();
const MOST_ROLES = 256;

/** An outlet as printed, in front of a role, and null where there is none. */
export function outletOf(printed: string | undefined): string | null {
  return printed === undefined || printed === "" ? null : simplifiedOutlet(withoutSpace(printed));
}

const TRADITIONAL = charSet("報華網聞訊");

/** An outlet in simplified characters, as far as outlets are named with others. */
export function simplifiedOutlet(outlet: string): string {
  if (!hasAmong(TRADITIONAL, outlet)) return outlet;
  return outlet
    .replace("報", "报")
    .replace("華", "华")
    .replace("網", "网")
    .replace("聞", "闻")
    .replace("訊", "讯");
}
