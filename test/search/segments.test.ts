import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { foldText, LONGEST_EXPANSION } from "../../source/search/fold.js";
import { type FoldedPiece, foldedPieces } from "../../source/search/folded-pieces.js";
import { foldArticle, HEAD, isHead, PARTS, piecesOf } from "../../source/search/layout.js";
import { Pace } from "../../source/search/pace.js";
import { createSearcher, type Searcher, SegmentSum } from "../../source/search/searcher.js";
import { invent } from "./invented.js";
import { built, shelf } from "./shelf.js";

/** A clock that is on by so many milliseconds each time it is looked at. */
function ticking(by: number): () => number {
  let now = 0;
  return () => {
    now += by;
    return now;
  };
}

/** The only segment's bytes, apart from the searcher's own memory as bytes from a file are. */
function bytesOf(searcher: Searcher): Uint8Array {
  const [segment] = searcher.segments;
  assert.ok(segment !== undefined && searcher.segments.length === 1);
  return searcher.bytesOf(segment).slice();
}

test("a segment is the same, whether it is made in large steps or in the smallest", () => {
  const articles = shelf(3000, 11);
  const whole = createSearcher();
  const slow = createSearcher({ now: ticking(1) });
  const quick = createSearcher({ now: ticking(0.001) });
  for (const searcher of [whole, slow, quick]) {
    searcher.add(articles);
    searcher.build();
  }
  assert.deepEqual(bytesOf(slow), bytesOf(whole));
  assert.deepEqual(bytesOf(quick), bytesOf(whole));
});

test("steps grow while they are short and shrink when they are long", () => {
  let now = 0;
  const pace = new Pace(() => now, 4096);
  const sizes = (kind: string, cost: number, times: number): number[] =>
    Array.from({ length: times }, () =>
      pace.step(kind, (units) => {
        now += units * cost;
        return units;
      }),
    );
  assert.deepEqual(sizes("quick", 0.00001, 6), [256, 512, 1024, 2048, 4096, 4096]);
  assert.deepEqual(sizes("quick", 0.001, 5), [4096, 2048, 1024, 512, 512]);
  assert.deepEqual(sizes("new", 1, 2), [256, 256], "each kind of work has its own");
  assert.deepEqual(sizes("quick", 0, 1), [512]);
  assert.equal(
    new Pace(null, 4096).step("quick", (units) => units),
    4096,
  );
});

const QUERIES = [
  "工会",
  "长",
  "职工劳模",
  "gonghui",
  "gh",
  "zhigonglaomo",
  "by:乐",
  "g",
  "春风港口|匠心",
  "工会桥",
];

/** With `growing`, near hits are left out: of articles that are not indexed yet fewer may be found. */
function assertSame(here: Searcher, there: Searcher, growing = false): void {
  for (const query of QUERIES) {
    const [one, other] = [here.search(query), there.search(query)];
    const sure = other.counts.exact + other.counts.pinyin;
    const count = growing ? sure : other.total;
    assert.deepEqual([...one.indices.subarray(0, count)], [...other.indices.subarray(0, count)], query);
    assert.deepEqual({ ...one.counts, near: 0 }, { ...other.counts, near: 0 }, query);
  }
}

const ONE = shelf(300, 1);
const TWO = shelf(457, 2);

test("a segment that was kept finds what it found, behind others too, and goes on growing", () => {
  const [one, two] = [bytesOf(built(ONE)), bytesOf(built(TWO))];
  const searcher = createSearcher();
  assert.ok(searcher.restore(ONE, one));
  assert.ok(searcher.restore(TWO, two));
  assert.deepEqual(searcher.segments, [
    { from: 0, to: 300 },
    { from: 300, to: 757 },
  ]);
  assert.equal(searcher.size, 757);
  assertSame(searcher, built(ONE, TWO));
  const more = shelf(600, 3);
  searcher.add(more);
  assertSame(searcher, built(ONE, TWO, more), true);
  searcher.build();
  assertSame(searcher, built(ONE, TWO, more));
  assert.equal(searcher.segments.at(-1)?.to, 1357);
});

test("bytes that do not begin at a multiple of four are read as well", () => {
  const bytes = bytesOf(built(ONE));
  const shifted = new Uint8Array(bytes.length + 3).subarray(3);
  shifted.set(bytes);
  const searcher = createSearcher();
  assert.ok(searcher.restore(ONE, shifted));
  assertSame(searcher, built(ONE));
});

