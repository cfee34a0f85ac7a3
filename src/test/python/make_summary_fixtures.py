"""Writes small arrays and what NumPy says of their channels, bins and histograms, for the tests of the Overview.

    python src/test/python/make_summary_fixtures.py src/test/resources/summary

Needs numpy (made with 2.4.6). `channels.tsv` has a line for each channel of a sound: file, axes, channel, peak, RMS and
mean as parts of full scale. `bins.tsv` has a line for each bin of features: file, axes, bin, mean and standard deviation of
what is finite, and how many values are NaN or infinite. `histograms.json` has values and the counts of `numpy.histogram`
between edges at 1, 2 or 5 times a power of ten, or of `numpy.unique` where there are few.
"""

import json
import sys
from pathlib import Path

import numpy as np

MOST_BINS = 40
ROUGH_BINS = 24


def channels(out: Path, rng: np.random.Generator) -> list[str]:
    noise = rng.standard_normal((1500, 3))
    sounds = {
        "stereo.npy": ("samples,channels", np.round(noise[:, :2] * [9000, 300] + [0, 500]).astype("<i2"), 2.0**15),
        "planar.npy": ("channels,samples", np.ascontiguousarray((noise * [0.2, 0.01, 0] + [0, 0.1, 0]).T).astype("<f4"), 1),
    }
    lines = []
    for name, (axes, x, full) in sounds.items():
        np.save(out / name, x)
        for c, channel in enumerate((x.T if axes == "samples,channels" else x).astype("f8") / full):
            figures = [np.abs(channel).max(), np.sqrt((channel**2).mean()), channel.mean()]
            lines.append("\t".join([name, axes, str(c), *map(repr, map(float, figures))]))
    return lines


def bins(out: Path, rng: np.random.Generator) -> list[str]:
    mel = (rng.standard_normal((50, 6)) * [1, 2, 3, 0, 5, 6] + [-40, -30, 1000, 7, 0, 1e5]).astype("<f4")
    broken = mel.copy()
    broken[:, 0] = -np.inf
    broken[[3, 49], [2, 2]] = [np.nan, np.inf]
    features = {
        "mel.npy": ("frames,bins", mel),
        "mel-broken.npy": ("frames,bins", broken),
        "mel-bins-first.npy": ("bins,frames", np.ascontiguousarray(broken.T)),
        "mel-fortran.npy": ("frames,bins", np.asfortranarray(mel)),
        "mel-two.npy": ("channels,frames,bins", np.stack([mel, broken])),
    }
    lines = []
    for name, (axes, x) in features.items():
        np.save(out / name, x)
        by_bin = np.moveaxis(x, axes.split(",").index("bins"), 0).reshape(6, -1).astype("f8")
        for b, values in enumerate(by_bin):
            known = values[np.isfinite(values)]
            figures = [known.mean(), known.std()] if known.size else [np.nan, np.nan]
            lines.append("\t".join([name, axes, str(b), *map(repr, map(float, figures)), str(values.size - known.size)]))
    return lines


def round_step(values: np.ndarray, least: float) -> float:
    """The least of 1, 2, 5 times powers of ten that gives 24 bins or fewer over the range, and no bin below `least`."""
    rough = (values.max() - values.min()) / ROUGH_BINS
    power = 10.0 ** np.floor(np.log10(rough))
    steps = [step for step in power * np.array([1, 2, 5, 10, 20, 50]) if step >= least * 0.999]
    return next(s for s in steps if np.floor(values.max() / s) - np.floor(values.min() / s) < MOST_BINS)


def spread(values: np.ndarray, least: float) -> dict[str, object]:
    step = round_step(values, least)
    edges = np.round(np.arange(np.floor(values.min() / step), np.floor(values.max() / step) + 2) * step, 9)
    # NumPy closes the last bin; ours is open, which is the same as no value lies there.
    assert values.max() < edges[-1]
    counts, _ = np.histogram(values, edges)
    return {"values": values.tolist(), "edges": edges.tolist(), "counts": counts.tolist()}


def unique(values: np.ndarray) -> dict[str, object]:
    found, counts = np.unique(values, return_counts=True)
    return {"values": values.tolist(), "edges": found.tolist(), "counts": counts.tolist()}


def main(out: Path) -> None:
    rng = np.random.default_rng(20261126)
    out.mkdir(parents=True, exist_ok=True)
    (out / "channels.tsv").write_text("\n".join(channels(out, rng)) + "\n")
    (out / "bins.tsv").write_text("\n".join(bins(out, rng)) + "\n")
    histograms = {
        "RMS": spread(np.round(rng.normal(-24, 6, 150), 3), 0.1),
        "CENTROID": spread(np.round(rng.gamma(2, 800, 150), 1), 1),
        "DURATION": spread(np.round(rng.uniform(0.4, 1.3, 150), 3), 1e-3),
        "LENGTH": spread(rng.integers(300, 345, 150).astype("f8"), 1),
        "BLOCK_SIZE": unique(rng.choice([17.0, 31, 32, 320], 60)),
        "CHANNELS": unique(np.full(30, 2.0)),
    }
    (out / "histograms.json").write_text(json.dumps(histograms) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
