#!/usr/bin/env bash
# For each region the label can be planted in: draws faces, trains a net on them, explains it, and prints which methods find the
# region. Also lists the tests that each method fails.
# METHODS names the methods, by default those that run the net once a face; SAMPLE is how many faces the others explain.
# Usage: [METHODS=all] [SAMPLE=200] bench/planted.sh [OUT] [FACES] [REGION...]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
kallos=${KALLOS:-$here/kallos}
out=${1:-$(mktemp -d)}
faces=${2:-4000}
mkdir -p "$out"
if [ $# -gt 2 ]; then shift 2; regions=("$@"); else regions=(hair forehead brows eyes nose cheeks mouth chin_and_jaw neck); fi
for region in "${regions[@]}"; do
  run=$out/$region
  [ -d "$run/faces" ] || "$kallos" data synthesize "$run/faces" --faces "$faces" --seed 1 --plant "$region" >"$out/$region.log" 2>&1
  [ -f "$run/run/metrics.json" ] || "$kallos" run "$run/faces" --network pooled --size 64x80 --epochs 15 --seed 1 \
    --stop-after evaluate --out "$run/run" >>"$out/$region.log" 2>&1
  [ -f "$run/run/explanations/scoreboard.csv" ] || "$kallos" explain "$run/run" --methods "${METHODS:-gradient}" \
    ${SAMPLE:+--sample "$SAMPLE"} >>"$out/$region.log" 2>&1
done
python3 - "$out" "${regions[@]}" <<'PY'
import csv, json, sys
out, regions = sys.argv[1], sys.argv[2:]
def rows(region, name):
    return list(csv.DictReader(open("%s/%s/run/explanations/%s" % (out, region, name))))
print("| region | test accuracy (best reachable) | area | method | cells wide | pointing game | peak inside | lift | random weights |")
print("|---|---|---|---|---|---|---|---|---|")
for region in regions:
    metrics = json.load(open("%s/%s/run/metrics.json" % (out, region)))
    planted = rows(region, "planted.csv")
    controls = {row["method"] for row in rows(region, "scoreboard.csv") if row["control"] == "1"}
    random = {row["method"]: row for row in planted if row["weights"] == "random"}
    trained = [row for row in planted if row["weights"] == "trained" and row["pointing_game"]]
    real = sorted((r for r in trained if r["method"] not in controls),
                  key=lambda r: (min(float(r["pointing_game"]), .95), float(r["lift"])), reverse=True)
    for row in real[:4] + [r for r in trained if r["method"] == "random"]:
        chance = random[row["method"]]
        print("| %s | %.1f %% (%.1f %%) | %.1f %% | %s, %s | %.1f | %.0f %% of %s (%.0f–%.0f) | %.0f %% | %.1f (%.1f–%.1f) | %.0f %%, %.1f |" % (
            region, 100 * metrics["test"]["accuracy"], 100 * metrics["bayes_accuracy"], 100 * float(row["area_share"]),
            row["method"], row["layer"], float(row["cells"]), 100 * float(row["pointing_game"]), row["faces"],
            100 * float(row["pointing_game_lo"] or "nan"), 100 * float(row["pointing_game_hi"] or "nan"), 100 * float(row["inside"]), float(row["lift"]),
            float(row["lift_lo"] or "nan"), float(row["lift_hi"] or "nan"), 100 * float(chance["pointing_game"] or "nan"),
            float(chance["lift"] or "nan")))
print("\n| method | " + " | ".join(regions) + " |\n|---|" + "---|" * len(regions))
methods = [row["method"] for row in rows(regions[0], "scoreboard.csv")]
for method in methods:
    cells = []
    for region in regions:
        failed = [r["test"] for r in rows(region, "checks.csv") if r["method"] == method and r["passes"] == "0"]
        cells.append(", ".join(failed) or "none")
    print("| %s | %s |" % (method, " | ".join(cells)))
PY
