#!/usr/bin/env bash
# Trains the article's net on the data set given in bf16 and in fp32, split by subject, with each seed, and prints the test
# accuracies and the difference of their means beside its standard error over the seeds; then the differences on the validation
# part, epoch by epoch from the fourth on, whichever epoch was kept. THREADS=1 trains on one core, which rounds otherwise than two do.
# Usage: [SEEDS='1 2 3 4 5'] [THREADS=N] bench/precision.sh DATASET [OUT]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=${2:-$(mktemp -d)}
mkdir -p "$out"
seeds=${SEEDS:-1 2 3 4 5}
for seed in $seeds; do
  for precision in bf16 fp32; do
    run=$out/$precision-$seed
    [ -f "$run/metrics.json" ] || "$here/kallos" run "$data" --network article --size 64x80 --split subjects \
      --precision "$precision" --seed "$seed" ${THREADS:+--threads "$THREADS"} --stop-after evaluate --out "$run" >"$run.log" 2>&1
  done
done
python3 - "$out" $seeds <<'PY'
import csv, json, statistics, sys
out, seeds = sys.argv[1], sys.argv[2:]
accuracy = lambda precision, seed: json.load(open(f"{out}/{precision}-{seed}/metrics.json"))["test"]["accuracy"]
epochs = lambda precision, seed: sum(1 for _ in open(f"{out}/{precision}-{seed}/history.csv")) - 1
error = lambda values: statistics.stdev(values) / len(values) ** 0.5
columns = {p: [100 * accuracy(p, s) for s in seeds] for p in ("bf16", "fp32")}
print("| seed | bf16 | fp32 | difference | epochs |\n|---|---|---|---|---|")
for i, seed in enumerate(seeds):
    b, f = columns["bf16"][i], columns["fp32"][i]
    print(f"| {seed} | {b:.2f} % | {f:.2f} % | {b - f:+.2f} | {epochs('bf16', seed)}, {epochs('fp32', seed)} |")
mean = {p: statistics.mean(v) for p, v in columns.items()}
paired = [b - f for b, f in zip(*columns.values())]
print(f"| mean | {mean['bf16']:.2f} % | {mean['fp32']:.2f} % | {mean['bf16'] - mean['fp32']:+.2f} | |")
def epoch_by_epoch(column, seed):
    both = [[float(row[column]) for row in csv.DictReader(open(f"{out}/{p}-{seed}/history.csv"))] for p in ("bf16", "fp32")]
    return statistics.mean(b - f for b, f in list(zip(*both))[3:])
print(f"| standard error | {error(columns['bf16']):.2f} | {error(columns['fp32']):.2f} | {error(paired):.2f} (paired) | |\n")
for column, factor, digits in (("val_accuracy", 100, 2), ("val_loss", 1, 4)):
    gaps = [factor * epoch_by_epoch(column, seed) for seed in seeds]
    print(f"{column}, epoch by epoch: {statistics.mean(gaps):+.{digits}f}, standard error {error(gaps):.{digits}f}")
PY
