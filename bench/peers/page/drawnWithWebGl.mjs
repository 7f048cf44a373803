/**
 * Runs in a page whose flame graph is drawn with WebGL, after `observe`. Each task that draws is followed by a look at
 * the canvas, in the same turn, while its pixels are still there. A flame graph is drawn when enough different colours
 * are in the part where its boxes are: an empty canvas, a loader or a bare grid has fewer. Looking also waits
 * for the GPU (or the software in its place): draw calls return long before their pixels exist.
 * @param {{ fromRow: number }} options the part of the canvas that is looked at begins there, as a share of its height
 */
export function drawnWithWebGl({ fromRow }) {
  const COLOURS = 12;
  const SIDE = 64;
  let done = false;
  let looking = false;
  const small = new OffscreenCanvas(SIDE, SIDE).getContext("2d", { willReadFrequently: true });
  if (small === null) throw new Error("no 2d context");
  small.imageSmoothingEnabled = false;

  /** @param {HTMLCanvasElement} canvas */
  const coloursIn = canvas => {
    // Only what is on the screen: a canvas may be many screens high.
    const shown = canvas.getBoundingClientRect();
    const scale = canvas.height / shown.height;
    const top = Math.max(fromRow * canvas.height, -shown.top * scale);
    const bottom = Math.min(canvas.height, (innerHeight - shown.top) * scale);
    small.clearRect(0, 0, SIDE, SIDE);
    small.drawImage(canvas, 0, top, canvas.width, bottom - top, 0, 0, SIDE, SIDE);
    return new Set(new Uint32Array(small.getImageData(0, 0, SIDE, SIDE).data.buffer)).size;
  };

  /** @param {WebGLRenderingContext | WebGL2RenderingContext} context */
  const hasDrawn = context => {
    const { canvas } = context;
    if (done || looking || !(canvas instanceof HTMLCanvasElement) || !canvas.isConnected) return;
    looking = true;
    queueMicrotask(() => {
      looking = false;
      globalThis.proflensPeer.look(() => (done = coloursIn(canvas) >= COLOURS));
      if (done) globalThis.proflensPeer.drawn();
    });
  };

  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
      const draw = prototype[name];
      if (draw === undefined) continue;
      prototype[name] = function (...words) {
        draw.apply(this, words);
        hasDrawn(this);
      };
    }
  }
}
