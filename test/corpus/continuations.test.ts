import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { linkContinuations } from "../../source/corpus/continuations.js";
import { readPage } from "../../source/corpus/read-page.js";

const SALT = "盐场的老工人在滩上学开收盐机，课堂设在盐田边上。";
const MORE_SALT = "课堂设在盐田边上，黑板是一块旧船板，老工人学开收盐机。";
const BRIDGE = "桥头的修鞋铺开了二十年，手艺是跟父亲学的。";
const MORE_BRIDGE = "修鞋铺的手艺传了两代，桥头的街坊都来。";

const head = (number: number, day = 11, paper = "某某日报") =>
  `${paper} 2025年3月${day}日 星期二 第${number}版`;

/** The articles of a page: its running head, then each story, signed so that it has a beginning. */
function page(running: string, ...stories: readonly string[]): readonly Article[] {
  const text = [running, ...stories.map((story, i) => `本报记者 甲${"一二三四"[i]}\n\n${story}`)].join(
    "\n\n",
  );
  const { articles } = readPage(text, `${running}.txt`);
  assert.equal(articles.length, stories.length);
  return articles;
}

/** The links as pairs of what stories begin with. */
function links(...pages: readonly (readonly Article[])[]): string[] {
  const articles = pages.flat();
  const { next, previous } = linkContinuations(articles);
  assert.deepEqual(new Map([...next].map(([from, to]) => [to, from])), previous, "both ways");
  const begin = (id: string): string =>
    articles.find((article) => article.id === id)?.body[0]?.text.slice(0, 2) ?? "";
  return [...next].map(([from, to]) => `${begin(from)} ${begin(to)}`);
}

test("a continued story is linked both ways, each to the part with its words", () => {
  const first = page(head(1), `${SALT}（下转第3版）`, `${BRIDGE}（下转第3版）`);
  const third = page(head(3), `（上接第1版）${MORE_BRIDGE}`, `（上接第1版）${MORE_SALT}`);
  assert.deepEqual(links(first, third), ["盐场 课堂", "桥头 修鞋"]);
});

test("the only two parts that name each other's page belong together, whatever their words", () => {
  const first = page(head(1), `${SALT}（下转第3版）`);
  assert.deepEqual(links(first, page(head(3), `（上接第1版）${MORE_BRIDGE}`)), ["盐场 修鞋"]);
});

test("parts without a word in common are not linked where there are others", () => {
  const first = page(head(1), `${SALT}（下转第3版）`, `${BRIDGE}（下转第3版）`);
  assert.deepEqual(links(first, page(head(3), `（上接第1版）${MORE_SALT}`)), ["盐场 课堂"]);
  assert.deepEqual(links(first, page(head(3), "（上接第1版）图书馆晚上十点闭馆。")), []);
});

test("pages of another day, of another paper, or with another number are not linked", () => {
  const first = page(head(1), `${SALT}（下转第3版）`);
  for (const running of [head(3, 12), head(3, 11, "另一晚报"), head(4)])
    assert.deepEqual(links(first, page(running, `（上接第1版）${MORE_SALT}`)), [], running);
  assert.deepEqual(links(first, page(head(3), `（上接第2版）${MORE_SALT}`)), []);
});
