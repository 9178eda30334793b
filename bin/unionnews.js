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
const { MAIN, compile, compiledForm, run, wayOf } = require("./load.cjs");
let script;
try {
  script = compile(MAIN, compiledForm(MAIN, wayOf(process.argv[2])));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
  process.stderr.write("unionnews: dist/main.cjs is not built; run `npm ci` in the project's folder\n");
  process.exit(2);
}
run(script, MAIN);
