/** How many of what, in English: `1 page`, `2 pages`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;
