#!/usr/bin/env bash
# Times the main job as a user runs it: --help, the demo, and a run on real faces in a CelebA layout (the folder given).
# Usage: bench/main-job.sh [DATASET]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KALLOS_CACHE=$work/cache

"$here/kallos" --version >/dev/null   # builds, if it must

timed() {
  local name=$1; shift
  local begin end
  begin=$(date +%s.%N)
  "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  end=$(date +%s.%N)
  printf '| %s | %.1f s | %s |\n' "$name" "$(echo "$end - $begin" | bc -l)" "$(grep -E '^Trained' "$work/log" || true)"
}

printf '%s cores, %s\n\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
printf '| what | time | |\n|---|---|---|\n'
timed '`kallos --help`' "$here/kallos" --help
timed '`kallos demo`' "$here/kallos" demo --out "$work/demo"
if [ $# -gt 0 ]; then
  timed '`kallos run DATASET --network article --size 64x80`' \
    "$here/kallos" run "$1" --network article --size 64x80 --out "$work/run"
fi
