import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { LAUNCHER } from "../session/program.js";
import { Place, putPaper, type Ran } from "./built.js";

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

function run(...args: string[]): Ran {
  return place.run([...args, "--corpus", paper]);
}

/** Runs a script to which the command with `list` is given. */
function shell(name: string, script: string): ReturnType<typeof spawnSync> {
  const args = ["-c", script, name, process.execPath, LAUNCHER, "list"];
  return spawnSync(name, args, { cwd: place.dir, env: place.env(), encoding: "utf8" });
}

/** A pipe opened for writing as soon as somebody reads from it. */
async function whenRead(pipe: string): Promise<number> {
  for (;;) {
    try {
      return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
      await wait(5);
    }
  }
}

describe("where pages come from", () => {
  it("several corpora, standard input, compressed and in other encodings", () => {
    const page = readFileSync(join(paper, "2025-07-03-10.txt"), "utf8");
    place.put("gb/a.txt.gz", gzipSync(iconv.encode(page, "gb18030")));
    const ran = place.run(
      ["list", "-c", "gb", "-c", "-", "--fields", "source,headline"],
      {},
      page.replace("夏天", "秋天"),
    );
    assert.equal(ran.err, "");
    assert.equal(ran.out, "a.txt.gz\t养蜂人的夏天\n-\t养蜂人的秋天\n");
  });

  it("pipes named as files, read once each", { skip: process.platform === "win32" }, () => {
    execFileSync("mkfifo", [place.path("pipe.txt")]);
    // Whoever opened it a second time would find nothing in it.
    const script = `(cat paper/2025-07-03-10.txt > pipe.txt; while cat /dev/null > pipe.txt; do :; done) & writer=$!
      "$@" -c pipe.txt --fields source,headline; code=$?; kill $writer; exit $code`;
    const { status, stdout, stderr } = shell("sh", script);
    assert.deepEqual([stderr, stdout, status], ["", "pipe.txt\t养蜂人的夏天\n", 0]);
  });

  const bash = spawnSync("bash", ["-c", "cat <(true)"]).status === 0;
  it("what a shell puts in a file's place", { skip: !bash }, () => {
    const script = `"$@" -c <(cat paper/2025-06-22-01.txt) -c <(cat paper/2025-07-03-10.txt) --fields headline`;
    const { status, stdout, stderr } = shell("bash", script);
    assert.deepEqual([stderr, stdout, status], ["", "一座小城的夜班公交\n养蜂人的夏天\n", 0]);
  });

  it("Ctrl-C gives 130 while nobody writes into a pipe", { skip: process.platform === "win32" }, async () => {
    const pipe = place.path("silent.txt");
    execFileSync("mkfifo", [pipe]);
    const child = spawn(process.execPath, [LAUNCHER, "list", "-c", pipe], { env: place.env() });
    const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
    const writing = await whenRead(pipe);
    child.kill("SIGINT");
    const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
    assert.equal(await ended, 130);
    clearTimeout(patience);
    closeSync(writing);
  });

  it("several corpora, each by its name, and by as much of its path as tells it from another", () => {
    const page = readFileSync(join(paper, "2025-07-03-10.txt"), "utf8");
    for (const [folder, title] of [
      ["north/daily", "春天"],
      ["south/daily", "冬天"],
    ] as const)
      place.put(`${folder}/2025-07-03-10.txt`, page.replace("夏天", title));
    const corpora = ["-c", "paper", "-c", "north/daily", "-c", "south/daily"];
    assert.equal(
      place.run(["list", ...corpora, "--fields", "corpus,title"]).out,
      [
        "paper\t一座小城的夜班公交",
        "paper\t图书馆搬进了厂区",
        "paper\t养蜂人的夏天",
        "north/daily\t养蜂人的春天",
        "south/daily\t养蜂人的冬天",
        "",
      ].join("\n"),
    );
    const { hits } = JSON.parse(
      place.run(["search", "冬天", ...corpora, "--fields", "corpus,id", "--json", "--limit", "1"]).out,
    );
    assert.equal(hits[0].corpus, "south/daily");
    const rows = place
      .run(["list", ...corpora, "--width", "80"])
      .out.trimEnd()
      .split("\n");
    assert.match(rows[4] ?? "", /养蜂人的冬天.* south\/daily 10版 07-03$/u);
    assert.equal(run("list", "--width", "80").out.includes("paper"), false, "one corpus needs no name");
  });

  it("UNIONNEWS_CORPUS, the configuration file, and the shipped pages, in this order", () => {
    assert.equal(place.run(["list"], { UNIONNEWS_CORPUS: paper }).out, run("list").out);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ corpus: "../../../paper", lang: "zh" }));
    assert.equal(place.run(["list"]).out, run("list").out);
    assert.match(place.run(["list", "--help"]).out, /^用法/u);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ lang: 5, odd: true }));
    const ran = place.run(["list", "--limit", "1"]);
    assert.equal(ran.code, 0);
    assert.match(ran.err, /config\.json: setting left aside: lang;.*\n.*: setting left aside: odd;/u);
    place.put("home/.config/unionnews/config.json", "{broken");
    assert.match(place.run(["list", "--limit", "1"]).err, /setting left aside: JSON:/u);
    place.put("home/.config/unionnews/config.json", "{}");
    assert.ok(place.run(["list"]).out.split("\n").length > 20);
  });
});
