import assert from "node:assert/strict";
import { test } from "node:test";
import { findInArticle } from "../../source/search/find.js";
import { bracket, invent } from "./invented.js";

const ARTICLE = invent({
  headline: "總工會 的 “春 風”",
  kicker: "春风送暖",
  by: ["春风子", "李春", "冯春风"],
  body: ["第一段说春风，又说春風。", "小标题", "最后说春天的风和chunfeng。"],
});

function shown(query: string): string[] {
  const texts: Record<string, string> = {
    "headline 0": ARTICLE.headline ?? "",
    "kicker 0": ARTICLE.kicker ?? "",
  };
  for (const [i, { name }] of ARTICLE.bylines.entries()) texts[`byline ${i}`] = name;
  for (const [i, { text }] of ARTICLE.body.entries()) texts[`body ${i}`] = text;
  return findInArticle(ARTICLE, query).map(({ field, element, start, end }) => {
    const key = `${field} ${element}`;
    return `${key} ${bracket(texts[key] ?? "", [[start, end]])}`;
  });
}

test("finds every place in the order in which one reads", () => {
  assert.deepEqual(shown("春风"), [
    "kicker 0 [春风]送暖",
    "headline 0 總工會 的 “[春 風]”",
    "byline 0 [春风]子",
    "byline 2 冯[春风]",
    "body 0 第一段说[春风]，又说春風。",
    "body 0 第一段说春风，又说[春風]。",
  ]);
});

test("letters find themselves where they stand, and only else what they stand for", () => {
  assert.deepEqual(shown("chunfeng"), ["body 2 最后说春天的风和[chunfeng]。"]);
  assert.deepEqual(shown("chunf").slice(0, 1), ["body 2 最后说春天的风和[chunf]eng。"]);
  assert.deepEqual(shown("songnuan"), ["kicker 0 春风[送暖]"]);
});

test("syllables side by side are the one word that the search takes them for", () => {
  assert.deepEqual(shown("song nuan"), shown("songnuan"));
  assert.deepEqual(shown("feng song n"), ["kicker 0 春[风送暖]"]);
});

test("a typing error is forgiven where nothing else is found", () => {
  assert.deepEqual(shown("第一断说春"), ["body 0 [第一段说春]风，又说春風。"]);
});

test("a field is kept to", () => {
  assert.deepEqual(shown("by:春风"), ["byline 0 [春风]子", "byline 2 冯[春风]"]);
});
