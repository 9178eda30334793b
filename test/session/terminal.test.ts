import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { type Session, type StartOptions, start } from "./terminal.js";

/** A shell script in a terminal of 20 by 4, ended whatever happens. */
async function withScript(
  script: string,
  use: (session: Session) => Promise<void>,
  options: Partial<StartOptions> = {},
): Promise<void> {
  const session = start({ command: "sh", args: ["-c", script], cols: 20, rows: 4, ...options });
  try {
    await use(session);
  } finally {
    await session.stop();
  }
  assert.ok(!existsSync(session.home));
}

test("the screen shows what a program drew, and its exit code is known", async () => {
  await withScript("printf '工会\\r\\n\\033[1;31m红\\033[7m反\\033[m.'; exit 3", async (session) => {
    assert.deepEqual(await session.exit(), { code: 3, signal: 0 });
    assert.deepEqual(session.screen(), ["工会", "红反.", "", ""]);
    assert.deepEqual(session.cursor(), { x: 5, y: 1, visible: true });
    const [red, half, inverse] = session.cells(1);
    assert.ok(red?.bold && red.foreground === 1 && red.width === 2 && !red.inverse);
    assert.deepEqual([half?.text, half?.width], ["", 0]);
    assert.ok(inverse?.inverse);
  });
});

test("keys reach the program, and what it writes is counted", async () => {
  await withScript(
    "stty raw -echo; printf ready; head -c 3 >/dev/null; printf 12345",
    async (session) => {
      await session.waitFor(/ready/);
      session.resetBytes();
      session.type("jjj");
      await session.exit();
      assert.equal(session.bytes, 5);
      assert.equal(session.written().toString(), "12345");
    },
    { record: true },
  );
});

for (const ambiguous of [1, 2] as const) {
  test(`an ambiguous character takes ${ambiguous} where the terminal says so, and a question is answered`, async () => {
    const script =
      "stty raw -echo; printf '“\\033[6n'; answer=$(head -c 6 | tr '\\033' E); printf ' %s' \"$answer\"";
    await withScript(
      script,
      async (session) => {
        await session.exit();
        assert.equal(session.screen()[0], `“ E[1;${ambiguous + 1}R`);
        assert.equal(session.cells(0)[0]?.width, ambiguous);
      },
      { ambiguous },
    );
  });
}

test("a mute terminal answers nothing", async () => {
  const script = "stty raw -echo min 0 time 2; printf '\\033[6n'; head -c 6 | wc -c";
  await withScript(
    script,
    async (session) => {
      await session.exit();
      assert.equal(session.screen()[0]?.trim(), "0");
    },
    { mute: true },
  );
});

test("modes and effects are seen", async () => {
  const on = "printf '\\033[?1049h\\033[?25l\\033[?2004h\\033[?7l\\033]0;name\\007\\007\\033]52;c;QQ==\\007'";
  const off = "printf '\\033[?7h\\033[?2004l\\033[?25h\\033[?1049l'";
  await withScript(`${on}; printf on; read x; ${off}; printf off; read x`, async (session) => {
    await session.waitFor(/on/);
    assert.ok(
      session.alternate && session.bracketedPaste && !session.wraparound && !session.cursor().visible,
    );
    assert.deepEqual(session.effects, [
      { kind: "title", value: "name" },
      { kind: "bell", value: "" },
      { kind: "clipboard", value: "c;QQ==" },
    ]);
    session.type("\r");
    await session.waitFor(/off/);
    assert.ok(
      !session.alternate && !session.bracketedPaste && session.wraparound && session.cursor().visible,
    );
  });
});

test("a resize is told to the program", async () => {
  await withScript(
    "trap 'stty size; exit' WINCH; printf ready; while :; do sleep 0.05; done",
    async (session) => {
      await session.waitFor(/ready/);
      session.resize(30, 10);
      await session.waitFor(/10 30/);
      assert.equal(session.screen().length, 10);
    },
  );
});

test("a signal and a dropped line end a program", async () => {
  await withScript("printf ready; exec sleep 60", async (session) => {
    await session.waitFor(/ready/);
    session.signal("SIGTERM");
    assert.equal((await session.exit()).signal, 15);
  });
  await withScript("printf ready; exec sleep 60", async (session) => {
    await session.waitFor(/ready/);
    session.hangUp();
    assert.equal((await session.exit()).signal, 1);
  });
});

test("what does not come is a failure that shows the screen", async () => {
  await withScript("printf here; read x", async (session) => {
    await session.waitFor(/here/);
    await assert.rejects(session.waitFor(/never/, 50), /not seen: \/never\/ after 50 ms\nhere/);
  });
});

test("quiet means that all that came is on the screen", async () => {
  await withScript("for i in 1 2 3 4; do printf $i; done; read x", async (session) => {
    await session.waitFor(/1/);
    await session.quiet();
    assert.equal(session.screen()[0], "1234");
  });
});
