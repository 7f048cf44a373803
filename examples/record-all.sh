#!/usr/bin/env bash
# Records every example again, and pprof's answers for them. Takes a few minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")"
for language in go node rust cpp; do
  "./$language/record.sh"
done
./oracle/record.sh
