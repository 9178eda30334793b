import assert from "node:assert/strict";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inSession, LAUNCHER } from "./program.js";
import { type Session, start } from "./terminal.js";

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const PAGES = readdirSync(CORPUS).filter((name) => name.endsWith(".txt"));
const SIZE = { cols: 100, rows: 30 } as const;

/** A folder of one test's own, gone after it. */
async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "habits-"));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ready = (session: Session): Promise<void> => session.waitFor(/1\/\d+/u);

/** What was last put into the terminal's clipboard. */
function clipboard(session: Session): string {
  const copied = session.effects.filter((effect) => effect.kind === "clipboard").at(-1)?.value ?? "";
  return Buffer.from(copied.replace(/^c;/u, ""), "base64").toString("utf8");
}

test("what was kept and where one stopped is there in the next run", async () => {
  await inFolder(async (home) => {
    const env = { HOME: home };
    await inSession([], { ...SIZE, env }, async (session) => {
      await ready(session);
      session.type("jj");
      await session.waitFor(/3\/\d+/u);
      session.type("f\r");
      await session.waitFor(/ 0%$/mu);
      const head = session.screen()[1];
      session.type("dd");
      await session.waitFor(() => session.screen()[1] !== head);
      await session.quiet(150);
      const place = session.screen()[1];
      session.type("Q");
      assert.equal((await session.exit()).code, 0);
      await inSession(["-"], { ...SIZE, env }, async (again) => {
        await again.waitFor(() => again.screen()[1] === place);
        again.type("q");
        await again.waitFor(/3\/\d+/u);
        again.type("5");
        await again.waitFor(/★/u);
        await again.waitFor(/ 1\/1$/mu);
      });
    });
  });
});

test("- opens the corpus that was left, from any folder; where it is gone, a line says so and the session stays", async () => {
  await inFolder(async (home) => {
    const [page = ""] = PAGES;
    mkdirSync(join(home, "pages"));
    copyFileSync(join(CORPUS, page), join(home, "pages", page));
    const env = { HOME: home };
    await inSession(["--corpus", "pages", "工会"], { ...SIZE, env, cwd: home }, async (session) => {
      await session.waitFor(/▸/u);
      session.type("\r");
      await session.waitFor(/h 返回/u);
      session.type("Q");
      await session.exit();
    });
    const goesOn = (): Promise<void> =>
      inSession(["-"], { ...SIZE, env }, async (session) => {
        await session.waitFor(/h 返回/u);
        assert.match(session.screen()[0] ?? "", /\/工会/u);
        session.type("Y");
        await session.waitFor(() => clipboard(session).includes(`--corpus ${join(home, "pages")}`));
        session.type("Q");
        await session.exit();
      });
    await goesOn();
    renameSync(join(home, "pages"), join(home, "elsewhere"));
    await inSession(["-"], { ...SIZE, env }, async (session) => {
      await session.waitFor(/上次的语料不在了/u);
      await ready(session);
      session.type("Q");
      await session.exit();
      assert.match(session.text(), /unionnews: \S+pages: 上次的语料不在了; /u);
    });
    renameSync(join(home, "elsewhere"), join(home, "pages"));
    await goesOn();
  });
});

test("a key that cannot be used is told at the foot and after the screen, and the others work", async () => {
  await inFolder(async (home) => {
    mkdirSync(join(home, ".config/unionnews"), { recursive: true });
    const keys = { x: "quit", gg: "top", w: "fly" };
    writeFileSync(join(home, ".config/unionnews/config.json"), JSON.stringify({ keys, colour: true }));
    await inSession(["--no-state"], { ...SIZE, env: { HOME: home } }, async (session) => {
      await session.waitFor(/config\.json: 设置未采用：colour/u);
      session.type("j");
      await session.waitFor(/2\/\d+/u);
      session.type("x");
      assert.equal((await session.exit()).code, 0);
      assert.match(session.text(), /没有“gg”这个键/u);
      assert.match(session.text(), /没有“fly”这个动作/u);
    });
  });
});

