import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { COMMANDS } from "../../source/cli/table.js";
import { READMES, withTables } from "./readme.js";

const TEXTS = { en: readFileSync(READMES.en, "utf8"), zh: readFileSync(READMES.zh, "utf8") } as const;
const LANGS = ["en", "zh"] as const;

/** What a text holds of one form, in order. */
function all(text: string, form: RegExp): string[] {
  return Array.from(text.matchAll(form), (match) => match[1] ?? match[0]);
}

/** Fenced blocks without their comments, which are in the README's own language. */
function blocks(text: string): string[] {
  return all(text, /```[a-z]*\n(.*?)```/gsu).map((block) => block.replace(/ +# .*$/gmu, ""));
}

for (const lang of LANGS) {
  const text = TEXTS[lang];

  test(`the tables of the README (${lang}) are those that the program runs on (\`npm run readme\` writes them)`, () => {
    assert.equal(text, withTables(text, lang));
  });

  test(`every command stands in the README (${lang})`, () => {
    for (const { name } of COMMANDS) if (name !== "read") assert.ok(text.includes(`unionnews ${name}`), name);
  });

  test(`what the README (${lang}) points to is there`, () => {
    const links = all(text, /\]\(([^)#]+)\)/gu);
    assert.ok(links.length > 3);
    for (const link of links) assert.ok(existsSync(new URL(`../../${link}`, import.meta.url)), link);
    const heads = all(text, /^## (.+)$/gmu).map((head) => head.toLowerCase().replaceAll(" ", "-"));
    for (const place of all(text, /\]\(#([^)]+)\)/gu)) assert.ok(heads.includes(place), place);
  });
}

test("the README says the same in both languages", () => {
  const { en, zh } = TEXTS;
  assert.deepEqual(blocks(en), blocks(zh));
  assert.equal(all(en, /^#+ /gmu).length, all(zh, /^#+ /gmu).length);
  assert.equal(all(en, /^- /gmu).length, all(zh, /^- /gmu).length);
  assert.equal(all(en, /^\|/gmu).length, all(zh, /^\|/gmu).length);
  const outside = (text: string): string[] => all(text, /\]\(([^)#]+\.(?!md)[a-z]+)\)/gu);
  assert.deepEqual(outside(en), outside(zh));
});

/** What stands for any word, in the language of its README. */
const ANY_WORD: ReadonlySet<string> = new Set(["-word", "a|b", "-词", "甲|乙"]);

test("both READMEs give the same examples of what can be searched for", () => {
  const examples = (lang: "en" | "zh"): string[] => {
    const [, , finding = ""] = TEXTS[lang].split(/^## /mu);
    return [...new Set(all(finding, /`([^`]+)`/gu))].filter((each) => !ANY_WORD.has(each)).sort();
  };
  assert.ok(examples("en").length > 20);
  assert.deepEqual(examples("zh"), examples("en"));
});
