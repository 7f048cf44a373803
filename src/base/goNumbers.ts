/**
 * Go's number formatting where it differs from JavaScript's.
 * `toFixed` rounds ties of the decimal text up; Go's `%.2f` rounds the exact binary value, ties to even.
 */

/** `%.2f` of Go: the exact value of the double, rounded half to even. `value` must be finite. */
export function fixed2(value: number): string {
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  // Ties need the value to be a multiple of 1/8 (x.xx5 exactly in binary); then value·1000 is exact below 2^43.
  const thousandths = magnitude * 1000;
  let text: string;
  if (magnitude < 2 ** 40 && magnitude * 8 === Math.floor(magnitude * 8) && thousandths % 10 === 5) {
    const hundredths = Math.floor(thousandths / 10);
    const even = hundredths % 2 === 0 ? hundredths : hundredths + 1;
    const whole = Math.floor(even / 100);
    text = `${whole}.${String(even - whole * 100).padStart(2, "0")}`;
  } else {
    // toFixed switches to exponents at 1e21; BigInt text is exact there.
    text = magnitude < 1e21 ? magnitude.toFixed(2) : `${BigInt(magnitude)}.00`;
  }
  return negative ? `-${text}` : text;
}

/** `%.2g` of Go: two significant digits, no trailing zeros, exponents (two digits at least) below 1e-4. */
export function general2(value: number): string {
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "0", exponentText = "0"] = value.toExponential(1).split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 2) {
    const sign = exponent < 0 ? "-" : "+";
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa.replace(/\.0$/, "")}e${sign}${digits}`;
  }
  const text = value.toFixed(Math.max(0, 1 - exponent));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
