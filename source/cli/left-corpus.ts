import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Encoding, encodingNamed } from "../library/encoding.js";
import type { ScreenRequest } from "../ui/options.js";
import type { LastSession } from "./last-session.js";

/** The corpus of a session, for `unionnews -` from any folder. */
export interface LeftCorpus {
  /** Whole paths, never empty; standard input is `-`. */
  readonly paths: readonly string[];
  /** The encoding that was insisted on; null: told by content. */
  readonly encoding: Encoding | null;
}

/** What to go on with: the request as it is now, what of the last session holds, and the path of a corpus that is gone. */
interface Resumed {
  readonly request: ScreenRequest;
  readonly last: LastSession | null;
  readonly gone: string | null;
}

/** Standard input has no path, and cannot be read again. */
const STANDARD_INPUT = "-";

/** The corpus of this session, to be remembered. Null: the shipped pages, wherever the program lies the next time. */
export function leftCorpus({ paths, encoding, isShipped }: ScreenRequest): LeftCorpus | null {
  if (isShipped === true) return null;
  const whole = paths.map((path) => (path === STANDARD_INPUT ? path : resolve(path)));
  return { paths: whole, encoding: encoding as Encoding | null };
}

/**
 * The request with the corpus that the last session has left, unless another was named on the command line. Where nothing of
 * it is there any more, the corpus that any start would open, from its beginning.
 */
export function resume(request: ScreenRequest, last: LastSession | null): Resumed {
  const named = (request.corpusArguments ?? []).length > 0;
  if (last === null || last.corpus === null || named) return { request, last, gone: null };
  const { paths, encoding } = last.corpus;
  if (!paths.some((path) => path !== STANDARD_INPUT && existsSync(path))) {
    return { request, last: null, gone: paths[0] ?? "" };
  }
  const usual =
    request.paths.length === paths.length && request.paths.every((path, i) => resolve(path) === paths[i]);
  return {
    request: {
      ...request,
      paths: paths.filter((path) => path !== STANDARD_INPUT),
      isShipped: false,
      encoding: request.encoding ?? encoding,
      corpusArguments: usual ? [] : paths,
    },
    last,
    gone: null,
  };
}

/** A corpus from a session's record, which may say anything; null where it names none. */
export function readLeftCorpus(value: unknown): LeftCorpus | null {
  if (typeof value !== "object" || value === null) return null;
  const { paths, encoding } = value as Record<string, unknown>;
  if (!Array.isArray(paths) || paths.length === 0) return null;
  if (!paths.every((path) => typeof path === "string" && path !== "" && !path.includes("\0"))) return null;
  return { paths, encoding: typeof encoding === "string" ? encodingNamed(encoding) : null };
}
