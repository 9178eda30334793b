/** The package types only its ready-made converters; these are its dictionaries: `from to|from to|…`. */
declare module "opencc-js/dict/*" {
  const entries: string;
  export default entries;
}
