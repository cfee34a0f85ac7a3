#!/usr/bin/env bash
# Lays what a Linux desktop wants beside the program into FOLDER/usr: the command, desktop file, MIME
# type, icons, manual, completion, licences. Called by make.sh; needs asciidoctor for the manual.
#
#   packaging/linux/usr.sh FOLDER JDK
set -euo pipefail
cd "$(dirname "$0")/../.."
usr=$1/usr jdk=$2 work=target/packaging/manual

command -v asciidoctor >/dev/null || {
  echo "make.sh: asciidoctor is missing, which makes the manual pages; install it (Debian: asciidoctor)" >&2
  exit 2
}
rm -rf "$work" "$usr"
./mvnw -q -B dependency:copy -Dartifact=info.picocli:picocli-codegen:4.7.7 "-DoutputDirectory=$work/lib"
"$jdk/bin/java" -cp "target/wavecrate.jar:$work/lib/*" packaging/linux/Manual.java "$work/pages"

mkdir -p "$usr/bin" "$usr/share/doc/wavecrate" "$usr/share/man/man1"
ln -s /opt/wavecrate/bin/wavecrate "$usr/bin/wavecrate"
asciidoctor -q -b manpage -D "$usr/share/man/man1" "$work"/pages/*.adoc
gzip -9n "$usr"/share/man/man1/*.1
install -Dm644 "$work/pages/wavecrate.bash" "$usr/share/bash-completion/completions/wavecrate"
install -Dm644 packaging/linux/wavecrate.desktop "$usr/share/applications/wavecrate.desktop"
install -Dm644 packaging/linux/wavecrate.xml "$usr/share/mime/packages/wavecrate.xml"
install -Dm644 packaging/icons/wavecrate.svg "$usr/share/icons/hicolor/scalable/apps/wavecrate.svg"
for picture in packaging/icons/wavecrate-[0-9]*.png; do
  size=${picture##*-}
  size=${size%.png}
  install -Dm644 "$picture" "$usr/share/icons/hicolor/${size}x$size/apps/wavecrate.png"
done
cp CHANGELOG.md "$usr/share/doc/wavecrate/changelog"
gzip -9n "$usr/share/doc/wavecrate/changelog"
{
  echo "Wavecrate is free software under the GNU General Public License, version 3 or later:"
  echo "see /usr/share/common-licenses/GPL-3 and /opt/wavecrate/lib/app/LICENSE."
  echo
  cat target/classes/META-INF/THIRD-PARTY.txt
} >"$usr/share/doc/wavecrate/copyright"
