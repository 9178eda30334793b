import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { foldInto, foldOffsets, foldText, roomFor, variantsOf } from "../../source/search/fold.js";
import { makeFolding } from "../../source/search/fold-table.js";
import { packFolding, unpackFolding } from "../../source/search/packed-folding.js";

/** One line a case: what is printed or typed, and what it is for the search. */
const CASES: readonly (readonly [string, string, string])[] = [
  ["traditional", "總工會舉辦職工書法賽", "总工会举办职工书法赛"],
  ["Taiwan's forms", "裡面 啟用 臺灣 群眾", "里面启用台湾群众"],
  ["Hong Kong's forms", "衞生 綫上 説明", "卫生线上说明"],
  ["a character with two simplified forms", "瞭解 瞭望", "了解了望"],
  ["letter-spacing", "一 刻 都 不", "一刻都不"],
  ["quotation marks and stops", "“三重保障”：放心跑、安心干！", "三重保障放心跑安心干"],
  ["full width", "ＬＥＤ　５Ｇ％", "led5g%"],
  ["a point between digits", "0.4%，１．５倍。3.", "0.4%1.5倍3"],
  ["ü", "nǚ Lüe LÜ", "nvlvelv"],
  ["letters with marks", "Café Łódź", "cafełodz"],
  ["circled, squared, Roman", "①㎡Ⅳ", "1m2iv"],
  ["the dot in a name", "阿依·古丽", "阿依古丽"],
  ["signs that words are made of", "R&D 1+1 #3", "r&d1+1#3"],
  ["controls, zero width, private use", "工\u0000\u200b会\ue001\ufeff", "工会"],
];

for (const [name, printed, folded] of CASES) {
  test(`folds ${name}`, () => assert.equal(foldText(printed), folded));
}

test("folding what is folded changes nothing, for every unit there is", () => {
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const once = foldText(String.fromCharCode(unit));
    assert.equal(foldText(once), once, unit.toString(16));
    assert.ok(once.length <= roomFor(String.fromCharCode(unit)), unit.toString(16));
  }
});

test("offsets say what each printed unit became", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const out = new Uint16Array(roomFor(text) + 3);
      const offsets = foldOffsets(text, out, 3);
      const plain = new Uint16Array(out.length);
      assert.equal(offsets[text.length], foldInto(text, plain, 3));
      assert.deepEqual(out, plain);
      for (let i = 0; i < text.length; i += 1) assert.ok((offsets[i] ?? 0) <= (offsets[i + 1] ?? 0));
      assert.equal(foldText(text), String.fromCharCode(...out.subarray(3, offsets[text.length])));
    }),
  );
});

test("a word is known as other regions say it, both ways and inside a longer one", () => {
  assert.deepEqual(variantsOf(foldText("軟體")), ["软件"]);
  assert.deepEqual(variantsOf("软件"), ["软体"]);
  assert.ok(variantsOf("网络安全").includes("网路安全"));
  assert.ok(variantsOf(foldText("網路資訊服務")).includes("网络信息服务"));
  assert.ok(variantsOf("网络信息服务").includes("网路资讯服务"));
  assert.deepEqual(variantsOf("工会"), []);
});

test("what the build keeps of the folding is all of it", () => {
  const folding = makeFolding();
  const kept = unpackFolding(JSON.parse(JSON.stringify(packFolding(folding))));
  assert.deepEqual([kept.units, kept.phrases], [folding.units, folding.phrases]);
  for (const [unit, plain] of folding.expansions) {
    assert.equal(kept.expansions.get(unit), plain, unit.toString(16));
  }
  assert.ok(folding.expansions.size > 0 && folding.phrases.length > 1000);
});
