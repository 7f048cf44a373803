/** An otherwise empty page: a chosen file is gunzipped in a worker, nothing kept, and the time told. */

const worker = new Worker(new URL("./gunzip-worker.js", import.meta.url), { type: "module" });

/** Resolves once the worker runs, so that starting it is not part of the floor. */
globalThis.floorReady = new Promise(resolve => {
  worker.addEventListener("message", resolve, { once: true });
});

globalThis.floorMeasured = new Promise(resolve => {
  document.querySelector("input").addEventListener("change", event => {
    const startMs = performance.now();
    worker.addEventListener("message", ({ data: rawBytes }) => {
      resolve({ floorMs: performance.now() - startMs, rawBytes });
    });
    worker.postMessage(event.target.files[0], []);
  });
});
