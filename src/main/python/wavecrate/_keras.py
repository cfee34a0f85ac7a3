"""Keras 3: a `PyDataset` that Keras can't get out of order."""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np

from ._errors import WavecrateError
from ._feed import Batch
from ._fit import Call, current_call
from ._keras_private import data_adapter, torch_dataloader
from ._source import Source

WORKERS = (
    "workers={workers}, use_multiprocessing={processes}: with more than one of its own workers"
    " Keras loses and repeats batches when an epoch ends early, and Java does not survive a fork;"
    " wavecrate makes batches ahead in threads of its own, so leave them at workers=1,"
    " use_multiprocessing=False"
)
SHUFFLE = (
    "shuffle=True would put wavecrate's batches in a second order that no one can repeat; the"
    " training split is shuffled already, example by example and again in every epoch: pass"
    " shuffle=False to fit"
)


def keras_dataset(dataset: Source, **options: Any) -> Any:
    """Batches for Keras: see `wavecrate.Dataset.keras`."""
    return _class()(dataset, **options)


@cache
def _class() -> type:
    """The class, made when it is first wanted: it needs Keras, which takes seconds to import."""
    try:
        import keras
    except ImportError as error:
        raise ImportError(
            f"wavecrate.Dataset.keras() needs Keras 3.8 or later: pip install keras ({error})"
        ) from None

    adapter = data_adapter()

    class WavecratePyDataset(keras.utils.PyDataset, adapter):  # type: ignore[misc, valid-type]
        """Batches for `fit`, `evaluate` and `predict`: see `wavecrate.Dataset.keras`.

        To Keras it is a data adapter too, the thing that Keras wraps around a dataset: so
        `fit(shuffle=True)`, which is the default, can't permute the batches, errors arrive as what
        they are, and no batch is made only to see its shape.
        """

        def __init__(
            self,
            dataset: Source,
            class_weight: Mapping[int, float] | None = None,
            workers: int = 1,
            use_multiprocessing: bool = False,
            max_queue_size: int = 10,
        ) -> None:
            _require_no_workers(workers, use_multiprocessing)
            super().__init__(workers, use_multiprocessing, max_queue_size)
            if class_weight is not None and dataset.label_shape is None:
                raise ValueError(f"class_weight for {dataset!r}, which has no labels")
            self._dataset = dataset
            self._class_weight = None if class_weight is None else dict(class_weight)
            self._epoch: int | None = None
            self._failure: WavecrateError | None = None
            self._trained: tuple[Any, int] = (lambda: None, -1)

        @property
        def workers(self) -> int:
            return 1

        @workers.setter
        def workers(self, value: int) -> None:
            _require_no_workers(value, False)

        @property
        def use_multiprocessing(self) -> bool:
            return False

        @use_multiprocessing.setter
        def use_multiprocessing(self, value: bool) -> None:
            _require_no_workers(1, value)

        def __len__(self) -> int:
            return len(self._dataset)

        def __getitem__(self, index: int) -> Batch:
            """Batch `index` of the epoch under way; of that of `set_epoch` outside of `fit`."""
            return self._weighted(self._dataset._feed.fill(self._now, self._dataset._index(index)))

        def __iter__(self) -> Iterator[Batch]:
            return self._batches()

        @property
        def num_batches(self) -> int:
            return len(self._dataset)

        @property
        def batch_size(self) -> None:
            return None

        @property
        def has_partial_batch(self) -> bool:
            return self.partial_batch_size is not None

        @property
        def partial_batch_size(self) -> int | None:
            return self._dataset.examples % self._dataset.batch_size or None

        @property
        def _now(self) -> int:
            return self._dataset.epoch if self._epoch is None else self._epoch

        def on_epoch_begin(self) -> None:
            call = current_call()
            self._failure = None
            self._epoch = None
            if call is not None and call.name == "fit" and not call.is_building:
                self._begin_training(call)

        def _begin_training(self, call: Call) -> None:
            _require_ours(call)
            self._epoch = call.epoch
            steps = call.steps_per_epoch
            if steps is not None:
                if steps > len(self):
                    raise ValueError(
                        f"steps_per_epoch {steps}; allowed: 1 to {len(self)}, which an epoch has"
                    )
                call.start_afresh()
            model, epoch = self._trained
            if model() is call.model and self._epoch <= epoch:
                warnings.warn(
                    f"epoch {self._epoch} trains this model a second time, on the same batches, as"
                    " fit counts from 0 again; to go on where the last call ended pass"
                    f" fit(initial_epoch={epoch + 1}, epochs={epoch + 1} + more)",
                    stacklevel=2,
                )
            self._trained = (weakref.ref(call.model), self._epoch)

        def on_epoch_end(self) -> None:
            self._epoch = None
            failure, self._failure = self._failure, None
            if failure is not None:
                raise failure

        def _batches(self) -> Iterator[Batch]:
            # Runs when the first batch is wanted, and Keras may make iterators that it never uses.
            made = self._dataset._feed.run(self._now)
            try:
                for batch in made:
                    yield self._weighted(batch)
            finally:
                made.close()

        def _weighted(self, batch: Batch) -> Batch:
            if self._class_weight is None:
                return batch
            labels = batch[1].reshape(len(batch[1]), -1)
            indices = labels.argmax(axis=1) if labels.shape[1] > 1 else np.round(labels[:, 0])
            weights = [self._class_weight.get(int(index), 1.0) for index in indices]
            return (*batch, np.array(weights, np.float32))

        def get_numpy_iterator(self) -> Iterator[Batch]:
            return self._batches()

        def get_jax_iterator(self) -> Iterator[Batch]:
            return self._batches()

        def get_torch_dataloader(self) -> Any:
            return torch_dataloader(self._batches())

        def get_tf_dataset(self) -> Any:
            import tensorflow as tf

            from ._tf import signature

            expected = signature(self._dataset)
            if self._class_weight is not None:
                expected = (*expected, tf.TensorSpec((None,), tf.float32))
            made = tf.data.Dataset.from_generator(self._tf_batches, output_signature=expected)
            return made.prefetch(1)

        def _tf_batches(self) -> Iterator[Batch]:
            try:
                yield from self._batches()
            except WavecrateError as error:
                # TensorFlow would bury it in an error of its own. To Keras the epoch ends here, and
                # `on_epoch_end` says why.
                self._failure = error

    WavecratePyDataset.__module__ = __name__
    return WavecratePyDataset


def _require_no_workers(workers: int, processes: bool) -> None:
    if workers > 1 or processes:
        raise ValueError(WORKERS.format(workers=workers, processes=processes))


def _require_ours(call: Call) -> None:
    """Refuses arguments of `fit` that would be ignored, or would permute."""
    for name in ("y", "sample_weight"):
        if call.arguments.get(name) is not None:
            raise ValueError(f"fit({name}=...): wavecrate's batches hold the labels already")
    if call.arguments.get("class_weight") is not None:
        raise ValueError(
            "fit(class_weight=...) does not reach wavecrate's batches; pass it to"
            " wavecrate.Dataset.keras(class_weight=...)"
        )
    adapter = getattr(call.iterator, "data_adapter", None)
    if getattr(adapter, "shuffle", False):
        raise ValueError(SHUFFLE)
