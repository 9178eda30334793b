import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { LAUNCHER } from "../session/program.js";
import type { HostileCorpus } from "./hostile-corpus.js";

/** Has the pages kept parsed, so that the cache can be poisoned; gives the articles' ids. */
export async function keptParsed(hostile: HostileCorpus): Promise<string[]> {
  await hostile.aged();
  return inPipe(hostile, ["list", "--fields", "id"]).split("\n").filter(Boolean);
}

/** What a command prints into a pipe about a hostile corpus. */
export function inPipe({ corpus, cache, folder }: HostileCorpus, args: readonly string[]): string {
  const run = spawnSync(process.execPath, [LAUNCHER, ...args, "--corpus", corpus, "--encoding", "utf-8"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { PATH: process.env["PATH"], HOME: folder, XDG_CACHE_HOME: cache, LANG: "zh_CN.UTF-8" },
  });
  assert.ok(run.status === 0 || run.status === 2, `${args[0]}: ${run.stderr}`);
  return run.stdout;
}
