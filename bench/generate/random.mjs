/**
 * Seeded randomness. Only integer arithmetic, multiplication, division and square root are used by the
 * generator (all exactly specified), so a seed gives the same profile on every engine.
 */

const TWO_POW_32 = 4294967296;

/**
 * Mixes two 32-bit integers into one that looks random: the same pair always gives the same answer.
 * @param {number} a
 * @param {number} b
 * @returns {number} an unsigned 32-bit integer
 */
export function mix(a, b) {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * An index below `count` out of a 32-bit hash, low indices far likelier (density falls as 1/√index).
 * @param {number} hash unsigned 32-bit integer
 * @param {number} count
 */
export function skewedIndex(hash, count) {
  const unit = hash / TWO_POW_32;
  return Math.floor(count * unit * unit);
}

/** @typedef {() => number} Random a number in [0, 1), the next of its sequence */

/**
 * The sfc32 generator (Chris Doty-Humphrey, PractRand), warmed up.
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let a = mix(seed, 1);
  let b = mix(seed, 2);
  let c = mix(seed, 3);
  let counter = 1;
  const next = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / TWO_POW_32;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}
