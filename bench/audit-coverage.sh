#!/usr/bin/env bash
# Audits the audit: how often its 95 % intervals cover what is true of drawn faces judged with a bias planted on purpose,
# and how often its tests find something where nothing is. No face is painted. Prints Markdown tables.
# Usage: bench/audit-coverage.sh [REPETITIONS [FACES [FIRST [all|tests]]]]: populations from number FIRST on, tests for false alarms alone
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$here/kallos" --version >/dev/null   # builds, if it must
jar=$here/kallos-cli/target/kallos.jar
javac -cp "$jar" -d "$classes" "$here/bench/AuditCoverage.java"
java -cp "$classes:$jar" AuditCoverage "${1:-400}" "${2:-1000}" "${3:-0}" "${4:-all}"