test("--no-state remembers nothing", async () => {
  await inFolder(async (home) => {
    await inSession(["--no-state"], { ...SIZE, env: { HOME: home } }, async (session) => {
      await ready(session);
      session.type("f");
      await session.waitFor(/★/u);
      session.type("Q");
      await session.exit();
      assert.deepEqual(readdirSync(home), []);
    });
  });
});

test("copying goes to the reader's own clipboard: citation, paragraph, article, command", async () => {
  await inSession(["--no-state"], SIZE, async (session) => {
    await ready(session);
    session.type("\r");
    await session.waitFor(/h 返回/u);
    await session.quiet();
    // In the foot the keys are bold too.
    const headline = session
      .allCells()
      .slice(0, -1)
      .flatMap((row) => row.filter((cell) => cell.bold))
      .map((cell) => cell.text)
      .join("");
    assert.ok(headline.length > 5);
    const copies: string[] = [];
    for (const keys of ["yy", "yp", "ya", "Y"]) {
      const before = session.effects.length;
      session.type(keys);
      await session.waitFor(() => session.effects.length > before);
      copies.push(clipboard(session));
    }
    const [citation = "", paragraph = "", article = "", command = ""] = copies;
    assert.match(citation, /\[N\]\. .*\(unionnews open [a-z0-9]+\)$/u);
    assert.ok(citation.includes(headline), `${headline} in ${citation}`);
    assert.ok(article.includes(paragraph) && article.length > paragraph.length && paragraph.length > 20);
    assert.match(command, /^unionnews show [a-z0-9]+$/u);
  });
});

test("inside tmux the clipboard's request is wrapped for it", async () => {
  const env = { TMUX: "/tmp/tmux-0/default,1,0" };
  await inSession(["--no-state"], { ...SIZE, env, record: true }, async (session) => {
    await ready(session);
    session.resetBytes();
    session.type("yy");
    await session.waitFor(() => session.written().includes("\u001bPtmux;\u001b\u001b]52;c;"));
  });
});

test("the pager, the editor and a command get the terminal, and give it back", async () => {
  await inFolder(async (home) => {
    const env = {
      HOME: home,
      PAGER: `cat > "$HOME/paged"; echo PAGER; read x < /dev/tty`,
      EDITOR: `sh -c 'cp "$1" "$HOME/edited"' --`,
    };
    await inSession(["--no-state"], { ...SIZE, env }, async (session) => {
      await ready(session);
      session.type("j");
      await session.waitFor(/2\/\d+/u);
      session.type("o");
      await session.waitFor(/PAGER/u);
      assert.equal(session.alternate, false);
      session.type("\r");
      await session.waitFor(/2\/\d+/u);
      assert.equal(session.alternate, true);
      assert.ok(readFileSync(join(home, "paged"), "utf8").includes("本报讯"));

      session.type("v");
      await session.waitFor(() => existsSync(join(home, "edited")));
      await session.waitFor(/2\/\d+/u);

      session.type("|");
      await session.waitFor(/送给命令/u);
      session.type(`cat > "$HOME/piped"\r`);
      await session.waitFor(/\[Enter\]/u);
      session.type("\r");
      await session.waitFor(/2\/\d+/u);
      const piped = readFileSync(join(home, "piped"), "utf8");
      assert.equal(piped, readFileSync(join(home, "edited"), "utf8"));
      assert.ok(piped.length > 100);
      session.type("j");
      await session.waitFor(/3\/\d+/u);
    });
  });
});

test("Ctrl-Z without a shell to go back to: the screen comes back each time, and nothing is written over it", async () => {
  await inSession([], { ...SIZE, record: true }, async (session) => {
    await ready(session);
    const entered = (): number => session.written().toString().split("\u001b[?1049h").length - 1;
    // From the eleventh on Node would tell of a leak.
    const times = 12;
    for (let time = 1; time <= times; time += 1) {
      // Both in one read: the second came when the first had given the terminal away.
      session.type("\u001a\u001a");
      await session.waitFor(() => entered() > time);
    }
    session.type("j");
    await session.waitFor(/2\/\d+/u);
    assert.equal(entered(), 1 + times);
    assert.doesNotMatch(session.written().toString(), /Warning/u);
  });
});

