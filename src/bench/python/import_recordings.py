"""What people write themselves: recordings to .npy windows with libsndfile and soxr, on all cores.

    python import_recordings.py SOURCE OUT RATE WINDOW_S

Prints hours of sound per second. `import.sh` compares it with `wavecrate import`.
"""

import multiprocessing
import sys
import time
from pathlib import Path

import numpy as np
import soundfile
import soxr


def convert(task):
    index, path, out, rate, window_s, label = task
    samples, source_rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    if source_rate != rate:
        mono = soxr.resample(mono, source_rate, rate, quality="HQ")
    length = round(window_s * rate)
    for i in range(len(mono) // length):
        np.save(out / f"id-{index}-{i}.npy", mono[i * length : (i + 1) * length])
        np.save(out / f"id-label-{index}-{i}.npy", np.int64(label))
    return len(samples) / source_rate


def main():
    source, out, rate, window_s = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    began = time.perf_counter()
    files = sorted(path for path in source.rglob("*") if path.suffix in (".wav", ".flac", ".ogg", ".mp3"))
    classes = sorted({path.parent.name for path in files})
    out.mkdir(parents=True)
    tasks = [(i, path, out, rate, window_s, classes.index(path.parent.name)) for i, path in enumerate(files)]
    with multiprocessing.Pool() as pool:
        seconds = sum(pool.imap_unordered(convert, tasks, chunksize=8))
    took = time.perf_counter() - began
    print(f"{seconds / 3600:.3f} h in {took:.2f} s: {seconds / 3600 / took:.3f} hours per second")


if __name__ == "__main__":
    main()
