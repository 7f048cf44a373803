import { writeLink } from "../../state/link";
import { showOverlay } from "../../state/overlay";
import { isPrivateHost } from "../../state/privateHost";
import type { ProfileOrigin, ViewState } from "../../state/viewState";
import type { Action } from "./action";
import { copyAndSay } from "./saying";

/** What is for somebody else. */
export function shareActions(): readonly Action[] {
  return [
    {
      id: "share",
      title: "Copy link",
      keywords: "share url address clipboard",
      run: ({ state }) => copyAndSay("Link", addressOf(state), whereItWorks(state.origin)),
    },
    {
      id: "share-inside",
      title: "Copy link with the profile inside…",
      keywords: "share url address clipboard inline",
      isAvailable: () => window.location.protocol !== "file:",
      run: () => showOverlay({ kind: "share", as: "link" }),
    },
    {
      id: "save-clean",
      title: "Clean and save…",
      keywords: "share download labels comments paths names hashes anonymous",
      run: () => showOverlay({ kind: "share", as: "file" }),
    },
  ];
}

/** The whole address of a view. */
export function addressOf(state: ViewState): string {
  const { origin, protocol, pathname } = window.location;
  const page = protocol === "file:" ? `file://${pathname}` : `${origin}${pathname}`;
  return `${page}${writeLink(state)}`;
}

/** What the receiver of a link should know. */
function whereItWorks(origin: ProfileOrigin | undefined): string {
  if (window.location.protocol === "file:") {
    return "This page is a file, so the link works where that file is; send the file itself.";
  }
  if (origin?.kind === "recent") {
    return "The profile is only in this browser, so the link works here and nowhere else; send the file with it.";
  }
  if (isPrivateHost(window.location.hostname)) {
    return "This page is on your computer or network: elsewhere the link does not work.";
  }
  if (origin?.kind === "url" && isPrivateHost(new URL(origin.url, document.baseURI).hostname)) {
    return "The profile is on your computer or network: elsewhere the link does not work.";
  }
  return "";
}
