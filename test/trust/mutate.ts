import { hostileText } from "./hostile.js";
import type { Chance } from "./random.js";

type Mutation = (page: Buffer, by: Chance) => Buffer;

function lines(change: (lines: string[], by: Chance) => string[]): Mutation {
  return (page, by) => Buffer.from(change(page.toString("utf8").split("\n"), by).join("\n"));
}

/** What can happen to a page between the press and this program. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "cut off": (page, by) => page.subarray(0, by.int(page.length)),
  "beginning lost": (page, by) => page.subarray(by.int(page.length)),
  doubled: (page) => Buffer.concat([page, page]),
  "a part said twice": (page, by) => {
    const at = by.int(page.length);
    return Buffer.concat([page.subarray(0, at), page.subarray(at >> 1)]);
  },
  "bits flipped": (page, by) => {
    const flipped = Buffer.from(page);
    for (let count = 1 + by.int(40); count > 0; count--) {
      const at = by.int(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << by.int(8));
    }
    return flipped;
  },
  "bytes at random": (page, by) => {
    const noise = Buffer.from(page);
    for (let at = by.int(noise.length); at < noise.length; at += 1 + by.int(50)) noise[at] = by.int(256);
    return noise;
  },
  "lines shuffled": lines((all, by) => {
    for (let at = all.length - 1; at > 0; at--) {
      const other = by.int(at + 1);
      [all[at], all[other]] = [all[other] ?? "", all[at] ?? ""];
    }
    return all;
  }),
  "lines dropped": lines((all, by) => all.filter(() => by.percent(70))),
  "empty lines gone": lines((all) => all.filter((line) => line.trim() !== "")),
  "empty lines everywhere": lines((all) => all.flatMap((line) => [line, "", ""])),
  "all in one line": lines((all) => [all.join("")]),
  "a character a line": lines((all, by) => Array.from(all.slice(by.int(all.length)).join("")).slice(0, 2000)),
  "attacks let in": lines((all, by) => all.map((line) => (by.percent(10) ? line + hostileText(by) : line))),
  "letter-spaced": lines((all, by) =>
    all.map((line) => (by.percent(30) ? Array.from(line).join(" ") : line)),
  ),
  backwards: lines((all) => all.reverse()),
};

/** A page with one to three things wrong with it, as bytes. */
export function mutated(page: Buffer, by: Chance): Buffer {
  let result = page;
  const names = Object.values(MUTATIONS);
  for (let count = 1 + by.int(3); count > 0; count--) result = by.pick(names)(result, by);
  return result;
}
