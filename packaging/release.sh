#!/usr/bin/env bash
# Writes a release into target/release: wheel, .deb and portable folders, with SHA256SUMS. On Windows and
# macOS run make.sh there and put the results beside these before the sums are made.
#
#   packaging/release.sh
#
# Needs what make.sh needs, and twine (pip install twine) to check the wheel.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v twine >/dev/null || {
  echo "release.sh: twine is missing, which checks the wheel; pip install twine" >&2
  exit 2
}
[ -z "$(git status --porcelain --untracked-files=no)" ] || {
  echo "release.sh: there are changes that are not committed; a release is built from a commit" >&2
  exit 2
}

./mvnw -B -q clean verify
release=target/release
mkdir -p "$release"
twine check --strict target/wavecrate-*.whl
packaging/make.sh deb
packaging/make.sh portable
cp -p target/wavecrate-*.whl target/packages/*.deb target/packages/wavecrate-*.{zip,tar.gz} "$release"
(cd "$release" && rm -f SHA256SUMS && sums=$(sha256sum -- *) && printf "%s\n" "$sums" >SHA256SUMS)
cat "$release/SHA256SUMS"
