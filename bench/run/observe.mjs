/** What is noted inside of the page from its first script on. */

/**
 * Times are the page's own, in milliseconds (`performance.now()`).
 * @typedef {object} Observed
 * @property {{ name: string, startTime: number, duration: number }[]} entries every mark and measure `proflens:…`
 * @property {{ startTime: number, duration: number }[]} longTasks main-thread tasks of 50 ms and more
 * @property {{ type: string, atMs: number }[]} acts what the user did, when the browser heard of it
 * @property {Promise<void>} drawn resolves at the first `proflens:drawn` after a `proflens:file`
 */

/**
 * The events that commit something: a key, the release of a button, a choice, Back.
 * @typedef {"keydown" | "pointerup" | "change" | "popstate"} Act
 */

/** Runs in the page, before the app's own scripts. */
export function observe() {
  /** @type {() => void} */
  let sawDrawn = () => {};
  /** @type {Observed} */
  const observed = {
    entries: [],
    longTasks: [],
    acts: [],
    drawn: new Promise(resolve => (sawDrawn = () => resolve())),
  };
  new PerformanceObserver(list => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (!name.startsWith("proflens:")) continue;
      observed.entries.push({ name, startTime, duration });
      if (name === "proflens:drawn" && observed.entries.some(entry => entry.name === "proflens:file"))
        sawDrawn();
    }
  }).observe({ entryTypes: ["mark", "measure"] });
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      observed.longTasks.push({ startTime, duration });
    }
  }).observe({ type: "longtask", buffered: true });
  for (const type of ["keydown", "pointerup", "change", "popstate"]) {
    const note = event => observed.acts.push({ type, atMs: event.timeStamp });
    addEventListener(type, note, { capture: true });
  }
  Object.assign(globalThis, { proflensBench: observed });
}
