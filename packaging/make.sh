#!/usr/bin/env bash
# Makes what people install, from the built project:
#
#   packaging/make.sh app-image|deb|rpm|msi|exe|dmg|portable [PLATFORM...]
#
# Results go to target/packages. All but "portable" are for the system that this runs on, since
# jpackage packs the Java it belongs to; "portable" puts folders for other systems together from
# published parts (packaging/portable.py says which).
set -euo pipefail
cd "$(dirname "$0")/.."

kind=${1:-}
out=target/packages
work=target/packaging

complain() {
  echo "make.sh: $1" >&2
  exit 2
}

case $kind in
  app-image | deb | rpm | msi | exe | dmg) ;;
  portable)
    shift
    exec python3 packaging/portable.py "$@"
    ;;
  *) complain "got '$kind'; allowed: app-image, deb, rpm, msi, exe, dmg, portable" ;;
esac

[ -f target/wavecrate.jar ] && [ -d target/lib ] && [ -d target/javafx ] ||
  complain "not built yet; run ./mvnw -DskipTests package first"

jdk=$(WAVECRATE_PRINT_JAVA=1 packaging/bin/wavecrate) || exit 2
[ -x "$jdk/bin/jpackage" ] || [ -x "$jdk/bin/jpackage.exe" ] || complain "$jdk has no jpackage; a full JDK is needed"
version=$(packaging/bin/wavecrate --version | sed -E 's/^Wavecrate ([0-9.]+).*/\1/')
case $(uname -s) in
  Linux) name=wavecrate system=linux icon=packaging/icons/wavecrate-512.png ;;
  Darwin) name=Wavecrate system=mac icon=packaging/icons/wavecrate.icns ;;
  *) name=Wavecrate system=win icon=packaging/icons/wavecrate.ico ;;
esac

rm -rf "$work/input" "$work/image"
mkdir -p "$work/input/lib" "$work/image" "$out"
# The wheel is what a kit for Colab takes along.
cp -p target/wavecrate.jar target/wavecrate-*.whl LICENSE packaging/window.options "$work/input"
cp -p target/classes/META-INF/THIRD-PARTY.txt "$work/input"
cp -p target/lib/*.jar "$work/input/lib"
cp -Rp samples "$work/input/samples"
modules=$(find target/javafx -name "javafx-*-$system*.jar" | tr '\n' "$([ $system = win ] && echo ';' || echo ':')")
[ -n "$modules" ] || complain "target/javafx holds no JavaFX for this system; build on the system that you pack for"

description="See, check and pack the .npy datasets that audio models train on"
options=(
  --name "$name" --app-version "$version" --vendor Wavecrate
  --description "$description"
  --copyright "GPL-3.0-or-later" --icon "$icon"
)
image=(
  --type app-image --dest "$work/image" --input "$work/input"
  --main-jar wavecrate.jar --main-class org.wavecrate.Main
  --module-path "$modules"
  --add-modules "java.base,java.desktop,java.logging,java.management,java.xml,java.naming,java.prefs,jdk.unsupported,jdk.zipfs,jdk.management,jdk.localedata,javafx.controls,javafx.fxml"
  # "java" itself stays in the image: the launcher and the decoders' own process start it.
  --jlink-options "--strip-debug --no-man-pages --no-header-files"
  --java-options -Xlog:disable
  --java-options --enable-native-access=ALL-UNNAMED,javafx.graphics
  --java-options --sun-misc-unsafe-memory-access=allow
  --java-options '-Dwavecrate.samples=$APPDIR/samples'
  --java-options '-XX:AOTCache=$APPDIR/window.aot'
)
while read -r option; do image+=(--java-options "$option"); done < <(grep -v "^#" packaging/window.options)
if [ $system = win ]; then
  printf 'win-console=true\njava-options=-Xlog:disable -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:AOTCache=$APPDIR/command-line.aot\n' >"$work/console.properties"
  image+=(--add-launcher "wavecrate-console=$work/console.properties")
fi
"$jdk/bin/jpackage" "${options[@]}" "${image[@]}"

case $system in
  linux) root=$work/image/$name app=$root/lib/app runtime=$root/lib/runtime ;;
  mac) root=$work/image/$name.app app=$root/Contents/app runtime=$root/Contents/runtime/Contents/Home ;;
  win) root=$work/image/$name app=$root/app runtime=$root/runtime ;;
esac

# Beside the program and not in its class path: decoders have a process and a JavaCPP of their own.
[ -d target/ffmpeg ] && cp -Rp target/ffmpeg "$app/ffmpeg"

if [ $system = linux ]; then
  # The same launcher as from the build: it picks the start-up cache that goes with the command.
  install -m 755 packaging/bin/wavecrate "$root/bin/wavecrate"
fi

# The start-up caches hold for the very Java and jars that they were made with, so they are made
# inside the image.
java=$runtime/bin/java
flags=(-Xlog:disable --sun-misc-unsafe-memory-access=allow)
mkdir -p "$work/command-line-training"
"$java" "${flags[@]}" -XX:+UseSerialGC "-XX:AOTCacheOutput=$app/command-line.aot" \
  "-Dwavecrate.cache=$PWD/$work/command-line-training" \
  --enable-native-access=ALL-UNNAMED -cp "$app/wavecrate.jar" \
  org.wavecrate.StartUpTraining "$app/samples" "$work/command-line-training" >"$work/command-line-cache.log" 2>&1
training=$PWD/$work/window-training
"$java" "${flags[@]}" @packaging/window.options "-XX:AOTCacheOutput=$app/window.aot" \
  --enable-native-access=ALL-UNNAMED,javafx.graphics \
  "-Dwavecrate.config=$training/config" "-Dwavecrate.cache=$training/cache" "-Dwavecrate.state=$training/state" \
  -cp "$app/wavecrate.jar" org.wavecrate.WindowTraining "$app/samples" >"$work/window-cache.log" 2>&1
for cache in command-line window; do
  [ -s "$app/$cache.aot" ] || complain "no start-up cache was made; see $work/$cache-cache.log"
done

if [ "$kind" = app-image ]; then
  rm -rf "${out:?}/$(basename "$root")"
  cp -Rp "$root" "$out/"
  echo "$out/$(basename "$root")"
  exit
fi

if [ "$kind" = deb ] || [ "$kind" = rpm ]; then
  # Made without jpackage, which packs for minutes, knows nothing of manuals and completion, and links
  # the desktop file by scripts that fail on machines without a desktop. Its copy has other times of
  # files, too, and Java refuses a start-up cache whose jars changed.
  command -v "$([ "$kind" = deb ] && echo dpkg-deb || echo rpmbuild)" >/dev/null ||
    complain "a .$kind is made by $([ "$kind" = deb ] && echo dpkg-deb || echo rpmbuild), which is missing; install it"
  tree=$PWD/$work/$kind
  rm -rf "$tree"
  mkdir -p "$tree/opt"
  cp -Rp "$root" "$tree/opt/wavecrate"
  packaging/linux/usr.sh "$tree" "$jdk"
  packaging/linux/"$kind".sh "$tree" "$version" "$description" "$PWD/$out"
  exit
fi

package=("${options[@]}" --type "$kind" --app-image "$root" --dest "$out" --license-file LICENSE)
case $kind in
  msi | exe) package+=(--win-menu --win-shortcut-prompt --win-dir-chooser) ;;
esac
rm -f "$out"/*."$kind"
"$jdk/bin/jpackage" "${package[@]}"
ls "$out"/*."$kind"
