import assert from "node:assert/strict";
import { test } from "node:test";
import { kwicRuns } from "../../source/typeset/concordance.js";

test("a concordance has words of one length in one column", () => {
  const hits = [
    {
      left: "今年,我们要进一步增加24小时对外开放服务的",
      word: "工会驿站",
      right: "数量。”“大力推动工会驿站每月1日",
    },
    { left: "“大力推动", word: "工会驿站", right: "每月" },
    { left: "", word: "工會驛站", right: "" },
  ];
  const rows = hits.map((hit) =>
    kwicRuns(hit, { width: 40, ambiguous: "narrow" })
      .map((run) => run.text)
      .join(""),
  );
  assert.deepEqual(rows, [
    " 对外开放服务的 工会驿站 数量。”“大力推",
    "      “大力推动 工会驿站 每月",
    "                工會驛站",
  ]);
});
