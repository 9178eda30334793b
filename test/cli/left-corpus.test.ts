import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readSession } from "../../source/cli/last-session.js";
import { leftCorpus, resume } from "../../source/cli/left-corpus.js";
import type { ScreenRequest } from "../../source/ui/options.js";
import { START } from "../../source/ui/state.js";

const request: ScreenRequest = {
  paths: ["/shipped"],
  isShipped: true,
  goOn: true,
  lang: "en",
  ambiguous: "auto",
  color: true,
  script: "printed",
  stateDir: null,
  cacheDir: null,
  encoding: null,
};

/** What the next start reads of a session on this corpus. */
const sessionOn = (corpus: unknown) => readSession({ place: START, at: "id", measure: 30, corpus });

test("the corpus that was left is opened, by its whole paths and in its encoding", () => {
  const folder = mkdtempSync(join(tmpdir(), "left-"));
  const here = process.cwd();
  try {
    process.chdir(folder);
    const left = leftCorpus({ ...request, isShipped: false, paths: [".", "-"], encoding: "big5" });
    process.chdir(here);
    const { request: resumed, last, gone } = resume(request, sessionOn(left));
    assert.deepEqual([resumed.paths, resumed.encoding, resumed.isShipped], [[left?.paths[0]], "big5", false]);
    assert.deepEqual(resumed.corpusArguments, left?.paths, "Y copies a command that names it");
    assert.deepEqual([last?.at, gone], ["id", null]);
  } finally {
    process.chdir(here);
    rmSync(folder, { recursive: true, force: true });
  }
});

test("where nothing of it is there any more, a usual start is made and the path told", () => {
  for (const paths of [["/no/such/folder", "/nor/this"], ["-"]]) {
    const { request: resumed, last, gone } = resume(request, sessionOn({ paths, encoding: null }));
    assert.deepEqual([resumed, last, gone], [request, null, paths[0]]);
  }
});

test("a corpus named on the command line is the one that is meant", () => {
  const named = { ...request, paths: ["/named"], corpusArguments: ["/named"] };
  const last = sessionOn({ paths: ["/"], encoding: null });
  assert.deepEqual(resume(named, last), { request: named, last, gone: null });
});

test("the shipped pages have no path to remember, nor has a record that names none", () => {
  assert.equal(leftCorpus(request), null);
  for (const corpus of [
    undefined,
    null,
    "x",
    [],
    {},
    { paths: [] },
    { paths: "x" },
    { paths: [1] },
    { paths: [""] },
  ]) {
    const last = sessionOn(corpus);
    assert.equal(last?.corpus, null);
    assert.deepEqual(resume(request, last), { request, last, gone: null });
  }
});
