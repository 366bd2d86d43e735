#!/usr/bin/env bash
# Holds the intervals against what is true: how often those of the calibration error and of the mean over a few people hold it.
# Prints Markdown tables.
# Usage: bench/interval-coverage.sh [SAMPLES]: of each kind of net and number of faces; ten times as many of people
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$here/kallos" --version >/dev/null   # builds, if it must
jar=$here/kallos-cli/target/kallos.jar
javac -cp "$jar" -d "$classes" "$here/bench/IntervalCoverage.java"
java -cp "$classes:$jar" dev.kallos.calibration.IntervalCoverage "${1:-200}"
