"""A split of a dataset, batch by batch."""

from __future__ import annotations

import json
import operator
import os
import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import RecipeError
from ._feed import Batch, Feed, Pass, Place
from ._picture import dataset_html
from ._recipe import recipe_text

if TYPE_CHECKING:
    import keras
    import tensorflow
    import torch

# What other libraries call the keys of the recipe, and examples of values.
RECIPE_KEYS = {
    "batch_size": ("batchSize", 16),
    "shuffle": ("shuffle", {"mode": "none"}),
    "seed": ("seed", 7),
    "drop_remainder": ("remainder", "drop"),
    "drop_last": ("remainder", "drop"),
    "sample_rate": ("sampleRateHz", 16000),
    "sampling_rate": ("sampleRateHz", 16000),
    "transform": ("transforms", [{"kind": "gain"}]),
    "transforms": ("transforms", [{"kind": "gain"}]),
    "features": ("features", {"kind": "mel"}),
    "label_mode": ("labels", {"encoding": "oneHot"}),
    "labels": ("labels", {"encoding": "oneHot"}),
}


class Dataset:
    """One split of a block-structured dataset of `.npy` files, served in batches.

    What batch `i` of epoch `e` holds depends on the dataset, the recipe, `e` and `i` alone: not on
    what was asked for before, nor on threads. It is what `wavecrate batches --epoch e --from i`
    describes.

    A batch is a tuple `(features, labels)`, or `(features,)` for a split without labels:

    - `features`: float32, shape `(size, *dataset.shape)`;
    - `labels`: type `dataset.label_dtype`, shape `(size, *dataset.label_shape)`;

    where `size` is `dataset.batch_size`, or what is left for the last batch. The arrays are yours:
    nothing writes to them later.

    >>> train = wavecrate.Dataset("samples", "train", recipe={"batchSize": 16, "seed": 7})
    >>> train
    <wavecrate.Dataset samples: train, 66 examples in 5 batches>
    >>> features, labels = train[0]
    >>> features.shape, labels.shape
    ((16, 8000), (16,))

    Args:
        path_or_zip: a dataset, a split or block of it, a zip of these, or a folder of such zips.
        split: `train`, `validation` or `test`.
        recipe: how to serve it: the path of a `wavecrate.json`, or its content as a dictionary
            (`format` may be left out). Without one, the dataset's own, else the raw arrays, fully
            shuffled, in batches of 32. Relative paths in a dictionary begin at the working folder.
        rank: which worker this is, from 0 on, where several train on one epoch together.
        world: how many workers there are. Each gets its own share of every epoch.

    Raises:
        DatasetError: there is no such dataset or split.
        RecipeError: the recipe names a key or a value that is not allowed.
        BadFileError: not one example or label can be read.
        JavaError: there is no Java 25 or later.
        TypeError: an argument stands in the recipe instead, such as the batch size; says how.
    """

    def __init__(
        self,
        path_or_zip: str | os.PathLike[str],
        split: str = "train",
        recipe: str | os.PathLike[str] | Mapping[str, Any] | None = None,
        rank: int = 0,
        world: int = 1,
        **unknown: Any,
    ) -> None:
        if unknown:
            raise TypeError(_unknown(*next(iter(unknown.items()))))
        # Java keeps the working folder that it was started in.
        path = os.path.abspath(os.fspath(path_or_zip))
        self._path = path
        self._class_count: tuple[int | None] | None = None
        rank, world = operator.index(rank), operator.index(world)
        if not 0 <= rank < world:
            raise ValueError(f"rank {rank} of {world}; allowed: rank 0 to world - 1")
        self._epoch = 0
        self._times_set = 0
        self._served = 0
        self._place: Place | None = None
        if recipe is None:
            self._feed = Feed(path, split, None, rank, world)
        else:
            where, text, place = recipe_text(recipe)
            try:
                self._feed = Feed(path, split, (text, place), rank, world)
            except RecipeError as error:
                raise RecipeError(f"{where}: {error}") from None
        self._name = f"{path_or_zip}: {self.split}"
        for problem in self._feed.facts["problems"]:
            warnings.warn(f"{path_or_zip}: {problem}", stacklevel=2)

    @property
    def split(self) -> str:
        """`train`, `validation` or `test`."""
        return str(self._feed.facts["split"])

    @property
    def examples(self) -> int:
        """The number of examples in an epoch (of this worker)."""
        return int(self._feed.facts["examples"])

    @property
    def batch_size(self) -> int:
        """The number of examples in a batch; the last may have fewer."""
        return int(self._feed.facts["batchSize"])

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example as served, `(samples,)`, `(samples, channels)` or
        `(frames, bins)`: what `keras.Input` takes.

        >>> mel = {"kind": "mel", "mels": 40}
        >>> wavecrate.Dataset("samples", recipe={"sampleRateHz": 16000, "features": mel}).shape
        (28, 40)
        """
        return self._feed.example.shape

    @property
    def label_shape(self) -> tuple[int, ...] | None:
        """The shape of one label as served; `()` for a number, None for a split without labels."""
        return None if self._feed.label is None else self._feed.label.shape

    @property
    def label_dtype(self) -> np.dtype[Any] | None:
        """The type of the labels as served; None for a split without labels."""
        return None if self._feed.label is None else self._feed.label.dtype

    @property
    def classes(self) -> list[str]:
        """The names of the classes by their indices; empty if the recipe names none.

        >>> wavecrate.Dataset("samples").classes
        ['kick', 'snare', 'hi-hat', 'bass', 'bells', 'laser']
        """
        return list(self._feed.facts["classes"])

    @property
    def class_count(self) -> int | None:
        """The number of classes, with names or without: as many as the last layer of a classifier has
        units. One more than the largest label of all splits, or the length of vectors;
        None if labels are no classes. Reads all labels when it is asked for the first time.

        >>> wavecrate.Dataset("samples").class_count
        6
        """
        if self._class_count is None:
            self._class_count = (self._feed.class_count(),)
        return self._class_count[0]

    @property
    def path(self) -> str:
        """The absolute path of the folder or zip that was opened."""
        return self._path

    @property
    def sample_rate_hz(self) -> int | None:
        """Samples per second, if the recipe says so."""
        rate: int | None = self._feed.facts["sampleRateHz"]
        return rate

    @property
    def epoch(self) -> int:
        """The epoch that `[i]` and iteration serve, counted from 0."""
        return self._epoch

    def set_epoch(self, epoch: int) -> None:
        """Sets the epoch that `[i]` and iteration serve from now on, counted from 0.

        `keras()` needs no such call: there the epoch is the one that `fit` counts.

        >>> train = wavecrate.Dataset("samples")
        >>> first = train[0][0]
        >>> train.set_epoch(1)
        >>> bool((train[0][0] == first).all())
        False
        >>> train.set_epoch(0)
        >>> bool((train[0][0] == first).all())
        True
        """
        epoch = checked_epoch(epoch)
        if epoch != self._epoch:
            self._served = 0
        self._epoch = epoch
        self._place = None
        self._times_set += 1

    def state(self) -> dict[str, Any]:
        """Where training is, to be kept with the model's weights: the epoch and how many of its
        examples were served. It can be written as JSON.

        What counts are the batches that the iteration begun last has handed out, by this dataset or
        its `torch()`. Where several workers train, all of them must have been served as many: then
        every worker tells the same. `keras()` counts epochs itself, and `tf()` fetches batches
        before they are trained on.

        >>> train = wavecrate.Dataset("samples")
        >>> batches = iter(train)
        >>> batch = next(batches)
        >>> state = train.state()
        >>> state["epoch"], state["served"]
        (0, 16)

        Raises:
            BadFileError: a zip was changed since it was opened.
        """
        place = self._place or Place(self._epoch, self._served, len(self))
        return self._feed.state(place)

    def restore(self, state: Mapping[str, Any]) -> None:
        """Goes on where `state()` was asked for: `epoch` is that of the state, and the next
        iteration serves what is left of it. There may be another number of workers.

        >>> train = wavecrate.Dataset("samples")
        >>> first = next(iter(train))
        >>> again = wavecrate.Dataset("samples")
        >>> again.restore(train.state())
        >>> [len(labels) for _, labels in again]
        [16, 16, 16, 2]

        Raises:
            RecipeError: the state is of another dataset, recipe or order, or of another engine,
                which would make other batches; says which.
        """
        try:
            text = json.dumps(dict(state))
        except (TypeError, ValueError) as error:
            raise RecipeError(f"state: can't be written as JSON: {error}") from None
        self._feed.require_same(text)
        self._epoch = state["epoch"]
        self._served = state["served"]
        self._place = None
        self._times_set += 1

    def _run(self, epoch: int) -> Pass:
        """All batches of an epoch, or what a state has left of it."""
        served = self._served if epoch == self._epoch else 0
        made = self._feed.run(epoch, served)
        # Once: whoever comes again wants the whole epoch.
        self._served = 0
        self._place = made.place
        return made

    def __len__(self) -> int:
        """The number of batches in an epoch, the same in every epoch."""
        return self._feed.batches

    def __getitem__(self, index: int) -> Batch:
        """Batch `index` of the current epoch; from the end if negative.

        Raises:
            IndexError: an epoch has not that many batches.
            BadFileError: an example or label of the batch can't be served; names it.
        """
        return self._feed.fill(self._epoch, self._index(index))

    def __iter__(self) -> Iterator[Batch]:
        """The batches of the current epoch, in order, made ahead where that saves time."""
        return self._run(self._epoch)

    def files(self, index: int, whole: bool = False) -> list[str]:
        """The examples of batch `index` of the current epoch, in its order.

        >>> test = wavecrate.Dataset("samples", "test")
        >>> test.files(0)[:2]
        ['test data/block-id-1/id-1.npy', 'test data/block-id-1/id-2.npy']

        Args:
            index: which batch; from the end if negative.
            whole: False gives paths within the dataset, relative to `path`, as `wavecrate batches`
                and the window name them: `train data/block-id-1/id-1.npy`. True gives absolute paths,
                for `np.load`; a file in a zip is `/data/train.zip!/block-id-1/id-1.npy`, and a
                row of an array `/data/X_train.npy[17]`.
        """
        number = self._index(index)
        if whole:
            return self._feed.locations(self._epoch, number)
        return self._feed.examples(self._epoch, number)

    def _index(self, index: int) -> int:
        wanted = operator.index(index)
        if not -len(self) <= wanted < len(self):
            raise IndexError(f"batch {wanted}; allowed: 0 to {len(self) - 1}")
        return wanted % len(self)

    def keras(self, **options: Any) -> keras.utils.PyDataset:
        """For `model.fit`, `evaluate` and `predict` of Keras 3, on every backend.

        Step `s` of Keras' epoch `e` trains on batch `s` of epoch `e`, also with `initial_epoch` and
        `steps_per_epoch`, and again in every call of `fit`. `evaluate` and `predict` serve the
        epoch of `set_epoch`, which is 0 unless it was called.

        Args:
            class_weight: a dictionary from the index of a class to its weight. Keras' `fit` can't pass
                its own on, and says so.

        Raises:
            ImportError: Keras 3.8 or later is not installed.
            ValueError: more than one of Keras' own workers is asked for.
        """
        from ._keras import keras_dataset

        return keras_dataset(self, **options)

    def tf(self) -> tensorflow.data.Dataset:
        """A `tf.data.Dataset`. Each complete iteration goes on to the next epoch, beginning with
        that of `set_epoch`.

        Raises:
            ImportError: TensorFlow is not installed.
        """
        from ._tf import tf_dataset

        return tf_dataset(self)

    def torch(self) -> torch.utils.data.IterableDataset:
        """A `torch.utils.data.IterableDataset` of whole batches: use it with
        `DataLoader(..., batch_size=None)`. Each complete iteration goes on to the next epoch,
        beginning with that of `set_epoch`.

        Raises:
            ImportError: PyTorch is not installed.
        """
        from ._torch import torch_dataset

        return torch_dataset(self)

    def close(self) -> None:
        """Ends the threads that make batches ahead. Arrays handed out stay valid."""
        self._feed.close()

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError(
            "a wavecrate.Dataset can't be sent to another process; open it there, with rank and"
            " world if several share an epoch"
        )

    def _repr_html_(self) -> str:
        return dataset_html(self)

    def __repr__(self) -> str:
        return f"<wavecrate.Dataset {self._name}, {self.examples} examples in {len(self)} batches>"


def _unknown(name: str, value: Any) -> str:
    if name not in RECIPE_KEYS:
        return f"Dataset() got an unexpected keyword argument {name!r}; allowed: recipe, rank, world"
    key, example = RECIPE_KEYS[name]
    shown = value if type(value) is type(example) and not isinstance(value, bool) else example
    return (
        f"Dataset() takes no {name!r}: the recipe decides it. Set {json.dumps(key)}:"
        f" {json.dumps(shown)} in wavecrate.json, or pass recipe={{{key!r}: {shown!r}}}, which"
        " replaces the dataset's whole recipe"
    )


def checked_epoch(epoch: int) -> int:
    """Checks an epoch's number; the error says which are allowed."""
    epoch = operator.index(epoch)
    if not 0 <= epoch < 2**63:
        raise ValueError(f"epoch {epoch}; allowed: 0 or more")
    return epoch
