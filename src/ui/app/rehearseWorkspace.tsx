import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { EngineClient } from "../../engine/client";
import type { ProfileSummary } from "../../engine/protocol";
import type { Opener } from "../../state/opening/opener";
import { sessionStore } from "../../state/session";
import Workspace from "./Workspace";

/** By then even a slow machine has put the workspace together. */
const LONGEST_MS = 3000;

/** A profile about nothing. */
const SUMMARY: ProfileSummary = {
  sampleTypes: [
    { type: "samples", unit: "count", total: 1 },
    { type: "cpu", unit: "nanoseconds", total: 1 },
  ],
  defaultSampleTypeIndex: 1,
  sampleCount: 1,
  locationCount: 1,
  functionCount: 1,
  mappingCount: 0,
  mainBinary: "",
  buildId: "",
  timeNanos: "0",
  durationNanos: "0",
  comments: [],
  docUrl: "",
  mergedFrom: 1,
  inflatedBytes: 1,
  recordedAs: [],
  warnings: [],
};

/**
 * Puts a workspace together where nobody sees it, and takes it apart again: code that runs for the first time takes
 * several times as long, and this way that time is not the user's. In slices, and given up as soon as something opens.
 */
export default function rehearseWorkspace(opener: Opener): void {
  const silent = {
    postMessage: () => undefined,
    addEventListener: () => undefined,
    terminate: () => undefined,
  };
  const engine = new EngineClient(silent, () => undefined);
  const root = createRoot(document.createElement("div"));
  const end = () => {
    clearTimeout(limit);
    stopWatching();
    root.unmount();
  };
  const limit = setTimeout(end, LONGEST_MS);
  const stopWatching = sessionStore.subscribe(({ loading, profile }) => {
    if (loading !== undefined || profile !== undefined) end();
  });
  const profile = {
    number: 0,
    name: "",
    origin: { kind: "example", name: "" },
    summary: SUMMARY,
    engine,
  } as const;
  startTransition(() =>
    root.render(<Workspace opener={opener} profile={profile} onPick={() => undefined} />),
  );
}
