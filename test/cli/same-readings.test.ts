import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readPage } from "../../source/corpus/read-page.js";
import { Place } from "./built.js";

/**
 * The built command reads pages as its source does. What bundling changes has made another parser of it once: an expression's source
 * stands there in escapes, from which the characters that a line may begin with cannot be taken.
 */
const place = new Place();
after(() => place.end());

const FOLDER = fileURLToPath(new URL("../corpus/close/", import.meta.url));

test("the built command reads every page as its source does", () => {
  const { code, out } = place.run(["export", "--format", "ndjson", "--no-cache", "--corpus", FOLDER]);
  assert.equal(code, 0);
  const built = new Map<string, unknown[]>();
  for (const line of out.trimEnd().split("\n")) {
    const { source, headline, kicker, deck, column, group, bylines, body } = JSON.parse(line);
    built.set(source, [
      ...(built.get(source) ?? []),
      { headline, kicker, deck, column, group, bylines, body },
    ]);
  }
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
  assert.equal(built.size, pages.length);
  for (const name of pages) {
    const { articles } = readPage(readFileSync(`${FOLDER}${name}`, "utf8"), name);
    const read = articles.map(({ headline, kicker, deck, column, group, bylines, body }) => ({
      headline,
      kicker,
      deck,
      column,
      group,
      bylines,
      body,
    }));
    assert.deepEqual(built.get(name), read, name);
  }
});
