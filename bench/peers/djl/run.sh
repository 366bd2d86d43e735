#!/usr/bin/env bash
# Installs DJL from Maven Central and times it. Usage: run.sh [REPETITIONS], or: run.sh install
set -euo pipefail
. "$(dirname "$0")/../common.sh"
build "$peers/djl"
[ "${1:-5}" = install ] && exit
plain_environment
export DJL_CACHE_DIR=$cache/djl
exec java -Dai.djl.pytorch.num_threads=2 -Dai.djl.offline=true \
  -cp "$peers/djl/target/classes:$peers/djl/target/lib/*" peers.Djl "${1:-5}"
