import assert from "node:assert/strict";
import { describe, it } from "node:test";
import iconv from "iconv-lite";
import { decodeBig5 } from "../../source/library/big5.js";
import { decodeAs, type Encoding, encodingNamed, sniff } from "../../source/library/encoding.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

const BOM = "\ufeff";

/** What the bytes are made of, and what they must be told to be. */
const CASES: readonly [name: string, bytes: Uint8Array, encoding: Encoding, text: string][] = [
  ["UTF-8", Buffer.from(SIMPLIFIED), "utf-8", SIMPLIFIED],
  ["UTF-8 with a mark", Buffer.from(BOM + SIMPLIFIED), "utf-8", SIMPLIFIED],
  ["UTF-8, ASCII alone", Buffer.from("plain words\n"), "utf-8", "plain words\n"],
  ["UTF-16 LE with a mark", Buffer.from(BOM + SIMPLIFIED, "utf16le"), "utf-16le", SIMPLIFIED],
  ["UTF-16 LE without", Buffer.from(SIMPLIFIED, "utf16le"), "utf-16le", SIMPLIFIED],
  ["UTF-16 BE with a mark", iconv.encode(BOM + TRADITIONAL, "utf16be"), "utf-16be", TRADITIONAL],
  ["UTF-16 BE without", iconv.encode(TRADITIONAL, "utf16be"), "utf-16be", TRADITIONAL],
  ["GB18030, simplified", iconv.encode(SIMPLIFIED, "gb18030"), "gb18030", SIMPLIFIED],
  ["GB18030, traditional", iconv.encode(TRADITIONAL, "gb18030"), "gb18030", TRADITIONAL],
  ["GB18030, four bytes", iconv.encode(`${SIMPLIFIED}𠀀`, "gb18030"), "gb18030", `${SIMPLIFIED}𠀀`],
  ["Big5 with Hong Kong's characters", iconv.encode(TRADITIONAL, "big5hkscs"), "big5", TRADITIONAL],
];

describe("encodings told by content", () => {
  for (const [name, bytes, encoding, text] of CASES) {
    it(name, () => {
      assert.equal(sniff(bytes), encoding);
      assert.deepEqual(decodeAs(bytes, encoding, decodeBig5), { text, encoding, broken: 0 });
    });
  }

  it("a single headline is enough for the two old encodings", () => {
    assert.equal(sniff(iconv.encode("一座小城的夜班公交", "gb18030")), "gb18030");
    assert.equal(sniff(iconv.encode("這是我們的報紙，大家都看", "big5hkscs")), "big5");
  });

  it("knows what is no text", () => {
    assert.equal(sniff(new Uint8Array(5000)), null);
    assert.equal(sniff(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 * (i % 13)) % 256)), null);
    assert.equal(
      sniff(Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0", "latin1")),
      null,
    );
  });

  it("knows the names that people use", () => {
    assert.equal(encodingNamed("GBK"), "gb18030");
    assert.equal(encodingNamed("UTF8"), "utf-8");
    assert.equal(encodingNamed("Big5-HKSCS"), "big5");
    assert.equal(encodingNamed("ebcdic"), null);
    for (const name of Object.getOwnPropertyNames(Object.prototype)) assert.equal(encodingNamed(name), null);
  });
});

describe("broken bytes", () => {
  it("are shown as such and counted, and the rest is read", () => {
    const whole = Buffer.from(SIMPLIFIED);
    const at = whole.indexOf("夜班");
    const cut = Buffer.concat([whole.subarray(0, at), Buffer.from([0xe5, 0x9f]), whole.subarray(at)]);
    assert.equal(sniff(cut), "utf-8");
    const { text, broken } = decodeAs(cut, "utf-8", null);
    assert.equal(broken, 1);
    assert.equal(text, SIMPLIFIED.replace("夜班", "\ufffd夜班"));
  });

  it("are not what the page itself printed as U+FFFD", () => {
    const printed = SIMPLIFIED.replace("三", "\ufffd");
    assert.equal(decodeAs(Buffer.from(printed), "utf-8", null).broken, 0);
    assert.equal(decodeAs(Buffer.from(printed, "utf16le"), "utf-16le", null).broken, 0);
  });

  it("are found in the old encodings too", () => {
    const bytes = iconv.encode(SIMPLIFIED, "gb18030");
    bytes[bytes.length - 1] = 0xff;
    assert.equal(sniff(bytes), "gb18030");
    assert.equal(decodeAs(bytes, "gb18030", null).broken, 1);
  });
});
