import type { Cleaning } from "../../analysis/clean";
import type { ShareQuestion } from "../../engine/protocol";
import { writeInline } from "../../state/inlineProfile";
import { type SharedPart, sharedView } from "../../state/sharedView";
import type { ActionContext } from "../actions/action";
import { addressOf } from "../actions/shareActions";

/** What somebody else gets. */
export interface SharedCopy {
  readonly part: SharedPart;
  readonly cleaning: Cleaning;
}

export const NOTHING_TAKEN_OUT: Cleaning = { labels: false, comments: false, paths: false, names: false };

/** Of this page: what it shares has the same hashes for the same names, so that two copies can be compared. */
let salt: string | undefined;

function saltOfPage(): string {
  salt ??= Array.from(crypto.getRandomValues(new Uint32Array(4)), word => word.toString(36)).join("");
  return salt;
}

/** What the engine is asked for. Without the base of a comparison, unless that is the part. */
export function copyQuestion(
  { query }: Pick<ActionContext, "query">,
  { part, cleaning }: { readonly part: ShareQuestion["part"]; readonly cleaning: Cleaning },
  size: ShareQuestion["size"],
): ShareQuestion {
  const { sampleTypeIndex, options, comparison } = query;
  const withBase = part === "base" && comparison !== undefined ? { comparison } : {};
  return { kind: "share", sampleTypeIndex, options, ...withBase, part, cleaning, salt: saltOfPage(), size };
}

/** A link that holds the copy. */
export function linkWithProfile(
  { profile, state }: Pick<ActionContext, "profile" | "state">,
  { part, cleaning }: SharedCopy,
  bytes: Uint8Array<ArrayBuffer>,
): string {
  const data = writeInline({ name: profile.name, bytes });
  return addressOf({ ...sharedView(state, part, cleaning), origin: { kind: "inline", data } });
}

/** How many bytes a profile may have, so that its link has no more than so many. */
export function roomInLink(
  context: Pick<ActionContext, "profile" | "state">,
  copy: SharedCopy,
  linkBytes: number,
): number {
  const empty = linkWithProfile(context, copy, new Uint8Array(0)).length;
  return Math.max(0, Math.floor(((linkBytes - empty) * 3) / 4));
}
