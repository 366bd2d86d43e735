#!/usr/bin/env bash
# Times Kallos and its peers in turn, round after round, and writes the table of docs/performance.md.
# Usage: bench/peers.sh [--quick] [--rounds N] [--out FILE.jsonl]
#   --quick    one round of two repetitions, to see that all runs; the page is left as it is
#   --rounds N rounds (default 5); rounds already in FILE count, so an interrupted run goes on
# ALONE names a command that the rounds are run under, for instance one that waits until the machine is idle.
set -euo pipefail
. "$(dirname "$0")/peers/common.sh"
rounds=5 repetitions=3 photos=500 out=$cache/rounds.jsonl quick=
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=1 rounds=1 repetitions=2 photos=100 out=$(mktemp) ;;
    --rounds) rounds=$2; shift ;;
    --out) out=$2; shift ;;
    *) fail "There is no option $1; there are --quick, --rounds N and --out FILE." ;;
  esac
  shift
done
command -v python3 >/dev/null || fail "python3 is missing; install it."
[ "$(uname -sm)" = "Linux x86_64" ] || fail "The peers' libraries are those for Linux on x86_64; this is $(uname -sm)."
mkdir -p "$cache"

# Installing and preparing are not timed.
for peer in kallos djl dl4j python; do
  "$peers/$peer/run.sh" install
done
if [ ! -d "$cache/faces" ]; then
  "$root/kallos" data synthesize "$cache/faces" --faces 500 --seed 1
fi
if [ ! -f "$cache/run/weights.safetensors" ]; then
  "$root/kallos" run "$cache/faces" --size 128x128 --epochs 1 --stop-after train --cache "$cache/packs" --out "$cache/run"
fi
folder=$cache/photos-$photos
if [ ! -d "$folder" ]; then
  mkdir -p "$folder"
  find "$cache/faces/Img" -name '*.jpg' | sort | head -n "$photos" | xargs cp -t "$folder"
fi
parameters=$("$root/kallos" network article --size 128x128 | sed -n 's/,//g; s/^ *\([0-9]*\) parameters$/\1/p')

touch "$out"
measured=$(wc -l <"$out")
if [ "$measured" -lt "$rounds" ]; then
  ${ALONE:-} python3 "$peers/rounds.py" "$root" "$repetitions" "$parameters" "$cache/run" "$folder" "$((rounds - measured))" "$out"
fi
if [ -n "$quick" ]; then
  python3 "$peers/table.py" "$out"
  rm "$out"
else
  python3 "$peers/table.py" "$out" "$root/docs/performance.md"
fi
