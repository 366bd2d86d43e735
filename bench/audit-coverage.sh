#!/usr/bin/env bash
# Audits the audit: how often its 95 % intervals cover what is true of drawn faces judged with a bias planted on purpose,
# and how often its tests find something where nothing is. No face is painted. Prints Markdown tables.
# Usage: bench/audit-coverage.sh [REPETITIONS [FACES [FIRST [all|tests]]]]: populations from number FIRST on, tests for false alarms alone
set -euo pipefail
. "$(dirname "$0")/compile.sh"
compile AuditCoverage.java
java -cp "$classes:$jar" AuditCoverage "${1:-400}" "${2:-1000}" "${3:-0}" "${4:-all}"
