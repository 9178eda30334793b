import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clipboardSequence } from "../../source/ui/clipboard.js";

function copied(sequence: string): string {
  const request = /\]52;c;([A-Za-z0-9+/=]*)\u0007/u.exec(sequence);
  return Buffer.from(request?.[1] ?? "", "base64").toString("utf8");
}

test("a text is copied as it is, line ends, tabs and rare characters included", () => {
  const text = "工会\n\t“𠮷野” e\u0301\n";
  assert.equal(copied(clipboardSequence(text, null)), text);
  assert.equal(copied(clipboardSequence(text, "screen")), text);
});

test("nothing that a shell would obey is copied: the end of a paste, a return, a change of direction", () => {
  const attack = "工\u001b[201~\rrm -rf x\r\u0000\u009b201~\u202e会\u2066";
  assert.equal(copied(clipboardSequence(attack, null)), "工[201~rm -rf x201~会");
});

test("in tmux and screen the request is wrapped, and nothing else is sent", () => {
  assert.equal(clipboardSequence("a", "tmux"), "\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\");
  assert.equal(clipboardSequence("a", "screen"), "\u001bP\u001b]52;c;YQ==\u0007\u001b\\");
});

test("whatever is copied, the terminal gets one request and no more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      assert.match(clipboardSequence(text, null), /^\u001b\]52;c;[A-Za-z0-9+/=]*\u0007$/u);
      assert.doesNotMatch(
        copied(clipboardSequence(text, null)),
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u,
      );
    }),
  );
});
