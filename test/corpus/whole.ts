import assert from "node:assert/strict";
import { addUp, type Part } from "../../source/corpus/ledger.js";

/** Every visible character of a page is in exactly one part of what was read of it. */
export function assertWhole(text: string, parts: readonly Part[], message?: string): void {
  const { lost, twice, placed, visible } = addUp(text, parts);
  assert.deepEqual({ lost, twice }, { lost: [], twice: [] }, message);
  assert.equal(placed, visible, message);
}
