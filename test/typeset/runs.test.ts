import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Ambiguous } from "../../source/typeset/cells.js";
import type { Row, Run } from "../../source/typeset/row.js";
import {
  joinRows,
  markText,
  padRow,
  rowWidth,
  runsWidth,
  type Stretch,
  sliceRuns,
  spreadRuns,
  tidyStretches,
  truncateRuns,
} from "../../source/typeset/runs.js";

const text = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
const rowOf = (...runs: Run[]): Row => ({ runs, origin: null });

test("a title's hits are marked at their places, also behind a dropped character", () => {
  assert.deepEqual(markText("工\u200b会驿站", [{ start: 2, end: 4, match: "hit" }], "headline"), [
    { text: "工", rank: "headline" },
    { text: "会驿", rank: "headline", match: "hit" },
    { text: "站", rank: "headline" },
  ]);
});

test("a hit that ends inside a pair takes the whole of it", () => {
  assert.deepEqual(markText("𠮷野", [{ start: 0, end: 1, match: "hit" }], "plain"), [
    { text: "𠮷", rank: "plain", match: "hit" },
    { text: "野", rank: "plain" },
  ]);
});

test("of hits that overlap the current one is whole", () => {
  const stretches: Stretch[] = [
    { start: 4, end: 8, match: "hit" },
    { start: 0, end: 3, match: "hit" },
    { start: 2, end: 5, match: "current" },
  ];
  assert.deepEqual(tidyStretches(stretches, 7), [
    { start: 0, end: 2, match: "hit" },
    { start: 2, end: 5, match: "current" },
    { start: 5, end: 7, match: "hit" },
  ]);
});

test("stretches of any kind come out in order, apart and inside", () => {
  const stretch = fc.record({
    start: fc.integer({ min: -3, max: 30 }),
    end: fc.integer({ min: -3, max: 30 }),
    match: fc.constant("hit" as const),
  });
  fc.assert(
    fc.property(fc.array(stretch), fc.option(fc.nat(9)), fc.nat(25), (list, current, length) => {
      const stretches = list.map((one, i): Stretch => (i === current ? { ...one, match: "current" } : one));
      const tidy = tidyStretches(stretches, length);
      let from = 0;
      for (const { start, end } of tidy) {
        assert.ok(start >= from && start < end && end <= length);
        from = end;
      }
      const covered = (all: readonly Stretch[], i: number): boolean =>
        all.some(({ start, end }) => start <= i && i < end);
      for (let i = 0; i < length; i++) assert.equal(covered(tidy, i), covered(stretches, i));
      const subject = "工".repeat(length);
      assert.equal(text(sliceRuns(subject, 0, length, tidy, "plain")), subject);
    }),
  );
});

test("a row is cut, filled up and set beside another", () => {
  const left = rowOf({ text: "工会", rank: "headline" }, { text: "驿站", rank: "dim" });
  assert.equal(text(padRow(left, 7, "narrow").runs), "工会驿 ");
  assert.equal(text(padRow(left, 10, "narrow").runs), "工会驿站  ");
  const joined = joinRows(
    left,
    9,
    { text: "│", rank: "dim" },
    rowOf({ text: "正文", rank: "plain" }),
    "narrow",
  );
  assert.equal(text(joined.runs), "工会驿站 │正文");
});

test("runs that do not fit end in an ellipsis that looks like what it follows", () => {
  const runs: Run[] = [
    { text: "近千家", rank: "headline" },
    { text: "社会", rank: "headline", match: "hit" },
  ];
  assert.deepEqual(truncateRuns(runs, 10, "narrow"), runs);
  assert.deepEqual(truncateRuns(runs, 9, "narrow"), [
    { text: "近千家", rank: "headline" },
    { text: "社", rank: "headline", match: "hit" },
    { text: "…", rank: "headline" },
  ]);
  assert.equal(text(truncateRuns(runs, 8, "wide")), "近千家..");
});

test("left and right share a row, the right one whole", () => {
  const left: Run[] = [{ text: "记者 康劲", rank: "byline" }];
  const right: Run[] = [{ text: "01 版", rank: "dim" }];
  assert.equal(text(spreadRuns(left, right, 18, "narrow")), "记者 康劲    01 版");
  assert.equal(text(spreadRuns(left, right, 14, "narrow")), "记者 康… 01 版");
  assert.equal(text(spreadRuns(left, right, 5, "narrow")), "01 版");
});

test("rows of any runs are never over their cells", () => {
  const run = fc.record({ text: fc.string({ unit: "grapheme" }), rank: fc.constantFrom("plain", "dim") });
  const runs = fc.array(run) as fc.Arbitrary<Run[]>;
  const ambiguous = fc.constantFrom<Ambiguous>("narrow", "wide");
  fc.assert(
    fc.property(runs, runs, fc.nat(60), ambiguous, (left, right, cells, kind) => {
      assert.ok(runsWidth(truncateRuns(left, cells, kind), kind) <= cells);
      assert.equal(rowWidth(padRow(rowOf(...left), cells, kind), kind), cells);
      assert.equal(runsWidth(spreadRuns(left, right, cells, kind), kind), cells);
    }),
  );
});