const BROKEN: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array, readonly Article[]])[] = [
  ["nothing", () => new Uint8Array(0), ONE],
  ["cut short", (bytes) => bytes.subarray(0, bytes.length - 4), ONE],
  ["cut within a number", (bytes) => bytes.subarray(0, bytes.length - 1), ONE],
  ["a bit turned in the middle", (bytes) => turned(bytes, bytes.length >> 1), ONE],
  ["a bit turned in the sizes", (bytes) => turned(bytes, 27), ONE],
  ["a bit turned in the version", (bytes) => turned(bytes, 9), ONE],
  ["something else", (bytes) => bytes.map((_, i) => i), ONE],
  ["an article more", (bytes) => bytes, [...ONE, ...TWO.slice(0, 1)]],
  ["as many others", (bytes) => bytes, TWO.slice(0, 300)],
  ["another order", (bytes) => bytes, ONE.toReversed()],
];
for (const [name, spoil, articles] of BROKEN) {
  test(`what was kept is not used where it is broken or of others: ${name}`, () => {
    const searcher = createSearcher();
    assert.equal(searcher.restore(articles, spoil(bytesOf(built(ONE)))), false);
    assert.equal(searcher.size, 0);
    searcher.add(articles);
    assertSame(searcher, built(articles));
  });
}

function turned(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 4 : byte));
}

test("behind articles that are not indexed nothing is restored", () => {
  const searcher = createSearcher();
  searcher.add(TWO.slice(0, 10));
  assert.equal(searcher.restore(ONE, bytesOf(built(ONE))), false);
});

test("a small last segment is made again with what follows, so there are never many", () => {
  const searcher = createSearcher();
  const all: Article[] = [];
  for (let i = 0; i < 12; i += 1) {
    const piece = shelf(260, i + 10);
    all.push(...piece);
    searcher.add(piece);
    searcher.build();
  }
  assert.ok(searcher.segments.length <= 4, String(searcher.segments.length));
  assert.deepEqual(
    searcher.segments.map(({ from }) => from),
    [0, ...searcher.segments.slice(0, -1).map(({ to }) => to)],
  );
  assertSame(searcher, built(all));
});

test("a character that begins very many pairs is sorted in several steps, and nothing is lost of it", () => {
  const articles = Array.from({ length: 300 }, (_, i) =>
    invent({ headline: `第${i}`, body: i % 3 === 0 ? "灯塔灯火".repeat(300) : "灯油" }),
  );
  const searcher = createSearcher();
  searcher.add(articles);
  let steps = 1;
  while (!searcher.build(0)) steps += 1;
  assert.ok(steps > 20, `${steps}`);
  const counts = ["灯塔", "灯油", "火灯", "灯", "塔火", "油灯"].map(
    (word) => searcher.search(`"${word}"`).total,
  );
  assert.deepEqual(counts, [100, 200, 100, 300, 0, 0]);
});

test("a full segment ends where an addition ended", () => {
  const searcher = createSearcher();
  const plain = (count: number): readonly Article[] =>
    Array.from({ length: count }, () => invent({ headline: "港口春风" }));
  for (const count of [5000, 3000, 1000]) searcher.add(plain(count));
  searcher.build();
  assert.deepEqual(searcher.segments, [
    { from: 0, to: 8000 },
    { from: 8000, to: 9000 },
  ]);
  assert.equal(searcher.search("春风").total, 9000);
  assert.equal(searcher.search("chunfeng").total, 9000);
  assert.equal(searcher.search("口").total, 9000);
});

/** What `foldArticle` writes, told piece by piece. */
function folded(article: Article): readonly string[] {
  const texts: string[] = [];
  foldArticle(article, (_long, units, length) => {
    let text = "";
    for (const unit of units.subarray(0, length)) {
      text += isHead(unit) ? `/${unit - HEAD}:` : String.fromCharCode(unit);
    }
    texts.push(text);
  });
  return texts;
}

test("what is folded of an article is its pieces in the order of their worth", () => {
  const article = invent({
    headline: "軟體 ㎡",
    group: "一组",
    kicker: "。",
    deck: "副题",
    by: [{ role: "摄影", outlet: null, name: "丙" }, { role: "通讯员", outlet: null, name: "乙" }, "甲"],
    column: "栏目",
    dateline: { outlet: "新华社", place: null, date: "6月3日" },
    summary: "提要",
    notes: "附".repeat(700),
    body: ["第一段。", "", "第二段"],
  });
  const expected = [false, true].map((long) =>
    piecesOf(article)
      .filter(({ part }) => (part === "body" || part === "notes") === long)
      .toSorted((a, b) => PARTS[a.part] - PARTS[b.part])
      .flatMap(({ part, text }) => (foldText(text) === "" ? [] : [`/${PARTS[part]}:${foldText(text)}`]))
      .join(""),
  );
  assert.deepEqual(folded(article), expected);
  const photo = invent({ kind: "photo", headline: "图", body: ["说明"], notes: "短注" });
  assert.deepEqual(folded(photo), ["/0:图/11:说明/13:短注", ""]);
});

