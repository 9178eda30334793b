#!/usr/bin/env node
"use strict";
// The launcher: says what is missing in one line, else runs the built program. A script and no module (see the
// package.json beside it): Node takes 7 ms more to start a module.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `unionnews: Node ${process.versions.node} is too old; install Node 20.19 or newer (https://nodejs.org)\n`,
  );
  process.exit(2);
}
const { MAIN, compile, compiledForm, keep, keptFolder, keptForm, run, textOf, wayOf } = require("./load.cjs");
const way = wayOf(process.argv[2]);
let text;
try {
  text = textOf(MAIN);
} catch (error) {
  if (error.code !== "ENOENT") throw error;
  process.stderr.write("unionnews: dist/main.cjs is not built; run `npm ci` in the project's folder\n");
  process.exit(2);
}
// Looked for first, since it is only there where the build's own is missing or refused. A second try with another form
// would be in vain: V8 gives the same text what it compiled the first time.
const folder = process.argv.includes("--no-cache") ? null : keptFolder(process.env);
const form = keptForm(text, way, folder) ?? compiledForm(MAIN, way);
const script = compile(text, form);
const unfit = form === undefined || script.cachedDataRejected;
if (unfit && folder !== null) {
  process.once("exit", () => {
    // The settings, too, may say that nothing is to be kept; the program has read them by now.
    if (program.kept.cacheDir !== null) keep(script, text, way, folder);
  });
}
const program = run(script, MAIN);
