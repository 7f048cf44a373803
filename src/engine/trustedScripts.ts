/**
 * Trusted Types: the page's security policy lets no text become HTML or a script, wherever it comes from. What does pass
 * are addresses of scripts, for workers and the service worker, if they are of this very page's origin. To be imported
 * before anything starts a worker.
 */

/** What of `window.trustedTypes` is used; browsers without it need none. */
interface TrustedTypes {
  createPolicy(name: "default", rules: { readonly createScriptURL: (url: string) => string | null }): unknown;
}

/** An address of a script that may run here; null for any other. @param page the page's own address */
export function allowedScript(url: string, page: string): string | null {
  const address = new URL(url, page);
  return address.origin === new URL(page).origin && /^(?:https?|blob):$/.test(address.protocol) ? url : null;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", { createScriptURL: url => allowedScript(url, location.href) });
