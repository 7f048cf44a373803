import type { ProfileFacts } from "../../source/hosts/publicFile";
import { type OpenProfile, sessionStore } from "../session";
import { mapsOf } from "../sourceMaps/store";
import { viewStore } from "../viewStore";

/** What the open profile says about its code. */
export interface ProfileFiles {
  /** Every file that its functions name, once. */
  readonly files: readonly string[];
  readonly facts: ProfileFacts;
}

const NOTHING: ProfileFiles = { files: [], facts: { texts: [] } };

let last: { readonly key: string; readonly files: Promise<ProfileFiles> } | undefined;

/** The files of the profile that is open, as it is read; asked once. */
export function profileFiles(): Promise<ProfileFiles> {
  const { profile } = sessionStore.getState();
  if (profile === undefined) return Promise.resolve(NOTHING);
  const { rawPositions } = viewStore.getState().state;
  const sourceMaps = rawPositions ? undefined : mapsOf(profile.number)?.id;
  const key = JSON.stringify([profile.number, sourceMaps, profile.base?.baseId]);
  if (last?.key !== key) last = { key, files: ask(profile, sourceMaps) };
  return last.files;
}

async function ask({ engine, summary }: OpenProfile, sourceMaps: number | undefined): Promise<ProfileFiles> {
  const question = {
    kind: "sourceFiles",
    sampleTypeIndex: summary.defaultSampleTypeIndex,
    options: {},
    ...(sourceMaps !== undefined && { sourceMaps }),
  } as const;
  const answer = await engine.ask(question, "source files");
  if (!answer.ok) {
    // Asked again the next time.
    last = undefined;
    return NOTHING;
  }
  const { files, mappings } = answer.value;
  return { files, facts: { texts: [...mappings, ...summary.comments, summary.docUrl, ...files] } };
}
