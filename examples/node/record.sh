#!/usr/bin/env bash
# Records the Node.js example. Needs Node.js 20 or newer and npm. See ../README.md.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

copy_sources node
npm ci --no-audit --no-fund --silent
node record.js "$OUT/node-cpu.pb.gz"
