#!/usr/bin/env bash
# Records the bundled Node.js example, twice. Needs Node.js 20 or newer and npm. See ../README.md.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
HERE=$(cd "$(dirname "$0")" && pwd)

copy_sources node-bundled
cp -r "$HERE/../node/site" .
npm ci --no-audit --no-fund --silent

bundle() {
  npx esbuild record.js --bundle --platform=node --format=esm --sourcemap --external:@datadog/pprof "$@"
}
# The profiler finds no map beside what it runs: the map comes later, as it does for who opens the profile.
bundle --minify --outfile=minified/site.mjs
bundle --outfile=plain/site.mjs
rm -rf maps recorded && mkdir -p maps recorded
mv minified/site.mjs.map maps/minified.map
mv plain/site.mjs.map maps/plain.map
node minified/site.mjs recorded/minified.pb.gz functions
node plain/site.mjs recorded/lines.pb.gz lines
mv maps/minified.map minified/site.mjs.map
mv maps/plain.map plain/site.mjs.map

rm -rf "$HERE/recorded"
cp -r recorded "$HERE/recorded"
cp -r minified plain "$HERE/recorded"
