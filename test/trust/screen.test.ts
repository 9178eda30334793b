import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { drawScreen } from "../../source/ui/draw.js";
import { keypresses } from "../../source/ui/keypress.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import { paintRow } from "../../source/ui/paint.js";
import type { PeekText } from "../../source/ui/state.js";
import { Canvas } from "../../source/ui/terminal/canvas.js";
import { inSession } from "../session/program.js";
import { noKey, type Stage, stage } from "../ui/stage.js";
import { hostileName, hostilePage, hostileText } from "./hostile.js";
import { type Chance, chance, SEED, seeded, times, tries } from "./random.js";
import { DRAWING, offence, strictly, Witness } from "./strict.js";

const COLUMNS = 100;
const ROWS = 30;

/** An article each of whose fields is an attack, as a page would never give it. */
function hostileArticle(by: Chance, number: number): Article {
  const text = (): string => hostileText(by);
  const maybe = (): string | null => (by.percent(70) ? text() : null);
  return {
    id: `h${number.toString(36)}`,
    source: hostileName(by, number),
    page: {
      paper: maybe(),
      date: by.percent(80) ? "2025-06-22" : null,
      number: 1 + by.int(9),
      section: maybe(),
    },
    kind: by.percent(20) ? "photo" : "news",
    column: maybe(),
    group: maybe(),
    kicker: maybe(),
    headline: maybe(),
    deck: maybe(),
    summary: maybe(),
    notes: maybe(),
    bylines: by.percent(70) ? [{ role: maybe(), outlet: maybe(), name: text() }] : [],
    dateline: by.percent(50) ? { outlet: maybe(), place: maybe(), date: maybe() } : null,
    body: Array.from({ length: 1 + by.int(3) }, () => ({
      type: by.percent(20) ? ("crosshead" as const) : ("paragraph" as const),
      text: text(),
    })),
    continuedOn: by.percent(20) ? 2 : null,
    continuedFrom: null,
  };
}

/** Texts in an article of that kind, about: names, fields, paragraphs. */
const TEXTS = 12;

/** Ways through every screen; the attack itself is typed, pasted, shown as a message, looked at in the raw page. */
const WAYS: readonly (readonly string[])[] = [
  ["j", "j", "Enter", "d", "d", "b", "J", "J"],
  ["]", "j", "Enter", "h"],
  ["]", "]", "j", "Enter"],
  ["]", "]", "]", "j", "Enter"],
  ["[", "j", "Enter"],
  ["F", "j", "j", "Enter", "F"],
  ["/", "\u5de5\u4f1a", "Enter", "c"],
  ["?", "G"],
  ["Tab", "+", "+", "-", "z"],
];

/** Takes frames as the terminal's owner does, and reads what would be sent. */
class Screen {
  frames = 0;
  characters = 0;
  private readonly canvas = new Canvas(COLUMNS, ROWS, "narrow");
  private sent = "";

  see(on: Stage): void {
    const { rows, caret } = drawScreen(on.store.get(), on.look);
    const bytes = this.canvas.draw(
      rows.map((row) => paintRow(row, true)),
      caret,
    );
    const found = offence(bytes, DRAWING);
    if (found !== null) throw new Error(found);
    this.frames++;
    this.characters += bytes.length;
    this.sent += bytes;
  }

  /** Everything sent so far must have left a terminal as it was, but for what it shows. */
  async leave(): Promise<void> {
    const witness = new Witness(COLUMNS, ROWS);
    await witness.show(this.sent);
    this.sent = "";
    assert.deepEqual(await witness.changes(), []);
  }
}

function peekOf(by: Chance): PeekText {
  return Array.from({ length: 20 }, () => ({
    lines: [hostileText(by), hostileText(by)],
    roles: [hostileText(by, 2)],
    score: by.int(100) / 10,
    runnerUp: by.percent(50) ? hostileText(by, 1) : null,
    own: by.percent(30),
  }));
}

