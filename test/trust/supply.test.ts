import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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
  const threads = (): string => join(folder, "threads");
  const env = () => ({
    PATH: process.env["PATH"],
    HOME: folder,
    UNIONNEWS_ASKED: asked(),
    UNIONNEWS_THREADS: threads(),
  });
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

  /** A corpus so large that threads parse it. */
  function largeCorpus(): string {
    const large = join(folder, "large");
    for (let copy = 0; copy < 32; copy++) cpSync(SHIPPED, join(large, String(copy)), { recursive: true });
    return large;
  }

  it("is asked for by no command, no thread and no screen", async (t) => {
    const large = largeCorpus();
    const [id = ""] = run(LAUNCHER, "list", "--fields", "id", "--limit", "1").stdout.trim().split("\n");
    const commands = [
      ["list"],
      ["search", "zgh"],
      ["show", id],
      ["kwic", "gonghui"],
      ["stats"],
      ["check"],
      ["export", "--format", "markdown"],
      ["completions", "bash"],
      ["man"],
      ["--help"],
      ["--version"],
      ["list", "--script", "tw", "--corpus", large, "--no-cache"],
    ];
    for (const command of commands) {
      rmSync(threads(), { force: true });
      const { status, stderr } = run(LAUNCHER, ...command);
      assert.ok(status === 0 || command[0] === "check", `${command.join(" ")}: ${stderr}`);
    }
    const started = existsSync(threads()) ? readFileSync(threads(), "utf8").split("\n").length - 1 : 0;
    assert.ok(started > 0, "the large corpus is parsed in threads");
    let sockets = 0;
    for (const options of [[], ["--corpus", large], ["--screen-reader"]]) sockets += await session(options);
    assert.equal(existsSync(asked()) ? readFileSync(asked(), "utf8") : "", "");
    assert.equal(sockets, 0);
    t.diagnostic(
      `${commands.length} commands, ${started} threads and 3 sessions: network asked for: 0 times, sockets open: ${sockets}`,
    );
  });

  /** A session that is shown around; gives how many sockets it held at its end, where the system tells. */
  async function session(options: readonly string[]): Promise<number> {
    const session = start({
      command: process.execPath,
      args: ["--import", GUARD, LAUNCHER, ...options],
      env: { UNIONNEWS_ASKED: asked(), UNIONNEWS_THREADS: threads(), PAGER: "true", EDITOR: "true" },
    });
    try {
      await session.waitFor(/\d/u);
      const spoken = options.includes("--screen-reader");
      for (const keys of ["j", "\r", "h", "/zgh\r", "t", "y", ...(spoken ? [] : ["o", "v"]), "r", "e"]) {
        await session.answer(keys);
        // The pager and the editor must have given the terminal back.
        if (!spoken) await session.waitFor(() => session.alternate);
      }
      const open = existsSync("/proc/self/fd") ? fileDescriptors(session.pid) : [];
      session.type("\u0003");
      assert.equal((await session.exit()).code, 0);
      return open.filter((path) => path.startsWith("socket:")).length;
    } finally {
      await session.stop();
    }
  }
});

function fileDescriptors(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  const links = readdirSync(folder).map((name) => readlinkSync(join(folder, name)));
  assert.ok(links.length > 0);
  return links;
}

describe("what is installed", () => {
  it("runs no script of ours but the build, and asks for nothing at run time", () => {
    const hooks = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
    assert.deepEqual(
      hooks.filter((hook) => hook in manifest.scripts),
      [],
    );
    for (const hook of ["prepublish", "prepack"]) assert.equal(manifest.scripts[hook], "npm run build");
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

  it("is what the lock file names, version and hash", (t) => {
    // What npm wrote down when it installed, from the hashes that it checked.
    const path = join(ROOT, "node_modules", ".package-lock.json");
    const installed = JSON.parse(readFileSync(path, "utf8")) as Lock;
    const all = Object.entries(installed.packages);
    for (const [name, { version, integrity }] of all) {
      const pinned = lock.packages[name];
      assert.equal(version, pinned?.version, name);
      // A lock file made where the registry tells no hash of an optional package has none.
      if (pinned?.integrity !== undefined) assert.equal(integrity, pinned.integrity, name);
    }
    assert.ok(all.length > 20);
    t.diagnostic(`packages installed: ${all.length}, other than pinned: 0`);
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
