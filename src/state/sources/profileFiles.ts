import type { ProfileFacts } from "../../source/hosts/publicFile";
import { type OpenProfile, sessionStore } from "../session";

/** What the open profile says about its code. */
export interface ProfileFiles {
  /** Every file that its functions name, once. */
  readonly files: readonly string[];
  readonly facts: ProfileFacts;
}

const NOTHING: ProfileFiles = { files: [], facts: { texts: [] } };

let last: { readonly profile: OpenProfile; readonly files: Promise<ProfileFiles> } | undefined;

/** The files of the profile that is open; asked once per profile. */
export function profileFiles(): Promise<ProfileFiles> {
  const { profile } = sessionStore.getState();
  if (profile === undefined) return Promise.resolve(NOTHING);
  if (last?.profile.number !== profile.number) last = { profile, files: ask(profile) };
  return last.files;
}

async function ask({ engine, summary }: OpenProfile): Promise<ProfileFiles> {
  const question = {
    kind: "sourceFiles",
    sampleTypeIndex: summary.defaultSampleTypeIndex,
    options: {},
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
