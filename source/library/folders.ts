import { isAbsolute, join } from "node:path";

const NAME = "unionnews";

interface Folders {
  readonly config: string | null;
  readonly cache: string | null;
  readonly state: string | null;
}

/**
 * The user's folders by the XDG base directory rules (a variable that is not an absolute path is ignored, as
 * they ask), on every system. Null where there is no home. Own code because env-paths asks for the home folder
 * when it is imported, and throws there where there is none.
 */
export function foldersOf(env: NodeJS.ProcessEnv): Folders {
  const home = homeOf(env);
  const folder = (variable: string, ...otherwise: string[]): string | null => {
    const given = env[variable];
    if (given !== undefined && isAbsolute(given)) return join(given, NAME);
    return home === null ? null : join(home, ...otherwise, NAME);
  };
  return {
    config: folder("XDG_CONFIG_HOME", ".config"),
    cache: folder("XDG_CACHE_HOME", ".cache"),
    state: folder("XDG_STATE_HOME", ".local", "state"),
  };
}

function homeOf(env: NodeJS.ProcessEnv): string | null {
  try {
    // Asked for here and not imported above: most have the variable, and loading it would cost every start a millisecond.
    const home = env["HOME"] ?? process.getBuiltinModule("node:os").homedir();
    return isAbsolute(home) ? home : null;
  } catch {
    // A user without an entry in the password file: nothing can be kept, and that is no trouble for reading.
    return null;
  }
}
