#!/usr/bin/env bash
# Mutation tests with PIT: plants small faults in packages and counts those that their own tests notice.
#
#   src/bench/mutation.sh [PACKAGE[:TESTS]...]     all of the list below, or those named
#
# A package's faults are held against the tests of that package, or against those that TESTS names, such as
# rules:rules,report. Tests of what things cost are left out: each fault would take minutes. One report each:
# target/pit/PACKAGE/index.html, and mutations.csv beside it. Takes minutes to an hour a package. THREADS=2
# uses two processors. Exits with 1 if a package is below 80 %.
set -euo pipefail
cd "$(dirname "$0")/../.."
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(npy dataset generator rules:rules,report crate)

pit=target/pit
mkdir -p "$pit"
if [ -z "${WAVECRATE_CLASSES:-}" ]; then
  ./mvnw -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$pit/libraries"
  WAVECRATE_CLASSES=target/classes:target/test-classes
  WAVECRATE_LIBRARIES=$(cat "$pit/libraries")
fi
[ -s "$pit/classpath" ] ||
  ./mvnw -q -f src/bench/pitest.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile="$PWD/$pit/classpath"

flags=--enable-native-access=ALL-UNNAMED,--sun-misc-unsafe-memory-access=allow,-Xmx1g
flags=$flags,-Djava.awt.headless=true,-Dglass.platform=Headless,-Dprism.order=sw
flags=$flags,-Dwavecrate.cache=$PWD/$pit/cache
weak=0
for target in "${targets[@]}"; do
  package=${target%%:*}
  tests=$package
  [ "$target" = "$package" ] || tests=${target#*:}
  globs=$(printf 'org.wavecrate.%s.*Test,' ${tests//,/ })
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$(cat "$pit/classpath"):$WAVECRATE_CLASSES:$WAVECRATE_LIBRARIES" \
    org.pitest.mutationtest.commandline.MutationCoverageReport \
    --mutableCodePaths "${WAVECRATE_CLASSES%%:*}" \
    --sourceDirs src/main/java \
    --targetClasses "org.wavecrate.$package.*" \
    --targetTests "${globs%,}" \
    --excludedTestClasses "org.wavecrate.*CostTest" \
    --jvmArgs "$flags" \
    --threads "${THREADS:-1}" --timeoutConst 8000 \
    --outputFormats HTML,CSV --timestampedReports=false --verbosity QUIET \
    --reportDir "$pit/$package" >"$pit/$package.log" 2>&1 ||
    { tail -20 "$pit/$package.log"; exit 2; }
  # file,class,mutator,method,line,status,test
  awk -F, -v package="$package" '
    { all++; if ($6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "RUN_ERROR") killed++
      if ($6 == "NO_COVERAGE") none++ }
    END { share = 100 * killed / all
          printf "%-10s %5d faults, %5d killed (%.0f %%), %d of the others in code that no test runs\n",
            package, all, killed, share, none
          exit share < 80 }' "$pit/$package/mutations.csv" || weak=1
done
exit $weak
