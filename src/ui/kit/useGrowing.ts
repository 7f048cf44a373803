import { useEffect, useState } from "react";

/**
 * How much of a list is put on the page so far: a screenful at once, the rest frame by frame, so that a long list is
 * no long task.
 * @param of what the list is of: another one begins again
 * @param step entries a frame
 */
export function useGrowing(of: unknown, length: number, step: number): number {
  const [grown, setGrown] = useState({ of, count: step });
  const count = grown.of === of ? grown.count : step;
  useEffect(() => {
    if (count >= length) return undefined;
    const frame = requestAnimationFrame(() => setGrown({ of, count: count + step }));
    return () => cancelAnimationFrame(frame);
  }, [of, count, length, step]);
  return Math.min(count, length);
}
