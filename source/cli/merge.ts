import type { Config } from "../library/config.js";
import type { Options } from "./parse.js";

/** The options as typed, and where nothing was typed what the configuration file says. */
export function merge(options: Options, config: Config): Options {
  return {
    ...options,
    ...pick("encoding", options, config),
    ...pick("script", options, config),
    ...pick("lang", options, config),
    ...pick("ambiguous", options, config),
    mixedSounds: options.mixedSounds || config.mixedSounds === true,
    noColor: options.noColor || config.color === false,
    noCache: options.noCache || config.cache === false,
    noState: options.noState || config.state === false,
  };
}

function pick<K extends "encoding" | "script" | "lang" | "ambiguous">(
  name: K,
  options: Options,
  config: Config,
): Partial<Options> {
  const value = options[name] ?? config[name];
  return value === undefined ? {} : { [name]: value };
}
