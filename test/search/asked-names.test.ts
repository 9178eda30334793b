import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { invent } from "./invented.js";
import { built, shelf } from "./shelf.js";

const signer = (name: string) => ({ role: "通讯员", outlet: null, name });

const ARTICLES: Readonly<Record<string, Article>> = {
  signed: invent({ headline: "一座小城", by: ["江晚晴", signer("李小丁")], body: "有人来了。" }),
  told: invent({ headline: "记江晚晴", by: ["何远山", signer("李小丁")], body: "江晚晴来了。" }),
  alike: invent({ headline: "记江晚晴", by: ["江挽晴", signer("李小丁")], body: "江晚晴来了。" }),
  misread: invent({ headline: "又一座", by: ["江挽晴", signer("江小丁")], body: "有人来了。" }),
};

/** Query, and whom it asks for in each article that it finds. */
const ASKED: readonly (readonly [query: string, names: Readonly<Record<string, string>>])[] = [
  ["by:江晚晴", { signed: "江晚晴", alike: "江挽晴", misread: "江挽晴" }],
  ["江晚晴", { signed: "江晚晴", told: "何远山 李小丁", alike: "江挽晴 李小丁", misread: "江挽晴" }],
  ["jiangwanqing", { signed: "江晚晴", told: "何远山 李小丁", alike: "江挽晴", misread: "江挽晴" }],
  ["jiang wan qing", { signed: "江晚晴", told: "何远山 李小丁", alike: "江挽晴", misread: "江挽晴" }],
  ["“江晚晴”", { signed: "江晚晴", told: "何远山 李小丁", alike: "江挽晴 李小丁" }],
  ["通讯员:江", { misread: "江小丁" }],
  ["江晚晴 李小丁", { signed: "江晚晴 李小丁", told: "李小丁", alike: "李小丁", misread: "江挽晴 江小丁" }],
  ["小城", { signed: "江晚晴 李小丁" }],
  ["小城 -何远山", { signed: "江晚晴 李小丁" }],
];

for (const [query, names] of ASKED) {
  test(`${query} asks for whom it names, else for whoever signed`, () => {
    const searcher = built(Object.values(ARTICLES));
    const asked = searcher.askedNames(query, false);
    const found = new Set(Array.from(searcher.search(query).indices));
    const told = Object.entries(ARTICLES).flatMap(([key, article], index) =>
      found.has(index)
        ? [
            [
              key,
              asked(article)
                .map(({ name }) => name)
                .join(" "),
            ],
          ]
        : [],
    );
    assert.deepEqual(Object.fromEntries(told), names);
  });
}

test("a name is asked for where a hit's marks stand in it", () => {
  const searcher = built(shelf(300, 7));
  const queries = [
    "工",
    "工会",
    "春风",
    "劳模匠",
    "长行重乐",
    "港口灯塔长",
    "gh",
    "gonghui",
    "gong hui",
    "chunf",
    "l",
  ];
  let some = 0;
  for (const words of queries) {
    for (const query of [
      words,
      `by:${words}`,
      `通讯员:${words}`,
      `记者:${words}`,
      `“${words}”`,
      `${words} 心`,
    ]) {
      for (const mixedSounds of [false, true]) {
        const asked = searcher.askedNames(query, mixedSounds);
        for (const { article, marks } of searcher.search(query, { limit: 300, mixedSounds }).hits) {
          const marked = new Set(
            marks.filter(({ field }) => field === "byline").map(({ element }) => element),
          );
          const { bylines } = article;
          const meant = marked.size === 0 ? bylines : bylines.filter((_, element) => marked.has(element));
          assert.deepEqual(asked(article), meant, `${query} in ${article.id}`);
          if (marked.size === 1) some += 1;
        }
      }
    }
  }
  assert.ok(some > 100, "names are told apart");
});
