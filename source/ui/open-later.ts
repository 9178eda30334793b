import type { Look } from "./actions.js";
import type { Store } from "./store.js";

/**
 * Opens the article that was asked for at the start when it has been read: of a large corpus that is seconds after the first
 * frame. Not where the reader has opened something else meanwhile; where it never comes, a line says so.
 */
export function openWhenRead(id: string, store: Store, look: Pick<Look, "has">, missing: string): void {
  const stop = store.subscribe(() => {
    const { place, past, loading } = store.get();
    const isElsewhere = past.length > 0 || place.focus === "reader";
    if (!isElsewhere && !look.has(id) && loading !== null) return;
    stop();
    if (isElsewhere) return;
    store.dispatch(look.has(id) ? { type: "open", id } : { type: "message", text: missing });
  });
}
