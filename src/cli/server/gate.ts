import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { type Answer, refusal } from "./answer";

/** 192 random bits, as a part of an address. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Whether a text is the token; how long that takes says nothing of where they differ. */
export function isToken(text: string, token: string): boolean {
  const hash = (of: string) => createHash("sha256").update(of).digest();
  return timingSafeEqual(hash(text), hash(token));
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "::1"];

/** Listening there is listening at every address of the machine; in a browser each is written as the other. */
const ANY_ADDRESS: ReadonlyMap<string, string> = new Map([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "::1"],
]);

/** Whether others on the network can reach what listens there. */
export function isBeyondLoopback(host: string): boolean {
  return !LOOPBACK_NAMES.includes(host.toLowerCase());
}

/** Where this machine itself reaches what listens there. */
export function ownAddress(host: string): string {
  return ANY_ADDRESS.get(host) ?? host;
}

/** `host:port` as a browser writes it: without the port of plain http, IPv6 in brackets. */
export function authority(host: string, port: number): string {
  const name = isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
  return port === 80 ? name : `${name}:${port}`;
}

/**
 * The `Host` headers that are this server's: the address listened on and this machine's own name for itself. A page of
 * another site whose name was made to point here (DNS rebinding) says that name.
 */
export function knownHosts(host: string, port: number): ReadonlySet<string> {
  const names = [...LOOPBACK_NAMES, host];
  if (ANY_ADDRESS.has(host)) {
    names.push(hostname());
    for (const addresses of Object.values(networkInterfaces())) {
      names.push(...(addresses ?? []).map(({ address }) => address));
    }
  }
  return new Set(names.flatMap(name => [authority(name, port), ...(port === 80 ? [`${name}:80`] : [])]));
}

/** Why a request is refused whatever it asks for; undefined where it is not. */
export function refuseHeaders(headers: IncomingHttpHeaders, hosts: ReadonlySet<string>): Answer | undefined {
  if (!hosts.has((headers.host ?? "").toLowerCase())) {
    return refusal(403, "This server answers to the address that the command printed, and to no other name.");
  }
  const { origin } = headers;
  const isOurs = origin === undefined || hosts.has(/^http:\/\/(.*)$/.exec(origin)?.[1] ?? "");
  const site = headers["sec-fetch-site"];
  if (isOurs && site !== "cross-site") return undefined;
  return refusal(403, "Pages of other sites are not answered here.");
}
