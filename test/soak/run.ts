/**
 * The long run of the tests of trust: the same tests with a new seed and their long counts, two files at a time. The
 * name of a part (`npm run soak -- pages marks`) runs that one only, `day:reader` only its tests of that name, and
 * `--minutes 5` gives each count five minutes at most. Says how far each part is, its figures when it has ended, and
 * all of them once more at the end; exit code 1 where one failed. The seed is in every failure.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, "at-once": { type: "string" } },
});
const seed = process.env["UNIONNEWS_SEED"] ?? String(Date.now() % 2 ** 31);
const atOnce = Number(values["at-once"] ?? Math.min(2, availableParallelism()));

/** The longest first, so that no core waits for one at the end. */
const LONGEST = ["day", "pages", "traps", "printed", "marks", "screen", "queries"];

interface Part {
  readonly name: string;
  /** Only the tests whose name this matches. */
  readonly only: string | undefined;
  readonly figures: string[];
}

function parts(): Part[] {
  const names = readdirSync(join(ROOT, "test", "trust"))
    .flatMap((name) => /^(.+)\.test\.ts$/u.exec(name)?.[1] ?? [])
    .sort((a, b) => place(a) - place(b));
  if (positionals.length === 0) return names.map((name) => ({ name, only: undefined, figures: [] }));
  return positionals.map((asked) => {
    const [name = "", only] = asked.split(":");
    if (!names.includes(name)) {
      process.stderr.write(`no part is called ${name}: ${names.join(", ")}\n`);
      process.exit(2);
    }
    return { name, only, figures: [] };
  });
}

function place(name: string): number {
  const at = LONGEST.indexOf(name);
  return at < 0 ? LONGEST.length : at;
}

const logs = join(tmpdir(), `unionnews-soak-${seed}`);
mkdirSync(logs, { recursive: true });
const running = new Set<ChildProcess>();

/** What of a test's report is worth a line here. */
const WORTH =
  /^\s*# (?!Subtest|tests |suites |pass |fail |cancelled |skipped |todo |duration_ms )|^\s*not ok|UNIONNEWS_SEED=/u;

/** One file of tests; its whole output goes into a log, its figures here. */
async function soak(part: Part): Promise<boolean> {
  const log = createWriteStream(join(logs, `${part.name}.log`));
  const only = part.only === undefined ? [] : ["--test-name-pattern", part.only];
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "--import", "./source/ui/node20.ts", "--test-reporter", "tap", ...only],
      join("test", "trust", `${part.name}.test.ts`),
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        UNIONNEWS_SOAK: "1",
        UNIONNEWS_SEED: seed,
        ...(values.minutes === undefined ? {} : { UNIONNEWS_MINUTES: values.minutes }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      log.write(chunk);
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (stream === child.stderr || WORTH.test(line)) tell(part, line.trim());
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  running.delete(child);
  log.end();
  return code === 0;
}

function tell(part: Part, line: string): void {
  if (!line.startsWith("…")) part.figures.push(line);
  process.stdout.write(`${part.name}: ${line}\n`);
}

async function lane(waiting: Part[], failed: string[]): Promise<void> {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const began = performance.now();
    const good = await soak(part);
    if (!good) failed.push(part.name);
    tell(part, `${good ? "held" : "FAILED"} in ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

const all = parts();
const failed: string[] = [];
const began = performance.now();

function summary(): void {
  process.stdout.write("\n");
  for (const { name, figures } of all) {
    for (const figure of figures) process.stdout.write(`${name}: ${figure}\n`);
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(
    failed.length === 0
      ? `${minutes} minutes, seed ${seed}: all held\n`
      : `${minutes} minutes, failed: ${failed.join(", ")}; again with UNIONNEWS_SEED=${seed}\n`,
  );
}

process.once("SIGINT", () => {
  for (const child of running) child.kill();
  failed.push("stopped");
  summary();
  process.exit(130);
});

process.stdout.write(`seed ${seed}; logs in ${logs}\n`);
const waiting = [...all];
await Promise.all(Array.from({ length: atOnce }, () => lane(waiting, failed)));
summary();
process.exitCode = failed.length === 0 ? 0 : 1;
