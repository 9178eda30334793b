import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { foldersOf } from "../../source/library/folders.js";
import { faultOf } from "../../source/ui/fault.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { MAIN, WAYS, compile, compiledForm, compiledPath, keptFolder, textOf } = createRequire(
  import.meta.url,
)("../../bin/load.cjs") as {
  MAIN: string;
  WAYS: readonly string[];
  compile(text: string, form?: Buffer): { cachedDataRejected?: boolean; runInThisContext(): unknown };
  compiledForm(file: string, way: string): Buffer | undefined;
  compiledPath(file: string, way: string): string;
  keptFolder(env: NodeJS.ProcessEnv): string | null;
  textOf(file: string): string;
};

interface Listed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the built program, with another thing or nothing (null) in the place of its compiled form for `list`. */
class Copy {
  readonly home = mkdtempSync(join(tmpdir(), "unionnews-compiled-"));

  constructor(form: Buffer | null) {
    for (const name of ["bin", "dist", "corpus", "package.json"])
      cpSync(join(ROOT, name), join(this.home, name), { recursive: true });
    const path = compiledPath(join(this.home, "dist", "main.cjs"), "print");
    if (form === null) rmSync(path);
    else writeFileSync(path, form);
  }

  list(...more: string[]): Listed {
    const env = { PATH: process.env["PATH"], HOME: this.home };
    const args = [join(this.home, "bin", "unionnews.js"), "list", ...more];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    return { status, stdout, stderr };
  }

  /** The compiled forms that starts have kept. */
  get kept(): string[] {
    const folder = keptFolder({ HOME: this.home }) ?? "";
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  }

  end(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Does something with a copy. */
function inCopy<T>(form: Buffer | null, use: (copy: Copy) => T): T {
  const copy = new Copy(form);
  try {
    return use(copy);
  } finally {
    copy.end();
  }
}

const listedWith = (form: Buffer): Listed => inCopy(form, (copy) => copy.list());

it("a fault of what is compiled names the program, and no folder in which it was built", () => {
  const fails = compile('throw new Error("a fault")');
  assert.throws(
    () => fails.runInThisContext(),
    (error) => faultOf(error) === "a fault (unionnews/main.cjs:1:7)",
  );
});

describe("the compiled form that the build keeps", () => {
  it("is taken by the Node that built it", () => {
    for (const way of WAYS) {
      const form = compiledForm(MAIN, way);
      assert.ok(
        form !== undefined,
        `${compiledPath(MAIN, way)} is missing: run \`npm run build\` with this Node`,
      );
      assert.equal(compile(textOf(MAIN), form).cachedDataRejected, false, way);
    }
  });

  it("is not needed, and a damaged one is passed over", () => {
    const whole = readFileSync(compiledPath(MAIN, "print"));
    const expected = listedWith(whole);
    assert.equal(expected.status, 0);
    assert.match(expected.stdout, /\S\t/u);
    const foreign = Buffer.from(whole);
    foreign.fill(0x5a, 0, 32);
    for (const form of [Buffer.alloc(0), whole.subarray(0, whole.length >> 1), foreign]) {
      const { status, stdout, stderr } = listedWith(form);
      assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected.stdout, stderr: "" });
    }
  });
});

describe("the compiled form that a start keeps where the build has none for its Node", () => {
  it("is kept by the first start and taken by the next, with the same answer", () => {
    inCopy(null, (copy) => {
      const first = copy.list();
      assert.deepEqual([first.status, first.stderr], [0, ""]);
      const [form = ""] = copy.kept;
      assert.equal(copy.kept.length, 1);
      const { mode, mtimeMs } = statSync(form);
      assert.equal(mode & 0o077, 0, "nobody else reads or writes it");
      const text = textOf(join(copy.home, "dist", "main.cjs"));
      assert.equal(compile(text, readFileSync(form)).cachedDataRejected, false);
      assert.deepEqual(copy.list(), first);
      assert.equal(statSync(form).mtimeMs, mtimeMs, "a form that fits is not made again");
    });
  });

  it("is not kept where the build's own fits, with --no-cache, and where the settings say that nothing is kept", () => {
    inCopy(readFileSync(compiledPath(MAIN, "print")), (copy) => {
      assert.equal(copy.list().status, 0);
      assert.deepEqual(copy.kept, []);
    });
    inCopy(null, (copy) => {
      assert.equal(copy.list("--no-cache").status, 0);
      assert.deepEqual(copy.kept, []);
      const { config } = foldersOf({ HOME: copy.home });
      mkdirSync(config ?? "", { recursive: true });
      writeFileSync(join(config ?? "", "config.json"), '{"cache": false}');
      assert.equal(copy.list().status, 0);
      assert.deepEqual(copy.kept, []);
    });
  });

  it("is made again where it is damaged, and swept away where it is of another version of the program", () => {
    inCopy(null, (copy) => {
      const first = copy.list();
      const [form = ""] = copy.kept;
      const { length } = readFileSync(form);
      writeFileSync(form, "no compiled form");
      writeFileSync(join(form, "..", "0123456789abcdef.print.v0.0.0-other"), "old");
      assert.deepEqual(copy.list(), first);
      assert.deepEqual(copy.kept, [form]);
      assert.ok(readFileSync(form).length > length / 2);
    });
  });

  it("is code, so one that others may write is not taken", () => {
    inCopy(null, (copy) => {
      const first = copy.list();
      const [form = ""] = copy.kept;
      chmodSync(form, 0o622);
      assert.deepEqual(copy.list(), first);
      assert.equal(statSync(form).mode & 0o077, 0, "a new one stands in its place");
    });
  });

  it("says nothing where nothing can be kept", () => {
    inCopy(null, (copy) => {
      writeFileSync(join(copy.home, ".cache"), "a file, not a folder");
      const { status, stderr } = copy.list();
      assert.deepEqual([status, stderr], [0, ""]);
    });
  });

  it("lies in the cache folder that the program uses", () => {
    for (const env of [
      { HOME: "/h" },
      { HOME: "/h", XDG_CACHE_HOME: "/c" },
      { HOME: "/h", XDG_CACHE_HOME: "c" },
    ]) {
      const { cache } = foldersOf(env);
      assert.equal(keptFolder(env), join(cache ?? "", "compiled"));
    }
    assert.equal(keptFolder({ HOME: "" }), null);
  });
});
