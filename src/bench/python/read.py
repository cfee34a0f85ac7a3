"""Reading an epoch of examples in shuffled batches of 128, as NumPy arrays."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import writers
import numpy as np
from contest import contender, serve

BATCH = 128


def files(root: str) -> tuple[list[str], list[str]]:
    """All examples and their labels, in the order of their numbers."""
    found = sorted(Path(root, "train data").glob("*/id-label-*.npy"), key=lambda p: int(p.stem[9:]))
    return [str(p).replace("id-label-", "id-") for p in found], [str(p) for p in found]


def reader(epoch):
    """`epoch(number)` iterates over batches (features, labels)."""
    number = -1

    def one_round() -> int:
        nonlocal number
        number += 1
        count = 0
        for features, labels in epoch(number):
            count += len(np.asarray(features))
        return count

    def check() -> int:
        return sum(writers.digest_of(np.asarray(x), np.asarray(y)) for x, y in epoch(0))

    return one_round, check


def reading(name):
    """Registers `make(root, count, samples)`, which returns an epoch function."""

    def add(make):
        @contender(name)
        @functools.wraps(make)
        def ready(root, count, samples):
            return reader(make(Path(root), int(count), int(samples)))

        return make

    return add


def wavecrate_dataset(path):
    import wavecrate

    return wavecrate.Dataset(path, "train", recipe={"batchSize": BATCH})


@reading("wavecrate folder")
def wavecrate_folder(root, count, samples, path=None):
    dataset = wavecrate_dataset(path or root)

    def epoch(number):
        dataset.set_epoch(number)
        return iter(dataset)

    return epoch


@reading("wavecrate crate")
def wavecrate_crate(root, count, samples):
    return wavecrate_folder(root, count, samples, root.parent / f"{root.name}-crate" / "train.zip")


def keras_epoch(dataset):
    from keras.src.trainers.data_adapters.py_dataset_adapter import PyDatasetAdapter

    def epoch(number):
        adapter = PyDatasetAdapter(dataset, shuffle=False)
        steps = len(dataset)
        batches = iter(adapter.get_numpy_iterator())
        adapter.on_epoch_begin()
        for _ in range(steps):
            batch = next(batches)
            yield batch[0], batch[1]
        adapter.on_epoch_end()
        if adapter.enqueuer:
            adapter.enqueuer.stop()

    return epoch


@reading("wavecrate crate, through Keras")
def wavecrate_keras(root, count, samples):
    path = root.parent / f"{root.name}-crate" / "train.zip"
    return keras_epoch(wavecrate_dataset(path).keras())


@reading("limit: NumPy gathers from memory")
def limit(root, count, samples):
    pairs = list(writers.examples(count, samples))
    source, labels = np.stack([p[0] for p in pairs]), np.array([p[1] for p in pairs])

    def epoch(number):
        order = np.random.default_rng(number).permutation(count)
        for start in range(0, count, BATCH):
            chosen = order[start : start + BATCH]
            yield source[chosen], labels[chosen]

    return epoch


@reading("np.load(mmap_mode='r'), shuffled index")
def memory_map(root, count, samples):
    x, y = writers.stacked(root, count, samples)
    source, labels = np.load(x, mmap_mode="r"), np.load(y)

    def epoch(number):
        order = np.random.default_rng(number).permutation(count)
        for start in range(0, count, BATCH):
            chosen = order[start : start + BATCH]
            yield source[chosen], labels[chosen]

    return epoch


def sorted_gather(source, labels, count):
    """Formats that read rising rows only: each batch is read in that order, and put back."""

    def epoch(number):
        order = np.random.default_rng(number).permutation(count)
        for start in range(0, count, BATCH):
            chosen = order[start : start + BATCH]
            rising = np.argsort(chosen)
            features = np.empty((len(chosen), source.shape[1]), np.float32)
            features[rising] = source[chosen[rising]]
            yield features, labels[chosen]

    return epoch


@reading("HDF5, h5py, shuffled rows")
def hdf5(root, count, samples):
    import h5py

    file = h5py.File(writers.hdf5(root, count, samples))
    return sorted_gather(file["x"], file["y"][:], count)


@reading("Zarr, a chunk each, shuffled rows")
def zarr_rows(root, count, samples):
    import zarr

    group = zarr.open_group(writers.zarr(root, count, samples), mode="r")
    source, labels = group["x"], group["y"][:]

    def epoch(number):
        order = np.random.default_rng(number).permutation(count)
        for start in range(0, count, BATCH):
            chosen = order[start : start + BATCH]
            yield source.oindex[chosen], labels[chosen]

    return epoch


@reading("HF datasets, NumPy format, shuffled")
def hugging_face(root, count, samples):
    import datasets

    path = writers.hugging_face(root, count, samples)
    rows = datasets.load_from_disk(str(path)).with_format("numpy")

    def epoch(number):
        for batch in rows.shuffle(seed=number, keep_in_memory=True).iter(BATCH):
            yield batch["x"], batch["y"]

    return epoch


@reading("SPDL, load_npz, 2 threads")
def spdl_npz(root, count, samples):
    import spdl.io
    from spdl.pipeline import PipelineBuilder

    paths = writers.npz(root, count, samples)

    def load(path):
        arrays = spdl.io.load_npz(Path(path).read_bytes())
        return arrays["x"], arrays["y"]

    def join(pairs):
        return np.stack([x for x, _ in pairs]), np.stack([y for _, y in pairs])

    def epoch(number):
        order = np.random.default_rng(number).permutation(count)
        pipeline = (
            PipelineBuilder().add_source([paths[i] for i in order]).pipe(load, concurrency=2)
            .aggregate(BATCH).pipe(join).add_sink(3).build(num_threads=2)
        )  # fmt: skip
        with pipeline.auto_stop():
            yield from pipeline

    return epoch


def keras_np_load(root, workers, processes):
    import keras

    xs, ys = files(root)

    class Files(keras.utils.PyDataset):
        def __init__(self):
            super().__init__(workers=workers, use_multiprocessing=processes)
            self.order = np.random.default_rng(0).permutation(len(xs))

        def __len__(self):
            return -(-len(xs) // BATCH)

        def __getitem__(self, index):
            chosen = self.order[index * BATCH : (index + 1) * BATCH]
            return np.stack([np.load(xs[i]) for i in chosen]), np.stack([np.load(ys[i]) for i in chosen])

    return keras_epoch(Files())


@reading("Keras PyDataset, np.load, 1 worker")
def keras_1(root, count, samples):
    return keras_np_load(root, 1, False)


@reading("Keras PyDataset, np.load, 2 processes")
def keras_2(root, count, samples):
    return keras_np_load(root, 2, True)


def tf_epoch(make):
    def epoch(number):
        for x, y in make(number):
            yield x.numpy(), y.numpy()

    return epoch


@reading("tf.data, np.load in numpy_function")
def tf_numpy(root, count, samples):
    import tensorflow as tf

    xs, ys = files(root)

    def load(x, y):
        return tf.numpy_function(
            lambda a, b: (np.load(a.decode()), np.load(b.decode())), [x, y], [tf.float32, tf.int64]
        )

    return tf_epoch(
        lambda number: tf.data.Dataset.from_tensor_slices((xs, ys)).shuffle(count, seed=number)
        .map(load, tf.data.AUTOTUNE).batch(BATCH).prefetch(tf.data.AUTOTUNE)
    )  # fmt: skip


@reading("tf.data, decode_raw behind the header")
def tf_raw(root, count, samples):
    import tensorflow as tf

    xs, ys = files(root)

    def array(path, dtype):
        return tf.io.decode_raw(tf.strings.substr(tf.io.read_file(path), 128, -1), dtype)

    def load(x, y):
        return array(x, tf.float32), array(y, tf.int64)[0]

    return tf_epoch(
        lambda number: tf.data.Dataset.from_tensor_slices((xs, ys)).shuffle(count, seed=number)
        .map(load, tf.data.AUTOTUNE).batch(BATCH).prefetch(tf.data.AUTOTUNE)
    )  # fmt: skip


@reading("tf.data, TFRecord, buffer of 1,000")
def tf_record(root, count, samples):
    import tensorflow as tf

    path = str(writers.tfrecord(root, count, samples))
    kinds = {"x": tf.io.FixedLenFeature([], tf.string), "y": tf.io.FixedLenFeature([], tf.int64)}

    def parse(record):
        example = tf.io.parse_single_example(record, kinds)
        return tf.io.decode_raw(example["x"], tf.float32), example["y"]

    return tf_epoch(
        lambda number: tf.data.TFRecordDataset(path).shuffle(1000, seed=number)
        .map(parse, tf.data.AUTOTUNE).batch(BATCH).prefetch(tf.data.AUTOTUNE)
    )  # fmt: skip


def torch_loader(root, workers):
    from torch.utils.data import DataLoader, Dataset

    xs, ys = files(root)

    class Files(Dataset):
        def __len__(self):
            return len(xs)

        def __getitem__(self, index):
            return np.load(xs[index]), np.load(ys[index])

    loader = DataLoader(Files(), BATCH, shuffle=True, num_workers=workers)
    return lambda number: ((x.numpy(), y.numpy()) for x, y in loader)


@reading("PyTorch DataLoader, np.load, 0 workers")
def torch_0(root, count, samples):
    return torch_loader(root, 0)


@reading("PyTorch DataLoader, np.load, 2 workers")
def torch_2(root, count, samples):
    return torch_loader(root, 2)


@reading("Grain, np.load, its 16 threads")
def grain_threads(root, count, samples):
    import grain

    pairs = list(zip(*files(root)))
    return lambda number: iter(
        grain.MapDataset.source(pairs).seed(number).shuffle()
        .map(lambda pair: (np.load(pair[0]), np.load(pair[1]))).batch(BATCH).to_iter_dataset()
    )  # fmt: skip


@reading("WebDataset, tar, buffer of 1,000")
def web(root, count, samples):
    import webdataset

    path = str(writers.webdataset(root, count, samples))
    return lambda number: iter(
        webdataset.WebDataset(path, shardshuffle=False, empty_check=False).shuffle(1000).decode()
        .to_tuple("npy", "cls").batched(BATCH)
    )  # fmt: skip


@reading("MosaicML Streaming, MDS, 0 workers")
def mosaic(root, count, samples):
    from streaming import StreamingDataset
    from torch.utils.data import DataLoader

    path = writers.mosaic(root, count, samples)
    dataset = StreamingDataset(local=str(path), shuffle=True, batch_size=BATCH)
    loader = DataLoader(dataset, BATCH)
    return lambda number: ((batch["x"].numpy(), batch["y"].numpy()) for batch in loader)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
