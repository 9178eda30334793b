import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { COMMANDS } from "../../source/cli/table.js";
import { README, withTables } from "./readme.js";

const text = readFileSync(README, "utf8");

test("the README's tables are those that the program runs on (`npm run readme` writes them)", () => {
  assert.equal(text, withTables(text));
});

test("every command stands in the README", () => {
  for (const { name } of COMMANDS) if (name !== "read") assert.ok(text.includes(`unionnews ${name}`), name);
});

test("what the README points to is there", () => {
  const links = Array.from(text.matchAll(/\]\(([^)#]+)\)/gu), (match) => match[1] ?? "");
  assert.ok(links.length > 3);
  for (const link of links) assert.ok(existsSync(new URL(`../../${link}`, import.meta.url)), link);
});
