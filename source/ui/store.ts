import type { Action, Effect, Look, Reduce } from "./actions.js";
import type { State } from "./state.js";

export interface Store {
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * One state, one reducer. Effects run after the listeners have seen the new state, so that what was typed is
 * on its way to the screen before anything is searched. `before` is told of an action before it is done.
 */
export function createStore(
  first: State,
  reduce: Reduce,
  look: Look,
  run: (effect: Effect) => void,
  before: (action: Action) => void = () => {},
): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      before(action);
      const [next, effects] = reduce(state, action, look);
      if (next !== state) {
        state = next;
        for (const listener of listeners) listener();
      }
      for (const effect of effects) run(effect);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
