import { unescapeRust } from "../demangle/rustLegacy";
import type { NameShaper } from "./shaper";

const ESCAPE = /\$(LT|GT|LP|RP|RF|BP|SP|C|u[0-9a-f]{2,6})\$/;

/** Rust's paths whose lengths were read but not their escapes. */
export const rustEscapes: NameShaper = {
  id: "rust-escapes",
  example: [
    "core::ptr::drop_in_place$LT$alloc..string..String$GT$",
    "core::ptr::drop_in_place<alloc::string::String>",
  ],
  looksLike: /^(?!_{1,2}Z).*\$(LT|GT|LP|RP|RF|BP|SP|C|u[0-9a-f]{2,6})\$/s,
  // A single colon stays with its part: only whole parts are escaped.
  shape: name =>
    name
      .split("::")
      .map(part => (ESCAPE.test(part) ? unescapeRust(part) : part))
      .join("::"),
};