test("no unit becomes more than the room that is kept for it", () => {
  for (let unit = 0; unit < 0x10000; unit += 1) {
    assert.ok(foldText(String.fromCharCode(unit)).length <= LONGEST_EXPANSION, unit.toString(16));
  }
});

test("folded texts that were kept are taken by the first articles, and give the same hits in the same places", () => {
  const words = ["工会职工", "工", "gh", "zgqz", "劳模匠行", "记者:工会"];
  const plain = createSearcher();
  plain.add(ONE);
  const kept = plain.folded();
  const taken = createSearcher();
  assert.equal(taken.restore(TWO, kept), false, "they are of other articles");
  assert.equal(taken.restore(ONE, kept.subarray(0, -4)), false, "they are not whole");
  assert.equal(taken.size, 0);
  // From a buffer in which they do not begin at a multiple of four.
  const shifted = new Uint8Array(kept.length + 1);
  shifted.set(kept, 1);
  assert.ok(taken.restore(ONE, shifted.subarray(1)));
  assert.deepEqual(taken.segments, []);
  for (const word of words) {
    const told = (searcher: Searcher) =>
      searcher.search(word, { limit: 300 }).hits.map(({ article, score, marks, snippet, field }) => {
        return { id: article.id, score, marks, snippet, field };
      });
    assert.deepEqual(told(taken), told(plain), word);
  }
  taken.add(TWO);
  assert.ok(taken.build());
  plain.add(TWO);
  assert.deepEqual(taken.search("工会").total, plain.search("工会").total);
  assert.equal(taken.restore(ONE, kept), false, "behind others they are not taken");
});

test("what the index holds of an article is told to its pieces as folding them anew would", () => {
  const odd = invent({
    headline: "…！",
    kicker: "工会",
    by: ["", { role: "通讯员", outlet: null, name: "某某" }, "某某某"],
    body: ["——", "工会４㎡", "", "职工"],
    notes: "工会".repeat(400),
  });
  for (const article of [...ONE.slice(0, 20), odd, invent({ headline: null, body: ["，工会，", "职工"] })]) {
    const held: Record<"short" | "long", Uint16Array> = {
      short: new Uint16Array(0),
      long: new Uint16Array(0),
    };
    foldArticle(article, (long, units, length) => {
      held[long ? "long" : "short"] = units.slice(0, length);
    });
    const told = (pieces: readonly FoldedPiece[]) => pieces.map(({ piece, units }) => ({ piece, units }));
    assert.deepEqual(told(foldedPieces(article, held)), told(foldedPieces(article, null)));
  }
});

test("bytes that were added up a little at a time are taken, and spoilt ones or those of other articles are not", () => {
  const [bytes, more] = [bytesOf(built(ONE)), bytesOf(built(TWO))];
  const summed = (all: Uint8Array, articles: readonly Article[]): SegmentSum => {
    const sum = new SegmentSum(all, articles);
    assert.equal(sum.sound, false);
    while (!sum.step());
    return sum;
  };
  const spoilt = bytes.slice();
  spoilt[spoilt.length - 9] = (spoilt[spoilt.length - 9] as number) ^ 1;
  assert.equal(summed(bytes, ONE).sound, true);
  for (const bad of [summed(spoilt, ONE), summed(bytes, TWO), summed(bytes.subarray(0, 20), ONE)]) {
    assert.equal(bad.sound, false);
    assert.equal(createSearcher().restore(bad.articles, bad.bytes, bad), false);
  }
  // Where it was not added up to the end, and where the sum is of other bytes, they are added up now.
  for (const sum of [new SegmentSum(bytes, ONE), summed(bytes, ONE), summed(more, TWO)]) {
    const searcher = createSearcher();
    assert.ok(searcher.restore(ONE, bytes, sum));
    assert.equal(createSearcher().restore(ONE, spoilt, sum), false);
    assert.equal(searcher.search("工会").total, built(ONE).search("工会").total);
  }
});
