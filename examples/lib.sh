# Shared by the recording scripts; sourced, not run.

# Where the profiles go.
OUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../public/examples" && pwd)

# The pprof that turns legacy profiles into profile.proto and whose answers the tests expect.
# Go's bundled `go tool pprof` is another version.
PPROF_VERSION=v0.0.0-20261016150608-1facf8f91b50

# Copies one language's folder to a path that is the same on every machine and goes there: profiles
# record paths, and these end in examples/<language>/<file>, as in this repository.
copy_sources() {
  local from=/tmp/proflens/examples/$1
  rm -rf "$from"
  mkdir -p "$from"
  cp -r "$(dirname "${BASH_SOURCE[0]}")/$1/." "$from"
  cd "$from"
}

# Installs the pinned pprof once into the repository's cache folder and sets PPROF to it.
install_pprof() {
  local bin
  bin=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/.cache/pprof-$PPROF_VERSION
  PPROF=$bin/pprof
  [ -x "$PPROF" ] || GOBIN=$bin go install "github.com/google/pprof@$PPROF_VERSION"
}
