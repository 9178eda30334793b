import type { Draft } from "./assemble.js";
import { bodyOf } from "./raise-package.js";

/**
 * What kind of story an article is, by what its text and its headline block show: a comment, a portrait, a case at law, a brief. Each sign by itself says
 * little; what each says beside a standing head's characters is learnt (`column-learnt.ts`).
 */

/** Characters that some kinds of stories have more of, in both scripts, and how many a hundred are many. */
const GROUPS: readonly (readonly [name: string, characters: string, many: number])[] = [
  ["I", "我", 0.7],
  ["you", "您你", 0.5],
  ["asks", "？?", 0.5],
  ["quotes", "“「", 1],
  ["figures", "0123456789", 3],
  ["money", "元%％", 0.5],
  ["works", "《", 0.4],
  ["says", "说說", 0.6],
  ["law", "律裁诉訴判", 0.6],
  ["health", "医醫病药藥健", 0.6],
  ["sport", "赛賽球冠", 0.6],
  ["kin", "父母爷爺奶娘", 0.4],
  ["should", "应應该該须須", 0.5],
  ["party", "党黨", 0.4],
  ["country", "国國", 0.6],
  ["lists", "；、", 2],
  ["skill", "技术術艺藝", 0.6],
  ["learns", "学學书書", 0.6],
  ["night", "夜晨月", 0.4],
  ["not", "不", 1.2],
  ["has come", "了着", 1.5],
  ["master", "师師傅徒", 0.5],
  ["works at", "工", 2],
  ["people", "人", 1.5],
];

/** The group of a character by its code, 0 for none. */
const GROUP_OF = new Uint8Array(1 << 16);
for (const [i, [, characters]] of GROUPS.entries())
  for (let k = 0; k < characters.length; k += 1) GROUP_OF[characters.charCodeAt(k)] = i + 1;

/** Characters of a story: up to so many are one size. */
const SIZES = [89, 199, 399, 799, Number.POSITIVE_INFINITY];
const PARAGRAPHS = [1, 3, Number.POSITIVE_INFINITY];
/** Letters of a headline that is as short as a title, and of one that tells all. */
const SHORT_HEADLINE = 8;
const LONG_HEADLINE = 16;

/** What a headline shows. */
const HEADS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["headline asks", /[？?]/u],
  ["headline quotes", /[“「]/u],
  ["headline exhorts", /[别別莫勿须須]|不[能该該]|[岂豈当當要]|[让讓].*[成更]/u],
  ["place first", /^.{2,6}[：: ]/u],
];

const DATELINES = ["no dateline", "a wire's dateline", "no place", "a place"];
const SIGNERS = ["nobody signs", "reporter", "correspondent", "author", "no role", "another role"];
const ROLES = ["记者", "通讯员", "作者"];

/** The signs of a story by name, in the order of their numbers. */
export const STORY_SIGNS: readonly string[] = [
  "news",
  "photo",
  ...SIZES.map((size) => `characters ${size}`),
  ...PARAGRAPHS.map((many) => `paragraphs ${many}`),
  ...DATELINES,
  ...SIGNERS,
  "crossheads",
  "author's note",
  "dash deck",
  "kicker",
  "no headline",
  "short headline",
  "long headline",
  ...HEADS.map(([name]) => name),
  ...GROUPS.flatMap(([name]) => [name, `${name}, many`]),
];

const SIZE_AT = 2;
const PARAGRAPHS_AT = SIZE_AT + SIZES.length;
const DATELINE_AT = PARAGRAPHS_AT + PARAGRAPHS.length;
const SIGNER_AT = DATELINE_AT + DATELINES.length;
const FORM_AT = SIGNER_AT + SIGNERS.length;
const HEAD_AT = FORM_AT + 7;
const GROUP_AT = HEAD_AT + HEADS.length;

/** The numbers of the signs that a story shows. */
export function storySigns(draft: Draft): number[] {
  const { body, kind } = draft;
  const text = bodyOf(draft);
  const paragraphs = body.filter((element) => element.type === "paragraph").length;
  const signs = [
    kind === "photo" ? 1 : 0,
    SIZE_AT + SIZES.findIndex((size) => text.length <= size),
    PARAGRAPHS_AT + PARAGRAPHS.findIndex((many) => paragraphs <= many),
    DATELINE_AT + datelineOf(draft),
  ];
  addSigners(draft, signs);
  addForms(draft, paragraphs < body.length, signs);
  addGroups(text, signs);
  return signs;
}

function datelineOf({ dateline }: Draft): number {
  if (dateline === null) return 0;
  if (dateline.outlet?.includes("新") === true) return 1;
  return dateline.place === null ? 2 : 3;
}

function addSigners({ bylines }: Draft, signs: number[]): void {
  if (bylines.length === 0) signs.push(SIGNER_AT);
  const told = new Set(
    bylines.map(({ role }) =>
      role === null ? ROLES.length + 1 : 1 + ROLES.indexOf(role) || SIGNERS.length - 1,
    ),
  );
  for (const one of told) signs.push(SIGNER_AT + one);
}

function addForms({ heads, notes }: Draft, crossheads: boolean, signs: number[]): void {
  const headline = heads.filter((head) => head.role === "headline");
  const letters = headline.reduce((sum, { line }) => sum + line.letters, 0);
  const has = [
    crossheads,
    notes.some((text) => text.includes("作者")),
    heads.some(({ role, line }) => role === "deck" && /^[—－-]/u.test(line.text)),
    heads.some(({ role }) => role === "kicker"),
    letters === 0,
    letters > 0 && letters <= SHORT_HEADLINE,
    letters >= LONG_HEADLINE,
  ];
  for (const [i, one] of has.entries()) if (one) signs.push(FORM_AT + i);
  const text = headline.map(({ line }) => line.text).join("");
  for (const [i, [, pattern]] of HEADS.entries()) if (pattern.test(text)) signs.push(HEAD_AT + i);
}

/** One pass over the text: a story is counted, not searched. */
function addGroups(text: string, signs: number[]): void {
  const counts = new Uint16Array(GROUPS.length + 1);
  for (let i = 0; i < text.length; i += 1) {
    const group = GROUP_OF[text.charCodeAt(i)] ?? 0;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  for (const [i, [, , many]] of GROUPS.entries()) {
    const count = counts[i + 1] ?? 0;
    if (count > 0) signs.push(GROUP_AT + 2 * i);
    if (count * 100 > many * text.length) signs.push(GROUP_AT + 2 * i + 1);
  }
}
