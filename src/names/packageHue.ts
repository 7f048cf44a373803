/**
 * Colours by package: the hue is a hash of the package's name, so it is the same in every view, file and day.
 */

/** FNV-1a over UTF-16 units, then spread by Murmur3's finaliser: near names get far hues. Degrees, 0 ≤ hue < 360. */
export function packageHueDegrees(packageName: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < packageName.length; index++) {
    hash = Math.imul(hash ^ packageName.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 360;
}

/** Hues nearer than this are hard to tell apart. */
const NEAR_DEGREES = 20;

/**
 * Shades (-1, 0 or 1) that tell the heaviest packages apart where their hues are near: each takes the first shade
 * that no heavier package near it has.
 * @param packages heaviest first
 */
export function packageShades(packages: readonly string[]): Map<string, -1 | 0 | 1> {
  const shades = new Map<string, -1 | 0 | 1>();
  for (const [index, name] of packages.entries()) {
    const near = packages.slice(0, index).filter(other => hueDistance(other, name) < NEAR_DEGREES);
    const taken = new Set(near.map(other => shades.get(other)));
    shades.set(name, ([0, -1, 1] as const).find(shade => !taken.has(shade)) ?? 0);
  }
  return shades;
}

function hueDistance(first: string, second: string): number {
  const distance = Math.abs(packageHueDegrees(first) - packageHueDegrees(second));
  return Math.min(distance, 360 - distance);
}
