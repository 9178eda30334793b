import type { Draft } from "./assemble.js";
import { indexWords } from "./words.js";

/** An item belongs to a package when it shares this much of the package headline's words. */
const SHARED = 0.12;

function isBrief(draft: Draft): boolean {
  return (draft.item.texts[0]?.bullet ?? 0) > 0;
}

/**
 * A package headline stands once and holds for several items: for the next ones as long as they speak of its
 * words and begin in the same form (all with a dateline, or all without).
 */
export function spreadPackages(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.package.length === 0) continue;
    const title = draft.package.map((h) => h.line.text).join("\n");
    const next = drafts.slice(i + 1, i + 41);
    const words = indexWords(
      [title],
      next.map((d) => d.body.map((e) => e.text).join("\n")),
    );
    for (const [k, other] of next.entries()) {
      const sameForm = (other.dateline === null) === (draft.dateline === null) && other.kind === draft.kind;
      const briefs = isBrief(draft) && isBrief(other);
      if (other.package.length > 0 || other.heads.some((h) => h.role === "column")) break;
      if (!briefs && (!sameForm || words.share(title, k) < SHARED)) break;
      other.package.push(...draft.package);
    }
  }
}
