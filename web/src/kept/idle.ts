// What can wait: work that must not stand between the person and the page she opened.

/** Resolves when the browser has nothing to do, after two seconds at the latest. */
export const whenIdle = (): Promise<void> =>
  new Promise((done) => ('requestIdleCallback' in globalThis ? requestIdleCallback(() => done(), { timeout: 2000 }) : setTimeout(done, 200)));
