#!/usr/bin/env bash
# How long checking and serving an array of 256 MB takes, in C order and in Fortran order: both must
# take time in proportion to the bytes.
#
# Usage: fortran.sh SCRATCH_FOLDER     needs 600 MB there, and NumPy
set -euo pipefail
scratch=$1
wavecrate=${WAVECRATE:-$(cd "$(dirname "$0")/../.." && pwd)/packaging/bin/wavecrate}
python=${PYTHON:-python3}
mkdir -p "$scratch"
cd "$scratch"
"$python" - <<'PYTHON'
import pathlib

import numpy as np

noise = np.random.default_rng(1).standard_normal((4_000, 16_000), dtype="f4") * np.float32(0.1)
for order in "CF":
    block = pathlib.Path(order, "train", "block-id-1")
    block.mkdir(parents=True, exist_ok=True)
    np.save(block / "id-1.npy", np.asarray(noise, order=order))
PYTHON
for order in C F; do
  for command in "check $order" "batches $order --split train --count 1 --json"; do
    # shellcheck disable=SC2086  # words of a command
    /usr/bin/time -f "%e s, %M KB: $command" "$wavecrate" $command >/dev/null || true
  done
done
