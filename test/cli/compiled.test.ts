import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { MAIN, WAYS, compile, compiledForm, compiledPath } = createRequire(import.meta.url)(
  "../../bin/load.cjs",
) as {
  MAIN: string;
  WAYS: readonly string[];
  compile(file: string, form: Buffer | undefined): { cachedDataRejected?: boolean };
  compiledForm(file: string, way: string): Buffer | undefined;
  compiledPath(file: string, way: string): string;
};

/** What `list` prints with something else in the compiled form's place. */
function listedWith(form: Buffer | null): { status: number | null; stdout: string; stderr: string } {
  const copy = mkdtempSync(join(tmpdir(), "unionnews-compiled-"));
  try {
    for (const name of ["bin", "dist", "corpus", "package.json"])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    const path = compiledPath(join(copy, "dist", "main.cjs"), "print");
    if (form === null) rmSync(path);
    else writeFileSync(path, form);
    const env = { PATH: process.env["PATH"], HOME: copy };
    return spawnSync(process.execPath, [join(copy, "bin", "unionnews.js"), "list"], {
      env,
      encoding: "utf8",
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

describe("the compiled form that the build keeps", () => {
  it("is taken by the Node that built it", () => {
    for (const way of WAYS) {
      const form = compiledForm(MAIN, way);
      assert.ok(
        form !== undefined,
        `${compiledPath(MAIN, way)} is missing: run \`npm run build\` with this Node`,
      );
      assert.equal(compile(MAIN, form).cachedDataRejected, false, way);
    }
  });

  it("is not needed, and a damaged one is passed over", () => {
    const whole = readFileSync(compiledPath(MAIN, "print"));
    const expected = listedWith(whole);
    assert.equal(expected.status, 0);
    assert.match(expected.stdout, /\S\t/u);
    const foreign = Buffer.from(whole);
    foreign.fill(0x5a, 0, 32);
    for (const form of [null, Buffer.alloc(0), whole.subarray(0, whole.length >> 1), foreign]) {
      const { status, stdout, stderr } = listedWith(form);
      assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected.stdout, stderr: "" });
    }
  });
});
