"""Writes a zip with a dataset of a million short examples in blocks of 320, for `LibraryBench` and
`run.py`.

    python src/bench/python/make_million.py million.zip

Needs numpy; takes a minute and 600 MB.
"""

import io
import os
import sys
import zipfile

import numpy as np


def npy(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


def write(path: str, count: int) -> None:
    rng = np.random.default_rng(1)
    noise = (0.2 * rng.standard_normal(64)).astype("<f4")
    header = npy(noise)[:-noise.nbytes]
    labels = [npy(np.int64(number)) for number in range(12)]
    with zipfile.ZipFile(path + ".part", "w") as out:
        for n in range(count):
            folder = f"train data/block-id-{n // 320 + 1}"
            samples = (noise * 3 * rng.random()).astype("<f4").tobytes()
            out.writestr(zipfile.ZipInfo(f"{folder}/id-{n + 1}.npy"), header + samples)
            out.writestr(zipfile.ZipInfo(f"{folder}/id-label-{n + 1}.npy"), labels[n % 12])
    # Whoever finds it finds it whole.
    os.replace(path + ".part", path)


if __name__ == "__main__":
    write(sys.argv[1], 1_000_000)
