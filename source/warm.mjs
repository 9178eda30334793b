/**
 * For the build alone: runs commands as readers do, one after the other in this process, and keeps what V8 has then
 * compiled of the program. Its standard output leads nowhere, or to a terminal that nobody looks at: then the screen is
 * opened too.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { compile, compiledPath, run } = require("../bin/load.cjs");
const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));

const LINES = [
  ["list"],
  ["search", "报纸"],
  ["search", "baozhi"],
  ["search", "报纸", "--json"],
  ["show", "-"],
  ["--help"],
  ["--no-such-option"],
];

/** Long enough for a first frame and for Ink behind it. */
const SCREEN_MS = 1500;

const script = compile(main);
const { exit, argv, stdout } = process;

/** Runs one command line to its end. */
function runLine(line) {
  return new Promise((resolve) => {
    process.exit = resolve;
    process.argv = [argv[0], argv[1], ...line];
    run(script, main);
  });
}

const terminal = stdout.isTTY === true;
// What these print is what a pipe gets.
stdout.isTTY = false;
for (const line of LINES) {
  await runLine(line);
  process.removeAllListeners("SIGINT");
}
if (terminal) {
  stdout.isTTY = true;
  setTimeout(() => process.kill(process.pid, "SIGTERM"), SCREEN_MS);
  await runLine([]);
}
writeFileSync(compiledPath(main), script.createCachedData());
exit(0);
