#!/usr/bin/env bash
# How far integrated gradients of a run's net are off with so many gradients, by three rules, and with SmoothGrad over few photos and
# many; how many gradients a face takes until its map sums to the difference of the logits within 1 %. Prints Markdown tables.
# Usage: bench/integration.sh RUN [FACES]: of the first FACES (20) of the test part
set -euo pipefail
. "$(dirname "$0")/compile.sh"
compile Integration.java
java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -cp "$classes:$jar" dev.kallos.pipeline.Integration "$1" "${2:-20}" "$classes/cache"
