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
  await import("../dist/main.js");
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND" || !String(error.message).includes("dist")) throw error;
  process.stderr.write("unionnews: dist/main.js is not built; run `npm ci` in the project's folder\n");
  process.exit(2);
}
