import { layOutDot, startGraphviz } from "./graphviz";
import type { LayoutRequest } from "./protocol";

/** Graphviz in a worker of its own: a layout cannot be interrupted, but a worker can be ended. */
self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => {
  void layOutDot(event.data.dot).then(outcome => self.postMessage(outcome));
});

// Whoever starts the worker is about to ask.
void startGraphviz();
