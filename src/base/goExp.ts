/**
 * `math.Exp` of Go on x86-64 with FMA (`src/math/exp_amd64.s`, after Naoki Shibata's SLEEF, public domain), to the last
 * bit: the engines' `Math.exp` differs there, and figures that are cut to whole numbers show it.
 */
export function goExp(value: number): number {
  if (Number.isNaN(value)) return value;
  if (value > OVERFLOW) return Infinity;
  const exponent = roundToEven(value * Math.LOG2E);
  if (exponent + BIAS + 52 < 0) return 0;
  let x = fma(-exponent, LN2_UPPER, value);
  x = fma(-exponent, LN2_LOWER, x) * 0.0625;
  let sum: number = TAYLOR[0];
  for (let term = 1; term < TAYLOR.length; term++) sum = fma(x, sum, TAYLOR[term]);
  x *= sum;
  // e^16x - 1 from e^x - 1, doubling four times.
  for (let doubling = 0; doubling < 3; doubling++) x *= x + 2;
  x = fma(x + 2, x, 1);
  if (exponent + BIAS > 0) return exponent + BIAS >= 0x7ff ? Infinity : x * 2 ** exponent;
  return x * 2 ** (exponent + BIAS - 1) * 2 ** (1 - BIAS);
}

const OVERFLOW = 7.09782712893384e2;
const LN2_UPPER = 0.69314718055966295651160180568695068359375;
const LN2_LOWER = 2.8235290563031577e-13;
const BIAS = 0x3ff;
/** 1/8!, 1/7! and so on, to 1. */
const TAYLOR = [1 / 40_320, 1 / 5_040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1] as const;

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);

/**
 * a × b + c rounded once, for magnitudes far from the ends of the range (Boldo and Melquiond, "Emulation of FMA and
 * correctly rounded sums: proved algorithms using rounding to odd", 2008).
 */
function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const productRest = restOfProduct(a, b, product);
  const high = c + productRest;
  const highRest = restOfSum(c, productRest, high);
  const sum = product + high;
  const sumRest = restOfSum(product, high, sum);
  return sum + oddSum(highRest, sumRest);
}

function restOfSum(a: number, b: number, sum: number): number {
  const shareOfB = sum - a;
  return a - (sum - shareOfB) + (b - shareOfB);
}

/** Dekker's and Veltkamp's. */
function restOfProduct(a: number, b: number, product: number): number {
  const highA = upperHalf(a);
  const highB = upperHalf(b);
  const lowA = a - highA;
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

function upperHalf(value: number): number {
  const scaled = (2 ** 27 + 1) * value;
  return scaled - (scaled - value);
}

/** The sum rounded to the neighbour whose last bit is 1, where it is not exact. */
function oddSum(a: number, b: number): number {
  const sum = a + b;
  const rest = restOfSum(a, b, sum);
  if (rest === 0) return sum;
  double[0] = sum;
  if (bits[0] % 2n === 1n) return sum;
  bits[0] += rest > 0 === sum > 0 ? 1n : -1n;
  return double[0];
}
