"""Writes what SciPy says of the filters of `transform`, for their tests.

    python src/test/python/make_transform_fixtures.py src/test/resources/transform

Needs numpy and scipy (made with 2.4.6 and 1.17.1). Each fixture is one file of little-endian float32 `NAME.f32` without
a header: the first 512 samples that a filter makes of an impulse.
"""

import sys
from pathlib import Path

import numpy as np
from scipy import signal as sig


def main(out: Path) -> None:
    impulse = np.zeros(512)
    impulse[0] = 1
    for kind, cutoff, rate in (
        ("lowpass", 150, 16000),
        ("lowpass", 7500, 16000),
        ("highpass", 20, 44100),
        ("highpass", 2400, 16000),
        ("bandpass", (150, 250), 16000),
        ("bandpass", (20, 7980), 16000),
    ):
        sections = sig.butter(2, cutoff, kind, fs=rate, output="sos")
        name = f"{kind}-{'-'.join(map(str, np.atleast_1d(cutoff)))}-{rate}"
        response = sig.sosfilt(sections, impulse)
        (out / f"{name}.f32").write_bytes(response.astype("<f4").tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
