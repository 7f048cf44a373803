import { countText } from "../kit/countText";

/** `1 file`, `12,345 files`. */
export function fileCountText(count: number): string {
  return count === 1 ? "1 file" : `${countText(count)} files`;
}
