#!/usr/bin/env bash
# Trains the article's net on the data set given in bf16 and in fp32, split by subject, with each seed, and prints the test
# accuracies and the difference of their means beside its standard error over the seeds; then the differences on the validation
# part: of the epoch kept, and epoch by epoch from the fourth on, whichever was kept.
# THREADS=1 trains on one core, which rounds otherwise than two do. MOST=validation or MOST=test (CelebA's own layout) trains on half
# of the faces, gives that part two fifths and the other a tenth: on so many, smaller differences can be told.
# Usage: [SEEDS='1 2 3 4 5'] [THREADS=N] [MOST=PART] bench/precision.sh DATASET [OUT]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "$1" && pwd)
out=${2:-$(mktemp -d)}
mkdir -p "$out"
seeds=${SEEDS:-1 2 3 4 5}

# The data set with a partition file of its own: subjects in random order, half of the faces to train, then a tenth, then the rest.
halved() {
  mkdir -p "$out/data-$1/Eval"
  ln -sfn "$data/Anno" "$out/data-$1/Anno"
  ln -sfn "$data/Img" "$out/data-$1/Img"
  python3 - "$out/data-$1" "$1" "$MOST" <<'PY'
import collections, random, sys
folder, seed = sys.argv[1], int(sys.argv[2])
train, few, most = 0, *{"validation": (2, 1), "test": (1, 2)}[sys.argv[3]]
faces = [line.split() for line in open(folder + "/Anno/identity_CelebA.txt")]
pictures = collections.Counter(subject for _, subject in faces)
subjects = sorted(pictures)
random.Random(seed).shuffle(subjects)
partition, dealt = {}, 0
for subject in subjects:
    partition[subject] = train if dealt < 0.5 * len(faces) else few if dealt < 0.6 * len(faces) else most
    dealt += pictures[subject]
with open(folder + "/Eval/list_eval_partition.txt", "w") as out:
    out.writelines(f"{file} {partition[subject]}\n" for file, subject in faces)
PY
}

for seed in $seeds; do
  from=$data split=subjects
  if [ -n "${MOST:-}" ]; then
    halved "$seed"
    from=$out/data-$seed split=official
  fi
  for precision in bf16 fp32; do
    run=$out/$precision-$seed
    [ -f "$run/metrics.json" ] || "$here/kallos" run "$from" --network article --size 64x80 --split "$split" \
      --precision "$precision" --seed "$seed" ${THREADS:+--threads "$THREADS"} --stop-after evaluate --out "$run" >"$run.log" 2>&1
  done
done
python3 - "$out" $seeds <<'PY'
import csv, json, statistics, sys
out, seeds = sys.argv[1], sys.argv[2:]
accuracy = lambda precision, seed: json.load(open(f"{out}/{precision}-{seed}/metrics.json"))["test"]["accuracy"]
history = lambda precision, seed: list(csv.DictReader(open(f"{out}/{precision}-{seed}/history.csv")))
error = lambda values: statistics.stdev(values) / len(values) ** 0.5
columns = {p: [100 * accuracy(p, s) for s in seeds] for p in ("bf16", "fp32")}
print("| seed | bf16 | fp32 | difference | epochs |\n|---|---|---|---|---|")
for i, seed in enumerate(seeds):
    b, f = columns["bf16"][i], columns["fp32"][i]
    print(f"| {seed} | {b:.2f} % | {f:.2f} % | {b - f:+.2f} | {len(history('bf16', seed))}, {len(history('fp32', seed))} |")
mean = {p: statistics.mean(v) for p, v in columns.items()}
paired = [b - f for b, f in zip(*columns.values())]
print(f"| mean | {mean['bf16']:.2f} % | {mean['fp32']:.2f} % | {mean['bf16'] - mean['fp32']:+.2f} | |")
print(f"| standard error | {error(columns['bf16']):.2f} | {error(columns['fp32']):.2f} | {error(paired):.2f} (paired) | |\n")
def kept(precision, seed):
    return max(float(row["val_accuracy"]) for row in history(precision, seed))
def epoch_by_epoch(column, seed):
    both = zip(history("bf16", seed), history("fp32", seed))
    return statistics.mean(float(b[column]) - float(f[column]) for b, f in list(both)[3:])
def tell(name, gaps, digits):
    print(f"{name}: {statistics.mean(gaps):+.{digits}f}, standard error {error(gaps):.{digits}f}")
tell("val_accuracy of the epoch kept", [100 * (kept("bf16", s) - kept("fp32", s)) for s in seeds], 2)
tell("val_accuracy, epoch by epoch", [100 * epoch_by_epoch("val_accuracy", s) for s in seeds], 2)
tell("val_loss, epoch by epoch", [epoch_by_epoch("val_loss", s) for s in seeds], 4)
PY
