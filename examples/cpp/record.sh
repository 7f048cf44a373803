#!/usr/bin/env bash
# Records the C++ example. Needs, on Debian: g++ llvm libgoogle-perftools-dev, and Go to install pprof. (With
# binutils instead of llvm the profile has no column numbers.)
# See ../README.md.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

install_pprof
copy_sources cpp
g++ -std=c++20 -O2 -g -fno-omit-frame-pointer -Wall -Wextra -o timetable \
  main.cpp timetable.cpp route.cpp map.cpp -Wl,--no-as-needed -lprofiler
CPUPROFILE=timetable.prof CPUPROFILE_FREQUENCY=200 ./timetable 10
# The recorder writes addresses in its old binary format: pprof adds the names, with C++ names in full.
"$PPROF" -proto -symbolize=local:demangle=full -output cpp-cpu.pb.gz timetable timetable.prof
cp cpp-cpu.pb.gz "$OUT/cpp-cpu.pb.gz"
