import type { ViewState } from "./viewState";

/** Collapses direct recursion, or shows it again. The zoomed frame stays where its path says where it is now. */
export function toggledRecursion({ collapsesRecursion, zoom }: ViewState): Partial<ViewState> {
  if (collapsesRecursion) return { collapsesRecursion: false };
  return {
    collapsesRecursion: true,
    zoom: zoom.filter((name, depth) => depth === 0 || name !== zoom[depth - 1]),
  };
}
