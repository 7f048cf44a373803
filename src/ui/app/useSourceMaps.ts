import { useEffect } from "react";
import { useStore } from "zustand";
import { type OpenProfile, sessionStore } from "../../state/session";
import { type AppliedMaps, mapsOf, sourceMapsStore } from "../../state/sourceMaps/store";
import type { ViewState } from "../../state/viewState";
import { whenIdle } from "../kit/whenIdle";

/** The source maps that a profile is read through; looked for once the page has nothing else to do. */
export function useSourceMaps(
  profile: OpenProfile,
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
): AppliedMaps | undefined {
  useEffect(() => {
    let end: (() => void) | undefined = () => undefined;
    whenIdle(() => {
      // Not for the workspace that is put together unseen, or one that is gone.
      if (end === undefined || sessionStore.getState().profile !== profile) return;
      void import("../../state/sourceMaps/follow").then(({ followSourceMaps }) => {
        if (end !== undefined) end = followSourceMaps(profile, navigate);
      });
    });
    return () => {
      end?.();
      end = undefined;
    };
  }, [profile, navigate]);
  useStore(sourceMapsStore);
  return mapsOf(profile.number);
}
