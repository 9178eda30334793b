"use strict";
// Compiles and runs the built program. What V8 makes of it is kept, for a start in half the time: the build keeps that
// of its own Node beside the program; for another Node the first start keeps it in the reader's cache folder.
const fs = require("node:fs");
const { dirname, isAbsolute, join } = require("node:path");
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
    return fs.fstatSync(file).isCharacterDevice();
  } catch {
    return false;
  }
}

/** A compiled form is for one Node on one kind of machine. */
const THIS_NODE = `${process.version}-${process.platform}-${process.arch}`;

/** The path under which the build keeps the compiled form of `file` for this Node. */
exports.compiledPath = (file, way) => `${file}.${way}.${THIS_NODE}`;

/** What the build kept, or undefined: made by another Node, or not at all. */
exports.compiledForm = (file, way) => {
  try {
    return fs.readFileSync(exports.compiledPath(file, way));
  } catch {
    return undefined;
  }
};

/**
 * The program's text, which the build has written as a function of what a CommonJS module is given, in ASCII: one byte a
 * character, so that nothing is decoded. It ends in a hash of itself.
 */
exports.textOf = (file) => fs.readFileSync(file, "latin1");

/** What a fault calls the program. V8 writes it into the compiled form, so it names no folder: not the one of whoever built it. */
const CALLED = "unionnews/main.cjs";

/** A script of the text. V8 itself refuses a compiled form that does not fit. */
exports.compile = (text, cachedData) => new Script(text, { filename: CALLED, cachedData });

/** Runs it as `require` would, and gives what it exports. */
exports.run = (script, file) => {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
};

/** The folder for compiled forms in the reader's cache folder (`foldersOf` in source/library, before it is compiled), or null. */
exports.keptFolder = (env) => {
  const base = isAbsolute(env.XDG_CACHE_HOME ?? "")
    ? env.XDG_CACHE_HOME
    : isAbsolute(env.HOME ?? "") && join(env.HOME, ".cache");
  return base ? join(base, "unionnews", "compiled") : null;
};

/** The name of a kept form: for V8 a text of the same length is the same text, so the hash at the text's end stands in it. */
const keptName = (text, way) => `${text.slice(-16)}.${way}.${THIS_NODE}`;

/**
 * What an earlier start kept, or undefined. It is code, so it is taken only where nobody but this user can have written
 * it: one who has become another user and kept `HOME` gets nothing from there.
 */
exports.keptForm = (text, way, folder) => {
  if (folder === null) return undefined;
  try {
    const file = fs.openSync(join(folder, keptName(text, way)), "r");
    try {
      const { uid, mode } = fs.fstatSync(file);
      const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
      return own ? fs.readFileSync(file) : undefined;
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return undefined;
  }
};

/** Keeps what V8 has compiled by now, in place of what other versions of the program left. Where nothing can be kept, the next start is slow again. */
exports.keep = (script, text, way, folder) => {
  const name = keptName(text, way);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const other of fs.readdirSync(folder))
      if (!other.startsWith(text.slice(-16))) fs.rmSync(join(folder, other), { force: true });
    const half = join(folder, `${name}.${process.pid}`);
    fs.writeFileSync(half, script.createCachedData(), { mode: 0o600, flag: "wx" });
    fs.renameSync(half, join(folder, name));
  } catch {
    // A full disk, a folder that is not ours: nothing that the reader asked for has failed.
  }
};
