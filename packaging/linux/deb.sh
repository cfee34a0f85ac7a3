#!/usr/bin/env bash
# Packs FOLDER (with opt and usr) into OUT/wavecrate_VERSION_ARCHITECTURE.deb and prints its name. Called by make.sh.
#
#   packaging/linux/deb.sh FOLDER VERSION DESCRIPTION OUT
set -euo pipefail
tree=$1 version=$2 description=$3 out=$4
architecture=$(dpkg --print-architecture)
installed=$(du -sk "$tree" | cut -f1)
mkdir "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<END
Package: wavecrate
Version: $version
Section: sound
Priority: optional
Maintainer: Wavecrate
Architecture: $architecture
Installed-Size: $installed
Depends: libgtk-3-0 | libgtk-3-0t64, libasound2 | libasound2t64, libxtst6, libxxf86vm1
Description: $description
END
rm -f "$out"/*.deb
dpkg-deb --root-owner-group -Zgzip -b "$tree" "$out/wavecrate_${version}_$architecture.deb" >/dev/null
ls "$out"/*.deb
