import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import { hostileName, hostilePage, hostileWord, wellFormed } from "./hostile.js";
import { type Chance, chance, SEED, seeded, several, times } from "./random.js";
import { offence, PRINTING, strictly, Witness } from "./strict.js";

/** Pages of this many texts each: 100,000 texts in the long run. */
const TEXTS = 100;
const PAGES = times(12, 1000);
/** Articles that one `show` is asked for. */
const AT_ONCE = 400;

let folder: string;
const by: Chance = chance();
const pages = new Map<string, string>();
before(() => {
  folder = mkdtempSync(join(tmpdir(), "unionnews-hostile-"));
  const corpus = join(folder, "pages");
  mkdirSync(corpus);
  for (let number = 0; number < PAGES; number++) {
    const page = hostilePage(by, TEXTS);
    const name = hostileName(by, number);
    writeFileSync(join(corpus, name), page);
    pages.set(name, page);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

const corpus = (): string => join(folder, "pages");

interface Printed {
  readonly code: number;
  readonly text: string;
}

/** Says the exit code after the command and waits: a terminal that has gone takes its last bytes with it. */
const TOLD = '"$0" "$@"; printf "<end %d>" $?; read -r answer';

/** Runs a command on a terminal, without a pager of the machine's, and fails on anything that reaches it and is not a look of ours. */
async function onTerminal(args: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
  const words = ["-c", TOLD, process.execPath, LAUNCHER, ...args];
  const session = start({
    command: "sh",
    args: words,
    record: true,
    cols: 80,
    rows: 24,
    env: { PAGER: "cat", ...env },
  });
  try {
    await session.waitFor(/<end \d+>/u, times(30_000, 600_000));
    const [text = "", code] = strictly(session.written()).split(/<end (\d+)>/u);
    assert.equal(offence(text, PRINTING), null, `unionnews ${JSON.stringify(args.slice(0, 3))}`);
    const witness = new Witness();
    await witness.show(text);
    assert.deepEqual(await witness.changes(), [], `unionnews ${JSON.stringify(args.slice(0, 3))}`);
    assert.deepEqual(session.effects, []);
    return { code: Number(code), text };
  } finally {
    await session.stop();
  }
}

function inPipe(...args: string[]): string {
  const run = spawnSync(
    process.execPath,
    [LAUNCHER, ...args, "--corpus", corpus(), "--encoding", "utf-8", "--no-cache"],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      env: { PATH: process.env["PATH"], HOME: folder, LANG: "zh_CN.UTF-8" },
    },
  );
  assert.ok(run.status === 0 || run.status === 2, `${args[0]}: ${run.stderr}`);
  return run.stdout;
}

describe("what is printed on a terminal", () => {
  it("holds nothing that a terminal obeys, from any command", async (t) => {
    const listed = inPipe("list", "--fields", "id").split("\n").filter(Boolean);
    const ids = (count: number): string[] => Array.from({ length: count }, () => by.pick(listed));
    const common = ["--corpus", corpus(), "--encoding", "utf-8", "--no-cache"];
    // All articles in the long run.
    const shown = times(1, Math.ceil(listed.length / AT_ONCE));
    const shows = Array.from({ length: shown }, (_, at) => [
      "show",
      ...(shown === 1
        ? ids(Math.min(AT_ONCE, listed.length))
        : listed.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
    ]);
    const commands: string[][] = [
      ["list"],
      ["list", "--fields", "title,byline,source,id"],
      ...shows,
      ["search", "\u5de5\u4f1a", "--limit", "5000"],
      ["search", "\u5de5\u4f1a", "--fields", "title,snippet,source"],
      ["kwic", "\u804c\u5de5", "--sort", "left"],
      ["stats"],
      ["check"],
      ["export"],
      ["export", "--format", "csv"],
      ["list", "--ndjson"],
    ];
    let bytes = 0;
    const tasks = commands.map(
      (command) => () =>
        seeded(command.slice(0, 2).join(" "), async () => {
          const { code, text } = await onTerminal([...command, ...common]);
          // 1 is a page that wants a look; 2 would be a command that did not run at all.
          assert.ok(code < 2, `exit code ${code}: ${text.slice(0, 200)}`);
          bytes += text.length;
        }),
    );
    await several(tasks);
    t.diagnostic(
      `hostile texts: ${PAGES * TEXTS} on ${PAGES} pages, ${commands.length} commands, ${bytes} characters read, obeyed: 0 (seed ${SEED})`,
    );
  });

  it("also where a query, an id, a path or an option is the attack", async (t) => {
    const common = ["--corpus", corpus(), "--encoding", "utf-8", "--no-cache"];
    const shapes: ((word: string) => string[])[] = [
      (word) => ["search", word, ...common],
      (word) => ["kwic", word, ...common],
      (word) => ["show", word, ...common],
      (word) => ["list", "--corpus", `/nowhere/${word}`],
      (word) => ["list", "--encoding", word],
      (word) => ["list", `--${word}`],
      (word) => [`${word}`, word, "--lang", word],
      (word) => ["list", "--fields", word],
      (word) => ["export", "--format", word],
      (word) => ["export", "--output", `/nowhere/${word}`, ...common],
      (word) => ["export", "--output", join(folder, word.replaceAll("/", "")), ...common],
      (word) => ["stats", "--by", word],
      (word) => ["open", word, "--corpus", `/nowhere/${word}`],
    ];
    const rounds = Array.from({ length: times(1, 20) }, () => shapes.map((shape) => shape(hostileWord(by))));
    const tasks = rounds.flat().map(
      (args) => () =>
        seeded(JSON.stringify(args), async () => {
          const { code } = await onTerminal(args);
          assert.ok(code >= 0 && code <= 2, `exit code ${code}`);
        }),
    );
    await several(tasks);
    t.diagnostic(`hostile words on the command line: ${tasks.length}, obeyed: 0 (seed ${SEED})`);
  });

  it("also where the configuration is the attack", async () => {
    const config = join(folder, "config", "unionnews");
    mkdirSync(config, { recursive: true });
    const attack = hostileWord(by);
    for (const text of [
      JSON.stringify({ [attack]: attack, lang: attack, corpus: [attack], keys: { [attack]: attack } }),
      `{"corpus": "\u001b]0;x\u0007`,
      `\u001b[2J\u009b31m`,
    ]) {
      writeFileSync(join(config, "config.json"), text);
      await seeded(JSON.stringify(text), () =>
        onTerminal(["list"], { XDG_CONFIG_HOME: join(folder, "config") }),
      );
    }
  });
});

describe("what is printed in a pipe", () => {
  it("is what the page has, escaped as the format asks", async (t) => {
    interface Item {
      readonly source: string;
      readonly body: readonly { readonly text: string }[];
    }
    const { articles } = JSON.parse(inPipe("export", "--format", "json")) as { articles: Item[] };
    const bodies = new Map<string, string[]>();
    for (const { source, body } of articles) {
      bodies.set(source, [...(bodies.get(source) ?? []), ...body.map(({ text }) => text)]);
    }
    let compared = 0;
    for (const [name, page] of pages) {
      // What the file holds is what UTF-8 makes of the text: half a surrogate pair is a broken byte there.
      const text = wellFormed(page);
      const read = readPage(text, name).articles.flatMap(({ body }) => body.map((element) => element.text));
      const printed = bodies.get(name) ?? [];
      const odd = read.findIndex((paragraph, at) => paragraph !== printed[at]);
      const said = `${JSON.stringify([name, read[odd], printed[odd]])} (seed ${SEED})`;
      assert.ok(odd < 0 && printed.length === read.length, said);
      compared += read.length;
    }
    assert.ok(compared > PAGES);
    const lines = inPipe("export", "--format", "ndjson").trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      articles.map((article) => ({ version: 1, ...article })),
    );
    t.diagnostic(`paragraphs compared with the page's: ${compared}, changed: 0 (seed ${SEED})`);
  });
});
