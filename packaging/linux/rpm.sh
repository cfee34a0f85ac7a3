#!/usr/bin/env bash
# Packs FOLDER (with opt and usr) into OUT/wavecrate-VERSION-1.ARCHITECTURE.rpm and prints its name. Called by make.sh.
#
#   packaging/linux/rpm.sh FOLDER VERSION DESCRIPTION OUT
set -euo pipefail
tree=$1 version=$2 description=$3 out=$4
work=$tree-build
rm -rf "$work"
mkdir -p "$work"
# The program is packed as it is: stripped or compressed again, its start-up caches would not hold. What
# the Java inside offers is not offered to other packages, and what it needs is named here.
cat >"$work/wavecrate.spec" <<END
%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%define _binary_payload w6.gzdio
Name: wavecrate
Version: $version
Release: 1
Summary: $description
License: GPL-3.0-or-later
AutoReqProv: no
Requires: gtk3, alsa-lib, libXtst, libXxf86vm
%description
$description.
%files
%defattr(-,root,root,-)
/opt/wavecrate
/usr/bin/wavecrate
/usr/share/applications/wavecrate.desktop
/usr/share/bash-completion/completions/wavecrate
/usr/share/doc/wavecrate
/usr/share/icons/hicolor/*/apps/wavecrate.*
/usr/share/man/man1/*
/usr/share/mime/packages/wavecrate.xml
END
rm -f "$out"/*.rpm
rpmbuild -bb --quiet --buildroot "$tree" --define "_topdir $work" --define "_rpmdir $out" \
  --define "_rpmfilename wavecrate-$version-1.$(uname -m).rpm" --noclean "$work/wavecrate.spec"
ls "$out"/*.rpm
