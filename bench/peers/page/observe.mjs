/**
 * What a peer's page tells while it opens a profile. It tells at once, so that nothing said is lost when the tab crashes.
 * Times are milliseconds of the wall clock, which the page shares with this program.
 * @typedef {{ kind: "alive", atMs: number }} Alive the main thread was free
 * @typedef {{ kind: "file", atMs: number }} FileGiven a file input has changed
 * @typedef {{ kind: "task", startMs: number, durationMs: number }} LongTask a main-thread task of 50 ms and more
 * @typedef {{ kind: "looking", atMs: number }} Looking it begins to look at its own pixels for us, which may take long
 * @typedef {{ kind: "probe", startMs: number, durationMs: number }} Probe it has looked
 * @typedef {{ kind: "drawn", atMs: number }} Drawn the flame graph's pixels have been handed on
 * @typedef {Alive | FileGiven | LongTask | Looking | Probe | Drawn} Said
 */

/** Runs in every document of the page, before its own scripts; needs the binding `proflensPeerSays`. */
export function observe() {
  const ALIVE_EVERY_MS = 250;
  const wall = () => performance.timeOrigin + performance.now();
  /** @type {(said: Said) => void} */
  const say = said => void globalThis.proflensPeerSays(said);
  globalThis.proflensPeer = {
    /** @type {(look: () => void) => void} */
    look(look) {
      const startMs = wall();
      say({ kind: "looking", atMs: startMs });
      look();
      say({ kind: "probe", startMs, durationMs: wall() - startMs });
    },
    // A frame is handed on when the animation frame's task ends; the message is the task after it.
    drawn() {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => say({ kind: "drawn", atMs: wall() }));
      port1.start();
      port2.postMessage(undefined);
    },
  };
  setInterval(() => say({ kind: "alive", atMs: wall() }), ALIVE_EVERY_MS);
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      say({ kind: "task", startMs: performance.timeOrigin + startTime, durationMs: duration });
    }
  }).observe({ type: "longtask", buffered: true });
  document.addEventListener(
    "change",
    event => {
      if (event.target instanceof HTMLInputElement && event.target.type === "file") {
        say({ kind: "file", atMs: wall() });
      }
    },
    true,
  );
}
