"""Measures how fast Python gets shuffled batches: from a folder and from a stored zip through
wavecrate, and by `np.load` in a `keras.utils.PyDataset`, as it is written by hand.

    python src/bench/python/read_from_python.py [--examples 20000]

Needs the wheel and Keras. Writes 64 KB examples (1.3 GB, twice) into a temporary folder. The page
cache is warm: every way reads all files once before it is measured. Milliseconds are of wall time,
and of processor time over all threads, for one batch of 128; each way is measured three times in
turn.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import time
import zipfile
from pathlib import Path

import keras
import numpy as np
import wavecrate

SAMPLES = 16_000
BATCH = 128


class ByHand(keras.utils.PyDataset):
    """What people write: paths, labels in memory, a batch by np.load and np.stack."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__()
        self.files = files
        self.labels = [
            int(np.load(file.with_name(f"id-label-{file.stem[3:]}.npy"))) for file in files
        ]
        self.order = list(range(len(files)))
        self.on_epoch_end()

    def __len__(self) -> int:
        return -(-len(self.files) // BATCH)

    def on_epoch_end(self) -> None:
        random.shuffle(self.order)

    def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        mine = self.order[index * BATCH : (index + 1) * BATCH]
        features = np.stack([np.load(self.files[i]) for i in mine])
        return features, np.array([self.labels[i] for i in mine])


def write(root: Path, count: int) -> Path:
    rng = np.random.default_rng(1)
    noise = rng.standard_normal(SAMPLES + count, dtype=np.float32)
    for n in range(count):
        block = root / "train data" / f"block-id-{n // 320 + 1}"
        block.mkdir(parents=True, exist_ok=True)
        np.save(block / f"id-{n + 1}.npy", noise[n : n + SAMPLES])
        np.save(block / f"id-label-{n + 1}.npy", np.int64(n % 12))
    crate = root.with_suffix(".zip")
    with zipfile.ZipFile(crate, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(root.rglob("*.npy")):
            archive.write(file, file.relative_to(root).as_posix())
    return crate


def measure(batches) -> tuple[float, float]:
    """Wall and processor milliseconds a batch, over one epoch."""
    began, used, count = time.perf_counter(), time.process_time(), 0
    for _ in batches:
        count += 1
    return 1000 * (time.perf_counter() - began) / count, 1000 * (time.process_time() - used) / count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--examples", type=int, default=20_000)
    count = parser.parse_args().examples
    folder = Path(tempfile.mkdtemp(prefix="wavecrate-bench-"))
    try:
        crate = write(folder / "set", count)
        files = sorted((folder / "set").rglob("id-[0-9]*.npy"))
        by_hand = ByHand(files)
        recipe = {"batchSize": BATCH}
        ways = {
            "np.load": lambda: (by_hand[i] for i in range(len(by_hand))),
            "folder": wavecrate.Dataset(folder / "set", recipe=recipe).keras().__iter__,
            "zip": wavecrate.Dataset(crate, recipe=recipe).keras().__iter__,
        }
        for way in ways.values():
            measure(way())
        figures = {name: [] for name in ways}
        for _ in range(3):
            for name, way in ways.items():
                figures[name].append(measure(way()))
        plain = statistics.median(wall for wall, _ in figures["np.load"])
        for name, runs in figures.items():
            wall, used = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name:8} {wall:7.2f} ms wall {used:7.2f} ms CPU a batch: {plain / wall:5.1f} x")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
