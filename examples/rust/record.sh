#!/usr/bin/env bash
# Records the Rust example. Needs Rust 1.85 or newer with cargo. See ../README.md.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

copy_sources rust
# The registry's path is the recorder's own: show it as /cargo.
RUSTFLAGS="-C force-frame-pointers=yes --remap-path-prefix ${CARGO_HOME:-$HOME/.cargo}=/cargo" \
  cargo build --release --locked --quiet
./target/release/textlab rust-cpu.pb
gzip --best --no-name --stdout rust-cpu.pb > "$OUT/rust-cpu.pb.gz"
