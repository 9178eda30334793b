/**
 * What the command line may ask of the screen. `source/cli/screen.ts` (`openScreen(request)`) opens the
 * library, builds the ports below and hands both to `source/ui/start.ts`; the screen itself opens no file.
 */
export interface ScreenRequest {
  /** Files and folders with pages; more than one is shown by its name. */
  readonly paths: readonly string[];
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
  /** `--no-state`: remember nothing, read nothing remembered. */
  readonly noState?: boolean;
  /** The `--corpus` options as given, for the command that `Y` copies. */
  readonly corpusArguments?: readonly string[];
  readonly encoding?: string;
  readonly noCache?: boolean;
  /** Own key bindings from the configuration file: key name → action name. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Ink's screen reader mode: the article as plain text. */
  readonly screenReader?: boolean;
}

export type Lang = "zh" | "en";
