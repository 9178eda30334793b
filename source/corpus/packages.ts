import type { Draft } from "./assemble.js";
import type { Box } from "./boxes.js";
import { withoutSpace } from "./chars.js";
import { compose, record, recordLine } from "./compose.js";
import type { Line } from "./lines.js";
import { isBriefsLabel } from "./name-look.js";
import { bodyOf, hasColon, isBrief, raisePackages } from "./raise-package.js";
import { regularSpacing } from "./spacing.js";
import { indexWords, type WordIndex } from "./words.js";

/** An item belongs to a package when it shares this much of the package headline's words. */
const SHARED = 0.07;

/**
 * A package headline stands once and holds for several items: for the next ones as long as they speak of its
 * words and begin in the same form (all with a dateline, or all without).
 */
export function spreadPackages(drafts: readonly Draft[]): void {
  raisePackages(drafts);
  spreadForms(drafts);
  const given = new Set<Draft>();
  for (const [i, draft] of drafts.entries()) {
    if (draft.package.length === 0 || given.has(draft)) continue;
    if (!isBrief(draft) && !draft.package.some((h) => h.role === "group")) continue;
    const title = draft.package.map((h) => h.line.text).join("\n");
    const next = drafts.slice(i + 1, i + 41);
    // Made when it is first asked for: most packages end at once by their form.
    let words: WordIndex | null = null;
    const share = (k: number): number => {
      words ??= indexWords([title], next.map(bodyOf));
      return words.share(title, k);
    };
    let items = 1;
    for (const [k, other] of next.entries()) {
      // A picture stands among a package's stories as it does among others.
      if (other.kind === "photo" && draft.kind === "news") continue;
      const sameForm = (other.dateline === null) === (draft.dateline === null) && other.kind === draft.kind;
      if (holdsTable(other) !== holdsTable(draft)) break;
      const briefs = isBrief(draft) && isBrief(other);
      if (other.package.length > 0 || other.heads.some((h) => h.role === "column")) break;
      if (isBrief(draft) && !briefs) break;
      const alike = (hasColon(draft) && hasColon(other)) || (isNoted(draft) && isNoted(other));
      if (!briefs && !(sameForm && (alike || isLikely(draft, other, items) || share(k) >= SHARED))) break;
      other.package.push(...draft.package);
      given.add(other);
      items += 1;
    }
  }
}

function holdsTable({ item }: Draft): boolean {
  return item.texts.some((text) => text.opensTable);
}

/** A package has two items at least; of signed pieces without a dateline, which are long, a third as well. */
function isLikely(first: Draft, other: Draft, items: number): boolean {
  if (items === 1) return true;
  const role = first.bylines[0]?.role;
  return items === 2 && first.dateline === null && role !== undefined && role === other.bylines[0]?.role;
}

/** A standing head for letters to the paper and other people's opinions, by the trade's words. */
const LETTERS =
  /[来來][信函论論]|信箱|[读讀]者|投[书書]|微[言评評议議论論]|[众眾][议議说說]|心[声聲]|有[话話][说說]|大家[谈談说說]/u;
/** One for what serves the reader: weather, prices, what is closed. */
const SERVICE = /服[务務]|便民|信息|[资資][讯訊]|公告|提示/u;

const BRIEFS = { test: isBriefsLabel };

/** What several pieces under one standing head have in common, each with the standing heads under which they stand so. */
const FORMS: readonly (readonly [label: { test(text: string): boolean }, is: (draft: Draft) => boolean])[] = [
  [/./u, isQuestion],
  [LETTERS, isSignedByReader],
  [SERVICE, isNotice],
  [BRIEFS, isShort],
];

/** `读者来信` over the first of several letters, which their writers sign, is the standing head of them all; so with questions and notices. */
function spreadForms(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    const column = draft.heads.find((h) => h.role === "column");
    if (column === undefined) continue;
    if (isBrief(draft) && beginsAbove(draft, column.line)) {
      spreadBack(drafts, i, column);
      continue;
    }
    const is = FORMS.find(([label, fits]) => label.test(withoutSpace(column.line.text)) && fits(draft))?.[1];
    if (is === undefined) continue;
    for (const other of drafts.slice(i + 1, i + 41)) {
      const own = other.package.length > 0 || other.heads.some((h) => h.role === "column");
      if (!own && other.kind === "photo") continue;
      if (own || !is(other)) break;
      other.package.push({ ...column, role: "column" });
    }
  }
}

