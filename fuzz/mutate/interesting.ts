/** Numbers at which readers and counters go wrong. */
export const NUMBERS: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, 7n, 15n, 127n, 128n, 255n, 256n, 16_383n, 16_384n, 65_535n, 65_536n, 1_000_000n],
  ...[31n, 32n, 53n, 63n, 64n].flatMap(bits => [2n ** bits - 1n, 2n ** bits, 2n ** bits + 1n]),
  ...[-1n, -2n, -(2n ** 31n), -(2n ** 53n) - 1n, -(2n ** 63n)],
];

/** The same, and what else a text may have where a number belongs. */
export const NUMBER_TEXTS: readonly string[] = [
  ...NUMBERS.map(String),
  ...["-0", "1e308", "-1e308", "1e-308", "0.5", "1_000", "0x", "0xffffffffffffffff", "9".repeat(400), "NaN"],
  ...["Infinity", "", "+1", "٣", "1.", ".5", "1e", "00012"],
];

/** Texts that something may take for more than a text. */
export const TEXTS: readonly string[] = [
  ...[
    "",
    " ",
    "\0",
    "\n",
    "\t",
    "\r\n",
    ";",
    ":",
    "@",
    "[",
    "]",
    "(",
    ")",
    "#",
    "=",
    "->",
    "\\",
    '"',
    "%s",
    "-",
  ],
  ...["\ufeff", "\u202egnirts", "κόσμος", "\u{1f525}", "\u0000\u0001", "\u2028", "é".normalize("NFD")],
  ...["<img src=x onerror=alert(1)>", "javascript:alert(1)", "../../etc/passwd", "__proto__", "constructor"],
  ...["x".repeat(300), "(".repeat(60), "[not read]", "--- ", "_[i]", "runtime.main", "..", "null"],
];

/** Bytes that are no UTF-8: alone, overlong, a half of a pair, beyond the last character, cut off. */
export const BAD_UTF8: readonly (readonly number[])[] = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
];
