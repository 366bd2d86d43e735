#!/usr/bin/env bash
# Times each method of explanation on the article's net with faces of noise; build first (./mvnw -q -DskipTests package).
# Usage: bench/methods.sh [WxH [FACES [FEW [THREADS]]]]: gradient methods on FACES faces, slow ones on FEW
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
exec java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -cp "${KALLOS_CLASSPATH:-$here/kallos-cli/target/kallos.jar}" \
  "$here/bench/MethodsTable.java" "${1:-128x128}" "${2:-1000}" "${3:-8}" "${4:-2}"
