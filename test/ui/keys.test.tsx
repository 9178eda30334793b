import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "ink-testing-library";
import { App } from "../../source/ui/app.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import { type Stage, shipped, stage } from "./stage.js";

/** What terminals send for the keys that are no character; some of them differ. */
const SENT: Readonly<Record<string, readonly string[]>> = {
  up: ["\u001b[A", "\u001bOA"],
  down: ["\u001b[B", "\u001bOB"],
  right: ["\u001b[C", "\u001bOC"],
  left: ["\u001b[D", "\u001bOD"],
  pgup: ["\u001b[5~"],
  pgdn: ["\u001b[6~"],
  home: ["\u001b[H", "\u001bOH", "\u001b[1~", "\u001b[7~"],
  end: ["\u001b[F", "\u001bOF", "\u001b[4~", "\u001b[8~"],
  enter: ["\r"],
  tab: ["\t"],
  "shift-tab": ["\u001b[Z"],
  backspace: ["\u007f", "\b"],
  space: [" "],
};

function sentFor(key: string): readonly string[] {
  const letter = /^ctrl-([a-z])$/u.exec(key)?.[1];
  return SENT[key] ?? [letter === undefined ? key : String.fromCharCode(letter.charCodeAt(0) - 0x60)];
}

test("every key of the table comes from a terminal under its name, one by one", async () => {
  const on = stage(80, 24);
  const heard: (string | null)[] = [];
  const store = {
    ...on.store,
    dispatch: (action: Parameters<typeof on.store.dispatch>[0]): void => {
      if (action.type === "press") heard.push(action.key.name);
    },
  };
  const app = render(<App store={store} look={on.look} onCaret={() => {}} />);
  // Ink listens from the first effect on, which is behind the first frame.
  for (let turn = 0; turn < 2000 && heard.length === 0; turn += 1) {
    app.stdin.write("x");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  for (const key of KEY_TABLE.flatMap((row) => row.keys)) {
    for (const bytes of sentFor(key)) {
      heard.length = 0;
      app.stdin.write(bytes);
      assert.deepEqual(heard, [key], JSON.stringify(bytes));
    }
  }
  app.unmount();
});

/** Everything that a key may change or ask for, but for the moment. */
function after(on: Stage): unknown {
  const { place, overlay, box, settings, prefix, leaving, message, memory } = on.store.get();
  return {
    place,
    overlay,
    box,
    settings,
    prefix,
    leaving,
    message,
    kept: [...memory.kept],
    effects: on.effects,
  };
}

/** In a list with a search, in an article, in an overlay, in a place that one has come back to. */
const WHERE: readonly (readonly string[])[] = [
  ["/", "工会", "Enter", "j", "j"],
  ["/", "工会", "Enter", "j", "Enter", "d"],
  ["F", "j"],
  ["/", "工会", "Enter", "]", "H"],
];

test("all keys of one row do the same, and each row something", () => {
  const few = shipped.slice(0, 8);
  for (const { command, keys } of KEY_TABLE) {
    let does = false;
    for (const where of WHERE) {
      const [first, ...others] = keys.map((name) => {
        const on = stage(120, 24, {}, few);
        on.type(...where);
        const before = structuredClone(after(on));
        on.store.dispatch({ type: "press", key: { name, text: "" } });
        return { before, now: after(on) };
      });
      does ||= JSON.stringify(first?.before) !== JSON.stringify(first?.now);
      for (const other of others) assert.deepEqual(other.now, first?.now, command);
    }
    assert.ok(does, command);
  }
});

test("z shows only the article, from the list too, and z once more the list beside it", () => {
  const on = stage(120, 36);
  on.type("z");
  assert.equal(on.store.get().place.focus, "reader");
  assert.ok(on.screen().every((row) => !row.includes("│")));
  on.type("z");
  assert.ok(on.screen().some((row) => row.includes("│")));
});

test("Tab goes to the other pane and back, and the list stays where it is", () => {
  const on = stage(120, 36);
  on.type("j", "Tab");
  assert.equal(on.store.get().place.focus, "reader");
  on.type("j", "Tab");
  assert.equal(on.store.get().place.focus, "list");
  assert.equal(on.store.get().place.cursor, 1);
});

test("r asks for the corpus again", () => {
  const on = stage(80, 24);
  on.type("r");
  assert.deepEqual(on.effects.at(-1), { do: "reload" });
});

const line = (typed: string): Stage => {
  const on = stage(80, 24);
  on.type(":", typed, "Enter");
  return on;
};
const foot = (on: Stage): string => on.screen().at(-1) ?? "";

test("a line after : is a command by its name, an article, a number, or Chinese to search for", () => {
  for (const { command } of KEY_TABLE) assert.equal(line(command).store.get().place.query, "", command);
  assert.equal(line("help").store.get().overlay?.kind, "help");
  assert.equal(line("pictures").store.get().place.view, "pictures");
  assert.equal(line("q").store.get().leaving, 0);
  assert.equal(line("7").store.get().place.cursor, 6);
  const id = shipped[3]?.id ?? "";
  assert.equal(line(`open ${id}`).store.get().place.reading?.id, id);
  assert.equal(line("search 工会 驿站").store.get().place.query, "工会 驿站");
  assert.equal(line("工会驿站").store.get().place.query, "工会驿站");
});

test("what is no command after : is told with what is near it, and nothing is searched", () => {
  const said: readonly (readonly [string, RegExp])[] = [
    ["export -f bibtex", /没有“export”这个命令；按 \? 看有哪些/u],
    ["pekk", /没有“pekk”这个命令；是否想用 peek？/u],
    ["hlep", /是否想用 help？/u],
    ["next", /是否想用 nextArticle、nextHit、nextView？/u],
    ["help me", /help 后面不用写别的/u],
    ["open nowhere", /没有编号为 nowhere 的文章/u],
    ...Object.getOwnPropertyNames(Object.prototype).map((name) => [name, /没有“.*”这个命令/u] as const),
  ];
  for (const [typed, told] of said) {
    const on = line(typed);
    assert.match(foot(on), told, typed);
    assert.deepEqual(
      [on.store.get().place, on.store.get().box],
      [stage(80, 24).store.get().place, null],
      typed,
    );
  }
});

test("Tab completes a command as far as it goes, and the names that it may become stand behind it", () => {
  const on = stage(80, 24);
  on.type(":");
  assert.match(foot(on), /Tab 补全/u);
  on.type("NE");
  assert.match(foot(on), /nextArticle {2}nextHit {2}nextView/u);
  on.type("Tab");
  assert.equal(on.store.get().box?.text, "next");
  on.type("h", "Tab");
  assert.equal(on.store.get().box?.text, "nextHit");
  assert.doesNotMatch(foot(on), /nextView/u);
  on.type("\u0015", "sea", "Tab", "工会", "Enter");
  assert.equal(on.store.get().place.query, "工会");
  on.type(":", "xyz", "Tab");
  assert.equal(on.store.get().box?.text, "xyz");
});

test("every name that : takes stands in the help", () => {
  const on = stage(80, 24);
  on.type("?");
  const text = on.look
    .overlayRows(on.store.get())
    .map((row) => row.runs.map((run) => run.text).join(""))
    .join(" ");
  const words = new Set(text.split(/[\s：]+/u));
  for (const { command } of KEY_TABLE) assert.ok(words.has(command), command);
});

test("the up arrow behind : brings back what was typed there, and no searches", () => {
  const on = stage(80, 24);
  on.type("/", "工会", "Enter", ":", "pekk", "Enter", ":", "Up");
  assert.equal(on.store.get().box?.text, "pekk");
  on.type("Up");
  assert.equal(on.store.get().box?.text, "pekk");
});
