#!/usr/bin/env bash
# How fast crates are written and verified, beside cp and zip -0; and, with "large", whether crates
# beyond 4 GiB (one array alone, then offsets) are read by unzip, 7z, libarchive and Python.
#
# Usage: crates.sh SCRATCH_FOLDER [large]     needs 4 GB there, 30 GB for "large", and NumPy
set -euo pipefail
scratch=$1
wavecrate=$(cd "$(dirname "$0")/../.." && pwd)/packaging/bin/wavecrate
python=${PYTHON:-python3}
mkdir -p "$scratch"
cd "$scratch"

timed() {
  /usr/bin/time -f "%e s, %U s user, %S s system, %M KB: $*" "$@" >/dev/null
}

if [ "${2:-}" = large ]; then
  rm -rf large large-crates
  "$python" - <<'PYTHON'
import numpy as np
import pathlib

block = pathlib.Path("large/train data/block-id-1")
block.mkdir(parents=True)
# Sparse on the disk: 4.1 GiB of zeros with noise at both ends, then ordinary examples behind them.
whole = np.lib.format.open_memmap(block / "id-1.npy", "w+", "<f4", (1_100_000_000,))
noise = np.random.default_rng(1).standard_normal(16_000, dtype="f4")
whole[:16_000] = noise
whole[-16_000:] = noise
whole.flush()
np.save(block / "id-label-1.npy", np.int64(1))
for n in range(2, 12):
    np.save(block / f"id-{n}.npy", noise * n)
    np.save(block / f"id-label-{n}.npy", np.int64(n))
PYTHON
  timed "$wavecrate" export large --out large-crates --allow-errors --max-part-size 100GB
  timed "$wavecrate" verify large-crates/train.zip
  (cd large-crates && timed sha256sum -c --quiet SHA256SUMS)
  timed unzip -tq large-crates/train.zip
  7z t large-crates/train.zip | grep -iE "ok|warn|error"
  command -v bsdtar >/dev/null && bsdtar -tvf large-crates/train.zip | tail -3
  "$python" - <<'PYTHON'
import zipfile

import numpy as np

with zipfile.ZipFile("large-crates/train.zip") as archive:
    assert archive.testzip() is None
    for n in range(2, 12):
        with archive.open(f"train data/block-id-1/id-{n}.npy") as entry:
            np.testing.assert_array_equal(
                np.load(entry), np.load(f"large/train data/block-id-1/id-{n}.npy"))
    print("zipfile:", [(e.filename, e.file_size, e.header_offset) for e in archive.infolist()][:3])
PYTHON
  rm -rf large large-crates
  exit
fi

if [ ! -d source ]; then
  "$python" - <<'PYTHON'
import numpy as np
import pathlib

noise = np.random.default_rng(1).standard_normal((400, 16_000), dtype="f4")
for i in range(16_000):
    block = pathlib.Path(f"source/train data/block-id-{i // 320 + 1}")
    block.mkdir(parents=True, exist_ok=True)
    np.save(block / f"id-{i + 1}.npy", np.roll(noise[i % 400], i))
    np.save(block / f"id-label-{i + 1}.npy", np.int64(i % 6))
PYTHON
fi
for round in 1 2 3; do
  rm -rf copy crates stored.zip
  sync
  timed sh -c 'cp -r source copy && sync'
  timed sh -c 'cd source && zip -0 -q -r ../stored.zip . && sync'
  rm -rf copy stored.zip
  sync
  timed "$wavecrate" export source --out crates --allow-errors
  timed "$wavecrate" verify crates
done
rm -rf copy crates stored.zip
