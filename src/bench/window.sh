#!/bin/sh
# Measures the window, after ./mvnw -DskipTests package; HEADLESS=1 does so without a display.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
home=
for candidate in "${JAVA_HOME:-/none}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if grep -Eqs '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$candidate/release"; then
    home=$candidate
    break
  fi
done
[ -n "$home" ] || { echo "window.sh: set JAVA_HOME to a JDK 25 or later" >&2; exit 2; }
target=$here/target
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
modules="--module-path $target/javafx --add-modules javafx.controls,javafx.fxml"
screen=
[ -z "${HEADLESS:-}" ] || screen="-Dglass.platform=Headless -Dprism.order=sw"
# shellcheck disable=SC2086
"$home/bin/javac" $modules -d "$classes" -cp "$target/wavecrate.jar:$target/lib/*" \
  "$here/src/bench/java/WindowBench.java"
cache=
[ ! -f "$target/window.aot" ] || cache="-XX:AOTCache=$target/window.aot"
# shellcheck disable=SC2086
"$home/bin/java" -Xlog:disable "@$here/packaging/window.options" $cache $modules $screen \
  --enable-native-access=ALL-UNNAMED,javafx.graphics \
  -cp "$target/wavecrate.jar:$target/lib/*:$classes" org.wavecrate.gui.WindowBench "$here/samples"
