/**
 * Ink 8 names Node 22, and of what Node 22 brought it uses one thing: `Promise.withResolvers`.
 * Debian's servers have Node 20, so this brings it. The Node 20 test run proves that nothing else is missing.
 */
if (typeof Promise.withResolvers !== "function") {
  Object.defineProperty(Promise, "withResolvers", {
    configurable: true,
    writable: true,
    value: function withResolvers<T>(this: PromiseConstructor) {
      let resolve!: (value: T | PromiseLike<T>) => void;
      let reject!: (reason?: unknown) => void;
      const promise = new this<T>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    },
  });
}

export {};
