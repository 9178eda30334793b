import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ARTICLE_FIELDS, FIGURES, FORMATS, HIT_FIELDS } from "../../source/cli/table.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import { hostilePage, hostileWord } from "./hostile.js";
import { HostileCorpus, PLANTED } from "./hostile-corpus.js";
import { keptParsed } from "./in-pipe.js";
import { chance, SEED, seeded, times, tries } from "./random.js";
import { several } from "./several.js";
import { DRAWING, offence, PRINTING, SPEAKING, strictly, Witness } from "./strict.js";

/** Pages of this many texts each: 100,000 texts in the long run. */
const TEXTS = 100;
const PAGES = times(12, 1000);
/** Articles that one `show` is asked for: a command line has an end. */
const AT_ONCE = 4000;

let hostile: HostileCorpus;
before(() => {
  hostile = new HostileCorpus(PAGES, TEXTS);
});
after(() => hostile.remove());

const read = (): string[] => ["--corpus", hostile.corpus, "--encoding", "utf-8"];

interface Printed {
  readonly code: number;
  readonly text: string;
}

/** Says the exit code after the command and waits: a terminal that has gone takes its last bytes with it. */
const TOLD = '"$0" "$@"; printf "<end %d>" $?; read -r answer';

/** Runs a command on a terminal, without a pager of the machine's, and fails on anything that reaches it and is not a look of ours. */
async function onTerminal(args: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
  const set = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const session = start({
    command: "sh",
    // By `env`, because the pseudoterminal sets TERM itself.
    args: ["-c", TOLD, "env", ...set, process.execPath, LAUNCHER, ...args],
    record: true,
    cols: 80,
    rows: 24,
    env: { PAGER: "cat", XDG_CACHE_HOME: hostile.cache },
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

/** Every way in which a command prints. */
function commands(ids: readonly string[]): string[][] {
  const shows: string[][] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) shows.push(["show", ...ids.slice(at, at + AT_ONCE)]);
  const some = ids.slice(0, 200);
  return [
    [],
    ["list"],
    ["list", "--fields", ARTICLE_FIELDS.join(",")],
    ["list", "--json"],
    ["list", "--ndjson"],
    ["list", "--script", "tw", "--ambiguous", "wide", "--no-color"],
    ...shows,
    ["show", "--width", "30", "--script", "cn", ...some],
    ["show", "--json", ...some],
    ["show", "--ndjson", ...some],
    ["search", "\u5de5\u4f1a", "--limit", "5000"],
    ["search", "\u5de5\u4f1a", "--limit", "500", "--fields", HIT_FIELDS.join(",")],
    ["search", "\u5de5\u4f1a", "--limit", "500", "--json"],
    ["search", "\u5de5\u4f1a", "--limit", "500", "--ndjson", "--lang", "en"],
    ["kwic", "\u804c\u5de5", "--sort", "left"],
    ["kwic", "\u804c\u5de5", "--json"],
    ["kwic", "\u804c\u5de5", "--ndjson"],
    ["stats"],
    ["stats", ...FIGURES.flatMap((figure) => ["--by", figure]), "--lang", "en"],
    ["stats", "--json"],
    ["check"],
    ["check", "--json", "--lang", "en"],
    ...FORMATS.map((format) => ["export", "--format", format]),
  ];
}

interface Sum {
  commands: number;
  characters: number;
  /** Texts of a poisoned cache that got as far as the terminal. */
  planted: number;
}

/** Runs them all on the hostile corpus as it is now. */
async function printAll(asked: readonly (readonly string[])[]): Promise<Sum> {
  const sum: Sum = { commands: asked.length, characters: 0, planted: 0 };
  const tasks = asked.map(
    (command) => () =>
      seeded(command.slice(0, 3).join(" "), async () => {
        const dumb: Record<string, string> = command.length === 0 ? { TERM: "dumb" } : {};
        const { code, text } = await onTerminal([...command, ...read()], dumb);
        // 1 is a page that wants a look; 2 would be a command that did not run at all.
        assert.ok(code < 2, `exit code ${code}: ${text.slice(0, 200)}`);
        sum.characters += text.length;
        sum.planted += text.split(PLANTED).length - 1;
      }),
  );
  await several(tasks);
  return sum;
}

describe("what is printed on a terminal", () => {
  it("holds nothing that a terminal obeys, where a query, an id, a path or an option is the attack", async (t) => {
    const shapes: ((word: string) => string[])[] = [
      (word) => ["search", word, ...read()],
      (word) => ["kwic", word, ...read()],
      (word) => ["show", word, ...read()],
      (word) => ["list", "--corpus", `/nowhere/${word}`],
      (word) => ["list", "--encoding", word],
      (word) => ["list", `--${word}`],
      (word) => [`--${word}=${word}`],
      (word) => [`${word}`, word, "--lang", word],
      (word) => ["list", word],
      (word) => ["list", "--limit", word],
      (word) => ["list", "--fields", word],
      (word) => [word, "--help"],
      (word) => ["completions", word],
      (word) => ["export", "--format", word],
      (word) => ["export", "--output", `/nowhere/${word}`, ...read()],
      (word) => ["export", "--output", join(hostile.folder, word.replaceAll("/", "")), ...read()],
      (word) => ["stats", "--by", word],
      (word) => ["check", `/nowhere/${word}`],
      (word) => ["open", word, "--corpus", `/nowhere/${word}`],
    ];
    const counted = { done: 0 };
    let said = 0;
    for (const { by } of tries("rounds of hostile words", counted, times(1, 20))) {
      const tasks = shapes.map((shape) => () => {
        const args = shape(hostileWord(by));
        return seeded(JSON.stringify(args), async () => {
          const { code, text } = await onTerminal(args);
          assert.ok(code >= 0 && code <= 2, `exit code ${code}`);
          said += text.length;
        });
      });
      await several(tasks);
    }
    t.diagnostic(
      `hostile words on the command line: ${counted.done * shapes.length}, ${said} characters said, obeyed: 0 (seed ${SEED})`,
    );
  });

  it("nor where the environment is", async (t) => {
    const by = chance(SEED + 2);
    const names = [
      ...["LANG", "LC_ALL", "TERM", "NO_COLOR", "COLUMNS", "TMUX", "UNIONNEWS_CORPUS"],
      ...["HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"],
    ];
    const tasks = names.map((name) => () => {
      const word = hostileWord(by);
      return seeded(`${name}=${JSON.stringify(word)}`, async () => {
        const { code } = await onTerminal(["list", "--limit", "1"], { [name]: word });
        // Some names of locales are the end of Node itself, before any program.
        const node = spawnSync(process.execPath, ["-e", "0"], { env: { ...process.env, [name]: word } });
        assert.ok(code <= 2 || node.signal === "SIGSEGV", `exit code ${code}`);
      });
    });
    await several(tasks);
    t.diagnostic(`hostile variables: ${names.length}, obeyed: 0 (seed ${SEED})`);
  });

  it("nor where the configuration is: its names, its paths, its keys", async (t) => {
    const by = chance(SEED + 3);
    const config = join(hostile.folder, "config", "unionnews");
    mkdirSync(config, { recursive: true });
    const env = { XDG_CONFIG_HOME: join(hostile.folder, "config") };
    const attack = hostileWord(by);
    const texts = [
      JSON.stringify({ [attack]: attack, lang: attack, corpus: [attack], keys: { [attack]: attack } }),
      `{"corpus": "\u001b]0;x\u0007`,
      `\u001b[2J\u009b31m`,
    ];
    for (const text of texts) {
      writeFileSync(join(config, "config.json"), text);
      await seeded(JSON.stringify(text), () => onTerminal(["list"], env));
    }
    const names = [attack, ...KEY_TABLE.map(({ command }) => command)];
    const keys = Object.fromEntries(
      names.flatMap((name) => [
        [`${hostileWord(by)} ${name}`, name],
        [by.pick(Array.from(hostileWord(by))), name],
      ]),
    );
    writeFileSync(join(config, "config.json"), JSON.stringify({ keys, corpus: hostile.corpus }));
    await seeded(JSON.stringify(keys), () => onScreen(env, ["?", " ", " "]));
    t.diagnostic(`hostile configurations: ${texts.length + 1}, obeyed: 0 (seed ${SEED})`);
  });

  it("nor where a page, its name, its front matter is, from any command", async (t) => {
    const all = commands(await keptParsed(hostile));
    const { commands: run, characters } = await printAll(times(all.slice(1, 3), all));
    t.diagnostic(
      `hostile texts: ${hostile.texts} on ${PAGES} pages, ${run} commands, ${characters} characters read, obeyed: 0 (seed ${SEED})`,
    );
  });

  it("nor where each field of each article is, in whatever way that came there", async (t) => {
    await keptParsed(hostile);
    const texts = hostile.poison(chance(SEED + 4));
    assert.ok(texts > PAGES * TEXTS, `only ${texts} texts were planted`);
    const sum = await printAll(commands(hostile.planted.map(({ id }) => id)));
    t.diagnostic(
      `hostile fields: ${texts} in ${hostile.planted.length} articles, printed ${sum.planted} times by ${sum.commands} commands, ${sum.characters} characters read, obeyed: 0 (seed ${SEED})`,
    );
    assert.ok(sum.planted > texts, `what was planted is printed: ${sum.planted} times`);
  });

  it("nor on the screen of the program itself, nor in what it says to a screen reader", async (t) => {
    const env = { XDG_CACHE_HOME: hostile.cache };
    const drawn = await onScreen(env, [
      "jj",
      "\r",
      "dd",
      "h",
      "]",
      "]j",
      "]",
      "]",
      "F",
      "F",
      "/\u5de5\u4f1a\r",
      "c",
    ]);
    const spoken = await onScreen(env, ["j", "j", "\r", "J", "J", "h", "]", "j"], ["--screen-reader"]);
    // Two corpora, so that each is named, in folders whose names are attacks.
    const named = ["one", "two"].map((name) => {
      const path = join(hostile.folder, `${name}${hostileWord(chance(SEED + 7)).replaceAll("/", "")}`);
      mkdirSync(path);
      writeFileSync(join(path, `${name}.txt`), hostilePage(chance(SEED + 8), 20));
      return path;
    });
    const both = ["--encoding", "utf-8", ...named.flatMap((path) => ["--corpus", path])];
    const twice = await onScreen(env, ["4", "j", "\r", "h", "6", "F", "F", "e"], both);
    for (const command of [["list"], ["check"], ["stats"], ["list", "--corpus", `${named[0]}/gone`]]) {
      await seeded(command.join(" "), () => onTerminal([...command, ...both]));
    }
    t.diagnostic(
      `in sessions: ${drawn + twice} characters drawn, ${spoken} spoken, obeyed: 0 (seed ${SEED})`,
    );
  });
});

/** A session with a few keys in it; gives how many characters it sent. */
async function onScreen(
  env: Readonly<Record<string, string>>,
  keys: readonly string[],
  options: readonly string[] = [],
): Promise<number> {
  const args = [LAUNCHER, ...(options.includes("--corpus") ? [] : read()), ...options];
  const session = start({ command: process.execPath, args, cols: 100, rows: 30, record: true, env });
  try {
    // What a reader sees when the pages are there; a screen reader is told the number of articles.
    await session.waitFor(/[1-9]\d*\/\d+|[1-9]\d* \u7bc7/u, times(10_000, 60_000));
    for (const key of keys) await session.answer(key);
    // Not Esc: what follows it too soon for a busy program is Alt and a letter.
    session.type("\u0003");
    assert.equal((await session.exit(times(10_000, 60_000))).code, 0);
    const text = strictly(session.written());
    // What is wrong with the configuration is told in lines, before the screen.
    const lines = "XDG_CONFIG_HOME" in env ? ["\\r\\n"] : [];
    const allowed = options.includes("--screen-reader") ? SPEAKING : [...DRAWING, ...lines];
    assert.equal(offence(text, allowed), null, `seed ${SEED}`);
    assert.deepEqual(session.effects, []);
    return text.length;
  } finally {
    await session.stop();
  }
}
