import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { isPrivateHost } from "./privateHost";

/**
 * The address in a link, or one that the user typed or pasted.
 * @param text absolute, or relative to `base`; typed text may lack `https://`
 * @param base the page's address
 */
export function readProfileUrl(text: string, base: string): Result<URL, Problem> {
  const trimmed = text.trim();
  if (trimmed === "") return err(notAnAddress("The address is empty."));
  let url: URL;
  try {
    url = new URL(withScheme(trimmed), base);
  } catch {
    return err(notAnAddress(`“${trimmed}” is not a web address.`));
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return err({
      kind: "unsupported",
      message: `Addresses that begin with ${url.protocol} cannot be opened.`,
      advice: "Use an address that begins with http:// or https://, or open the file itself.",
    });
  }
  if (url.username !== "" || url.password !== "") {
    return err({
      kind: "unsupported",
      message: "The address has a user name or password in it, which browsers do not send.",
      advice: "Download the profile with another program and drop the file here.",
    });
  }
  return ok(url);
}

/** Whether text that was pasted or dropped is an address to open. */
export function looksLikeUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim());
}

/** Whether a link may not open this address without asking the user. */
export function mustAsk(url: URL, pageOrigin: string): boolean {
  return url.origin !== pageOrigin && isPrivateHost(url.hostname);
}

/** What a profile from the web is called: the last part of its path, else its host. */
export function nameOfUrl(url: URL): string {
  const last = url.pathname.split("/").findLast(part => part !== "");
  if (last === undefined) return url.host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** `localhost:6060/debug/pprof/heap` and `example.com/cpu.pb.gz` are addresses too. */
function withScheme(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const host = /^(?<name>[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?<port>:\d+)?(?:\/|$)/i.exec(text)?.groups;
  if (host?.["name"] === undefined) return text;
  const isName = host["name"].includes(".") || host["name"] === "localhost" || host["port"] !== undefined;
  if (!isName) return text;
  return `${isPrivateHost(host["name"]) ? "http" : "https"}://${text}`;
}

function notAnAddress(message: string): Problem {
  return {
    kind: "unreachable",
    message,
    advice: "Give the address of a profile, such as https://example.com/cpu.pb.gz.",
  };
}
