import { SERVER_META, type ServerWord } from "../../report/served";

/** What the server of this page can do, where that is the command's; undefined elsewhere. */
function serverWords(): readonly string[] | undefined {
  if (typeof document === "undefined") return undefined;
  return document.querySelector<HTMLMetaElement>(`meta[name="${SERVER_META}"]`)?.content.split(" ");
}

/** Whether this page is served by the command: its address is another one the next time. */
export function isServedByCommand(): boolean {
  return serverWords() !== undefined;
}

/** Whether this page is served by the command, and that can do this. */
export function isServed(word: ServerWord): boolean {
  return serverWords()?.includes(word) === true;
}

/** Whether an address is of a profile that the command serves: it is there no longer than the command runs. */
export function isServedProfile(url: URL): boolean {
  return isServedByCommand() && url.href.startsWith(new URL("./profiles/", document.baseURI).href);
}
