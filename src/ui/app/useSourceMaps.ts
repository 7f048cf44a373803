import { useEffect } from "react";
import { useStore } from "zustand";
import type { OpenProfile } from "../../state/session";
import { type AppliedMaps, sourceMapsStore } from "../../state/sourceMaps/store";
import { sourcesStore } from "../../state/sources/store";

/** The source maps that a profile is read through; looked for once there is a place that may have some. */
export function useSourceMaps(profile: OpenProfile): AppliedMaps | undefined {
  const hasPlaces = useStore(sourcesStore, ({ version }) => version > 0);
  useEffect(() => {
    if (!hasPlaces) return undefined;
    let end: (() => void) | undefined = () => undefined;
    void import("../../state/sourceMaps/follow").then(({ followSourceMaps }) => {
      if (end !== undefined) end = followSourceMaps(profile);
    });
    return () => {
      end?.();
      end = undefined;
    };
  }, [profile, hasPlaces]);
  const { applied } = useStore(sourceMapsStore);
  return applied?.profileNumber === profile.number ? applied : undefined;
}
