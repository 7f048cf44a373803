interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance from what a box stands beside: it does not lie on it. */
const DISTANCE_PX = 14;
/** Distance from the room's edges. */
const MARGIN_PX = 4;

/**
 * Where a box stands beside something: right below it; above or left of it where there is no room, at the room's edge
 * where there is none either.
 * @param about what it stands beside, in the room's pixels: a point has no size, and is avoided sideways, too
 */
export function placeBeside(
  about: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { width, height }: Size,
  room: Size,
): { readonly x: number; readonly y: number } {
  const isPoint = about.left === about.right;
  const left = isPoint ? about.left + DISTANCE_PX : about.left;
  const right = isPoint ? about.right - DISTANCE_PX : about.right;
  const below = about.bottom + DISTANCE_PX;
  const above = about.top - DISTANCE_PX - height;
  const x = left + width + MARGIN_PX <= room.width ? left : right - width;
  // Where it fits neither below nor above, beside is what is left.
  const y = below + height + MARGIN_PX <= room.height ? below : above;
  return { x: Math.round(Math.max(MARGIN_PX, x)), y: Math.round(Math.max(MARGIN_PX, y)) };
}
