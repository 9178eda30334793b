import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { completionScript } from "../../source/cli/completions.js";
import { helpText } from "../../source/cli/help.js";
import { manual } from "../../source/cli/man.js";
import { optionsOf } from "../../source/cli/parse.js";
import { COMMANDS, GLOBAL_OPTIONS, OPTIONS, SHELLS } from "../../source/cli/table.js";

describe("made from the table of commands and options", () => {
  it("the table holds together: every option that a command names exists, and none is left over", () => {
    const used = new Set([...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)]);
    assert.deepEqual([...used].sort(), OPTIONS.map(({ name }) => name).sort());
    for (const { name, examples } of COMMANDS) assert.ok(examples.length > 0, `${name} has no example`);
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

  it("the help and the manual name every command and each of its options", () => {
    const page = manual();
    for (const command of COMMANDS) {
      const help = helpText(command, "en");
      for (const option of [...optionsOf(command.name), ...GLOBAL_OPTIONS]) {
        assert.ok(help.includes(`--${option}`), `${command.name}: --${option}`);
        assert.ok(page.includes(`--${option}`.replaceAll("-", "\\-")), `manual: --${option}`);
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
      const { status, stderr, error } = spawnSync(shell, ["-n"], { input: script, encoding: "utf8" });
      if (error !== undefined) return t.skip(`no ${shell} here`);
      assert.equal(stderr, "");
      assert.equal(status, 0);
    });
  }

  it("bash completes commands, options and values", (t) => {
    const complete = (...words: string[]): string[] => {
      const list = words.map((word) => `'${word}'`).join(" ");
      const script = `${completionScript("bash")}\nCOMP_WORDS=(unionnews ${list}); COMP_CWORD=${words.length}; _unionnews; echo "\${COMPREPLY[@]}"`;
      const { stdout, error } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
      if (error !== undefined) t.skip("no bash here");
      return stdout.trim().split(" ");
    };
    assert.deepEqual(complete("se"), ["search"]);
    assert.deepEqual(complete("list", "--so"), ["--sort"]);
    assert.deepEqual(complete("list", "--sort", ""), ["page", "newest", "oldest"]);
    assert.deepEqual(complete("kwic", "x", "--sort", "l"), ["left"]);
    assert.deepEqual(complete("completions", "f"), ["fish"]);
    assert.deepEqual(complete("export", "--format", "c"), ["csv", "csl"]);
  });
});
