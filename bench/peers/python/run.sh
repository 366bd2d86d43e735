#!/usr/bin/env bash
# Installs Debian's PyTorch and PIL, and runs a program beside this file with them in one of three ways:
#   plain     as the packages are
#   tuned     channels_last, and an allocator that keeps large blocks
#   openblas  tuned, with OpenBLAS in place of the reference BLAS that comes with the packages
# Usage: run.sh plain|tuned|openblas bench.py [REPETITIONS]
#        run.sh plain|tuned|openblas score.py RUN FOLDER CSV
#        run.sh plain check.py RUN
#        run.sh install
set -euo pipefail
. "$(dirname "$0")/../common.sh"
python=/usr/bin/python3
openblas=$cache/openblas
# The BLAS that the packages bring; one installed beside it would have taken its place.
reference=/usr/lib/$(uname -m)-linux-gnu/blas

installed() {
  "$python" -c 'import torch, PIL' 2>/dev/null && [ -d "$openblas" ]
}

install() {
  command -v apt-get >/dev/null || fail "The packages are Debian's; run this on Debian 12."
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -q >&2
  $sudo apt-get install -q -y --no-install-recommends python3-torch python3-pil >&2
  # Installed, it would take the place of the BLAS that the packages come with: it is only unpacked.
  mkdir -p "$cache/download"
  (cd "$cache/download" && apt-get download libopenblas0-pthread >&2 && dpkg -x libopenblas0-pthread*.deb .)
  mv "$cache/download/usr/lib/$(uname -m)-linux-gnu/openblas-pthread" "$openblas"
}

installed || install
[ "$1" = install ] && exit
plain_environment
way=$1
program=$2
shift 2
export KALLOS_PEER_WAY=$way PYTHONDONTWRITEBYTECODE=1
if [ "$way" != plain ]; then
  export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_TOP_PAD_=1073741824
fi
if [ "$way" = openblas ]; then
  export LD_LIBRARY_PATH=$openblas
else
  export LD_LIBRARY_PATH=$reference
fi
exec "$python" "$peers/python/$program" "$@"
