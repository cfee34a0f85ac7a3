#!/usr/bin/env bash
# Runs the command line of portable folders of other systems here: Windows under wine, Linux on ARM under
# qemu-user. Both must give the same hashes as the build on this machine. Windows are not tried:
# JavaFX does not start under wine.
#
#   packaging/smoke.sh windows|arm
#
# Needs (Debian): wine64, or qemu-user-static. The C library for ARM is fetched by apt-get.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$PWD/target/packaging/smoke
folders=$PWD/target/packaging/portable/folders
mkdir -p "$work"

# A dataset with names beyond any one code page, and a backslash where the system allows it.
dataset="$work/Töne 日本"
rm -rf "$dataset"
cp -r samples "$dataset"
printf '{"format": "wavecrate-recipe/1", "sampleRateHz": 16000, "seed": 7, "transforms": [{"kind": "gain"}, {"kind": "gaussianNoise"}, {"kind": "pitchShift"}], "features": {"kind": "mel"}}' >"$dataset/wavecrate.json"

hashes() { grep -o '"sha256" *: *"[0-9a-f]*"' | sort; }
here() { packaging/bin/wavecrate batches "$dataset" --count 2 --json; }

case ${1:-} in
  windows)
    wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
    folder=$(ls -d "$folders"/wavecrate-*-windows-x64)
    export WINEPREFIX="$work/wine" WINEDEBUG=-all LC_ALL=C.UTF-8
    # Wine lacks a call that Java asks for, and Java says so each time.
    there() { "$wine" cmd /c "Z:${folder//\//\\}\\wavecrate.cmd" "$@" 2> >(grep -v 'group affinity' >&2); }
    path="Z:${dataset//\//\\}"
    ;;
  arm)
    folder=$(ls -d "$folders"/wavecrate-*-linux-arm64)
    root=$work/arm64
    if [ ! -e "$root/lib/ld-linux-aarch64.so.1" ]; then
      mkdir -p "$root" "$work/debs" "$work/apt/lists/partial"
      # Lists of its own: this machine's packages stay as they are.
      apt=(apt-get -q -o "Dir::State=$work/apt" -o Dir::State::status=/dev/null
        -o APT::Architecture=arm64 -o APT::Architectures=arm64)
      "${apt[@]}" update
      (cd "$work/debs" && "${apt[@]}" download libc6 libgcc-s1 libstdc++6 zlib1g)
      for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$root"; done
    fi
    there() {
      qemu-aarch64-static -L "$root" "$folder/lib/runtime/bin/java" -XX:+UseSerialGC -Xlog:disable \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$folder/lib/app/wavecrate.jar" org.wavecrate.Main "$@"
    }
    export LC_ALL=C.UTF-8
    path=$dataset
    ;;
  *)
    echo "smoke.sh: got '${1:-}'; allowed: windows, arm" >&2
    exit 2
    ;;
esac

there --version
there info "$path" --json >"$work/info.json"
python3 -c 'import json, sys; assert [s["examples"] for s in json.load(open(sys.argv[1]))["splits"]], "no splits"' "$work/info.json"
there check "$path" --json >"$work/check.json" || true
there batches "$path" --count 2 --json | hashes >"$work/there.txt"
here | hashes >"$work/here.txt"
[ -s "$work/here.txt" ] && cmp "$work/here.txt" "$work/there.txt"
echo "same hashes: $(wc -l <"$work/here.txt")"
