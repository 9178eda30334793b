import assert from "node:assert/strict";
import { test } from "node:test";
import { loadMarked } from "./sets.js";
import { tryVariant, VARIANTS } from "./variants.js";

/**
 * What must not change when a page is made up another way, and on which pages how many articles come out otherwise; on all
 * others none does. A number may only get smaller: `npm run score -- --variants --misses` says them all.
 */
const MISSES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "as marked": {},
  "items in another order": {
    "05-briefs": 2,
    "25-farewell": 1,
    "33-dense": 1,
    "37-comment": 3,
    "40-places": 3,
    "44-two-bodies-first": 2,
    "56-winners": 4,
    "59-tables-and-questions": 3,
    // A standing head below its briefs is another's where the last of them stands elsewhere.
    "64-signers-and-briefs": 1,
    // A caption of two paragraphs below a text of its own measure.
    "67-captions-and-commas": 1,
    "73-names-above": 2,
    "41-standing-heads-above": 2,
  },
  "headlines above": {
    "22-two-columns-label": 2,
    "40-places": 2,
    "51-answered-letters": 1,
    "56-winners": 2,
    "64-signers-and-briefs": 1,
  },
  "headlines below": { "05-briefs": 1, "33-dense": 1, "40-places": 1, "51-answered-letters": 2 },
  "furniture at the foot": { "40-places": 1, "48-lone-section": 1 },
  "no furniture": { "40-places": 1 },
  "a headline that was a picture": {
    "04-hongkong": 2,
    "22-two-columns-label": 2,
    "32-name-like-first": 1,
    "40-places": 2,
    "41-standing-heads-above": 3,
    "44-two-bodies-first": 1,
    "45-stray-kicker": 1,
    "46-addresses": 1,
    "47-addresses-above": 1,
    "51-answered-letters": 2,
    "59-tables-and-questions": 2,
    "60-tables-under-titles": 3,
    // A caption below another story, without its title.
    "67-captions-and-commas": 2,
  },
  "three ideographs wider": {
    "08-package": 1,
    "17-culture": 1,
    "20-rough": 1,
    "38-answers": 2,
    "43-edges": 1,
    "54-poem-by-lines": 2,
    // There the long crosshead is as wide as a paragraph's first line.
    "68-long-crossheads": 1,
  },
  "two narrower": {
    "01-front-layer": 1,
    "05-briefs": 1,
    "13-interview": 2,
    "46-addresses": 1,
    "53-places-and-tables": 1,
    "56-winners": 1,
    "58-captions-by-arrows": 1,
    "60-tables-under-titles": 1,
    "72-signed-package": 1,
  },
  "two pages on one": {
    "27-feature-first": 1,
    "35-turn": 4,
    "39-stanzas": 1,
    "40-places": 3,
    "49-dashed-signatures": 4,
    "54-poem-by-lines": 2,
    "56-winners": 4,
    "53-places-and-tables": 2,
    "59-tables-and-questions": 2,
    // Writers above their texts on one page, below their headlines on the other.
    "73-names-above": 4,
  },
};

const pages = loadMarked();

test("every way has its numbers", () => {
  assert.deepEqual(
    Object.keys(MISSES),
    VARIANTS.map(({ name }) => name),
  );
});

for (const variant of VARIANTS) {
  test(`the same articles: ${variant.name}`, () => {
    const known = MISSES[variant.name] ?? {};
    let tried = 0;
    for (const [i, { name, page }] of pages.entries()) {
      const outcome = tryVariant(variant, page, pages[i + 1]?.page);
      if (outcome === null) continue;
      tried += outcome.all;
      const missed = outcome.all - outcome.right;
      assert.ok(missed <= (known[name.replace(".page", "")] ?? 0), `${name}: ${missed} of ${outcome.all}`);
    }
    assert.ok(tried > 100, `only ${tried} articles were tried`);
  });
}
