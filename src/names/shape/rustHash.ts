import type { NameShaper } from "./shaper";

/** The hash that tells Rust's instances of one function apart. */
export const rustHash: NameShaper = {
  id: "rust-hash",
  example: ["alloc::vec::Vec<T>::push::h0123456789abcdef", "alloc::vec::Vec<T>::push"],
  looksLike: /::h[0-9a-f]{16}(?=$|\.| \[clone)/,
  shape: name => name.replace(/::h[0-9a-f]{16}(?=$|\.| \[clone)(\.llvm\.\w+)?/, ""),
};
