#!/usr/bin/env bash
# Trains article and baseline on the data set given, split by subject, with seeds 1, 2 and 3, and prints the test accuracies.
# Usage: bench/accuracy.sh DATASET [OUT]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=${2:-$(mktemp -d)}
printf '| network | seed | validation | test | 95 %% interval | AUC | epochs |\n|---|---|---|---|---|---|---|\n'
for network in article baseline; do
  for seed in 1 2 3; do
    run=$out/$network-$seed
    [ -f "$run/metrics.json" ] || "$here/kallos" run "$data" --network "$network" --size 64x80 --split subjects \
      --seed "$seed" --stop-after evaluate --out "$run" >"$out/$network-$seed.log" 2>&1
    python3 - "$run" "$network" "$seed" <<'PY'
import json, sys
run, network, seed = sys.argv[1:]
m = json.load(open(run + "/metrics.json"))
t = m["test"]
epochs = sum(1 for _ in open(run + "/history.csv")) - 1
print("| %s | %s | %.1f %% | %.1f %% | %.1f–%.1f %% | %.3f | %d |" % (network, seed, 100 * m["validation"]["accuracy"],
      100 * t["accuracy"], 100 * t["accuracy_ci95"][0], 100 * t["accuracy_ci95"][1], t["auc"], epochs))
PY
  done
done
