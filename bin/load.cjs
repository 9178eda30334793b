"use strict";
// Compiles and runs the built program. The build compiles it too and keeps what V8 made of it, for a start in half
// the time; the launcher takes that where it was made by the same Node on the same kind of machine.
const { readFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname } = require("node:path");
const { Script } = require("node:vm");

/** The path under which the compiled form of `file` lies for this Node. */
exports.compiledPath = (file) => `${file}.${process.version}-${process.platform}-${process.arch}`;

/** What the build kept, or undefined: made by another Node, or not at all. */
exports.compiledForm = (file) => {
  try {
    return readFileSync(exports.compiledPath(file));
  } catch {
    return undefined;
  }
};

/** A script of the CommonJS file. V8 itself refuses a compiled form that does not fit. */
exports.compile = (file, cachedData) =>
  new Script(wrap(readFileSync(file, "utf8")), { filename: file, cachedData });

/** Runs it as `require` would. */
exports.run = (script, file) => {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
};
