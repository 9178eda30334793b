import assert from "node:assert/strict";
import { test } from "node:test";
import { countFacet, countFacets, FACETS, facetValues } from "../../source/search/facets.js";
import { invent } from "./invented.js";

const ARTICLES = [
  invent({
    by: ["甲", "乙"],
    date: "2025-06-30",
    number: 10,
    column: "特写",
    source: "第10版.txt",
    dateline: { outlet: "本报", place: "河口", date: null },
  }),
  invent({ by: ["乙"], date: "2025-05-01", number: 2, column: "短评", source: "第2版.txt" }),
  invent({ by: ["乙", "乙"], kind: "photo", column: "特写", source: "第2版.txt", number: 2 }),
  invent({ by: ["", "丙"], date: "2025-06-02", dateline: { outlet: null, place: "北湾", date: null } }),
  invent({ dateline: { outlet: "本报", place: "河口", date: null } }),
];

/** What is counted, in order: months and pages in their own order, files as they come, all else the most frequent first. */
const COUNTED: Readonly<Record<(typeof FACETS)[number], readonly string[]>> = {
  month: ["2025-05 1", "2025-06 2"],
  place: ["河口 2", "北湾 1"],
  byline: ["乙 3", "丙 1", "甲 1"],
  page: ["2 2", "10 1"],
  column: ["特写 2", "短评 1"],
  kind: ["news 4", "photo 1"],
  source: ["第10版.txt 1", "第2版.txt 2", "invented.txt 2"],
};

for (const facet of FACETS) {
  test(`counts by ${facet}`, () => {
    const counted = countFacet(ARTICLES, facet);
    assert.deepEqual(
      counted.map(({ value, count }) => `${value} ${count}`),
      COUNTED[facet],
    );
    assert.deepEqual(countFacets(ARTICLES, FACETS).get(facet), counted, "alone or with the others");
    for (const { value, count } of counted) {
      const having = ARTICLES.filter((article) => facetValues(article, facet).includes(value));
      assert.equal(having.length, count, `as many articles have ${value}`);
    }
  });
}
