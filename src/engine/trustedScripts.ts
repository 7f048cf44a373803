/**
 * Trusted Types: the page's security policy lets no text become HTML or a script, wherever it comes from. What does pass
 * are addresses of scripts, for workers and the service worker, if they are of this very page's origin. To be imported
 * before anything starts a worker.
 */

/** What of `window.trustedTypes` is used; browsers without it need none. */
interface TrustedTypes {
  createPolicy(name: "default", rules: { readonly createScriptURL: (url: string) => string | null }): unknown;
}

/** What browsers say the origin is of a page on disk, and of what it makes. */
const NO_ORIGIN = ["null", "file://"];

/** An address of a script that may run here; null for any other. @param page the page's own address, or a worker's */
export function allowedScript(url: string, page: string): string | null {
  const { protocol, origin } = new URL(url, page);
  const own = new URL(page).origin;
  if (NO_ORIGIN.includes(own)) return protocol === "blob:" && NO_ORIGIN.includes(origin) ? url : null;
  return origin === own && /^(?:https?|blob):$/.test(protocol) ? url : null;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", { createScriptURL: url => allowedScript(url, location.href) });
