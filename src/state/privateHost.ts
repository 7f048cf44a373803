/**
 * Whether a host is this machine or one of its own network: a request there may do something that a page from
 * outside could not. A link may not make one without asking.
 * @param hostname as `URL.hostname` gives it: lower case, IPv4 in dotted decimal whatever form it was written
 *   in, IPv6 compressed in square brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, "");
  if (host.startsWith("[")) return isPrivateIpv6(host.slice(1, -1));
  const ipv4 = readIpv4(host);
  if (ipv4 !== undefined) return isPrivateIpv4(ipv4);
  if (!host.includes(".")) return true;
  return PRIVATE_SUFFIXES.some(suffix => host.endsWith(suffix));
}

/** Names that public DNS never answers (RFC 6761, 6762, 8375, and ICANN's reservation of `internal`). */
const PRIVATE_SUFFIXES = [".localhost", ".local", ".internal", ".home.arpa"];

/** [first two octets under the mask, mask over the first 16 bits] */
const PRIVATE_IPV4: readonly (readonly [prefix: number, mask: number])[] = [
  [0x0000, 0xff00], // 0/8, this network
  [0x7f00, 0xff00], // 127/8, loopback
  [0x0a00, 0xff00], // 10/8
  [0xac10, 0xfff0], // 172.16/12
  [0xc0a8, 0xffff], // 192.168/16
  [0xa9fe, 0xffff], // 169.254/16, link-local (also cloud metadata)
  [0x6440, 0xffc0], // 100.64/10, carrier-grade NAT and overlay networks
];

function isPrivateIpv4(octets: readonly number[]): boolean {
  const [first = 0, second = 0] = octets;
  const top = first * 256 + second;
  return PRIVATE_IPV4.some(([prefix, mask]) => (top & mask) === prefix);
}

function readIpv4(host: string): number[] | undefined {
  const parts = host.split(".");
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part))) return undefined;
  return parts.map(Number);
}

function isPrivateIpv6(address: string): boolean {
  const groups = readIpv6(address);
  if (groups === undefined) return true;
  const first = groups[0] ?? 0;
  if ((first & 0xfe00) === 0xfc00) return true; // fc00::/7, unique local
  if ((first & 0xffc0) === 0xfe80) return true; // fe80::/10, link-local
  if (groups.slice(0, 7).every(group => group === 0) && (groups[7] ?? 0) <= 1) return true; // :: and ::1
  // IPv4 inside: mapped ::ffff:a.b.c.d, compatible ::a.b.c.d, NAT64 64:ff9b::a.b.c.d.
  const head = groups.slice(0, 6).join(" ");
  if (!["0 0 0 0 0 65535", "0 0 0 0 0 0", "100 65435 0 0 0 0"].includes(head)) return false;
  return isPrivateIpv4(groups.slice(6).flatMap(group => [group >> 8, group & 0xff]));
}

/** The eight groups of an address without a dotted part (the URL parser writes none). */
function readIpv6(address: string): number[] | undefined {
  const [head = "", tail] = address.split("::");
  const read = (part: string | undefined) =>
    part === undefined || part === "" ? [] : part.split(":").map(group => Number.parseInt(group, 16));
  const before = read(head);
  const after = read(tail);
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 0) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.some(Number.isNaN) ? undefined : groups;
}
