# Sourced by scripts beside it that run a program of Java: builds Kallos if it must, and puts the given sources' classes into
# $classes, which go when the script ends; $jar is what they stand on.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$here/kallos" --version >/dev/null
jar=$here/kallos-cli/target/kallos.jar

compile() {
  javac -cp "$jar" -d "$classes" "${@/#/$here/bench/}"
}
