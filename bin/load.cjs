"use strict";
// Compiles and runs the built program. The build compiles it too and keeps what V8 made of it, for a start in half
// the time; the launcher takes that where it was made by the same Node on the same kind of machine.
const { fstatSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

exports.MAIN = join(dirname(__dirname), "dist", "main.cjs");

/**
 * What a start is for: V8 reads a compiled form whole, so there is one with what the screen needs, one for a
 * search that prints, one for the other commands. A wrong guess costs time and nothing else.
 */
exports.WAYS = ["search", "print", "screen"];

/** Told by the first word of the command line: what names no command is the screen, where there is a terminal. */
exports.wayOf = (word) => {
  if (word === "search") return word;
  const prints = /^(?:list|show|kwic|stats|export|check|completions|man)$/.test(word);
  return prints || !isCharacterDevice(1) ? "print" : "screen";
};

/** A terminal, most likely; asking Node whether it is one loads a whole network. */
function isCharacterDevice(file) {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    return false;
  }
}

/** The path under which the compiled form of `file` lies for this Node. */
exports.compiledPath = (file, way) => `${file}.${way}.${process.version}-${process.platform}-${process.arch}`;

/** What the build kept, or undefined: made by another Node, or not at all. */
exports.compiledForm = (file, way) => {
  try {
    return readFileSync(exports.compiledPath(file, way));
  } catch {
    return undefined;
  }
};

/**
 * A script of the file, which the build has written as a function of what a CommonJS module is given, in ASCII: one byte
 * a character, so that nothing is decoded. V8 itself refuses a compiled form that does not fit.
 */
exports.compile = (file, cachedData) =>
  new Script(readFileSync(file, "latin1"), { filename: file, cachedData });

/** Runs it as `require` would. */
exports.run = (script, file) => {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
};
