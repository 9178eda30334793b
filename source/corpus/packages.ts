import type { Draft } from "./assemble.js";
import { indexWords } from "./words.js";

/** An item belongs to a package when it shares this much of the package headline's words. */
const SHARED = 0.12;

/**
 * A package headline stands once and holds for several items: for the next ones as long as they speak of its
 * words and begin in the same form (all with a dateline, or all without).
 */
export function spreadPackages(drafts: readonly Draft[]): void {
  for (const [i, draft] of drafts.entries()) {
    if (draft.package.length === 0) continue;
    const title = draft.package.map((h) => h.line.text).join("\n");
    const next = drafts.slice(i + 1, i + 13);
    const words = indexWords(
      [title],
      next.map((d) => d.body.map((e) => e.text).join("\n")),
    );
    for (const [k, other] of next.entries()) {
      const sameForm = (other.dateline === null) === (draft.dateline === null) && other.kind === draft.kind;
      if (!sameForm || other.package.length > 0 || words.share(title, k) < SHARED) break;
      other.package.push(...draft.package);
    }
  }
}