test("Ctrl-Z gives the shell its prompt, fg brings the screen back", async () => {
  const shell = start({ command: "sh", args: ["-i"], ...SIZE, env: { PS1: "prompt: ", ENV: "" } });
  try {
    await shell.waitFor(/prompt:/u);
    shell.type(`${process.execPath} ${LAUNCHER} --no-state\r`);
    await ready(shell);
    shell.type("jj");
    await shell.waitFor(/3\/\d+/u);
    shell.type("\u001a");
    await shell.waitFor(() => !shell.alternate && /prompt:\s*$/u.test(shell.text()));
    assert.equal(shell.bracketedPaste, false);
    shell.type("fg\r");
    await shell.waitFor(() => shell.alternate && /3\/\d+/u.test(shell.text()));
    shell.type("Q");
    await shell.waitFor(() => !shell.alternate);
  } finally {
    await shell.stop();
  }
});

test("a page added, changed and taken away shows, and the cursor stays on its article", async () => {
  await inFolder(async (folder) => {
    const [first = "", second = ""] = PAGES;
    copyFileSync(join(CORPUS, second), join(folder, second));
    await inSession(["--no-state", "--corpus", folder], SIZE, async (session) => {
      await ready(session);
      const total = (): number => Number(/\d+\/(\d+)/u.exec(session.screen()[SIZE.rows - 1] ?? "")?.[1]);
      const before = total();
      session.type("jj");
      await session.waitFor(/3\/\d+/u);
      const chosen = (): string =>
        session
          .screen()
          .find((row) => row.startsWith("▸"))
          ?.slice(0, 20) ?? "";
      const title = chosen();
      copyFileSync(join(CORPUS, first), join(folder, first));
      await session.waitFor(() => total() > before);
      await session.waitFor(/新增 1 版/u);
      assert.equal(chosen(), title);
      writeFileSync(join(folder, first), "");
      await session.waitFor(() => total() === before);
      assert.equal(chosen(), title);
    });
  });
});

test("a corpus that takes its time shows its first articles, takes keys and a new size meanwhile", async () => {
  await inFolder(async (folder) => {
    for (let copy = 0; copy < 120; copy += 1) {
      for (const name of PAGES) copyFileSync(join(CORPUS, name), join(folder, `${copy}-${name}`));
    }
    await inSession(["--no-state", "--no-cache", "--corpus", folder], SIZE, async (session) => {
      // Not that there is none: nothing has come yet.
      await session.waitFor(/正在读取…/u);
      await session.waitFor(/▸/u, 60_000);
      session.type("jjj");
      session.resize(80, 24);
      await session.waitFor(/ 4\/\d+$/mu);
      session.type("/工会驿站");
      await session.waitFor(/\/工会驿站/u);
      await session.waitFor(/360 条/u, 60_000);
    });
  });
});

test("an input that is piped in does not take the keyboard away", async () => {
  const command = `echo piped | ${process.execPath} ${LAUNCHER} --no-state`;
  const session = start({ command: "sh", args: ["-c", command], ...SIZE });
  try {
    await ready(session);
    session.type("j");
    await session.waitFor(/2\/\d+/u);
    session.type("q");
    assert.equal((await session.exit()).code, 0);
  } finally {
    await session.stop();
  }
});

test("a screen reader gets the article as plain text, without the alternate screen", async () => {
  await inSession(["--no-state", "--screen-reader"], { cols: 100, rows: 60 }, async (session) => {
    await session.waitFor(/文章, 1\/\d+/u);
    assert.equal(session.alternate, false);
    session.type("j");
    await session.waitFor(/文章, 2\/\d+/u);
    session.type("\r");
    await session.waitFor(/　　\S{10}/u);
    assert.doesNotMatch(session.text(), /[│▸▢]/u);
    session.type("Q");
    assert.equal((await session.exit()).code, 0);
  });
});
