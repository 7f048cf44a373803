/**
 * The part of the flame graph that is on screen. Horizontally in fractions of the whole graph's width, because
 * answers come and go and pixels change; vertically in pixels, because rows always have the same height.
 */
export interface Viewport {
  /** 0 ≤ fromFraction < toFraction ≤ 1, at least MIN_SPAN apart. */
  readonly fromFraction: number;
  readonly toFraction: number;
  /** How far the rows are scrolled away from the root's edge (top in an icicle, bottom in a flame). */
  readonly scrollPx: number;
}

export interface Range {
  readonly fromFraction: number;
  readonly toFraction: number;
}

export const WHOLE_GRAPH: Viewport = { fromFraction: 0, toFraction: 1, scrollPx: 0 };

/** Doubles near 1 lie 1e-16 apart: at this span a 4000 px screen still has steps of a ten-thousandth pixel. */
export const MIN_SPAN = 1e-9;

/** The nearest range that is wide enough and lies within the graph; moved rather than cut. */
export function clampRange(fromFraction: number, toFraction: number): Range {
  const center = (fromFraction + toFraction) / 2;
  const span = Math.min(1, Math.max(MIN_SPAN, toFraction - fromFraction));
  if (span === 1) return { fromFraction: 0, toFraction: 1 };
  // Only a range that must move or grow is computed anew, so that a good one comes back unrounded.
  const grown = span === toFraction - fromFraction ? fromFraction : center - span / 2;
  if (grown < 0) return { fromFraction: 0, toFraction: span };
  if (grown + span > 1) return { fromFraction: 1 - span, toFraction: 1 };
  return {
    fromFraction: grown,
    toFraction: span === toFraction - fromFraction ? toFraction : grown + span,
  };
}

/** Zooms in by a factor (out below 1); the anchor keeps its place on screen unless an end of the graph is in the way. */
export function zoomAround(viewport: Viewport, anchorFraction: number, factor: number): Viewport {
  const { fromFraction, toFraction } = viewport;
  const span = toFraction - fromFraction;
  const wanted = Math.min(1, Math.max(MIN_SPAN, span / factor));
  const left = anchorFraction - ((anchorFraction - fromFraction) / span) * wanted;
  return { ...viewport, ...clampRange(left, left + wanted) };
}

/** Moves sideways by a part of the visible span: 1 is a whole screen to the right. */
export function panBySpans(viewport: Viewport, spans: number): Viewport {
  const shift = (viewport.toFraction - viewport.fromFraction) * spans;
  return { ...viewport, ...clampRange(viewport.fromFraction + shift, viewport.toFraction + shift) };
}

/**
 * The least sideways movement that shows as much of a range as the span allows. A range that covers the screen, as
 * the ancestors of a zoomed frame do, is in view as it is.
 */
export function revealRange(viewport: Viewport, range: Range): Viewport {
  const { fromFraction, toFraction } = viewport;
  const atLeft = range.fromFraction - fromFraction;
  const atRight = range.toFraction - toFraction;
  // Left of what is visible where the range begins, and right of it where the range ends: both inside, or both out.
  if (atLeft >= 0 === atRight <= 0) return viewport;
  const shift = Math.abs(atLeft) < Math.abs(atRight) ? atLeft : atRight;
  return { ...viewport, ...clampRange(fromFraction + shift, toFraction + shift) };
}

/**
 * Between two viewports, for animation. The span grows by equal factors in equal times, and the range scales about
 * the one point that both viewports show at the same place, so that it looks like one camera movement.
 * @param progress 0 at `start`, 1 at `end`
 */
export function blendViewports(start: Viewport, end: Viewport, progress: number): Viewport {
  if (progress <= 0) return start;
  if (progress >= 1) return end;
  const startSpan = start.toFraction - start.fromFraction;
  const endSpan = end.toFraction - end.fromFraction;
  const span = startSpan * (endSpan / startSpan) ** progress;
  // How far along the edges are: linear in the span; in time where the span stays the same.
  const change = endSpan - startSpan;
  const along = Math.abs(change) < startSpan * 1e-6 ? progress : (span - startSpan) / change;
  return {
    ...clampRange(
      start.fromFraction + (end.fromFraction - start.fromFraction) * along,
      start.toFraction + (end.toFraction - start.toFraction) * along,
    ),
    scrollPx: start.scrollPx + (end.scrollPx - start.scrollPx) * progress,
  };
}

/** Whether two viewports show the same to the eye: less than a thousandth of the span apart. */
export function showsSame(a: Range, b: Range): boolean {
  const slack = (a.toFraction - a.fromFraction) / 1000;
  return Math.abs(a.fromFraction - b.fromFraction) <= slack && Math.abs(a.toFraction - b.toFraction) <= slack;
}
