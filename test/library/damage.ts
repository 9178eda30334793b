import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { FORMAT, pack, unpack } from "../../source/library/pack.js";

/** Ways to damage what was kept, for the tests that read it again. */

/** A bit turned in one byte. */
export function turned(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Another number in the place of a 32-bit word, counted from 0. */
export function withWord(bytes: Uint8Array, word: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, word * 4);
  return copy;
}

/** What may have become of a file of the cache, whose bytes were these. */
export function waysToBreak(whole: Buffer): readonly (readonly [string, (path: string) => void])[] {
  return [
    ["empty", (path) => truncateSync(path, 0)],
    ["cut short", (path) => truncateSync(path, whole.length - 4)],
    ["cut in the header", (path) => truncateSync(path, 7)],
    ["a bit turned in the text", (path) => writeFileSync(path, turned(whole, whole.length - 9))],
    ["a bit turned in the numbers", (path) => writeFileSync(path, turned(whole, 40))],
    ["longer", (path) => writeFileSync(path, Buffer.concat([whole, Buffer.alloc(4)]))],
    ["foreign", (path) => writeFileSync(path, '{"not":"ours"}')],
    ["of another format", (path) => writeFileSync(path, withWord(whole, 1, FORMAT + 1))],
    [
      "a folder",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ["another group's", (path) => writeFileSync(path, pack({ key: "other", pages: [], warnings: [] }))],
    ["gone", (path) => rmSync(path)],
    ["a number of numbers that is none", (path) => writeFileSync(path, withWord(whole, 4, 0x7fff_ffff))],
    ["a length of text that is none", (path) => writeFileSync(path, withWord(whole, 5, 0xffff_fff0))],
    [
      "a good head with rubbish behind it",
      (path) =>
        writeFileSync(path, Buffer.concat([whole.subarray(0, 20), Buffer.alloc(whole.length - 20, 0x5a)])),
    ],
    [
      "a link to itself",
      (path) => {
        rmSync(path);
        symlinkSync(path, path);
      },
    ],
    [
      "half written by a session that was killed",
      (path) => {
        writeFileSync(`${path}.99999.part`, whole.subarray(0, 99));
        rmSync(path);
      },
    ],
    ["not to be read", (path) => chmodSync(path, 0)],
    [
      "contents of young pages behind its key that are none",
      (path) => writeFileSync(path, withKey(whole, "\n{")),
    ],
  ];
}

/** Packed pages without a page, under a key that goes on. */
function withKey(bytes: Uint8Array, more: string): Uint8Array {
  const found = unpack(bytes);
  assert.ok(found !== null);
  return pack({ ...found, key: found.key + more, pages: [] });
}
