import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Place, putPaper } from "./built.js";

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

describe("trouble", () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      "a path that is not there",
      ["list", "-c", "nowhere"],
      /^unionnews: nowhere: no such file or folder; check the path\n$/u,
    ],
    [
      "an unknown option",
      ["list", "--jsno"],
      /^unionnews: there is no option --jsno; see unionnews --help; a word to leave out .*: … -- --jsno\n$/u,
    ],
    ["a mistyped option", ["list", "--outp", "x"], /did you mean --output\?\n$/u],
    [
      "an option of another command",
      ["list", "--format", "csv"],
      /^unionnews: --format is no option of list; /u,
    ],
    ["a value that is none", ["list", "--limit", "many"], /^unionnews: --limit cannot be that; /u],
    ["a value that is missing", ["list", "--limit"], /^unionnews: --limit needs a value; /u],
    ["a missing query", ["search"], /^unionnews: search needs QUERY; /u],
    ["an unknown field", ["list", "--fields", "id,colour"], /colour: no such field; known are id, /u],
    ["an unknown encoding", ["list", "--encoding", "ebcdic"], /ebcdic: no such encoding; known are utf-8/u],
    [
      "a word that every object knows",
      ["list", "--encoding", "constructor"],
      /constructor: no such encoding; /u,
    ],
    ["the reader without a terminal", ["open", "abc"], /^unionnews: open: the reader needs a terminal/u],
    ["an unknown shell", ["completions", "tcsh"], /tcsh/u],
  ];
  for (const [name, args, expected] of cases) {
    it(`${name}: one line, exit 2`, () => {
      const { code, out, err } = place.run(args);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(err, expected);
      assert.equal(err.split("\n").length, 2);
    });
  }

  it("a folder that is empty, one without pages, a file of zeros: the rest is printed", () => {
    mkdirSync(place.path("empty"), { recursive: true });
    place.put("pictures/a.jpg", "x");
    place.put("zeros.txt", new Uint8Array(4096));
    const { code, out, err } = place.run([
      "list",
      "-c",
      "empty",
      "-c",
      "pictures",
      "-c",
      "zeros.txt",
      "-c",
      paper,
    ]);
    assert.equal(code, 2);
    assert.equal(out.trim().split("\n").length, 3);
    assert.deepEqual(
      err
        .trim()
        .split("\n")
        .map((line) => line.split("; ")[0]),
      [
        "unionnews: empty: the folder is empty",
        "unionnews: pictures: no pages among its 1 file",
        "unionnews: zeros.txt: not text in any encoding known here",
      ],
    );
  });

  it("is told in Chinese where the locale is Chinese", () => {
    const { err } = place.run(["list", "-c", "nowhere"], { LANG: "zh_CN.UTF-8" });
    assert.equal(err, "unionnews: nowhere: 没有这个文件或文件夹; 请检查路径\n");
  });

  it("escape sequences in a path do not reach the terminal", () => {
    const { err } = place.run(["list", "-c", "x\u001b]0;owned\u0007y"]);
    assert.match(err, /^[^\p{Cc}]+\n$/u);
  });
});
