import assert from "node:assert/strict";
import { test } from "node:test";
import { convertScript, scriptConverter } from "../../source/search/scripts.js";

test("another script, word by word where a character has two forms", () => {
  assert.equal(scriptConverter("tw")("头发发展，里面的面条"), "頭髮發展，裡面的麵條");
  assert.equal(scriptConverter("hk")("卫生里程"), "衞生里程");
  assert.equal(scriptConverter("cn")("頭髮發展，衞生，軟體"), "头发发展，卫生，软体");
});

test("a simplified text stays as it is in simplified characters", () => {
  const text = "著名作家吃了什么，在台上核对，才合群。";
  assert.equal(scriptConverter("cn")(text), text);
});

test("a converted text knows where each unit came from", () => {
  const { text, starts } = convertScript("发展𠮷头发", "tw");
  assert.equal(starts.length, text.length + 1);
  assert.equal(starts[text.length], "发展𠮷头发".length);
  assert.deepEqual(starts, [0, 1, 2, 3, 4, 5, 6]);
});
