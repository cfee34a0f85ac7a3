#!/usr/bin/env bash
# Runs the whole suite under locales that write numbers and letters in other ways: Arabic digits (ar_EG), and a lower
# case of I that is no i (tr_TR). Nothing that is written to files, names or machine-read output may depend on them.
#   src/bench/locales.sh [MAVEN ARGUMENTS, such as -Dtest=ExportTest]
set -euo pipefail
cd "$(dirname "$0")/../.."

for locale in ar-EG tr-TR; do
  language=${locale%-*}
  country=${locale#*-}
  echo "== $locale"
  ./mvnw -B --no-transfer-progress -q test -Dtest.flags="-Duser.language=$language -Duser.country=$country" "$@"
done
echo "== the same under both"
