import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GUARD = new URL("./no-network.mjs", import.meta.url).href;
const SHIPPED = join(ROOT, "corpus");

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string; readonly optional?: boolean }>
  >;
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "unionnews-supply-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe("the network", () => {
  const asked = (): string => join(folder, "asked");
  const env = () => ({ PATH: process.env["PATH"], HOME: folder, UNIONNEWS_ASKED: asked() });
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", GUARD, ...args], { encoding: "utf8", env: env() });

  /** A program that asks for the network in a thread of its own, as the parser's threads are started. */
  function inThread(): string {
    const path = join(folder, "thread.mjs");
    const text = [
      'import { isMainThread, Worker } from "node:worker_threads";',
      "if (isMainThread) new Worker(new URL(import.meta.url));",
      'else fetch("http://localhost");',
    ];
    writeFileSync(path, text.join("\n"));
    return path;
  }

  it("is guarded: whoever asks for it is written down", () => {
    const attempts = [
      'import("node:net").then(({ connect }) => connect(80, "localhost"))',
      'import("node:http").then(({ get }) => get("http://localhost"))',
      'import("node:dns").then(({ lookup }) => lookup("localhost", () => {}))',
      'fetch("http://localhost")',
      "threads",
    ];
    for (const attempt of attempts) {
      rmSync(asked(), { force: true });
      if (attempt === "threads") run(inThread());
      else run("-e", attempt);
      assert.ok(existsSync(asked()), attempt);
    }
    rmSync(asked(), { force: true });
  });

  it("is asked for by no command and by no screen", async (t) => {
    // Enough pages that the threads which parse are started too.
    const large = join(folder, "large");
    for (let copy = 0; copy < 9; copy++) cpSync(SHIPPED, join(large, String(copy)), { recursive: true });
    const commands = [
      ["list"],
      ["kwic", "gonghui"],
      ["stats"],
      ["check"],
      ["export", "--format", "markdown"],
      ["list", "--script", "tw", "--corpus", large, "--no-cache"],
    ];
    for (const command of commands) {
      const { status, stderr } = run(LAUNCHER, ...command);
      assert.ok(status === 0 || command[0] === "check", `${command.join(" ")}: ${stderr}`);
    }
    const session = start({
      command: process.execPath,
      args: ["--import", GUARD, LAUNCHER],
      env: { UNIONNEWS_ASKED: asked() },
    });
    try {
      await session.waitFor(/1\/\d+/u);
      for (const keys of ["j\r", "h", "/zgh\r", "t", "y", "p", "r", "e"]) {
        session.type(keys);
        await session.quiet();
      }
      session.type("\u0003");
      assert.equal((await session.exit()).code, 0);
    } finally {
      await session.stop();
    }
    assert.equal(existsSync(asked()) ? readFileSync(asked(), "utf8") : "", "");
    t.diagnostic(`${commands.length} commands and a session: network asked for: 0 times`);
  });
});

describe("what is installed", () => {
  it("runs no script of ours but the build, and asks for nothing at run time", () => {
    const hooks = ["preinstall", "install", "postinstall", "preprepare", "postprepare", "prepublish"];
    assert.deepEqual(
      hooks.filter((hook) => hook in manifest.scripts),
      [],
    );
    assert.equal(manifest.scripts["prepare"], "npm run build");
    assert.deepEqual(manifest.dependencies ?? {}, {});
  });

  it("is pinned by the lock file: each package to a version, each that is needed to its content", () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
    assert.ok(packages.length > Object.keys(manifest.devDependencies).length);
    for (const [path, { version, integrity, optional }] of packages) {
      assert.match(version ?? "", /^\d+\.\d+\.\d+/u, path);
      if (optional !== true) assert.match(integrity ?? "", /^sha512-/u, path);
    }
    for (const name of Object.keys(manifest.devDependencies)) {
      assert.ok(`node_modules/${name}` in lock.packages, name);
    }
  });

  it("holds the licence of every package in the bundle", (t) => {
    const text = readFileSync(join(ROOT, "dist", "LICENSES.txt"), "utf8");
    const listed = Array.from(text.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) · (.+)$/gmu));
    for (const name of ["ink", "react", "fuse.js", "opencc-js", "meow", "pinyin-pro", "iconv-lite"]) {
      assert.ok(
        listed.some(([, listedName]) => listedName === name),
        `${name} is not listed`,
      );
    }
    for (const [, name, version] of listed) {
      const pinned = Object.entries(lock.packages).some(
        ([path, entry]) => path.endsWith(`node_modules/${name}`) && entry.version === version,
      );
      assert.ok(pinned, `${name} ${version} is not in the lock file`);
    }
    const free = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|MIT AND Apache-2\.0)$/u;
    assert.deepEqual(
      listed.filter(([, , , license]) => !free.test(license ?? "")),
      [],
    );
    assert.match(text, /Permission is hereby granted/u);
    t.diagnostic(`packages in the bundle: ${listed.length}, without a licence: 0`);
  });
});
