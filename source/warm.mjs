/**
 * For the build alone: runs the program as readers do, in this process, and keeps what V8 has then compiled of it. What is
 * kept is what was used, so that a start reads no more than it needs. Its standard output is a terminal that nobody looks
 * at, or leads nowhere; then the screen's way has nothing to run and keeps what a start needs in any case.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import v8 from "node:v8";

const require = createRequire(import.meta.url);
const { MAIN, compile, compiledPath, run, textOf } = require("../bin/load.cjs");

const LINES = {
  search: [
    ["search", "报纸"],
    ["search", "bz"],
    ["search", "baozhi"],
  ],
  print: [["list"], ["search", "报纸", "--json"], ["--help"]],
  screen: [],
};

/** Long enough for a first frame and for Ink behind it. */
const SCREEN_MS = 1500;

// A form that was made under other flags is refused.
v8.setFlagsFromString = () => {};

const script = compile(textOf(MAIN));
const { exit, argv } = process;
const { fstatSync, writeSync } = fs;
const way = argv[2];

/** Runs one command line to its end. */
async function runLine(line) {
  await new Promise((resolve) => {
    process.exit = resolve;
    process.argv = [argv[0], argv[1], ...line];
    run(script, MAIN);
  });
  process.removeAllListeners("SIGINT");
}

/** Runs the lines as for a pipe, and gives what it would have got. */
async function runInPipe(lines) {
  let printed = "";
  fs.fstatSync = (file) =>
    file === 1 ? { isFile: () => false, isSocket: () => false, isFIFO: () => true } : fstatSync(file);
  fs.writeSync = (file, bytes, ...rest) => {
    if (file !== 1) return writeSync(file, bytes, ...rest);
    printed += bytes;
    return bytes.length;
  };
  for (const line of lines) await runLine(line);
  Object.assign(fs, { fstatSync, writeSync });
  return printed;
}

if (way !== "screen") {
  const [id] = (await runInPipe(LINES[way])).split("\t");
  const lines = way === "print" ? [...LINES.print, ["show", id]] : LINES[way];
  for (const line of lines) await runLine(line);
} else if (process.stdout.isTTY === true) {
  setTimeout(() => process.kill(process.pid, "SIGTERM"), SCREEN_MS);
  await runLine([]);
}
fs.writeFileSync(compiledPath(MAIN, way), script.createCachedData());
exit(0);
