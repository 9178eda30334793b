import type { Facts } from "./line-facts.js";

/** What stands right below a list or a table: its small print, or the headline of what follows or of the table itself. */

/** Likelier running text than display type. */
const PROSE = -4;
/** So much likelier display type than it looks by itself. */
const HEADLINE = 2.5;

/** Lines: small print is no longer. */
const LONGEST_PRINT = 5;

/** Half cells that a line may have left for what could not be broken. */
const ROOM = 4;

/** Says of the line at `at`, right below a list or a table, whether small print or a headline stands there, as far as its look tells. */
export function closeTable(facts: Facts[], at: number): void {
  const fact = facts[at];
  if (fact === undefined || goOnInProse(facts, at) || fact.mark !== null || fact.ends) return;
  // More of the list stands above more of it, a headline above running text.
  const next = facts[at + 1];
  if (next === undefined || (next.line.commas === 0 && next.line.stop < 0)) return;
  if (fact.line.commas === 0 && fact.line.stop < 0) facts[at] = { ...fact, display: fact.display + HEADLINE };
}

/** Small print whose lines fill the column, up to one that ends its sentence. */
function goOnInProse(facts: Facts[], at: number): boolean {
  const first = facts[at];
  if (first === undefined || first.ends || (first.mark !== null && first.mark.kind !== "note")) return false;
  let end = at + 1;
  for (; end < at + LONGEST_PRINT; end += 1) {
    const fact = facts[end];
    if (fact === undefined || fact.mark !== null || fact.opens > 0 || fact.line.spaced) return false;
    if (fact.line.width > first.line.width + 1) return false;
    if (fact.ends) break;
    if (fact.line.width < first.line.width - ROOM) return false;
  }
  if (end === at + LONGEST_PRINT) return false;
  // `注：…` that goes on for some lines is a paragraph like any other.
  facts[at] = { ...first, mark: null, display: PROSE, opens: -PROSE };
  for (let i = at + 1; i < end; i += 1) {
    const fact = facts[i] as Facts;
    facts[i] = { ...fact, display: fact.display + PROSE };
  }
  return true;
}
