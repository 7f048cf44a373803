#!/usr/bin/env bash
# Records the Go examples. Needs Go 1.26 or newer. See ../README.md.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

copy_sources go
go build -trimpath -o orders-service .
for kind in cpu heap mutex; do
  ./orders-service -profile "$kind" -duration 20s -out "$OUT/go-$kind.pb.gz"
done
