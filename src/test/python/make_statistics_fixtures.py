"""Writes a small dataset and what NumPy says of its levels, for the tests of the statistics.

    python src/test/python/make_statistics_fixtures.py src/test/resources/library

Needs numpy (made with 2.4.6). `statistics.tsv` has a line for each example: path, peak and RMS in dBFS, clipped samples,
DC offset as a part of full scale, spectral centroid in cycles per sample.
"""

import sys
from pathlib import Path

import numpy as np

FRAME = 1024
MOST_FRAMES = 16


def full_scale(x: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Samples as parts of full scale, and the limits of clipping. The peak tells the scale of floats and wide integers."""
    bits = 8 * x.dtype.itemsize
    zero = 2.0 ** (bits - 1) if x.dtype.kind == "u" else 0
    samples = x.astype("f8") - zero
    peak = np.abs(samples[np.isfinite(samples)]).max(initial=0)
    if x.dtype.kind == "f" and peak <= 8:
        return samples, -1, 1
    if x.dtype.kind == "f":
        return samples / max(2**15, 2.0 ** (np.floor(np.log2(peak)) + 1)), -np.inf, np.inf
    half = 2.0 ** (min(b for b in (16, 24, 32, bits) if b == bits or b < bits and peak <= 2.0 ** (b - 1)) - 1)
    return samples / half, -1, (half - 1) / half


def centroid(channels: np.ndarray) -> float:
    """Of the magnitude spectra of frames of 1,024 samples, added up, without the two lowest bins."""
    count, size = channels.shape
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)
    if size < FRAME:
        channels = np.pad(channels, ((0, 0), (0, FRAME - size)))
    blocks = max(1, size // FRAME)
    every = -(-blocks * count // MOST_FRAMES)
    spectrum = np.zeros(FRAME // 2 + 1)
    for channel in channels:
        for block in range(0, blocks, every):
            spectrum += np.abs(np.fft.rfft(channel[block * FRAME : (block + 1) * FRAME] * window))
    k = np.arange(2, spectrum.size)
    total = spectrum[2:].sum()
    return float((k * spectrum[2:]).sum() / total / FRAME) if total > 0 else np.nan


def facts(x: np.ndarray) -> list[float]:
    channels = np.atleast_2d(x if x.ndim == 1 or x.shape[0] < x.shape[1] else x.T)
    scaled, low, high = full_scale(channels)
    valid = np.isfinite(scaled)
    known = scaled[valid]
    means = [c[v].mean() if v.any() else 0.0 for c, v in zip(scaled, valid)]
    with np.errstate(divide="ignore"):
        return [
            20 * np.log10(np.abs(known).max(initial=0)),
            20 * np.log10(np.sqrt((known**2).mean())),
            int(((known <= low) | (known >= high)).sum()),
            max(means, key=abs),
            centroid(np.where(valid, scaled, 0)),
        ]


def main(out: Path) -> None:
    rng = np.random.default_rng(20261122)
    tone = np.sin(2 * np.pi * 0.05 * np.arange(3000))
    noise = rng.standard_normal(3000)
    stereo = np.stack([tone, 0.3 * noise], axis=1)
    broken = (0.4 * noise).astype("f4")
    broken[[5, 1700, 2999]] = [np.nan, np.inf, -np.inf]
    long = 0.2 * rng.standard_normal(70_000) * np.linspace(1, 0.1, 70_000)
    arrays = {
        "tone": (0.5 * tone).astype("<f4"),
        "noise": (0.3 * noise).astype("<f8"),
        "hot": (1.7 * tone + 0.1).astype("<f4"),
        "big-endian": (0.25 * noise).astype(">f4"),
        "half": (0.25 * noise).astype("<f2"),
        "int16-stereo": np.clip(32768 * 0.8 * stereo, -32768, 32767).astype("<i2"),
        "int16-clipped": np.clip(32768 * 1.5 * tone, -32768, 32767).astype("<i2"),
        "uint8": np.clip(128 + 60 * tone + 10 * noise, 0, 255).astype("u1"),
        "int32": (2.0**31 * 0.1 * noise).clip(-(2**31), 2**31 - 1).astype("<i4"),
        "int32-of-24-bits": np.clip(2.0**23 * 1.2 * tone, -(2**23), 2**23 - 1).astype("<i4"),
        "int16-as-float": np.round(20_000 * tone).astype("<f4"),
        "planar": np.ascontiguousarray(stereo.T).astype("<f4"),
        "fortran": np.asfortranarray(stereo).astype("<f4", order="F"),
        "six": (0.1 * rng.standard_normal((2000, 6))).astype("<f4"),
        "short": (0.5 * tone[:100]).astype("<f4"),
        "silent": np.zeros(2000, "<f4"),
        "broken": broken,
        "long": np.round(127 * long).clip(-128, 127).astype("i1"),
        "long-planar": np.stack([long, long[::-1]]).astype("<f2"),
    }
    folder = out / "train data" / "block-id-1"
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, x in arrays.items():
        np.save(folder / f"{name}.npy", x)
        lines.append("\t".join([f"train data/block-id-1/{name}.npy", *map(repr, map(float, facts(x)))]))
    (out / "statistics.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
