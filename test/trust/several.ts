/** Does tasks a few at a time, for those that mostly wait for a process; the first that fails fails all. */
export async function several(tasks: readonly (() => Promise<void>)[], atOnce = 3): Promise<void> {
  const rest = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = rest.shift(); task !== undefined; task = rest.shift()) await task();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
