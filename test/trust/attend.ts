import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Session } from "../session/terminal.js";

/** What memory the program has left after a collection, in bytes. */
export interface Weight {
  readonly heap: number;
  readonly rss: number;
}

/** Loaded before the program, with `--expose-gc`. */
export const ATTEND = new URL("./attend.mjs", import.meta.url).href;

/** How long to wait for keys that another program may have had: a pager that was opened and is gone. */
const LOST_MS = 1500;

/** The test's end of `attend.mjs`: knows when the program has dealt with the keys that were typed. */
export class Attendant {
  private socket: Socket | null = null;
  private text = "";
  private read = 0;
  private weight: Weight | null = null;
  private wake = (): void => {};
  /** Bytes typed that the program never had. */
  private gone = 0;
  private readonly server = createServer((socket) => {
    this.socket = socket;
    socket.setEncoding("utf8").on("data", (chunk) => this.hear(String(chunk)));
    socket.on("error", () => {
      // The program was killed, and the session tells so.
    });
  });

  private constructor(readonly path: string) {}

  static async in(folder: string): Promise<Attendant> {
    const attendant = new Attendant(join(folder, "attend"));
    attendant.server.listen(attendant.path);
    await once(attendant.server, "listening");
    return attendant;
  }

  private hear(chunk: string): void {
    const lines = (this.text + chunk).split("\n");
    this.text = lines.pop() ?? "";
    for (const line of lines) {
      const [what, first, second] = line.split(" ");
      if (what === "read") this.read = Number(first);
      else this.weight = { heap: Number(first), rss: Number(second) };
    }
    this.wake();
  }

  /** Resolves when the program has dealt with all keys that were typed; false where some of them never came. */
  async keys(session: Session): Promise<boolean> {
    const came = await this.until(() => this.read + this.gone >= session.sent, LOST_MS);
    if (!came) this.gone = session.sent - this.read;
    return came;
  }

  /** Lets the program's timers of so many milliseconds come, then weighs it. */
  async rest(ms: number): Promise<Weight> {
    this.weight = null;
    this.socket?.write(String(ms));
    if (!(await this.until(() => this.weight !== null, 20_000)))
      throw new Error("the program does not answer");
    return this.weight as unknown as Weight;
  }

  private until(holds: () => boolean, patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (held: boolean): void => {
        clearTimeout(timer);
        this.wake = () => {};
        resolve(held);
      };
      const timer = setTimeout(() => end(holds()), patienceMs);
      this.wake = () => {
        if (holds()) end(true);
      };
      this.wake();
    });
  }

  close(): void {
    this.socket?.destroy();
    this.server.close();
  }
}
