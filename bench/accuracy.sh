#!/usr/bin/env bash
# Trains nets on the data set given, split by subject, with several seeds, and prints the test accuracies, their means, and each
# net's mean lead over the first one with an interval that resamples people, who keep their faces of all seeds.
# With MEMBERS=5 also trains four more nets of the last network on each split, and the ensemble of the five is a row of its own.
# THREADS=1 trains on one core, which rounds otherwise than two do. Runs already in OUT count, so an interrupted one goes on.
# Usage: [NETWORKS='article baseline modern'] [SEEDS='1 2 3 4 5'] [MEMBERS=1] [THREADS=N] bench/accuracy.sh DATASET [OUT]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=${2:-$(mktemp -d)}
networks=${NETWORKS:-article baseline modern}
seeds=${SEEDS:-1 2 3 4 5}
members=${MEMBERS:-1}
mkdir -p "$out"
train() {
  [ -f "$out/$1/metrics.json" ] || "$here/kallos" run "$data" --network "$2" --size 64x80 --split subjects \
    --seed "$3" --split-seed "$4" ${THREADS:+--threads "$THREADS"} --stop-after evaluate --out "$out/$1" >"$out/$1.log" 2>&1
}
for network in $networks; do
  for seed in $seeds; do
    train "$network-$seed" "$network" "$seed" "$seed"
  done
done
if [ "$members" -gt 1 ]; then
  network=${networks##* }
  for seed in $seeds; do
    runs=("$out/$network-$seed")
    for ((member = 1; member < members; member++)); do
      train "$network-$seed-$member" "$network" $((seed + 100 * member)) "$seed"
      runs+=("$out/$network-$seed-$member")
    done
    whole=$out/${network}x$members-$seed
    [ -f "$whole/metrics.json" ] || "$here/kallos" ensemble "${runs[@]}" --stop-after evaluate --out "$whole" >"$whole.log" 2>&1
  done
  networks="$networks ${network}x$members"
fi
python3 - "$out" "$networks" "$seeds" <<'PY'
import collections, csv, json, random, statistics, sys
out, networks, seeds = sys.argv[1], sys.argv[2].split(), sys.argv[3].split()
print("| network | seed | validation | test | 95 % interval | AUC | epochs | minutes |\n|---|---|---|---|---|---|---|---|")
right = {}
for network in networks:
    tests = []
    for seed in seeds:
        run = f"{out}/{network}-{seed}"
        m = json.load(open(run + "/metrics.json"))
        t = m["test"]
        name, _, members = network.partition("x")
        nets = [f"{name}-{seed}"] + [f"{name}-{seed}-{member}" for member in range(1, int(members or 1))]
        histories = [list(csv.DictReader(open(f"{out}/{net}/history.csv"))) for net in nets]
        minutes = sum(float(row["seconds"]) for history in histories for row in history) / 60
        tests.append(100 * t["accuracy"])
        lo, hi = (100 * end for end in t["accuracy_ci95"])
        print(f"| {network} | {seed} | {100 * m['validation']['accuracy']:.1f} % | {tests[-1]:.1f} % | {lo:.1f}–{hi:.1f} % "
              f"| {t['auc']:.3f} | {sum(map(len, histories))} | {minutes:.1f} |")
        for row in csv.DictReader(open(run + "/scores.csv")):
            if row["partition"] == "test":
                right[network, seed, row["file"]] = (row["subject"], (float(row["logit"]) > 0) == (row["label"] == "1"))
    spread = f" ± {statistics.stdev(tests):.1f}" if len(tests) > 1 else ""
    print(f"| {network} | mean | | **{statistics.mean(tests):.2f} %**{spread} | | | | |")
for network in networks[1:]:
    people = collections.defaultdict(lambda: [0, 0])
    for (name, seed, file), (subject, ok) in right.items():
        if name == network:
            people[subject][0] += ok - right[networks[0], seed, file][1]
            people[subject][1] += 1
    sums, generator = list(people.values()), random.Random(1)
    lead = lambda drawn: 100 * sum(s[0] for s in drawn) / sum(s[1] for s in drawn)
    draws = sorted(lead(generator.choices(sums, k=len(sums))) for _ in range(2000))
    print(f"\n{network} leads {networks[0]} by {lead(sums):.2f} points ({draws[50]:.2f} to {draws[1949]:.2f}), over the "
          f"{sum(s[1] for s in sums):,} test faces of all seeds, {len(sums):,} people.")
PY
