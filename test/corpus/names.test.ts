import assert from "node:assert/strict";
import { test } from "node:test";
import { likelySpellings } from "../../source/corpus/names.js";
import { invent } from "../search/invented.js";

/** Pieces signed by these names, each as often as it stands here; what is shown as one person's spellings. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    "a misread name stands beside the name that the corpus knows",
    ["周倜然", "周倜然", "周偶然", "吴一凡"],
    ["周倜然 2: 周偶然 1"],
  ],
  ["names of two characters differ by one too easily", ["周倜", "周倜", "周倜", "周偶"], []],
  ["two characters apart are two people", ["周倜然", "周倜然", "周偶若"], []],
  ["a name is known from two pieces on", ["周倜然", "周偶然"], []],
  ["and twice as well as its misreading", ["周倜然", "周倜然", "周倜然", "周偶然", "周偶然"], []],
  [
    "the best known name, and its spellings with the most frequent first",
    Array.from("甲甲甲甲甲甲甲甲乙乙丙丙丙丁", (middle) => `周${middle}然`),
    ["周甲然 8: 周丙然 3, 周乙然 2, 周丁然 1"],
  ],
  [
    "a name of four characters, and one with a dot",
    ["欧阳若兰", "欧阳若兰", "欧阳若蓝", "阿依·古丽", "阿依·古丽", "阿侬·古丽"],
    ["欧阳若兰 2: 欧阳若蓝 1", "阿依·古丽 2: 阿侬·古丽 1"],
  ],
];

for (const [name, signed, shown] of CASES) {
  test(name, () => {
    const found = likelySpellings(signed.map((each) => invent({ by: [each] })));
    const told = found.map((group) => {
      const likely = group.likely.map((each) => `${each.name} ${each.count}`).join(", ");
      return `${group.name} ${group.count}: ${likely}`;
    });
    assert.deepEqual(told, shown);
  });
}

test("who signs one piece twice counts once", () => {
  const twice = invent({ by: ["周倜然", "周倜然"] });
  assert.deepEqual(likelySpellings([twice, invent({ by: ["周偶然"] })]), []);
});
