import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { expectations, summarise } from "./compare.js";
import { type MarkedPage, readMarked, setPage } from "./set-page.js";
import { headFirst, headLast, headless } from "./variants.js";

/** What must not change when a page is made up another way. Pages of stories and pictures, no packages or poems. */
const folder = new URL("pages/", import.meta.url);
const page = (name: string): MarkedPage => readMarked(readFileSync(new URL(name, folder), "utf8"));
const PLAIN = ["01-front-layer.page", "03-peoples.page", "09-photos.page"];

function holds(made: MarkedPage): void {
  const got = readPage(setPage(made), "page.txt").articles.map(summarise);
  assert.deepEqual(got, expectations(made));
}

for (const name of PLAIN) {
  test(`${name}: the items in another order`, () => {
    const made = page(name);
    const [first, ...rest] = made.items;
    const furniture = first?.expected === null ? [first] : [];
    const items = (first?.expected === null ? rest : made.items).toReversed();
    holds({ ...made, items: [...furniture, ...items] });
  });

  test(`${name}: headline blocks before the bodies`, () => {
    const made = page(name);
    holds({ ...made, items: made.items.map(headFirst) });
  });

  test(`${name}: headline blocks behind the bodies`, () => {
    const made = page(name);
    holds({ ...made, items: made.items.map(headLast) });
  });

  test(`${name}: the furniture at the foot, and none at all`, () => {
    const made = page(name);
    const furniture = made.items.filter((item) => item.expected === null);
    const items = made.items.filter((item) => item.expected !== null);
    holds({ ...made, items: [...items, ...furniture] });
    holds({ ...made, items });
  });

  test(`${name}: one headline block was a picture`, () => {
    const made = page(name);
    const at = made.items.findIndex(
      (item) =>
        item.expected !== null && item.lines.some((line) => line.tag === "by" || /^\{本/u.test(line.text)),
    );
    const items = made.items.map((item, i) => (i === at ? headless(item) : item));
    holds({ ...made, items });
  });
}

test("the items of two pages on one", () => {
  const names = readdirSync(folder).filter((name) => PLAIN.includes(name));
  const items = names.flatMap((name) => page(name).items.filter((item) => item.expected !== null));
  holds({ mode: "layer", items });
});
