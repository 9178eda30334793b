/**
 * For the build alone: runs commands as readers do, one after the other in this process, and keeps what V8 has then
 * compiled of the program. Its standard output leads nowhere.
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

const script = compile(main);
const { exit, argv } = process;
for (const line of LINES) {
  await new Promise((resolve) => {
    process.exit = resolve;
    process.argv = [argv[0], argv[1], ...line];
    run(script, main);
  });
  process.removeAllListeners("SIGINT");
}
writeFileSync(compiledPath(main), script.createCachedData());
exit(0);
