/**
 * The long run of the tests of trust: the same tests with a new seed and their long counts, one file after the other. A
 * name of a file (`npm run soak -- pages marks`) runs that one only. Ends with the figures, and with the exit code of
 * the first file that failed.
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const seed = process.env["UNIONNEWS_SEED"] ?? String(Date.now() % 2 ** 31);
const asked = process.argv.slice(2);
const files = readdirSync(join(ROOT, "test", "trust"))
  .filter((name) => name.endsWith(".test.ts"))
  .filter((name) => asked.length === 0 || asked.some((part) => name.startsWith(part)));

const logs = join(tmpdir(), `unionnews-soak-${seed}`);
mkdirSync(logs, { recursive: true });

/** One file of tests; its whole output goes into a log, its figures here. */
async function soak(file: string): Promise<boolean> {
  const log = createWriteStream(join(logs, `${file}.log`));
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "--import", "./source/ui/node20.ts"],
      ...["--test", "--test-reporter", "tap", join("test", "trust", file)],
    ],
    {
      cwd: ROOT,
      env: { ...process.env, UNIONNEWS_SOAK: "1", UNIONNEWS_SEED: seed },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    log.write(chunk);
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (/^\s+# (?!Subtest)/u.test(line) || /^\s+not ok/u.test(line) || /UNIONNEWS_SEED=/u.test(line)) {
        process.stdout.write(`  ${line.trim()}\n`);
      }
    }
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  log.end();
  return code === 0;
}

process.stdout.write(`seed ${seed}; logs in ${logs}\n`);
const failed: string[] = [];
for (const file of files) {
  const began = performance.now();
  process.stdout.write(`${file}\n`);
  const good = await soak(file);
  if (!good) failed.push(file);
  process.stdout.write(
    `  ${good ? "held" : "FAILED"} in ${Math.round((performance.now() - began) / 1000)} s\n`,
  );
}
process.stdout.write(
  failed.length === 0 ? "all held\n" : `failed: ${failed.join(", ")}; again with UNIONNEWS_SEED=${seed}\n`,
);
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1;
