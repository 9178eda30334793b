import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMN, HEADLINE, KICKER, ROLES } from "../../source/corpus/head-block.js";
import { LINE_LEARNT, PAIR_LEARNT } from "../../source/corpus/head-learnt.js";
import {
  LEARNT_PAIR_ROLES,
  LINE_SIGNS,
  lineSigns,
  PAIR_SIGNS,
  pairSigns,
  SIGNS,
  type SignedLine,
  saidSign,
} from "../../source/corpus/head-signs.js";
import { splitLines } from "../../source/corpus/lines.js";
import { type HeadBlock, headBlocks } from "./head-blocks.js";
import { loadHeadPages } from "./head-pages.js";
import { choose, LINE_ROLES, learn, noModel, rightOf } from "./learner.js";
import { loadClose } from "./sets.js";

const signsOf = (raw: string) => splitLines(raw).map((line) => lineSigns(line).map((i) => LINE_SIGNS[i]));

test("a line's signs: its length, its marks, the words that tell", () => {
  const [first = [], second = [], third = []] = signsOf(
    "某厅长在下游调研时强调\n\n扎实推进渡口整治 守好每一条船\n\n——“老周”的一条船",
  );
  for (const sign of ["letters 12", "says"]) assert.ok(first.includes(sign), sign);
  for (const sign of ["letters 16", "halves", "exhorts"]) assert.ok(second.includes(sign), sign);
  for (const sign of ["dash first", "quotes", "of what"]) assert.ok(third.includes(sign), sign);
  for (const sign of ["halves", "figure", "says"]) assert.ok(!third.includes(sign), sign);
  assert.equal(LINE_SIGNS[saidSign(0)], "said 0");
  assert.equal(LINE_SIGNS[saidSign(1)], "said 4");
});

test("no sign is passed over for want of a character", () => {
  let found = 0;
  for (const { raw } of loadClose().pages.slice(0, 60))
    for (const line of splitLines(raw)) {
      const told = new Set(lineSigns(line));
      for (const [i, { name, test: has }] of SIGNS.entries()) {
        assert.equal(told.has(i), has(line), `${name}: ${line.text}`);
        if (told.has(i)) found += 1;
      }
    }
  assert.ok(found > 1000, `only ${found} signs`);
});

test("two neighbours' signs: how they stand, which is wider, what both have", () => {
  const signed: SignedLine[] = splitLines("渡口改了名\n\n三十二条老船换新船，两岸村民坐船不再等").map(
    (line) => ({
      line,
      signs: lineSigns(line),
    }),
  );
  const [first, second] = signed;
  assert.ok(first !== undefined && second !== undefined);
  const signs = pairSigns(first, second).map((i) => PAIR_SIGNS[i]);
  for (const sign of ["apart", "apart, wider 4", "no word in both", "has come, first", "comma, second"])
    assert.ok(signs.includes(sign), `${sign} in ${signs.join("; ")}`);
  assert.ok(!signs.includes("comma both"));
  const alike = pairSigns(second, second).map((i) => PAIR_SIGNS[i]);
  for (const sign of ["a word in both", "comma both"]) assert.ok(alike.includes(sign), sign);
});

test("two lines of four letters each show it, and a series its year", () => {
  const [a, b, c] = splitLines("植根渡口\n\n常走常新\n\n渡口行2025").map((line) => ({
    line,
    signs: lineSigns(line),
  }));
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  const equal = (x: SignedLine, y: SignedLine) => pairSigns(x, y).map((i) => PAIR_SIGNS[i]);
  assert.ok(equal(a, b).includes("four letters each"));
  assert.ok(!equal(b, c).includes("equal and short"));
  assert.ok(c.signs.map((i) => LINE_SIGNS[i]).includes("year"));
});

test("what was learnt is of signs that there are, each with a number for every role", () => {
  for (const [learnt, signs, size] of [
    [LINE_LEARNT, LINE_SIGNS, LINE_ROLES],
    [PAIR_LEARNT, PAIR_SIGNS, LEARNT_PAIR_ROLES.length],
  ] as const) {
    assert.equal(new Set(signs).size, signs.length);
    for (const [sign, row] of Object.entries(learnt)) {
      assert.ok(signs.includes(sign), sign);
      assert.equal(row.length, size, sign);
    }
  }
});

/** A block of two lines that the rules think nothing of: standing head or kicker over a headline. */
function block(sign: string, role: number): HeadBlock {
  const ways = [COLUMN, KICKER].map((first) => ({ codes: Uint8Array.of(first, HEADLINE), score: 0 }));
  const right = ways.findIndex(({ codes }) => codes[0] === role);
  return {
    page: sign,
    lines: ["", ""],
    signs: [[LINE_SIGNS.indexOf(sign)], []],
    pairs: [[], []],
    ways,
    right,
  };
}

test("the learner finds which sign tells which role, and says nothing without signs", () => {
  const blocks = [block("dot", COLUMN), block("comma", KICKER), block("says", KICKER)];
  assert.equal(rightOf(blocks, noModel()), 1 / 3);
  const model = learn(blocks, 40);
  assert.equal(rightOf(blocks, model), 1);
  const weight = (sign: string, role: number) =>
    model.line[LINE_SIGNS.indexOf(sign) * LINE_ROLES + role] ?? 0;
  assert.ok(weight("dot", COLUMN) > 0.5 && weight("dot", KICKER) < -0.5);
  assert.ok(weight("comma", KICKER) > 0.5);
  assert.equal(weight("asks", KICKER), 0);
  assert.deepEqual([...model.pair].filter((w) => w !== 0).length, 0);
  assert.equal(LEARNT_PAIR_ROLES.includes(COLUMN * ROLES + HEADLINE), true);
});

test("a marked page's headline blocks are found with their roles, whichever side of the body they stand on", () => {
  const body = "清早六点，渡口的老周把缆绳解开，对岸已经有人在等他的船。";
  const wanted = {
    headline: "渡口改了名",
    kicker: "三十二条老船换新船——",
    body: [{ type: "paragraph", text: body }],
  };
  for (const raw of [
    `本报记者 甲一\n\n${body}\n\n三十二条老船换新船——\n\n渡口改了名\n`,
    `三十二条老船换新船——\n\n渡口改了名\n\n本报记者 甲一\n\n${body}\n`,
  ]) {
    const blocks = headBlocks({ name: "p.txt", raw, wanted: [wanted] } as Parameters<typeof headBlocks>[0]);
    assert.equal(blocks.length, 1, raw);
    const [found] = blocks as [HeadBlock];
    assert.deepEqual([...(found.ways[found.right]?.codes ?? [])], [KICKER, HEADLINE]);
    assert.equal(choose(found, noModel()), found.right);
  }
});

test("the marked headline blocks are found on the pages that are made of them, each with the roles that it says", () => {
  const { pages } = loadHeadPages();
  const wanted = pages.reduce((sum, page) => sum + page.wanted.length, 0);
  const found = pages.flatMap(headBlocks);
  // What reads as running text, or as a name, is no block to learn from.
  assert.ok(wanted > 1400 && found.length > 0.85 * wanted, `${found.length} of ${wanted}`);
  for (const block of found) {
    const roles = [...(block.ways[block.right]?.codes ?? [])];
    assert.ok(roles.includes(HEADLINE) && roles.length === block.lines.length, block.lines.join(" / "));
  }
});
