#!/usr/bin/env node
// The launcher: says what is missing in one line, else runs the built program.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `unionnews: Node ${process.versions.node} is too old; install Node 20.19 or newer (https://nodejs.org)\n`,
  );
  process.exit(2);
}
try {
  // Not imported: an import of Node's own modules makes all of their lazy parts, 10 ms of a start.
  const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  const { compile, compiledForm, run } = require("./load.cjs");
  const main = require.resolve("../dist/main.cjs");
  run(compile(main, compiledForm(main)), main);
} catch (error) {
  if (error?.code !== "MODULE_NOT_FOUND" || !String(error.message).includes("dist")) throw error;
  process.stderr.write("unionnews: dist/main.cjs is not built; run `npm ci` in the project's folder\n");
  process.exit(2);
}
