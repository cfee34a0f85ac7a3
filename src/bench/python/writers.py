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


def stacked(root: Path, count: int, samples: int) -> tuple[Path, Path]:
    """All examples in one array and all labels in another."""
    x, y = root.parent / f"{root.name}-x.npy", root.parent / f"{root.name}-y.npy"
    if not y.exists():
        with open(x, "wb") as file:
            header = {"descr": "<f4", "fortran_order": False, "shape": (count, samples)}
            np.lib.format.write_array_header_1_0(file, header)
            for example, _ in examples(count, samples):
                file.write(example.tobytes())
        np.save(y, np.array([label for _, label in examples(count, 1)]))
    return x, y


def hdf5(root: Path, count: int, samples: int) -> Path:
    import h5py

    made = root.parent / f"{root.name}.h5"
    if not made.exists():
        with h5py.File(made, "w") as file:
            x = file.create_dataset("x", (count, samples), "<f4")
            y = file.create_dataset("y", (count,), "<i8")
            for n, (example, label) in enumerate(examples(count, samples)):
                x[n], y[n] = example, label
    return made


def zarr(root: Path, count: int, samples: int) -> Path:
    import zarr as library

    made = root.parent / f"{root.name}.zarr"
    if not (made / "done").exists():
        group = library.open_group(made, mode="w")
        x = group.create_array("x", shape=(count, samples), chunks=(1, samples), dtype="<f4", compressors=None)
        y = group.create_array("y", shape=(count,), dtype="<i8", compressors=None)
        for n, (example, _) in enumerate(examples(count, samples)):
            x[n] = example
        y[:] = np.array([label for _, label in examples(count, 1)])
        (made / "done").touch()
    return made


def hugging_face(root: Path, count: int, samples: int) -> Path:
    import datasets

    made = root.parent / f"{root.name}-hf"
    if not made.exists():
        kinds = {"x": datasets.List(datasets.Value("float32"), length=samples), "y": datasets.Value("int64")}

        def rows():
            for example, label in examples(count, samples):
                yield {"x": example, "y": int(label)}

        whole = datasets.Dataset.from_generator(
            rows, features=datasets.Features(kinds), cache_dir=str(root.parent / "hf-cache")
        )
        whole.save_to_disk(str(made))
    return made


def npz(root: Path, count: int, samples: int) -> list[str]:
    """An .npz for each example, with its label; not compressed."""
    folder_ = root.parent / f"{root.name}-npz"
    paths = [folder_ / f"{n // BLOCK}" / f"{n}.npz" for n in range(count)]
    if not (folder_ / "done").exists():
        for path, (example, label) in zip(paths, examples(count, samples)):
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(path, x=example, y=label)
        (folder_ / "done").touch()
    return [str(path) for path in paths]
