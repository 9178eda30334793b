import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Article } from "../../source/corpus/article.js";
import { findInArticle } from "../../source/search/find.js";
import { foldText } from "../../source/search/fold.js";
import { piecesOf } from "../../source/search/layout.js";
import { createSearcher, type Searcher } from "../../source/search/searcher.js";
import { invent } from "./invented.js";
import { built, HAN, shelf } from "./shelf.js";

/** So many that several batches of the index are full and one is not. */
const MANY = 700;
const ARTICLES = shelf(MANY, 12345);

function holds(article: Article, word: string): boolean {
  return piecesOf(article).some(({ text }) => foldText(text).includes(word));
}

const words = fc.string({ unit: fc.constantFrom(...HAN), minLength: 1, maxLength: 4 });

test("exact hits are those and only those that hold the word", () => {
  const searcher = built(ARTICLES);
  fc.assert(
    fc.property(words, (word) => {
      const { counts, indices } = searcher.search(word);
      const expected = new Set(ARTICLES.flatMap((article, i) => (holds(article, word) ? [i] : [])));
      assert.equal(counts.exact, expected.size);
      for (const index of indices.subarray(0, counts.exact)) assert.ok(expected.has(index));
    }),
  );
});

test("two words must both be there, and a negated one must not", () => {
  const searcher = built(ARTICLES);
  fc.assert(
    fc.property(words, words, (one, two) => {
      const both = ARTICLES.filter((article) => holds(article, one) && holds(article, two)).length;
      assert.equal(searcher.search(`"${one}" "${two}"`).total, both);
      const without = ARTICLES.filter((article) => holds(article, one) && !holds(article, two)).length;
      assert.equal(searcher.search(`"${one}" -"${two}"`).total, without);
    }),
    { numRuns: 60 },
  );
});

/**
 * A searcher in each state of building finds what the finished one finds. Near matches alone may be fewer meanwhile:
 * they are sought among the texts with most in common, and of a text that is not indexed that is not known.
 */
const STATES: readonly (readonly [string, () => Searcher])[] = [
  ["nothing is indexed", () => addedIn([MANY], 0)],
  ["one batch is indexed", () => addedIn([MANY], 1)],
  ["it was added piece by piece", () => addedIn([1, 30, 300, 5, MANY], Number.POSITIVE_INFINITY)],
  ["it was built between the pieces", () => addedIn([200, 200, MANY], 3)],
];

function addedIn(pieces: readonly number[], build: number): Searcher {
  const searcher = createSearcher();
  let from = 0;
  for (const length of pieces) {
    searcher.add(ARTICLES.slice(from, from + length));
    if (build > 0) searcher.build(build);
    searcher.search("工会");
    from += length;
  }
  assert.equal(searcher.size, MANY);
  return searcher;
}

const QUERIES = [
  "工会",
  "长",
  "职工劳模",
  "gonghui",
  "gh",
  "zhigonglaomo",
  "劳模 -工会",
  "题:春风",
  "by:乐",
  "g",
  "春风港口灯塔|匠心",
];
for (const [name, make] of STATES) {
  test(`all is found the same when ${name}`, () => {
    const searcher = make();
    const finished = built(ARTICLES);
    for (const query of QUERIES) {
      const [here, there] = [searcher.search(query), finished.search(query)];
      const sure = there.counts.exact + there.counts.pinyin;
      assert.equal(here.counts.exact, there.counts.exact, query);
      assert.equal(here.counts.pinyin, there.counts.pinyin, query);
      assert.deepEqual([...here.indices.subarray(0, sure)], [...there.indices.subarray(0, sure)], query);
    }
  });
}

test("a thorough search finds errors too before anything is indexed, and says nothing is left out", () => {
  const searcher = createSearcher();
  searcher.add([
    ...ARTICLES,
    invent({ headline: "桥头堡上的守望者", body: "渡口的老船工还在摆渡。", date: "2000-01-01" }),
  ]);
  for (const query of ["桥头堡上地守望者", "渡口的老船公还在", "qtbsdswz", "dkdlcg"]) {
    const { hits, reading } = searcher.search(query, { thorough: true });
    assert.equal(hits[0]?.index, MANY, query);
    assert.ok(reading.notes.every(({ code }) => code !== "partial"));
  }
});

test("building in slices ends, and says so", () => {
  const searcher = createSearcher();
  searcher.add(ARTICLES);
  let slices = 1;
  while (!searcher.build(1)) slices += 1;
  assert.ok(slices > 1 && slices < MANY);
  assert.ok(searcher.build(1));
});

test("a clock that stands still ends the building as well", () => {
  const searcher = createSearcher({ now: () => 7 });
  searcher.add(ARTICLES);
  assert.ok(searcher.build(5));
});

test("a clock that has run out lets each slice do a little", () => {
  let now = 0;
  const searcher = createSearcher({ now: () => (now += 100) });
  searcher.add(ARTICLES);
  let slices = 1;
  while (!searcher.build(1)) slices += 1;
  assert.ok(slices > 10 && slices < MANY * 20, String(slices));
});

test("whatever is typed, the search answers: hits in order, counts that add up, marks inside their text", () => {
  const searcher = built([
    ...ARTICLES.slice(0, 200),
    invent({ headline: "", body: ["", "\ud800"], by: [""] }),
  ]);
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...HAN) }),
    fc.constantFrom(
      " ",
      "-",
      "|",
      '"',
      "题:",
      "by:",
      "日:2025",
      "gong",
      "hui",
      "zh",
      "版:2",
      "'",
      "(",
      ".*",
      "\\",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const query = pieces.join("");
      const { hits, total, counts, indices } = searcher.search(query, { limit: 5 });
      assert.equal(counts.exact + counts.pinyin + counts.near, total);
      assert.equal(indices.length, total);
      for (const [i, hit] of hits.entries()) {
        assert.ok(i === 0 || hit.score <= (hits[i - 1]?.score ?? 0));
        for (const [start, end] of hit.snippet.marks)
          assert.ok(start >= 0 && start < end && end <= hit.snippet.text.length);
      }
      assert.deepEqual([...searcher.search(query).indices], [...indices]);
    }),
  );
});

test("every mark of an exact word is that word, as printed", () => {
  fc.assert(
    fc.property(words, fc.nat(MANY - 1), (word, i) => {
      const article = ARTICLES[i] as Article;
      const texts = new Map(
        piecesOf(article).map((piece) => [`${piece.field} ${piece.element}`, piece.text]),
      );
      const marks = findInArticle(article, `"${word}"`);
      assert.equal(marks.length > 0, holds(article, word));
      for (const { field, element, start, end } of marks) {
        const printed = foldText((texts.get(`${field} ${element}`) ?? "").slice(start, end));
        // Places that overlap are one mark, so a mark begins and ends with the word.
        assert.ok(printed.startsWith(word) && printed.endsWith(word));
      }
    }),
  );
});

test("a count of hits that may be too low says so", () => {
  const filling = "港口灯塔".repeat(150_000);
  const searcher = createSearcher();
  searcher.add(
    Array.from({ length: 16 }, (_, i) => invent({ headline: `第${i}`, body: `${filling}三人同行去看海。` })),
  );
  const quick = searcher.search("三人同行");
  assert.equal(quick.complete, false);
  assert.ok(quick.total > 0 && quick.total < 16, String(quick.total));
  assert.ok(quick.reading.notes.some(({ code }) => code === "partial"));
  const thorough = searcher.search("三人同行", { thorough: true });
  assert.deepEqual([thorough.total, thorough.complete], [16, true]);
});
