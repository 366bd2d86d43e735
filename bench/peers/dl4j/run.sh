#!/usr/bin/env bash
# Installs Deeplearning4j from Maven Central and times it. Usage: run.sh [REPETITIONS], or: run.sh install
set -euo pipefail
. "$(dirname "$0")/../common.sh"
vectors=avx2
! grep -qw avx512f /proc/cpuinfo || vectors=avx512
build "$peers/dl4j" "-Ddl4j.vectors=$vectors"
[ "${1:-5}" = install ] && exit
plain_environment
export OMP_NUM_THREADS=2
exec java -Dorg.bytedeco.javacpp.platform.extension="-onednn-$vectors" \
  -cp "$peers/dl4j/target/classes:$peers/dl4j/target/lib/*" peers.Dl4j "${1:-5}"
