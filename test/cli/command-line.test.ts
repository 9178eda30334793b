import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { LAUNCHER } from "../session/program.js";
import { Place, putPaper } from "./built.js";

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

describe("the command line", () => {
  it("ends quietly when its reader has gone", async () => {
    const child = spawn(process.execPath, [LAUNCHER, "list", "--json"], { env: place.env() });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(err, "");
    assert.equal(code, 0);
  });

  it("writes megabytes into a pipe whose reader is slow, and says nothing of it", async () => {
    const body = "每天都有人在等它。".repeat(6000);
    for (let i = 0; i < 40; i++) place.put(`long/${i}.txt`, `第${i}天的公交\n\n本报讯　${body}\n`);
    const args = [LAUNCHER, "export", "--format", "ndjson", "--corpus", place.path("long")];
    const child = spawn(process.execPath, args, { env: place.env() });
    let err = "";
    let length = 0;
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.on("data", (chunk) => {
      length += chunk.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, err], [0, ""]);
    assert.ok(length > 40 * Buffer.byteLength(body));
  });

  it("Ctrl-C gives 130, also while it waits for standard input", async () => {
    const child = spawn(process.execPath, [LAUNCHER, "list", "--corpus", "-"], { env: place.env() });
    child.stdin.write("标题\n\n正文");
    // It is at work when it has asked for its input: the pipe takes more than it holds.
    await new Promise<void>((resolve) => child.stdin.write("字".repeat(200_000), () => resolve()));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(code, 130);
  });

  it("prints help for itself and for every command, and its version", () => {
    assert.match(place.run(["--version"]).out, /^\d+\.\d+\.\d+\n$/u);
    const help = place.run(["--help"]);
    assert.equal(help.code, 0);
    for (const command of ["list", "search", "show", "open", "kwic", "stats", "export", "check"]) {
      assert.match(help.out, new RegExp(`unionnews ${command}\\b`, "u"));
      assert.match(place.run([command, "--help"]).out, /\nExamples:\n {2}unionnews /u);
    }
  });

  it("takes a word after -- for a query, even a command's name", () => {
    assert.equal(place.run(["--corpus", paper, "--", "list"]).code, 1);
  });
});
