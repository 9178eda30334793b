import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { printable } from "../../source/typeset/safe.js";
import { FAMILIES } from "./hostile.js";
import { DRAWING, offence, PRINTING, Witness } from "./strict.js";

/** A checker that finds nothing proves nothing: each attack must be found by it, and let through by nobody. */
describe("the checker of these tests", () => {
  for (const [family, attacks] of Object.entries(FAMILIES)) {
    it(`finds every attack of the family "${family}"`, (t) => {
      for (const attack of attacks) {
        // One mark on a character is writing; only a tower of them is not.
        if (family === "marks" && attack.length < 9) continue;
        assert.notEqual(offence(`\u5de5${attack}\u4f1a`, []), null, JSON.stringify(attack));
        assert.equal(offence(`\u5de5${printable(attack)}\u4f1a`, []), null, JSON.stringify(attack));
      }
      t.diagnostic(`${family}: ${attacks.length} attacks, unseen: 0, let through: 0`);
    });
  }

  it("lets the program's own sequences through, and no others of their kind", () => {
    assert.equal(offence("\u001b[1;33m\u5de5\u001b[22;39m\u4f1a\r\n", PRINTING), null);
    assert.equal(
      offence("\u001b[?1049h\u001b[3;1H\u001b[1;4;35m\u5de5\u001b[m\u001b[2;9r\u001b[1S\u001b[r", DRAWING),
      null,
    );
    for (const other of ["\u001b[5m", "\u001b[31m", "\u001b[2J", "\u001b[H"]) {
      assert.notEqual(offence(other, PRINTING), null, JSON.stringify(other));
    }
    for (const other of ["\u001b[?1000h", "\u001b[3J", "\u001b]52;c;QQ==\u0007", "\u001b[c", "\n"]) {
      assert.notEqual(offence(other, DRAWING), null, JSON.stringify(other));
    }
  });

  it("sees what a terminal was made to do", async () => {
    const doings: Readonly<Record<string, string>> = {
      "\u001b]0;title\u0007": "title title",
      "\u0007": "bell",
      "\u001b]52;c;QQ==\u0007": "OSC 52",
      "\u001b[6n": 'answer "\\u001b[1;1R"',
      "\u001b[?1049h": "alternate screen",
      "\u001b[?2004h": "bracketedPasteMode",
      "\u001b[?1003h": "mouseTrackingMode",
      "\u001b[4h": "set mode",
      "\u001bPq#0~\u001b\\": "DCS q",
      "\u001b7": "ESC 7",
      "\u001b(0": "ESC (0",
      "\u001b[31m": "a look left on",
      "\u000e\u001b)0": "ESC )0",
    };
    for (const [attack, seen] of Object.entries(doings)) {
      const witness = new Witness();
      await witness.show(attack);
      const changes = await witness.changes();
      assert.ok(changes.includes(seen), `${JSON.stringify(attack)}: ${changes.join(", ")}`);
    }
    const witness = new Witness();
    await witness.show("\u001b[1m\u5de5\u4f1a\u001b[22m\r\n");
    assert.deepEqual(await witness.changes(), []);
  });
});
