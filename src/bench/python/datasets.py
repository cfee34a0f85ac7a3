"""Writes what the contenders read: the same examples as a folder of .npy files and in the formats
of others."""

from __future__ import annotations

import io
import subprocess
import tarfile
import zipfile
import zlib
from pathlib import Path

import numpy as np

BLOCK = 320


def npy(array: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


def examples(count: int, samples: int, seed: int = 1):
    """Noise of a rate of its own in each example; with its label."""
    rng = np.random.default_rng(seed)
    noise = (0.1 * rng.standard_normal(samples + count)).astype("<f4")
    for n in range(count):
        yield noise[n : n + samples] * np.float32(1 + n / count), np.int64(n % 12)


def name(n: int) -> str:
    return f"block-id-{n // BLOCK + 1}/id-{n + 1}"


def label_name(n: int) -> str:
    return f"block-id-{n // BLOCK + 1}/id-label-{n + 1}"


def digest_of(features, labels) -> int:
    """Of a set of examples, in whatever order and whatever batches they come."""
    total = 0
    for example, label in zip(features, labels):
        crc = zlib.crc32(np.ascontiguousarray(example).data)
        total += zlib.crc32(np.asarray(label, "<i8").tobytes(), crc)
    return total


def folder(root: Path, count: int, samples: int) -> int:
    """Writes them as blocks below `train data` unless they are there; returns their digest."""
    digest = root / "digest.txt"
    if not digest.exists():
        total = 0
        for n, (example, label) in enumerate(examples(count, samples)):
            file = root / "train data" / f"{name(n)}.npy"
            if n % BLOCK == 0:
                file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(npy(example))
            (root / "train data" / f"{label_name(n)}.npy").write_bytes(npy(label))
            total += digest_of([example], [label])
        digest.write_text(str(total))
    return int(digest.read_text())


def crate(root: Path, command: list[str]) -> Path:
    """The folder as a crate; as a plain stored zip if the program can't export yet."""
    out = root.parent / f"{root.name}-crate"
    made = out / "train.zip"
    if not made.exists():
        out.mkdir(exist_ok=True)
        ran = subprocess.run([*command, "export", str(root), "--out", str(out), "--force"],
                             capture_output=True)  # fmt: skip
        if ran.returncode or not made.exists():
            with zipfile.ZipFile(made, "w") as zipped:
                for file in sorted((root / "train data").rglob("*.npy")):
                    zipped.write(file, file.relative_to(root))
    return made


def webdataset(root: Path, count: int, samples: int) -> Path:
    made = root.parent / f"{root.name}.tar"
    if not made.exists():
        with tarfile.open(made, "w") as tar:
            for n, (example, label) in enumerate(examples(count, samples)):
                for ending, data in (("npy", npy(example)), ("cls", str(label).encode())):
                    info = tarfile.TarInfo(f"{n:07d}.{ending}")
                    info.size = len(data)
                    tar.addfile(info, io.BytesIO(data))
    return made


def mosaic(root: Path, count: int, samples: int) -> Path:
    from streaming import MDSWriter

    made = root.parent / f"{root.name}-mds"
    if not (made / "index.json").exists():
        columns = {"x": f"ndarray:float32:{samples}", "y": "int64"}
        with MDSWriter(out=str(made), columns=columns) as writer:
            for example, label in examples(count, samples):
                writer.write({"x": example, "y": label})
    return made


def tfrecord(root: Path, count: int, samples: int) -> Path:
    import tensorflow as tf

    made = root.parent / f"{root.name}.tfrecord"
    if not made.exists():
        with tf.io.TFRecordWriter(str(made)) as writer:
            for example, label in examples(count, samples):
                bytes_list = tf.train.BytesList(value=[example.tobytes()])
                feature = {
                    "x": tf.train.Feature(bytes_list=bytes_list),
                    "y": tf.train.Feature(int64_list=tf.train.Int64List(value=[int(label)])),
                }
                features = tf.train.Features(feature=feature)
                writer.write(tf.train.Example(features=features).SerializeToString())
    return made
