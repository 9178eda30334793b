import assert from "node:assert/strict";
import { test } from "node:test";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";

test("characters beyond U+FFFF are read whole, also where something invisible stands in the line", () => {
  const page = "近日，记者𠮷野从某地获悉，\u200b工会驿站建成。𫖯仰之间，𬱖已成历史。\n\n本报记者 𠮷野𫖯";
  const { articles, parts } = readPage(page, "page.txt");
  const text = JSON.stringify(articles);
  for (const whole of ["记者𠮷野从", "𫖯仰", "𬱖已成"]) assert.ok(text.includes(whole), text);
  assert.ok(!/\\ud[89a-f]/u.test(text), text);
  const { visible, placed } = addUp(page, parts);
  // Every UTF-16 unit but the space between role and name, the two line ends and the zero-width space.
  assert.equal(visible, page.length - 4);
  assert.equal(placed, visible);
});

test("an invisible character beyond U+FFFF is left out whole", () => {
  const page = "近日，某地的\u{e0041}工会驿站建成，\u{e007f}已向所有劳动者开放。";
  const { articles, parts } = readPage(page, "page.txt");
  assert.equal(articles[0]?.body[0]?.text, "近日，某地的工会驿站建成，已向所有劳动者开放。");
  assert.equal(addUp(page, parts).visible, page.length - 4);
});
