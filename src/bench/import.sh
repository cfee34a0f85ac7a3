#!/usr/bin/env bash
# Compares `wavecrate import` with a Python script on libsndfile and soxr, all cores against all cores, and with FFmpeg
# alone, one process a core:
#
#   src/bench/import.sh FOLDER [RATE [WINDOW_S]]
#
# FOLDER holds recordings in class folders. Needs a Python with numpy, soundfile and soxr (PYTHON names it) and, for the
# last line, ffmpeg. Every way runs three times; each line is one run. Run it on a quiet machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$1 rate=${2:-16000} window=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for run in 1 2 3; do
  echo "wavecrate  $("$here/../../packaging/bin/wavecrate" import "$source" --out "$work/w$run" --rate "$rate" --window "$window" 2>/dev/null | tail -1)"
  rm -rf "$work/w$run"
done
for run in 1 2 3; do
  echo "python     $("${PYTHON:-python3}" "$here/python/import_recordings.py" "$source" "$work/p$run" "$rate" "$window")"
  rm -rf "$work/p$run"
done
if command -v ffmpeg >/dev/null; then
  began=$(date +%s.%N)
  find "$source" -type f -print0 | xargs -0 -P "$(nproc)" -I{} ffmpeg -nostdin -v error -i {} -ac 1 -ar "$rate" -f f32le -y /dev/null
  echo "ffmpeg     decoded and resampled in $(echo "$(date +%s.%N) - $began" | bc) s, nothing written"
fi
