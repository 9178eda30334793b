import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, afterEach, before, describe, it } from "node:test";
import iconv from "iconv-lite";
import { inSession } from "../session/program.js";
import { Place, putPaper, type Ran } from "./built.js";

/** What the README's settings do: as the option of the same name does, and less than an option that is typed. */

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
  // GB18030 that every page of it is told to be, so that insisting on another encoding shows.
  place.put(
    "old/a.txt",
    iconv.encode("桥头的修鞋铺\n\n“鞋底磨偏了”，他说……人走路的样子就看得出来。\n", "gb18030"),
  );
});
afterEach(() => settings({}));
after(() => place.end());

function settings(config: object): void {
  place.put("home/.config/unionnews/config.json", JSON.stringify(config));
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran =>
  place.run(args, { UNIONNEWS_CORPUS: "old", ...env });

describe("a setting does what its option does, unless another value is typed", () => {
  interface Case {
    readonly config: object;
    readonly same: readonly string[];
    readonly other: readonly string[];
    readonly command: () => readonly string[];
  }
  const texts = (): readonly string[] => ["list", "--fields", "title,body"];
  const narrow = (): readonly string[] => [
    "show",
    run(["list", "--fields", "id"]).out.trim(),
    "--width",
    "20",
  ];
  const cases: readonly Case[] = [
    {
      config: { encoding: "utf-8" },
      same: ["--encoding", "utf-8"],
      other: ["--encoding", "gb18030"],
      command: texts,
    },
    { config: { script: "tw" }, same: ["--script", "tw"], other: ["--script", "printed"], command: texts },
    {
      config: { lang: "zh" },
      same: ["--lang", "zh"],
      other: ["--lang", "en"],
      command: () => ["list", "--help"],
    },
    {
      config: { ambiguous: "wide" },
      same: ["--ambiguous", "wide"],
      other: ["--ambiguous", "narrow"],
      command: narrow,
    },
  ];
  for (const { config, same, other, command } of cases) {
    it(JSON.stringify(config), () => {
      const printed = (...more: readonly string[]): string => run([...command(), ...more]).out;
      const [plain, typed] = [printed(), printed(...same)];
      assert.notEqual(typed, plain, "the option makes a difference");
      settings(config);
      assert.equal(printed(), typed);
      assert.equal(printed(...other), plain);
    });
  }

  it('{"cache":false} keeps no pages', () => {
    const cache = place.path("kept");
    settings({ cache: false });
    assert.equal(run(["list"], { XDG_CACHE_HOME: cache }).code, 0);
    assert.ok(!existsSync(cache));
    settings({});
    assert.equal(run(["list"], { XDG_CACHE_HOME: cache }).code, 0);
    assert.ok(existsSync(cache));
  });
});

describe("a setting of the screen", () => {
  const SIZE = { cols: 80, rows: 24 } as const;
  const open = (see: Parameters<typeof inSession>[2]): Promise<void> =>
    inSession(["--corpus", paper], { ...SIZE, env: { HOME: place.path("home") } }, async (session) => {
      await session.waitFor(/1\/3/u);
      await see(session);
    });
  const isColoured = async (): Promise<boolean> => {
    let coloured = false;
    await open(async (session) => {
      const cells = session.allCells().flat();
      coloured = cells.some(({ foreground, background }) => foreground !== null || background !== null);
    });
    return coloured;
  };

  it('{"color":false} leaves colours out', async () => {
    assert.equal(await isColoured(), true);
    settings({ color: false });
    assert.equal(await isColoured(), false);
  });

  it('{"state":false} remembers nothing', async () => {
    const keepOne = (): Promise<void> =>
      open(async (session) => {
        await session.answer("f");
        session.type("q");
        assert.equal((await session.exit()).code, 0);
      });
    const kept = (): string => place.run(["list", "--kept", "--corpus", paper]).out;
    settings({ state: false });
    await keepOne();
    assert.equal(kept(), "");
    settings({});
    await keepOne();
    assert.equal(kept().split("\n").length, 2);
  });
});
