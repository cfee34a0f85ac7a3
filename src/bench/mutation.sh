#!/usr/bin/env bash
# Mutation tests with PIT: plants small faults in packages and counts those that the packages' own tests notice.
#
#   src/bench/mutation.sh [GROUP...]     runs all groups of mutation.txt, or those that are named or whose name
#                                        begins with a word given (npy, rules, rules-classes), then prints the table
#   src/bench/mutation.sh --table        prints the table of what has been run
#
# A group is some classes and the tests that are to notice faults in them. Its results are kept in
# target/pit/GROUP.csv, and target/pit/GROUP/index.html shows them beside the source. Left out, since each fault would
# take minutes: tests with the tag "slow" (half a second and more), jqwik's properties, and the classes that the list
# names as slow, which measure cost or draw their cases. THREADS=2 uses two processors. OWN=1 runs the faults as PIT
# does by itself, in a virtual machine for each class, as a control of src/bench/pit. Exits with 1 if less than 80 % of
# a package's faults are noticed.
set -euo pipefail
cd "$(dirname "$0")/../.."
pit=target/pit
list=src/bench/mutation.txt
table() { python3 src/bench/mutation.py "$list" "$pit"; }
[ "${1:-}" != --table ] || { table; exit; }

mkdir -p "$pit"
if [ -z "${WAVECRATE_CLASSES:-}" ]; then
  ./mvnw -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$pit/libraries"
  WAVECRATE_CLASSES=$PWD/target/classes:$PWD/target/test-classes
  WAVECRATE_LIBRARIES=$(cat "$pit/libraries")
fi
[ -s "$pit/classpath" ] ||
  ./mvnw -q -f src/bench/pitest.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$PWD/$pit/classpath"
rm -rf "$pit/classes"
mkdir -p "$pit/classes"
[ -n "${OWN:-}" ] ||
  "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$pit/classes" -cp "$(cat "$pit/classpath")" src/bench/pit/*.java
# Without its engine, jqwik's properties are no tests.
libraries=$(tr : '\n' <<<"$WAVECRATE_LIBRARIES" | grep -v jqwik-engine | paste -sd:)

flags=--enable-native-access=ALL-UNNAMED,--sun-misc-unsafe-memory-access=allow,-Xmx1g
flags=$flags,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,-Xshare:auto
flags=$flags,-Djava.awt.headless=true,-Dglass.platform=Headless,-Dprism.order=sw
flags=$flags,-Dwavecrate.cache=$PWD/$pit/cache
if [ -w /dev/shm ]; then
  # In memory nothing waits for a disk.
  temporary=$(mktemp -d /dev/shm/wavecrate-pit-XXXXXX)
  trap 'rm -rf "$temporary"' EXIT
  flags=$flags,-Djava.io.tmpdir=$temporary
fi

# A list of simple names with wildcards as names of a package's classes.
globs() {
  local package=$1 name
  shift
  for name in "$@"; do
    case $name in
      *.*) printf 'org.wavecrate.%s,' "$name" ;;
      *) printf 'org.wavecrate.%s.%s,' "$package" "$name" ;;
    esac
  done
}

wanted() {
  local name=$1 word
  shift
  [ $# -gt 0 ] || return 0
  for word in "$@"; do
    [[ $name != "$word" && $name != "$word"-* ]] || return 0
  done
  return 1
}

slow=$(sed -n 's/^slow //p' "$list" | tr ' ' '\n' | sed 's/^/org.wavecrate./' | paste -sd,)
# A group's line: name | limit of faults a class, or - | classes | classes left out | tests
set -f
while IFS='|' read -r group limit classes without tests <&3; do
  group=${group// /}
  wanted "$group" "$@" || continue
  package=${group%%-*}
  features=""
  limit=${limit// /}
  [ "$limit" = - ] || features="--features +CLASSLIMIT(limit[$limit])"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED \
    -cp "$pit/classes:$(cat "$pit/classpath"):$WAVECRATE_CLASSES:$libraries" \
    org.pitest.mutationtest.commandline.MutationCoverageReport \
    --mutableCodePaths "${WAVECRATE_CLASSES%%:*}" \
    --sourceDirs src/main/java \
    --targetClasses "$(globs "$package" $classes)" \
    --excludedClasses "$(globs "$package" '*Builder*' $without)" \
    --targetTests "$(globs "$package" $tests)" \
    --excludedTestClasses "$slow" --excludedGroups slow \
    --jvmArgs "$flags" $features \
    --mutationUnitSize 60 --threads "${THREADS:-1}" --timeoutConst "${TIMEOUT:-8000}" \
    --outputFormats HTML,CSV --timestampedReports=false --verbosity QUIET \
    --reportDir "$pit/$group" >"$pit/$group.log" 2>&1 ||
    { tail -20 "$pit/$group.log"; exit 2; }
  cp "$pit/$group/mutations.csv" "$pit/$group.csv"
done 3< <(grep '^[^#].*|' "$list")
table
