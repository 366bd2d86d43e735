#!/usr/bin/env bash
# Takes the parts of modern and of its training out one at a time, trains with several seeds each, split by subject, and prints
# what each is worth in accuracy and log loss, on the validation and the test part together, and in time: as many epochs as one
# run had, each as long as the fastest quarter of them at most, for other programs may have slowed the rest. JOBS runs go on side
# by side and share the cores. Runs already in OUT count, so an interrupted one goes on.
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
modern='--augment shift=0.05,zoom=0.05,turn=5,light=0.15,colour=0.05,erasing=0.25 --average 250 --other-attributes 4 --mixup 0.2'
modern+=' --schedule one-cycle --weight-decay 0.02 --l2 0 --keep loss --score-mirrored'
variants=(
  "as it is|"
  "the article's layers, trained like it, with a third of the step size|--network article $modern --patience $epochs"
  "without the other attributes|--other-attributes 0"
  "without augmentation but mirroring|--augment none=0"
  "without erasing|--augment erasing=0"
  "without mixup|--mixup 0"
  "without mirroring, in training and scoring|--no-mirror --no-score-mirrored"
  "one step size throughout, a third of its peak|--schedule constant --learning-rate 0.001"
  "without averaged weights|--average 0"
  "without weight decay|--weight-decay 0"
  "the epoch of the highest accuracy kept|--keep accuracy"
)
name() { tr -c 'a-z0-9\n' - <<<"modern $1"; }
train() {
  local options=$1 seed=$2 run
  run=$out/$(name "$options" | cut -c 1-80)-$seed
  [[ $options == *--network* ]] || options="--network modern $options"
  # shellcheck disable=SC2086
  [ -f "$run/metrics.json" ] || "$here/kallos" run "$data" --size 64x80 --split subjects $options --epochs "$epochs" \
    --seed "$seed" --threads $((lanes < cores ? cores / lanes : 1)) --stop-after evaluate --out "$run" >"$run.log" 2>&1
}
# The same weights, each face scored as it stands.
unmirrored() {
  local run=$out/unmirrored-$1
  [ ! -f "$run/metrics.json" ] || return 0
  rm -rf "$run"
  cp -r "$out/modern--$1" "$run"
  rm "$run/scores.csv" "$run/metrics.json"
  sed -i 's/"score_mirrored" *: *true/"score_mirrored" : false/' "$run/config.json"
  "$here/kallos" evaluate "$run" >"$run.log" 2>&1
}
"$here/kallos" --version >/dev/null
for seed in $seeds; do
  for variant in "${variants[@]}"; do
    while (($(jobs -rp | wc -l) >= lanes)); do wait -n; done
    train "${variant#*|}" "$seed" &
  done
done
while (($(jobs -p | wc -l))); do wait -n; done
for seed in $seeds; do unmirrored "$seed"; done
python3 - "$out" "$seeds" "${variants[@]}" "scored as the face stands|unmirrored" <<'PY'
import csv, json, re, statistics, sys
out, seeds, variants = sys.argv[1], sys.argv[2].split(), [v.split("|") for v in sys.argv[3:]]
def runs(options):
    name = options if options == "unmirrored" else re.sub("[^a-z0-9]", "-", "modern " + options)[:80]
    for seed in seeds:
        run = f"{out}/{name}-{seed}"
        metrics = json.load(open(run + "/metrics.json"))
        parts = [metrics["validation"], metrics["test"]]
        held_out = [sum(part["n"] * part[name] for part in parts) / sum(part["n"] for part in parts) for name in ("accuracy", "log_loss")]
        seconds = [float(row["seconds"]) for row in csv.DictReader(open(run + "/history.csv"))]
        yield 100 * held_out[0], held_out[1], seconds
whole = list(runs(""))
print("| modern | accuracy | to as it is | log loss | to as it is | minutes a seed |\n|---|---|---|---|---|---|")
for name, options in variants:
    own = list(runs(options))
    mean = [statistics.mean(row[i] for row in own) for i in (0, 1)]
    epochs = sorted(seconds for row in own for seconds in row[2])
    minutes = epochs[len(epochs) // 4] * len(own[0][2]) / 60
    gaps = [[a[i] - b[i] for a, b in zip(own, whole)] for i in (0, 1)]
    spread = [f"{statistics.mean(g):+.{d}f} ± {statistics.stdev(g):.{d}f}" if options and len(g) > 1 else "" for g, d in zip(gaps, (1, 3))]
    print(f"| {name} | {mean[0]:.1f} % | {spread[0]} | {mean[1]:.3f} | {spread[1]} | {minutes:.1f} |")
PY
