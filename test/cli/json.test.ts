import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { JSON_VERSION } from "../../source/cli/json.js";
import { JSON_SHAPES } from "../../source/cli/json-fields.js";
import { Place, putPaper } from "./built.js";

/** What the built command prints, held against the description that the README and the manual are made from. */

const FULL = `2025年8月1日 星期五 第1版 要闻

河边的栈道修好了

——老街坊又能绕着河走一圈

本报石桥8月1日电　（记者　林一苇　通讯员　何远山）修了三个月的河边栈道今天早上开放，第一批走上去的是住在附近的老人。

木板换了新的，栏杆也加高了。一位老人说，他在这条河边走了四十年。

（下转第 2 版）
`;

const place = new Place();
let paper: string;
let first: string;
before(() => {
  paper = putPaper(place);
  // A page with everything that an article may have, and one with broken bytes, so that no list stays empty.
  place.put("paper/2025-08-01-01.txt", FULL);
  place.put(
    "paper/2025-08-01-02.txt",
    Buffer.concat([Buffer.from("坏了的一版\n\n正文在这里"), Buffer.of(0xe5, 0xb7)]),
  );
  place.put("paper/empty.txt", "");
  first = run("list", "--fields", "id", "--limit", "1").trim();
});
after(() => place.end());

function run(...args: string[]): string {
  return place.run([...args, "--corpus", paper]).out;
}

/** Says what is wrong with a value by the description; nothing where all is well. */
function faults(value: unknown, type: string, at: string): string[] {
  const list = /^list of (.*)$/u.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((item, index) => faults(item, list, `${at}[${index}]`));
  }
  const all = type.split(" or ").map((each) => faultsOfOne(value, each, at));
  return all.find((each) => each.length === 0) ?? all[0] ?? [];
}

function faultsOfOne(value: unknown, type: string, at: string): string[] {
  const shape = JSON_SHAPES.find(({ name }) => name === type);
  if (shape !== undefined) return faultsOfShape(value, shape, at);
  const is: Record<string, () => boolean> = {
    string: () => typeof value === "string",
    number: () => typeof value === "number" && Number.isInteger(value),
    boolean: () => typeof value === "boolean",
    null: () => value === null,
    span: () => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger),
  };
  if (type === "figures")
    return Object.entries(value as object).flatMap(([name, rows]) =>
      faults(rows, "list of count", `${at}.${name}`),
    );
  const known = is[type];
  const right = known === undefined ? JSON.stringify(value) === type : known();
  return right ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
}

function faultsOfShape(value: unknown, { fields }: (typeof JSON_SHAPES)[number], at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at}: no object`];
  const names = fields.map(({ name }) => name).join();
  if (Object.keys(value).join() !== names) return [`${at}: has ${Object.keys(value)}, not ${names}`];
  return fields.flatMap(({ name, type }) =>
    faults((value as Record<string, unknown>)[name], type, `${at}.${name}`),
  );
}

/** Every line must say the version, first; what else is in it is given back. */
function lines(out: string): Record<string, unknown>[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { version, ...rest } = JSON.parse(line);
      assert.equal(version, JSON_VERSION);
      assert.ok(line.startsWith('{"version":'));
      return rest;
    });
}

describe("the description of the JSON that is printed", () => {
  const wholes: readonly (readonly [string, string, () => string])[] = [
    ["list", "articles", () => run("list", "--json")],
    ["show", "articles", () => run("show", first, "--json")],
    ["export", "articles", () => run("export")],
    ["search", "search", () => run("search", "工人", "--json")],
    ["a search without a hit", "search", () => run("search", "潜水艇", "--json")],
    ["kwic", "kwic", () => run("kwic", "工人", "--json")],
    ["stats", "stats", () => run("stats", "--json")],
    ["check", "check", () => run("check", "--json")],
  ];
  for (const [name, shape, print] of wholes) {
    it(`holds for ${name} --json`, () => {
      const value = JSON.parse(print());
      assert.deepEqual(faults(value, shape, name), []);
    });
  }

  const lined: readonly (readonly [string, string, () => string])[] = [
    ["list", "article", () => run("list", "--ndjson")],
    ["show", "article", () => run("show", first, "--ndjson")],
    ["export --format", "article", () => run("export", "--format", "ndjson")],
    ["search", "hit", () => run("search", "工人", "--ndjson")],
    ["kwic", "row", () => run("kwic", "工人", "--ndjson")],
    ["check", "report", () => run("check", "--ndjson")],
  ];
  for (const [name, shape, print] of lined) {
    it(`holds for each line of ${name} --ndjson`, () => {
      for (const value of lines(print())) assert.deepEqual(faults(value, shape, name), []);
    });
  }

  it("holds for each line of stats --ndjson, which says its figure too", () => {
    for (const { figure, ...rest } of lines(run("stats", "--ndjson"))) {
      assert.equal(typeof figure, "string");
      assert.deepEqual(faults(rest, "count", "stats"), []);
    }
  });

  it("would not hold for something else", () => {
    const whole = JSON.parse(run("list", "--json"));
    assert.notDeepEqual(faults({ ...whole, version: 2 }, "articles", "x"), []);
    assert.notDeepEqual(faults({ ...whole, more: 1 }, "articles", "x"), []);
    assert.notDeepEqual(
      faults({ ...whole, articles: [{ ...whole.articles[0], kind: "poem" }] }, "articles", "x"),
      [],
    );
    assert.notDeepEqual(
      faults({ ...whole, articles: [{ ...whole.articles[0], body: null }] }, "articles", "x"),
      [],
    );
  });

  it("leaves no list of the pages here empty, so that each shape was looked at", () => {
    const { articles } = JSON.parse(run("list", "--json"));
    const full = articles.find(({ continuedOn }: { continuedOn: number | null }) => continuedOn === 2);
    assert.equal(full.headline, "河边的栈道修好了");
    assert.equal(full.bylines.length, 2);
    assert.deepEqual(full.dateline, { outlet: "本报", place: "石桥", date: "8月1日" });
    const { pages, warnings } = JSON.parse(run("check", "--json"));
    assert.deepEqual(
      pages.flatMap(({ look }: { look: string[] }) => look),
      ["broken"],
    );
    assert.deepEqual(
      warnings.map(({ kind }: { kind: string }) => kind),
      ["empty"],
    );
  });

  it("with --fields an article and a hit have those fields and no others", () => {
    const { version, articles } = JSON.parse(run("list", "--fields", "date,id", "--json"));
    assert.equal(version, JSON_VERSION);
    for (const article of articles) assert.deepEqual(Object.keys(article), ["date", "id"]);
    for (const hit of lines(run("search", "工人", "--fields", "match,title", "--ndjson"))) {
      assert.deepEqual(Object.keys(hit), ["match", "title"]);
    }
  });
});
