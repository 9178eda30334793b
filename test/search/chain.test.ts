import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markChains } from "../../source/search/chain.js";
import { CorpusIndex } from "../../source/search/corpus-index.js";
import { hasBit, makeBits } from "../../source/search/grow.js";
import type { Pattern } from "../../source/search/pattern.js";
import { invent } from "./invented.js";

const LETTERS = "工会职劳模匠心";
const TEXTS = 300;

/** Bodies of few different characters; the same ones each time. */
function indexed(): CorpusIndex {
  let state = 777;
  const letter = (): string => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return LETTERS.charAt((state >>> 16) % LETTERS.length);
  };
  const index = new CorpusIndex(null);
  index.add(
    Array.from({ length: TEXTS }, () => invent({ body: [Array.from({ length: 12 }, letter).join("")] })),
  );
  index.build(Number.POSITIVE_INFINITY);
  return index;
}

test("no text that holds a pattern of sets is missing from the chains, wherever they begin", () => {
  const { long } = indexed();
  const units = (text: number): Uint16Array =>
    long.texts.page(text).subarray(long.texts.start(text), long.texts.end(text));
  const letters = Array.from(LETTERS, (letter) => letter.charCodeAt(0));
  const place = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 6 }), fc.nat(3), fc.nat(40), (places, at, few) => {
      const segments = places.map(() => null);
      const pattern: Pattern = { kind: "pinyin", exact: null, places, segments, fullness: 2 };
      const bits = markChains(
        long.pairs.segments,
        pattern,
        Math.min(at, places.length - 2),
        few,
        makeBits(TEXTS),
      );
      for (let text = 0; text < TEXTS; text += 1) {
        const own = units(text);
        const stands = own.some((_, i) => places.every((set, k) => set.includes(own[i + k] ?? 0)));
        if (stands) assert.ok(hasBit(bits, text), `text ${text}`);
      }
    }),
    { numRuns: 1000 },
  );
});
