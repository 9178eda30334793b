import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { completionScript } from "../../source/cli/completions.js";
import { helpText } from "../../source/cli/help.js";
import { manual } from "../../source/cli/man.js";
import { optionsOf } from "../../source/cli/parse.js";
import { COMMANDS, GLOBAL_OPTIONS, OPTIONS, SHELLS } from "../../source/cli/table.js";
import { LAUNCHER } from "../session/program.js";

function unionnewsPrints(...args: string[]): string {
  return spawnSync(process.execPath, [LAUNCHER, ...args], { encoding: "utf8" }).stdout;
}

describe("made from the table of commands and options", () => {
  it("the table holds together: every option that a command names exists, and none is left over", () => {
    const used = new Set([...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]);
    assert.deepEqual([...used].sort(), OPTIONS.map(({ name }) => name).sort());
    for (const { name, examples } of COMMANDS) assert.ok(examples.length > 0, `${name} has no example`);
  });

  it("the built program prints the manual and the completions that the table makes", () => {
    assert.equal(unionnewsPrints("man"), manual());
    for (const shell of SHELLS) assert.equal(unionnewsPrints("completions", shell), completionScript(shell));
  });

  it("both languages are whole", () => {
    const texts = [...OPTIONS, ...COMMANDS, ...COMMANDS.flatMap(({ examples }) => examples)].map(
      ({ help }) => help,
    );
    for (const { en, zh } of texts) {
      assert.match(en, /[a-z]/u);
      assert.match(zh, /\p{Script=Han}/u);
    }
  });

  it("the help and the manual name every command, each of its options and its examples", () => {
    const page = manual().replaceAll("\\-", "-");
    const sections = page.split(/^\.S[SH] /mu);
    for (const { name, args, examples } of COMMANDS) {
      const typed = ["unionnews", ...(name === "read" ? [] : [name]), args].join(" ").trim();
      const help = helpText(COMMANDS.find((command) => command.name === name) ?? null, "en");
      const section = sections.find((each) => each.startsWith(`${typed}\n`)) ?? "";
      const everywhere = sections.find((each) => each.startsWith("OPTIONS OF EVERY COMMAND\n")) ?? "";
      const told = [
        ...optionsOf(name).map((option) => [`--${option}`, section] as const),
        ...GLOBAL_OPTIONS.map((option) => [`--${option}`, everywhere] as const),
        ...examples.map(({ line }) => [line, section] as const),
      ];
      assert.ok(help.includes(typed) && helpText(null, "en").includes(typed), typed);
      for (const [text, place] of told) {
        assert.ok(help.includes(text), `the help of ${name}: ${text}`);
        assert.ok(place.replaceAll("\\e", "\\").includes(text), `the manual of ${name}: ${text}`);
      }
    }
  });

  it("the manual is one that man can set", (t) => {
    const { status, stderr, error } = spawnSync("man", ["--warnings", "-l", "-"], {
      input: manual(),
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8", MANPAGER: "cat" },
    });
    if (error !== undefined || /minimized|No such/u.test(stderr)) return t.skip("no man here");
    assert.equal(status, 0);
    assert.equal(stderr, "");
  });

  for (const shell of SHELLS) {
    it(`${shell} takes its completions`, (t) => {
      const script = completionScript(shell);
      for (const { name } of COMMANDS) if (name !== "read") assert.ok(script.includes(name));
      const { status, stderr, error } = spawnSync(shell, ["-n", put(`completions.${shell}`, script)], {
        encoding: "utf8",
      });
      if (error !== undefined) return t.skip(`no ${shell} here`);
      assert.equal(stderr, "");
      assert.equal(status, 0);
    });
  }

  /** What a shell offers for a line whose last word is begun; null where there is no such shell. */
  const offers: Readonly<Record<(typeof SHELLS)[number], (...words: string[]) => string[] | null>> = {
    bash(...words) {
      const list = words.map((word) => `'${word}'`).join(" ");
      const script = `source '${put("bash.sh", completionScript("bash"))}'
        COMP_WORDS=(unionnews ${list}); COMP_CWORD=${words.length}; _unionnews; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return linesOf(spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8" }));
    },
    zsh(...words) {
      const init = put("init.zsh", ZSH_INIT.replaceAll("FOLDER", join(dir, "zsh")));
      put("zsh/_unionnews", completionScript("zsh"));
      const line = `unionnews ${words.join(" ")}`;
      return linesOf(
        spawnSync("zsh", ["-f", "-c", ZSH_ASKS, "zsh", init, line], { encoding: "utf8", timeout: 30_000 }),
      );
    },
    fish(...words) {
      const script = `source '${put("fish.fish", completionScript("fish"))}'; complete -C 'unionnews ${words.join(" ")}'`;
      const offered = linesOf(spawnSync("fish", ["--no-config", "-c", script], { encoding: "utf8" }));
      return offered?.map((line) => line.split("\t")[0] ?? "") ?? null;
    },
  };

  for (const shell of SHELLS) {
    it(`${shell} completes commands, options and values`, (t) => {
      const offered = (...words: string[]): string[] | null => offers[shell](...words)?.toSorted() ?? null;
      if (offered("se") === null) return t.skip(`no ${shell} here`);
      assert.deepEqual(offered("se"), ["search"]);
      assert.deepEqual(offered("list", "--so"), ["--sort"]);
      assert.deepEqual(offered("list", "--sort", ""), ["newest", "oldest", "page"]);
      assert.deepEqual(offered("kwic", "x", "--sort", "l"), ["left"]);
      assert.deepEqual(offered("completions", "f"), ["fish"]);
      assert.deepEqual(offered("export", "--format", "c"), ["csl", "csv"]);
      assert.deepEqual(offered("export", "-f", "mar"), ["markdown"]);
      assert.deepEqual(offered("-c", dir, "list", "--nd"), ["--ndjson"], "an option before the command");
      assert.deepEqual(offered("search", "x", "--fields", "sni"), ["snippet"]);
    });
  }
});

let dir: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-made-"));
});
after(() => rmSync(dir, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const path = join(dir, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function linesOf({ stdout, error }: SpawnSyncReturns<string>): string[] | null {
  if (error !== undefined) return null;
  return stdout.split(/\r?\n/u).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** A zsh that prints what it would offer, between two marks, when Tab is pressed. */
const ZSH_INIT = `PROMPT=
fpath=(FOLDER $fpath)
autoload -Uz compinit; compinit -u -D
bindkey "^I" complete-word
compadd () {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  typeset -a offered
  builtin compadd -A offered "$@"
  print -lr -- $offered
  builtin compadd "$@"
}
offering () { print -r -- $'\\0begin' }
offered () { print -r -- $'\\0end'; exit }
compprefuncs=(offering)
comppostfuncs=(offered)
print ready
`;

/** A zsh that types a line and a Tab into the other one. */
const ZSH_ASKS = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "source $1"
repeat 40; do zpty -r z line; [[ $line == *ready* ]] && break; done
zpty -w z "$2"$'\\t'
integer on=0
while zpty -r z line; do
  [[ $line == *$'\\0begin'* ]] && { on=1; continue }
  [[ $line == *$'\\0end'* ]] && break
  (( on )) && print -r -- $line
done
zpty -d z`;
