#!/usr/bin/env bash
# Times small parts of Kallos beside what would do the same, on one core, by turns: shrinking photos, convolutions and poolings, and
# ROAD's filling, which stands alone. Prints Markdown tables of medians.
# Usage: bench/parts.sh [SECONDS]: for each row of a table
set -euo pipefail
. "$(dirname "$0")/compile.sh"
compile parts/{Filling,Kernels,Shrinking,Turns}.java
for part in image.Shrinking network.Kernels explanation.test.Filling; do
  java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -cp "$classes:$jar" "dev.kallos.$part" "${1:-4}"
done
