import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readFileName } from "../../source/corpus/page-info.js";
import { bindings } from "../../source/ui/own-keys.js";
import { Place, putPaper } from "../cli/built.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import { READMES } from "./readme.js";

/** Every line that the README tells to type is typed as it stands, and must do what the README says of it. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const README = readFileSync(READMES.en, "utf8");

interface Claim {
  /** Where it is typed: in the clone, or in a reader's own folder with `unionnews` at hand. */
  readonly where: "clone" | "home";
  /** What stands on the screen that it opens, or in what it prints. */
  readonly opens?: RegExp;
  readonly prints?: RegExp;
  /** A file that it writes, and what must stand in it. */
  readonly writes?: readonly [path: string, holds: RegExp];
}

/**
 * `npm ci` and `npm cit` would take away the modules under this very test: `.ci/run` types them, and the test below
 * says so. Of these lines what follows `npm ci` is typed here.
 */
const CLAIMS: Readonly<Record<string, Claim>> = {
  "npm ci && npm start": { where: "clone", opens: /▸.*\n[\s\S]*1\/38/u },
  "npm cit": { where: "clone" },
  "unionnews --corpus ~/papers": { where: "home", opens: /夜班公交[\s\S]*1\/3/u },
  "unionnews search 工会驿站": { where: "home", prints: /^[a-z0-9]+\t.*工会驿站/mu },
  "unionnews search ghyz | head -3": {
    where: "home",
    prints: /^[^\n]*工会驿站[^\n]*pinyin[^\n]*\n(?:[^\n]+\n){2}$/u,
  },
  "unionnews search '类:图 驿站' --json": {
    where: "home",
    prints: /^\{(?![\s\S]*"kind": ?"news")[\s\S]*"kind": ?"photo"/u,
  },
  "unionnews show $(unionnews search 工会驿站 --fields id --limit 1)": {
    where: "home",
    prints: /工会驿站[\s\S]*。/u,
  },
  "unionnews kwic 工会驿站 --sort right": {
    where: "home",
    prints: /^(?:\w+\t\w+\t[^\t\n]*\t工会驿站\t[^\t\n]*\n){2,}$/u,
  },
  "unionnews stats --by byline --limit 10": { where: "home", prints: /^(?:byline\t[^\t\n]+\t\d+\n){10}$/u },
  "unionnews export --format json --output articles.json": {
    where: "home",
    writes: ["articles.json", /^\{[\s\S]*"articles": ?\[[\s\S]*\}\s*$/u],
  },
  "unionnews export --format csv --output articles.csv": {
    where: "home",
    writes: ["articles.csv", /^\ufeff?id,.*\r\n/u],
  },
  "unionnews export 工会驿站 --format bibtex --output articles.bib": {
    where: "home",
    writes: ["articles.bib", /^(?:@article\{[^@]*工会驿站[^@]*\}\n\n)+/u],
  },
  "unionnews check ~/papers": { where: "home", prints: /2025-06-22-01\.txt/u },
  "unionnews completions bash > ~/.local/share/bash-completion/completions/unionnews": {
    where: "home",
    writes: ["home/.local/share/bash-completion/completions/unionnews", /complete .*unionnews/u],
  },
  "unionnews completions zsh > ~/.zfunc/_unionnews": {
    where: "home",
    writes: ["home/.zfunc/_unionnews", /^#compdef unionnews/u],
  },
  "unionnews completions fish > ~/.config/fish/completions/unionnews.fish": {
    where: "home",
    writes: ["home/.config/fish/completions/unionnews.fish", /complete -c unionnews/u],
  },
  "unionnews man > ~/.local/share/man/man1/unionnews.1": {
    where: "home",
    writes: ["home/.local/share/man/man1/unionnews.1", /^\.TH UNIONNEWS 1/u],
  },
};

const TYPED = Array.from(README.matchAll(/```sh\n(.*?)```/gsu), ([, block = ""]) =>
  block.trimEnd().split("\n"),
)
  .flat()
  .map((line) => line.replace(/ +# .*$/u, ""));

/** A reader's folder: three pages in ~/papers, `unionnews` in PATH, the folders that completions go to. */
function readersPlace(): { place: Place; env: NodeJS.ProcessEnv } {
  const place = new Place();
  putPaper(place);
  mkdirSync(place.path("home"));
  symlinkSync(place.path("paper"), place.path("home/papers"));
  for (const line of TYPED) {
    const target = / > ~\/(\S+)$/u.exec(line)?.[1];
    if (target !== undefined) mkdirSync(dirname(place.path(`home/${target}`)), { recursive: true });
  }
  const command = place.put("bin/unionnews", `#!/bin/sh\nexec "${process.execPath}" "${LAUNCHER}" "$@"\n`);
  chmodSync(command, 0o755);
  return {
    place,
    env: place.env({ PATH: `${place.path("bin")}:${process.env["PATH"] ?? ""}`, LANG: "zh_CN.UTF-8" }),
  };
}

async function opensScreen(line: string, claim: Claim, env: NodeJS.ProcessEnv): Promise<void> {
  const session = start({
    command: "/bin/sh",
    args: ["-c", line],
    cwd: claim.where === "clone" ? ROOT : (env["HOME"] as string),
    env: env as Record<string, string>,
    ...{ cols: 80, rows: 24 },
  });
  try {
    await session.waitFor(claim.opens as RegExp);
    session.type("q");
    assert.equal((await session.exit()).code, 0, line);
  } finally {
    await session.stop();
  }
}

test("every line that the README tells to type does what it says", async () => {
  assert.deepEqual(
    TYPED.toSorted(),
    Object.keys(CLAIMS).toSorted(),
    "each line has its claim, each claim its line",
  );
  const { place, env } = readersPlace();
  try {
    for (const line of TYPED) {
      const claim = CLAIMS[line] as Claim;
      if (claim.opens !== undefined) {
        await opensScreen(line.replace(/^npm ci && /u, ""), claim, env);
        continue;
      }
      if (claim.where === "clone") continue;
      const done = spawnSync("/bin/sh", ["-c", line], { cwd: place.dir, env, encoding: "utf8", input: "" });
      assert.equal(done.stderr, "", line);
      assert.equal(done.status, 0, line);
      if (claim.prints !== undefined) assert.match(done.stdout, claim.prints, line);
      if (claim.writes !== undefined)
        assert.match(readFileSync(place.path(claim.writes[0]), "utf8"), claim.writes[1], line);
    }
  } finally {
    place.end();
  }
});

test("the lines that install are those that the whole check types", () => {
  assert.match(readFileSync(`${ROOT}.ci/run`, "utf8"), /^npm cit /mu);
});

test("`npm i -g .` gives the command", () => {
  assert.ok(README.includes("`npm i -g .`"));
  const place = new Place();
  try {
    const args = ["i", "-g", ".", "--prefix", place.path("global"), "--ignore-scripts", "--offline"];
    execFileSync("npm", args, { cwd: ROOT, stdio: "ignore" });
    const printed = execFileSync(place.path("global/bin/unionnews"), ["--version"], {
      encoding: "utf8",
      env: place.env(),
    });
    assert.match(printed, /^\d+\.\d+\.\d+\n$/u);
  } finally {
    place.end();
  }
});

test("every query that the README names finds something", () => {
  const finding = /^## Finding\n(.*?)^## /msu.exec(README)?.[1] ?? "";
  const named = Array.from(finding.matchAll(/`([^`]+)`/gu), ([, query = ""]) => query);
  const queries = named.filter(
    (query) => /^(?:[a-z]+|zgh.*|gonghui yizhan|[a-z]+:\S+|类:图)$/u.test(query) && !query.endsWith(":"),
  );
  assert.ok(queries.length >= 8, queries.join(" "));
  const { place, env } = readersPlace();
  try {
    for (const query of queries) {
      // The shipped pages tell no number; the reader's own do.
      const pages = ["--corpus", `${ROOT}corpus`, "--corpus", "paper"];
      const { code, out } = place.run(["search", query, "--limit", "1", ...pages], env);
      assert.equal(code, 0, query);
      assert.notEqual(out, "", query);
    }
  } finally {
    place.end();
  }
});

test("the README's settings are taken without a word, and its front matter says what a page is", () => {
  const settings = /```json\n(.*?)```/su.exec(README)?.[1] ?? "";
  const front = /```\n\s*(---\n.*?---)\n/su.exec(README)?.[1]?.replace(/^ +/gmu, "") ?? "";
  const { place, env } = readersPlace();
  try {
    place.put("home/.config/unionnews/config.json", settings.replace('"gb18030"', '"utf-8"'));
    const listed = place.run(["list"], env);
    assert.equal(listed.err, "");
    assert.equal(listed.out.trim().split("\n").length, 3);
    writeFileSync(
      place.path("one.txt"),
      `${front}\n一座小城的夜班公交\n\n本报讯　夜里十一点，末班车开出了停车场。\n`,
    );
    const [article] = JSON.parse(place.run(["list", "--json", "--corpus", "one.txt"], env).out).articles;
    // In the script that the settings ask for.
    assert.deepEqual(
      { ...article.page },
      { ...article.page, paper: "小城日報", date: "2024-03-05", number: 4, section: "生活" },
    );
  } finally {
    place.end();
  }
});

test("every name that the README gives for a key of one's own is one", () => {
  const told = /A key of your own is (.*?), with the name/su.exec(README)?.[1] ?? "";
  const names = Array.from(told.matchAll(/`([^`]+)`/gu), ([, name = ""]) => name);
  assert.ok(names.length > 8, names.join(" "));
  for (const name of names) {
    const { problems, keys } = bindings({ [name]: "sort" });
    assert.deepEqual(
      problems.filter(({ kind }) => kind !== "lost"),
      [],
      name,
    );
    assert.equal(Array.from(keys.values()).filter((command) => command === "sort").length, 2, name);
  }
});

test("the README's file names tell date and page", () => {
  const names = Array.from(README.matchAll(/`([^`\s]+\d[^`\s]*\.txt)`/gu), ([, name = ""]) => name);
  assert.ok(names.length >= 2);
  for (const name of names) {
    const told = readFileName(name);
    assert.match(told.date ?? "", /^2025-06-22$/u, name);
    assert.equal(typeof told.number, "number", name);
  }
});