/** One screenful of attacks after another, by keys and by everything that the world may tell the screen. */
function walkThrough(on: Stage, screen: Screen, by: Chance): void {
  screen.see(on);
  for (const key of by.pick(WAYS)) {
    on.type(key);
    screen.see(on);
  }
  on.store.dispatch({ type: "message", text: hostileText(by) });
  screen.see(on);
  on.store.dispatch({ type: "paste", text: hostileText(by) });
  screen.see(on);
  for (const press of keypresses(hostileText(by), noKey)) on.store.dispatch({ type: "press", key: press });
  screen.see(on);
  on.type("Esc", "Esc", "Esc", ":");
  on.store.dispatch({ type: "paste", text: hostileText(by) });
  screen.see(on);
  on.type("Enter");
  screen.see(on);
  on.type("Esc", "Esc", "Esc", "e");
  const { overlay } = on.store.get();
  if (overlay?.kind === "peek") on.store.dispatch({ type: "peeked", id: overlay.id, text: peekOf(by) });
  screen.see(on);
  on.type("Esc");
  on.store.dispatch({ type: "query", query: hostileText(by) });
  screen.see(on);
}

describe("what the screen sends", () => {
  it("is whole characters, also where a file's long name is cut", () => {
    const by = chance();
    for (let length = 10; length < 20; length++) {
      const source = `${"a".repeat(length)}${"\u{33400}".repeat(4)}.txt`;
      const article = {
        ...hostileArticle(by, 1),
        source,
        page: { paper: null, date: null, number: null, section: null },
      };
      const on = stage(COLUMNS, ROWS, {}, [article]);
      const screen = new Screen();
      screen.see(on);
      assert.ok(on.screen().some((row) => row.includes("aaaaaaaaaa")));
    }
  });

  it("is what it draws itself, whatever pages, names, keys and pastes hold", async (t) => {
    const screen = new Screen();
    const worlds = { done: 0 };
    for (const { number, by } of tries("worlds", worlds, times(30, 1700))) {
      await seeded(`world, UNIONNEWS_FROM=${number}`, async () => {
        const made = Array.from({ length: 4 }, (_, at) => hostileArticle(by, at));
        const read = readPage(hostilePage(by, 12), hostileName(by, 0)).articles;
        walkThrough(stage(COLUMNS, ROWS, {}, [...made, ...read]), screen, by);
        await screen.leave();
      });
    }
    const texts = worlds.done * (4 * TEXTS + 12);
    t.diagnostic(
      `hostile texts on the screen: ${texts} in ${screen.frames} frames, ${screen.characters} characters sent, obeyed: 0 (seed ${SEED})`,
    );
  });

  it("also where the names of keys and what was searched before are the attack", async (t) => {
    const by = chance();
    const screen = new Screen();
    const rounds = times(20, 400);
    for (let round = 0; round < rounds; round++) {
      await seeded(`round ${round}`, async () => {
        // A name of several characters is refused as no key; any one character may be one.
        const names = KEY_TABLE.map(({ command }) => [by.pick(Array.from(hostileText(by))), command]);
        const keys = { ...Object.fromEntries(names), constructor: "down", toString: "up" };
        const queries = Array.from({ length: 4 }, () => hostileText(by));
        const on = stage(COLUMNS, by.pick([ROWS, 60]), {}, undefined, { keys, queries });
        on.type("?");
        for (const key of ["G", "g", "Esc", "/", "Up", "Up", "Up", "Enter", "Esc"]) {
          on.type(key);
          screen.see(on);
          assert.ok(!on.screen().some((row) => row.includes("native code")));
        }
        await screen.leave();
      });
    }
    t.diagnostic(`hostile names of keys: ${rounds * KEY_TABLE.length}, obeyed: 0 (seed ${SEED})`);
  });

  it("also from the program itself, in a terminal", async () => {
    const by = chance(SEED + 1);
    const folder = mkdtempSync(join(tmpdir(), "unionnews-screen-"));
    try {
      for (let number = 0; number < 4; number++) {
        writeFileSync(join(folder, hostileName(by, number)), hostilePage(by, 40));
      }
      const args = ["--corpus", folder, "--encoding", "utf-8"];
      await inSession(args, { cols: COLUMNS, rows: ROWS, record: true }, async (session) => {
        await session.waitFor(/1\/\d+/u);
        for (const keys of ["jjj", "\r", "dd", "h", "]]", "]", "F", "F", "/"]) await session.answer(keys);
        session.paste(hostileText(by, 20).replaceAll("\u001b", ""));
        await session.quiet();
        // Not Esc: what follows it too soon for a busy program is Alt and a letter.
        session.type("\u0003");
        assert.equal((await session.exit()).code, 0);
        assert.equal(offence(strictly(session.written()), DRAWING), null, `seed ${SEED}`);
        assert.deepEqual(session.effects, []);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
