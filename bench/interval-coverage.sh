#!/usr/bin/env bash
# Holds the intervals against what is true: how often those of the calibration error, of its differences and of the mean over a few
# people hold it. Prints Markdown tables.
# Usage: bench/interval-coverage.sh [SAMPLES]: of each kind of net and number of faces; ten times as many of people
set -euo pipefail
. "$(dirname "$0")/compile.sh"
compile IntervalCoverage.java
java -cp "$classes:$jar" dev.kallos.calibration.IntervalCoverage "${1:-200}"
