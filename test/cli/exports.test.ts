import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { SHIPPED } from "../corpus/shipped.js";
import { Place } from "./built.js";

/** What `export` writes, read by the rules of each format, of the shipped pages and of one that is hard to write down. */

const place = new Place();
let articles: Item[] = [];
after(() => place.end());

interface Item {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly page: {
    readonly paper: string | null;
    readonly date: string | null;
    readonly number: number | null;
  };
  readonly headline: string | null;
  readonly bylines: readonly { readonly name: string }[];
  readonly body: readonly { readonly text: string }[];
}

/** Quotation marks, commas, formulas, braces, backslashes, Markdown and HTML, in a headline and in a body. */
const HARD = `=SUM("A1";B2)，{\\emph}_*#&%$~^<b>

本报讯　（记者　甲"乙）"引号"、逗号,分号;反斜杠\\和{花括号}都在这里，# 不是标题，*不是重点*，<script>不是标签。

- 这一行以短横开头，后面有一句完整的话。

@article{不是引文, title = {真的}}，这一段到此为止。
`;

const CORPORA = ["--corpus", SHIPPED, "--corpus", "hard"];

before(() => {
  place.put("hard/2025-03-04-05.txt", HARD);
  articles = JSON.parse(run("json")).articles;
  assert.ok(articles.length > 38);
  assert.ok(articles.some(({ headline }) => headline?.startsWith("=SUM")));
});

function run(format: string, ...more: string[]): string {
  const { code, out, err } = place.run(["export", "--format", format, ...more, ...CORPORA]);
  assert.deepEqual([code, err], [0, ""]);
  return out;
}

