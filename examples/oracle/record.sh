#!/usr/bin/env bash
# Writes the odd profiles and records what pprof prints for every profile. Needs Go, Node.js and `npm ci`.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

install_pprof
cd "$(dirname "$0")"
node odd-profiles.mjs
node record.mjs "$PPROF"
npx --no-install biome format --write cases.json reports.json
