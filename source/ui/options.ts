import type { ShownScript } from "./state.js";

/**
 * What the command line may ask of the screen. `source/cli/screen.ts` (`openScreen(request)`) opens the
 * library, builds the ports below and hands both to `source/ui/start.ts`; the screen itself opens no file.
 */
export interface ScreenRequest {
  /** Files and folders with pages; more than one is shown by its name. */
  readonly paths: readonly string[];
  /** Nobody named a corpus: `paths` are the shipped pages. */
  readonly isShipped?: boolean;
  /** Open with this search typed in. */
  readonly query?: string;
  /** Open on this article. */
  readonly openId?: string;
  /** `unionnews -`: go on where the last session stopped. */
  readonly goOn?: boolean;
  readonly lang: Lang;
  /** `auto` asks the terminal. */
  readonly ambiguous: "auto" | "narrow" | "wide";
  readonly color: boolean;
  /** The script to begin in. */
  readonly script: ShownScript;
  /** Where marks and places are remembered; null (`--no-state`) remembers nothing and reads nothing remembered. */
  readonly stateDir: string | null;
  /** Nobody chose that nothing is remembered: no home is known. It is told with the first thing that would be. */
  readonly homeless?: boolean;
  /** Where parsed pages are kept; null (`--no-cache`) keeps none. */
  readonly cacheDir: string | null;
  /** The `--corpus` options as given, for the command that `Y` copies. */
  readonly corpusArguments?: readonly string[];
  /** The encoding that was insisted on; null: told by content. */
  readonly encoding: string | null;
  /** Own key bindings from the configuration file: key name → action name. */
  readonly keys?: Readonly<Record<string, string>>;
  /** In pinyin, sounds that many speakers mix are one from the start. */
  readonly mixedSounds?: boolean;
  /** What was wrong before the screen opened, for its foot. */
  readonly notices?: readonly string[];
  /** Ink's screen reader mode: the article as plain text. */
  readonly screenReader?: boolean;
}

export type Lang = "zh" | "en";
