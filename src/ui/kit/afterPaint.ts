/**
 * Runs once the pixels of what was last rendered are on screen.
 * @returns to be called when that is no longer of interest
 */
export function afterPaint(run: () => void): () => void {
  let frame: number | undefined = requestAnimationFrame(() => {
    frame = undefined;
    // A task that is queued inside of a frame runs after that frame was painted.
    channel.port1.addEventListener("message", run, { once: true });
    channel.port1.start();
    channel.port2.postMessage(undefined);
  });
  const channel = new MessageChannel();
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    channel.port1.removeEventListener("message", run);
    channel.port1.close();
  };
}
