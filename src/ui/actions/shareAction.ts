import { writeLink } from "../../state/link";
import { isPrivateHost } from "../../state/privateHost";
import type { ProfileOrigin, ViewState } from "../../state/viewState";
import type { Action } from "./action";
import { copyAndSay } from "./saying";

/** Copies the link of what is shown, and says where it works. */
export const shareAction: Action = {
  id: "share",
  title: "Share: copy the link",
  keywords: "url address clipboard",
  run: ({ state }) => copyAndSay("Link", linkOf(state), whereItWorks(state.origin)),
};

/** The whole address of a view. */
function linkOf(state: ViewState): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${writeLink(state)}`;
}

/** What the receiver of a link should know. */
function whereItWorks(origin: ProfileOrigin | undefined): string {
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
