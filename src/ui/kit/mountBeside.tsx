import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

/**
 * Shows something beside the app that is no part of it, such as a question that comes from outside.
 * @returns takes it away again
 */
export function mountBeside(node: ReactNode): () => void {
  const place = document.createElement("div");
  document.body.append(place);
  const root = createRoot(place);
  root.render(node);
  return () => {
    root.unmount();
    place.remove();
  };
}
