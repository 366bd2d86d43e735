#!/usr/bin/env bash
# Takes the parts of modern's training out one at a time, trains with several seeds each, split by subject, and prints what each
# is worth in accuracy and log loss, on the validation and the test part together, and in time. JOBS runs go on side by side and
# share the cores. Runs already in OUT count, so an interrupted one goes on.
# Usage: [SEEDS='101 102 103'] [EPOCHS=30] [JOBS=1] bench/ablation.sh DATASET [OUT]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=${2:-$(mktemp -d)}
seeds=${SEEDS:-101 102 103}
epochs=${EPOCHS:-30}
lanes=${JOBS:-1}
cores=$(nproc)
mkdir -p "$out"
variants=(
  "as it is|"
  "without the other attributes|--other-attributes 0"
  "without augmentation but mirroring|--augment none=0"
  "without erasing|--augment erasing=0"
  "without mixup|--mixup 0"
  "a third fewer epochs|--epochs $((epochs * 2 / 3))"
  "without mirroring, in training and scoring|--no-mirror --no-score-mirrored"
  "scored as the face stands|--no-score-mirrored"
  "one step size throughout, a third of its peak|--schedule constant --learning-rate 0.001"
  "without averaged weights|--average 0"
  "without weight decay|--weight-decay 0"
  "with labels smoothed by 0.1|--label-smoothing 0.1"
)
train() {
  local options=$1 seed=$2 run
  run=$out/$(tr -c 'a-z0-9\n' - <<<"modern $options")-$seed
  [[ $options == *--epochs* ]] || options+=" --epochs $epochs"
  # shellcheck disable=SC2086
  [ -f "$run/metrics.json" ] || "$here/kallos" run "$data" --network modern --size 64x80 --split subjects $options \
    --seed "$seed" --threads $((lanes < cores ? cores / lanes : 1)) --stop-after evaluate --out "$run" >"$run.log" 2>&1
}
"$here/kallos" --version >/dev/null
for seed in $seeds; do
  for variant in "${variants[@]}"; do
    while (($(jobs -rp | wc -l) >= lanes)); do wait -n; done
    train "${variant#*|}" "$seed" &
  done
done
while (($(jobs -p | wc -l))); do wait -n; done
python3 - "$out" "$seeds" "${variants[@]}" <<'PY'
import csv, json, re, statistics, sys
out, seeds, variants = sys.argv[1], sys.argv[2].split(), [v.split("|") for v in sys.argv[3:]]
def runs(options):
    for seed in seeds:
        run = f"{out}/{re.sub('[^a-z0-9]', '-', 'modern ' + options)}-{seed}"
        metrics = json.load(open(run + "/metrics.json"))
        parts = [metrics["validation"], metrics["test"]]
        held_out = [sum(part["n"] * part[name] for part in parts) / sum(part["n"] for part in parts) for name in ("accuracy", "log_loss")]
        seconds = sum(float(row["seconds"]) for row in csv.DictReader(open(run + "/history.csv")))
        yield 100 * held_out[0], held_out[1], seconds / 60
whole = list(runs(""))
print("| modern | accuracy | to as it is | log loss | to as it is | minutes a seed |\n|---|---|---|---|---|---|")
for name, options in variants:
    own = list(runs(options))
    mean = [statistics.mean(column) for column in zip(*own)]
    gaps = [[a[i] - b[i] for a, b in zip(own, whole)] for i in (0, 1)]
    spread = [f"{statistics.mean(g):+.{d}f} ± {statistics.stdev(g):.{d}f}" if options and len(g) > 1 else "" for g, d in zip(gaps, (1, 3))]
    print(f"| {name} | {mean[0]:.1f} % | {spread[0]} | {mean[1]:.3f} | {spread[1]} | {mean[2]:.1f} |")
PY