/** The line stands below the story's text. */
function beginsAbove({ item }: Draft, line: Line): boolean {
  return (item.texts[0]?.paragraphs[0]?.lines[0]?.start ?? 0) < line.start;
}

/** A standing head below the last of several briefs is that of them all. */
function spreadBack(drafts: readonly Draft[], last: number, column: Draft["heads"][number]): void {
  for (let i = last - 1; i >= 0 && last - i <= 40; i -= 1) {
    const draft = drafts[i] as Draft;
    if (!isBrief(draft) || draft.package.length > 0 || draft.heads.some((h) => h.role === "column")) return;
    draft.package.push({ ...column, role: "column" });
  }
}

/** A reader's question and its answer. */
function isQuestion({ item, kind }: Draft): boolean {
  const first = item.texts[0]?.paragraphs[0]?.text ?? "";
  return kind === "news" && /^[问問][：:]/u.test(first);
}

/** Characters of a brief's text. */
const LONGEST_BRIEF = 320;

/** A story so short that it may be one of several under `一周速览`. */
function isShort({ item, kind }: Draft): boolean {
  return kind === "news" && item.texts.length === 1 && (item.texts[0]?.size ?? 0) <= LONGEST_BRIEF;
}

function isNotice({ item, kind, dateline, bylines }: Draft): boolean {
  return (
    kind === "news" && dateline === null && bylines.length === 0 && item.texts.some((text) => text.holdsTable)
  );
}

function isSignedByReader({ bylines, dateline, kind, item }: Draft): boolean {
  if (item.texts[0]?.verse === true) return false;
  return (
    kind === "news" && dateline === null && bylines.length > 0 && bylines.every((b) => b.role === "作者")
  );
}

/** Who wrote it is told in a note: `（作者单位：…）`. */
function isNoted(draft: Draft): boolean {
  return draft.notes.some((note) => /^[（(]\s*(?:作者|笔者|筆者)/u.test(note));
}

/** Gives each box to the article that speaks of its words most; the nearest where none does more than another. */
export function placeBoxes(drafts: readonly Draft[], boxes: readonly Box[]): void {
  for (const box of boxes) {
    const text = box.paragraphs.map((p) => p.text).join("\n");
    let best: Draft | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    let texts = 0;
    const near = drafts.filter((draft) => {
      const place = texts;
      texts += draft.item.texts.length;
      return place <= box.place + NEAR && texts >= box.place - NEAR;
    });
    const words = indexWords([text], near.map(bodyOf));
    const at = near.findIndex((draft) => beginsAfter(draft, box));
    for (const [k, draft] of near.entries()) {
      const after = beginsAfter(draft, box);
      const score =
        words.share(text, k) * 3 +
        (draft.kind === "photo" ? -1 : 0) +
        (after ? (box.kind === "notes" ? 1 : 0.2) : 0) -
        Math.abs(k - at) * 0.02;
      if (score > bestScore) {
        best = draft;
        bestScore = score;
      }
    }
    if (best !== undefined) placeBox(best, box);
  }
}

/** A box becomes its article's summary, or a note. */
function placeBox(draft: Draft, box: Box): void {
  const text = box.paragraphs.map((p) => compose(p, 0, p.text.length)).join("");
  if (box.kind === "summary") draft.summary = (draft.summary ?? "") + text;
  else draft.notes.push(box.label === null ? text : `${regularSpacing(box.label.text)} ${text}`);
  if (box.label !== null) recordLine(draft, box.label, box.kind === "summary" ? "decoration" : "notes");
  for (const p of box.paragraphs) record(draft, p, 0, p.text.length, box.kind);
}

function beginsAfter(draft: Draft, box: Box): boolean {
  const first = draft.item.texts[0]?.paragraphs[0]?.lines[0]?.start ?? 0;
  return first > (box.paragraphs[0]?.lines[0]?.start ?? 0);
}

/** Text blocks: a box farther from its article than this is not looked for, which keeps a book linear. */
const NEAR = 40;
