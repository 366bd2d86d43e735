# Sourced by the scripts beside it.
peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$peers/../.." && pwd)
# What the peers need beyond their own folders: faces, a run, libraries.
cache=${KALLOS_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/kallos-peers}

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

# The shell's own settings must not make one peer faster than another: each sets those it is started with.
plain_environment() {
  local name
  for name in $(compgen -e | grep -E '^(OMP|GOMP|KMP|MKL|DNNL|ONEDNN|OPENBLAS|MALLOC|LD_PRELOAD)' || true); do
    unset "$name"
  done
}

# Builds a peer that is a Maven project, where its sources are newer; further arguments are Maven's.
build() {
  local project=$1
  shift
  if [ ! -f "$project/target/built" ] || [ -n "$(find "$project/pom.xml" "$project/src" -newer "$project/target/built")" ]; then
    "$root/mvnw" -q -B -f "$project/pom.xml" "$@" package >&2 || fail "$project cannot be built; the lines above say why."
    touch "$project/target/built"
  fi
}
