#!/usr/bin/env bash
# Builds Kallos and times it as its peers are timed. Usage: run.sh [REPETITIONS], or: run.sh install
set -euo pipefail
. "$(dirname "$0")/../common.sh"
"$root/kallos" --version >/dev/null
[ "${1:-5}" = install ] && exit
plain_environment
# As the launcher starts it.
export MALLOC_ARENA_MAX=1
exec java -Xms48m -Xmx2g -Xmn32m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 \
  -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
  -cp "$root/kallos-cli/target/kallos.jar" "$peers/kallos/Kallos.java" "${1:-5}"
