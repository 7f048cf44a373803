import { useCallback, useSyncExternalStore } from "react";

/** Narrower than this, what leaves the header goes into the More menu and details are a bottom sheet. */
export const NARROW = "(max-width: 860px)";

/** Whether a media query holds, now and later. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
