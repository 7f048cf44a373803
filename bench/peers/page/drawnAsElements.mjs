/**
 * Runs in a page whose flame graph is made of elements, after `observe`. It is drawn when the frame in which the first
 * boxes are in the document, and have a size, has been handed on.
 * @param {{ boxes: string }} options a selector
 */
export function drawnAsElements({ boxes }) {
  const observer = new MutationObserver(() => {
    const box = document.querySelector(boxes);
    if (box === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { width, height } = box.getBoundingClientRect();
      if (width > 0 && height > 0) globalThis.proflensPeer.drawn();
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}