/** RFC 4180, and nothing that it does not allow. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(?=,|\r\n)|([^",\r\n]*)(?=,|\r\n)/uy;
  for (let at = 0; at < text.length; ) {
    field.lastIndex = at;
    const match = field.exec(text);
    assert.ok(match !== null, `no field at ${at}: ${text.slice(at, at + 40)}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    at += match[0].length;
    if (text[at] === ",") at += 1;
    else {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

describe("export", () => {
  it("CSV is what RFC 4180 says, with a byte order mark for spreadsheets", () => {
    const text = run("csv");
    assert.equal(text[0], "\ufeff");
    const [head = [], ...rows] = csvRows(text.slice(1));
    assert.equal(rows.length, articles.length);
    for (const [index, row] of rows.entries()) {
      assert.equal(row.length, head.length);
      const value = (name: string): string => row[head.indexOf(name)] ?? "";
      const article = articles[index] as Item;
      assert.equal(value("id"), article.id);
      // An apostrophe stands before what a spreadsheet would take for a formula.
      assert.equal(value("headline").replace(/^'(?==)/u, ""), article.headline ?? "");
      assert.equal(
        value("body").replace(/^'(?=[-=+@])/u, ""),
        article.body.map(({ text }) => text).join("\n"),
      );
    }
  });

  it("Markdown: a file an article, its front matter YAML that JSON reads, one headline, nothing taken for markup", () => {
    run("markdown", "--output", `${place.path("md")}/`);
    const names = readdirSync(place.path("md"));
    assert.equal(names.length, articles.length);
    const ids = new Set<string>();
    for (const name of names) {
      const text = readFileSync(join(place.path("md"), name), "utf8");
      const [, front = "", body = ""] = /^---\n(.*?)\n---\n\n(.*)$/su.exec(text) ?? [];
      const data = Object.fromEntries(
        front.split("\n").map((line) => {
          const [, key = "", value = ""] = /^(\w+): (.+)$/u.exec(line) ?? [];
          return [key, JSON.parse(value)];
        }),
      );
      ids.add(data["id"]);
      assert.ok(name.endsWith(`${data["id"]}.md`));
      assert.equal(body.match(/^# /gmu)?.length, 1, name);
      assert.ok(!/(?<!\\)<[a-z]/u.test(body), `HTML in ${name}`);
    }
    assert.deepEqual([...ids].toSorted(), articles.map(({ id }) => id).toSorted());
    assert.equal(run("markdown").match(/^## /gmu)?.length, articles.length);
  });

  it("BibTeX: an entry an article, braces that close, keys that differ", () => {
    const text = run("bibtex");
    const entries = text.split(/(?<=^\}\n)\n/mu).filter((entry) => entry.trim() !== "");
    assert.equal(entries.length, articles.length);
    const keys = entries.map((entry) => {
      let depth = 0;
      for (const sign of entry.replace(/\\[#$%&_]/gu, "")) {
        assert.ok(!"\\~^#$%&".includes(sign), `${sign} in ${entry}`);
        if (sign === "{") depth += 1;
        if (sign === "}") depth -= 1;
        assert.ok(depth >= 0, entry);
      }
      assert.equal(depth, 0, entry);
      for (const line of entry.split("\n").slice(1, -2)) assert.match(line, /^ {2}[a-z]+ = \{.*\},$/u);
      return /^@article\{([a-z0-9]+),\n/u.exec(entry)?.[1];
    });
    assert.deepEqual(
      keys,
      articles.map(({ id }) => id),
    );
  });

  it("CSL-JSON: the fields and shapes of its schema", () => {
    const items: Record<string, unknown>[] = JSON.parse(run("csl"));
    assert.equal(items.length, articles.length);
    const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
      id: isText,
      type: (value) => value === "article-newspaper",
      title: isText,
      language: (value) => value === "zh",
      author: (value) => Array.isArray(value) && value.every((name) => isText(name.literal)),
      "container-title": isText,
      issued: (value) => isDate((value as { "date-parts": number[][] })["date-parts"]),
      page: isText,
      section: isText,
    };
    for (const item of items) {
      assert.ok("id" in item && "type" in item && "title" in item);
      for (const [name, value] of Object.entries(item))
        assert.ok(shapes[name]?.(value), `${name} ${JSON.stringify(value)}`);
    }
  });

  it("a date that was inferred is marked where the format has a place for that, and one that was printed is not", () => {
    const text = run("bibtex");
    const marked: Record<string, unknown>[] = JSON.parse(run("csl"));
    const [head = [], ...rows] = csvRows(run("csv").slice(1));
    const inferred = place
      .run(["list", "--fields", "dateInferred", ...CORPORA])
      .out.trim()
      .split("\n");
    assert.deepEqual([...new Set(inferred)].toSorted(), ["false", "true"]);
    for (const [index, { id, page }] of articles.entries()) {
      const is = inferred[index] === "true";
      assert.deepEqual(Object.keys(page), ["paper", "date", "number", "section"]);
      assert.equal(text.includes(`  note = {date inferred; unionnews open ${id}},`), is);
      const issued = marked[index]?.["issued"] as { circa?: boolean } | undefined;
      assert.equal(issued?.circa === true, is);
      assert.equal(rows[index]?.[head.indexOf("dateInferred")], String(is));
    }
    run("markdown", "--output", `${place.path("dated")}/`);
    const files = readdirSync(place.path("dated")).map((name) =>
      readFileSync(join(place.path("dated"), name), "utf8"),
    );
    const count = inferred.filter((each) => each === "true").length;
    assert.equal(
      files.filter((file) => /^dateInferred: true$[\s\S]*^\d{4}-\d\d-\d\d\?/mu.test(file)).length,
      count,
    );
    assert.equal(files.filter((file) => /^dateInferred|^\d{4}-\d\d-\d\d\?/mu.test(file)).length, count);
  });

  it("the bulk format: a line that says where, a line that says what, each field with a place in the mapping", () => {
    const text = run("bulk");
    assert.ok(text.endsWith("\n"), "the engines want the last line ended");
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, articles.length * 2);
    const { settings, mappings } = JSON.parse(run("mapping"));
    for (let i = 0; i < lines.length; i += 2) {
      assert.deepEqual(Object.keys(lines[i]), ["index"]);
      assert.equal(lines[i].index._id, articles[i / 2]?.id);
      assertMapped(lines[i + 1], mappings.properties, "");
    }
    const { analyzer, filter } = settings.analysis;
    for (const { filter: named } of Object.values(analyzer) as { filter: string[] }[]) {
      for (const name of named) assert.ok(["cjk_width", "lowercase"].includes(name) || name in filter, name);
    }
  });

  it("NDJSON and JSON hold the same", () => {
    const lines = run("ndjson").trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => ({ ...JSON.parse(line), version: 1 })),
      articles.map((article) => ({ version: 1, ...article })),
    );
  });

  it("keeps to --limit and --script in every format", () => {
    for (const format of ["json", "ndjson", "csv", "markdown", "bibtex", "csl", "bulk"]) {
      const text = run(format, "--limit", "2", "--script", "tw");
      assert.match(text, /近千家社會組織/u, format);
      assert.ok(!text.includes("一刻都不"), `${format}: a third article`);
    }
  });
});

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isDate(parts: readonly (readonly number[])[]): boolean {
  return parts.length === 1 && parts[0]?.length === 3 && parts[0].every(Number.isInteger);
}

/** Every field of a document has a place in the mapping, of its kind; the mapping takes none that it does not know. */
function assertMapped(
  document: Record<string, unknown>,
  properties: Record<string, Mapped>,
  at: string,
): void {
  for (const [name, value] of Object.entries(document)) {
    const mapped = properties[name];
    assert.ok(mapped !== undefined, `${at}${name} has no mapping`);
    if (mapped.enabled === false || value === null) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (mapped.properties !== undefined) assertMapped(each, mapped.properties, `${at}${name}.`);
      else if (mapped.type === "integer") assert.ok(Number.isInteger(each), `${at}${name}`);
      else if (mapped.type === "date") assert.match(each, /^\d{4}-\d{2}-\d{2}$/u);
      else assert.equal(typeof each, "string", `${at}${name}`);
    }
  }
}

interface Mapped {
  readonly type?: string;
  readonly enabled?: boolean;
  readonly properties?: Record<string, Mapped>;
}
