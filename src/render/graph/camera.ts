import type { Bounds } from "./layout/graphLayout";

/** How a graph is looked at: a point of it lies at `x · scale + xPx` in CSS pixels of the view. */
export interface Camera {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly xPx: number;
  readonly yPx: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the graph and the view's edges, where all of it is shown. */
const MARGIN_PX = 12;
const MOST_SCALE = 6;
/** At this scale the smallest of pprof's text, 8 pt, is legible. */
const READING_SCALE = 1.25;
/** So much of the graph stays in the view, however far it is moved. */
const KEPT_PX = 48;

/** All of the graph, in the middle; small graphs are not enlarged beyond legible text. */
export function fitCamera(graph: Size, view: Size): Camera {
  const scale = Math.min(
    READING_SCALE,
    Math.max(1, view.width - 2 * MARGIN_PX) / Math.max(1, graph.width),
    Math.max(1, view.height - 2 * MARGIN_PX) / Math.max(1, graph.height),
  );
  return {
    scale,
    xPx: (view.width - graph.width * scale) / 2,
    yPx: (view.height - graph.height * scale) / 2,
  };
}

/** Zooms by a factor; what is at the point stays there. */
export function zoomAt(
  camera: Camera,
  xPx: number,
  yPx: number,
  factor: number,
  graph: Size,
  view: Size,
): Camera {
  const least = Math.min(0.5, fitCamera(graph, view).scale * 0.5);
  const scale = Math.min(MOST_SCALE, Math.max(least, camera.scale * factor));
  const done = scale / camera.scale;
  const zoomed = { scale, xPx: xPx - (xPx - camera.xPx) * done, yPx: yPx - (yPx - camera.yPx) * done };
  return keptInView(zoomed, graph, view);
}

/** Moves what is shown along with a pointer. */
export function panned(camera: Camera, dxPx: number, dyPx: number, graph: Size, view: Size): Camera {
  return keptInView({ ...camera, xPx: camera.xPx + dxPx, yPx: camera.yPx + dyPx }, graph, view);
}

/** The nearest camera in which some of the graph is in the view. */
export function keptInView(camera: Camera, graph: Size, view: Size): Camera {
  const clamp = (offsetPx: number, graphPx: number, viewPx: number) => {
    const kept = Math.min(KEPT_PX, viewPx / 2, graphPx);
    return Math.min(viewPx - kept, Math.max(kept - graphPx, offsetPx));
  };
  const { scale } = camera;
  return {
    scale,
    xPx: clamp(camera.xPx, graph.width * scale, view.width),
    yPx: clamp(camera.yPx, graph.height * scale, view.height),
  };
}

/** The least movement that brings a rectangle into the view. */
export function revealed(camera: Camera, bounds: Bounds, view: Size): Camera {
  const shift = (from: number, to: number, viewPx: number) => {
    const margin = Math.min(MARGIN_PX * 2, Math.max(0, (viewPx - (to - from)) / 2));
    if (from < margin) return margin - from;
    return to > viewPx - margin ? Math.max(margin - from, viewPx - margin - to) : 0;
  };
  const { scale, xPx, yPx } = camera;
  return {
    scale,
    xPx: xPx + shift(bounds.left * scale + xPx, bounds.right * scale + xPx, view.width),
    yPx: yPx + shift(bounds.top * scale + yPx, bounds.bottom * scale + yPx, view.height),
  };
}

/** A rectangle in the middle of the view, its text legible. */
export function centred(camera: Camera, bounds: Bounds, view: Size): Camera {
  const scale = Math.max(camera.scale, READING_SCALE);
  return {
    scale,
    xPx: view.width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    yPx: view.height / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  };
}

/** Between two cameras: 0 is the first, 1 the second. Equal parts of the way zoom by equal factors. */
export function between(from: Camera, to: Camera, progress: number): Camera {
  if (progress >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** progress;
  // The point that both cameras show at the same place, where there is one, stays there.
  const way = to.scale === from.scale ? progress : (scale - from.scale) / (to.scale - from.scale);
  return { scale, xPx: from.xPx + (to.xPx - from.xPx) * way, yPx: from.yPx + (to.yPx - from.yPx) * way };
}

/** What of the graph is in the view, in points. */
export function visibleBounds({ scale, xPx, yPx }: Camera, view: Size): Bounds {
  return {
    left: -xPx / scale,
    top: -yPx / scale,
    right: (view.width - xPx) / scale,
    bottom: (view.height - yPx) / scale,
  };
}
