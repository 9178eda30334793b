import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LAUNCHER } from "../session/program.js";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with a home of its own, in which the built command is run: nothing of the machine's user is read or written. */
export class Place {
  readonly dir = mkdtempSync(join(tmpdir(), "unionnews-cli-"));

  put(name: string, content: string | Uint8Array): string {
    const path = join(this.dir, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  path(name: string): string {
    return join(this.dir, name);
  }

  env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const { PATH } = process.env;
    return { PATH, HOME: this.path("home"), LANG: "en_US.UTF-8", TERM: "xterm-256color", ...more };
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ""): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
      cwd: this.dir,
      env: this.env(env),
      input: Buffer.from(input),
      encoding: "buffer",
      maxBuffer: 256 * 1024 * 1024,
    });
    return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
  }

  end(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Three invented pages, so that what is printed does not change with the shipped ones. */
export function putPaper(place: Place): string {
  place.put(
    "paper/2025-06-22-01.txt",
    `一座小城的夜班公交

本报讯　（记者　林一苇）夜里十一点，最后一班公交车从城东的停车场开出来。车上有八个人，都是刚下夜班的工人。

司机说，这条线路已经开了三年，每天都有人在等它。
`,
  );
  place.put(
    "paper/2025-06-22-02.txt",
    `图书馆搬进了厂区

本报讯　（记者　何远山）一家机械厂把旧仓库改成了图书馆，下班的工人可以在里面看书到深夜。

馆长介绍，馆里有两万册书，借书不用押金。
`,
  );
  place.put(
    "paper/2025-07-03-10.txt",
    `养蜂人的夏天

本报讯　（记者　林一苇）七月的山坡上，养蜂人老魏把蜂箱一只一只搬下车。他说，今年的槐花蜜比去年多。

“蜜蜂比人勤快。”老魏说，“它们天一亮就出门。”
`,
  );
  return place.path("paper");
}
