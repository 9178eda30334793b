import type { Draft } from "./assemble.js";
import { isOfSeveral, isSelection } from "./formal.js";
import { isOffice } from "./head-block.js";
import { type Line, offsetOf } from "./lines.js";
import { PACKAGES } from "./weights.js";
import { indexWords } from "./words.js";

/**
 * Finds the package headlines among what was read as one story's kicker or standing head. A kicker speaks of its own story: of 198 of
 * careful readers' pages half have 0.52 of their words in it and nine of ten 0.22 or more; of 18 package headlines half have 0.12.
 */
export function raisePackages(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.kind !== "news" || draft.package.some((h) => h.role === "group")) continue;
    const title = titleOf(draft);
    if (title === null) continue;
    const next = followers(drafts, i, title.line);
    if (next.length > 0 && speaksOfAll(draft, next, title)) raise(draft, title.line);
  }
}

interface Title {
  readonly line: Line;
  readonly role: "kicker" | "column";
}

/** `四字四字 四字四字`: two halves set apart, as no standing head is. */
const HALVES = /^[\u4e00-\u9fff“”]{3,7}(?: [\u4e00-\u9fff“”]{3,7}){1,2}$/u;

/** Letters: few standing heads are as long. */
const LONG = 8;

/** The one kicker of a story, or its standing head in two halves. */
function titleOf(draft: Draft): Title | null {
  const kickers = draft.heads.filter((h) => h.role === "kicker" && !namesPlace(h.line));
  const [kicker] = kickers;
  if (kicker !== undefined)
    return kickers.length === 1 && !/[—－：:，,]$/u.test(kicker.line.text)
      ? { line: kicker.line, role: "kicker" }
      : null;
  const columns = [...draft.heads, ...draft.package].filter((h) => h.role === "column");
  const [column] = columns;
  if (columns.length !== 1 || column === undefined || column.line.spaced) return null;
  const { text, letters } = column.line;
  // `甲：做了什么`, `乙：做了什么` under a long line: two portraits, and their package's headline.
  const portraits = letters >= LONG && hasColon(draft) && draft.heads.includes(column);
  return portraits || HALVES.test(text) || isSelection(text) ? { line: column.line, role: "column" } : null;
}

/** Stories: so many behind the first are looked at. */
const LOOKED_AT = 3;

/** The next stories that may belong to the same package: no kicker and no label of their own, made like the first. Pictures between them do not count. */
function followers(drafts: readonly Draft[], at: number, title: Line): Draft[] {
  const first = drafts[at] as Draft;
  const next: Draft[] = [];
  for (let i = at + 1; i < drafts.length && next.length < LOOKED_AT; i += 1) {
    const draft = drafts[i] as Draft;
    if (draft.kind === "photo") continue;
    if (draft.item.texts.some((text) => text.opensTable)) break;
    const own =
      draft.package.length > 0 ||
      draft.heads.some((h) => (h.role === "kicker" && !namesPlace(h.line)) || h.role === "column");
    if (own || (draft.dateline === null) !== (first.dateline === null) || isBrief(draft) !== isBrief(first))
      break;
    if (!draft.heads.some((h) => h.role === "headline" && h.line !== title)) break;
    next.push(draft);
  }
  return next;
}

function speaksOfAll(draft: Draft, next: readonly Draft[], { line, role }: Title): boolean {
  const words = indexWords([line.text], [draft, ...next].map(bodyOf));
  const own = words.share(line.text, 0);
  let others = 0;
  for (const k of next.slice(0, 2).keys()) others += words.share(line.text, k + 1);
  const alike = [draft, ...next].every((one) => hasColon(one) || isPlaced(one));
  const several = isOfSeveral(line.text);
  return (
    Math.max(-2, Math.min(2, (PACKAGES.own - own) * PACKAGES.ownWeight)) +
      Math.min(1, others * PACKAGES.others) +
      (alike ? PACKAGES.alike * next.length : 0) +
      (several ? PACKAGES.several : 0) +
      (role === "column" ? PACKAGES.halves : 0) +
      (standsApart(draft, line) ? PACKAGES.apart : 0) >
    PACKAGES.wanted
  );
}

/** It stands above the body, and the headline below it. */
function standsApart({ heads, item }: Draft, line: Line): boolean {
  const from = item.texts[0]?.paragraphs[0]?.lines[0]?.start ?? 0;
  return line.start < from && heads.every((h) => h.role !== "headline" || h.line.start > from);
}

/** The title becomes the package's, and with it the standing head above it. */
function raise(draft: Draft, title: Line): void {
  const { heads, package: own, parts } = draft;
  for (const head of heads.filter((h) => h.role === "column" && h.line !== title)) {
    heads.splice(heads.indexOf(head), 1);
    own.push({ ...head, role: "column" });
  }
  for (const list of [heads, own]) {
    const at = list.findIndex((h) => h.line === title);
    if (at >= 0) list.splice(at, 1);
  }
  own.push({ role: "group", line: title });
  const end = offsetOf(title, title.text.length);
  for (const [k, part] of parts.entries())
    if (part.start >= title.start && part.end <= end && (part.use === "kicker" || part.use === "column"))
      parts[k] = { ...part, use: "group" };
}

/** `某省某市：` alone above a headline: so each item of a package may have its place. */
const PLACE_KICKER = /^[\u4e00-\u9fff]{2,12}[：:]$/u;

/** A place with its colon, or a body alone: whose news it is. */
function namesPlace({ text }: Line): boolean {
  return PLACE_KICKER.test(text) || isOffice(text);
}

function isPlaced({ heads }: Draft): boolean {
  return heads.some((h) => h.role === "kicker" && namesPlace(h.line));
}

/** `地方：做了什么`: the items of a package often have their headlines in this one form. */
export function hasColon(draft: Draft): boolean {
  return draft.heads.some((h) => h.role === "headline" && /^.{2,10}[：:]./u.test(h.line.text));
}

/** What is searched for a package headline's words. */
export function bodyOf(draft: Draft): string {
  return draft.body.map((e) => e.text).join("\n");
}

export function isBrief(draft: Draft): boolean {
  return (draft.item.texts[0]?.bullet ?? 0) > 0;
}
