import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { charactersOf, parsePinyin, readInContext, readingsOf } from "../../source/search/pinyin.js";
import { makeReadings } from "../../source/search/tables/make-readings.mjs";

/** `*` marks letters that a syllable only begins with. */
function parses(letters: string, mixed = false): string[] {
  return parsePinyin(letters, mixed).map(({ segments }) =>
    segments.map((segment) => segment.letters + (segment.full ? "" : "*")).join(" "),
  );
}

test("the table of readings is what its script writes", () => {
  const written = readFileSync(new URL("../../source/search/tables/readings.ts", import.meta.url), "utf8");
  assert.equal(written, makeReadings());
});

test("whole syllables, the last perhaps the beginning of a longer one", () => {
  assert.deepEqual(parses("gonghui"), ["gong hui"]);
  assert.equal(parses("gonghuiyizhan")[0], "gong hui yi zhan*");
  assert.equal(parses("gonghuiyizh")[0], "gong hui yi zh*");
});

test("letters that can be cut in two ways are cut in both", () => {
  assert.ok(parses("xian").includes("xian*") && parses("xian").includes("xi an*"));
  assert.ok(parses("fangan").includes("fan gan*") && parses("fangan").includes("fang an*"));
});

test("an apostrophe or a blank ends a syllable", () => {
  const cut = (letters: string, ...breaks: number[]): string[] =>
    parsePinyin(letters, false, breaks).map(({ segments }) => segments.map((one) => one.letters).join(" "));
  assert.equal(cut("xian", 2)[0], "xi an");
  assert.deepEqual(cut("fangan", 3)[0], "fan gan");
  assert.deepEqual(cut("fangan", 4)[0], "fang an");
  assert.deepEqual(cut("tiananmen", 4, 6)[0], "tian an men");
});

test("initials, with zh, ch, sh as one or as two", () => {
  assert.deepEqual(parses("ghyz"), ["g* h* y* z*"]);
  assert.deepEqual(parses("zhq"), ["zh* q*", "z* h* q*"]);
});

test("syllables and initials mixed", () => {
  assert.equal(parses("gonghyz")[0], "gong h* y* z*");
});

test("ü is v", () => {
  assert.ok(readingsOf("绿".charCodeAt(0)).includes("lv"));
  assert.ok(readingsOf("女".charCodeAt(0)).includes("nv"));
});

test("what is no pinyin has no reading", () => {
  for (const letters of ["", "u", "iii", "a1", "工", "x".repeat(200)])
    assert.deepEqual(parses(letters), [], letters);
});

test("a character with several readings is among those of each", () => {
  const chong = charactersOf({ letters: "chong", full: true }, false);
  const zhong = charactersOf({ letters: "zhong", full: true }, false);
  const unit = "重".charCodeAt(0);
  assert.ok(chong.includes(unit) && zhong.includes(unit));
});

test("in a word a character is read as in that word", () => {
  assert.deepEqual(readInContext("重庆银行"), ["chong", "qing", "yin", "hang"]);
  assert.deepEqual(readInContext("重要行动"), ["zhong", "yao", "xing", "dong"]);
});

const MIXED: readonly (readonly [string, string])[] = [
  ["zi", "知"],
  ["cang", "长"],
  ["san", "山"],
  ["lan", "南"],
  ["xin", "星"],
  ["ren", "仍"],
];
for (const [typed, character] of MIXED) {
  test(`with mixed sounds ${typed} finds ${character}, else not`, () => {
    const unit = character.charCodeAt(0);
    assert.ok(charactersOf({ letters: typed, full: true }, true).includes(unit));
    assert.ok(!charactersOf({ letters: typed, full: true }, false).includes(unit));
  });
}

const MIXED_SPELLINGS: readonly (readonly [string, string])[] = [
  ["zuangbei", "zuang bei"],
  ["tinshuo", "tin shuo"],
  ["lenjin", "len jin"],
  ["shongren", "shong ren"],
];
for (const [letters, cut] of MIXED_SPELLINGS) {
  test(`${letters} is two syllables to who mixes sounds, and to nobody else`, () => {
    const cuts = (mixed: boolean): string[] => parses(letters, mixed).map((each) => each.replace("*", ""));
    assert.equal(cuts(true)[0], cut);
    assert.ok(!cuts(false).includes(cut));
  });
}

test("mixed sounds keep what is spelt right", () => {
  for (const letters of ["gonghui", "chongqing", "xian", "ghyz"])
    assert.equal(parses(letters, true)[0]?.replace("*", ""), parses(letters)[0]?.replace("*", ""), letters);
});
