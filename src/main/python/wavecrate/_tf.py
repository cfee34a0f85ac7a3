"""TensorFlow: a `tf.data.Dataset`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._epochs import Epochs
from ._feed import Batch
from ._source import Source


def tf_dataset(dataset: Source) -> Any:
    """Batches for TensorFlow: see `wavecrate.Dataset.tf`."""
    try:
        import tensorflow as tf
    except ImportError as error:
        raise ImportError(
            f"wavecrate.Dataset.tf() needs TensorFlow: pip install tensorflow ({error})"
        ) from None
    epochs = Epochs(dataset)

    def batches() -> Iterator[Batch]:
        yield from epochs

    made = tf.data.Dataset.from_generator(batches, output_signature=signature(dataset))
    made = made.apply(tf.data.experimental.assert_cardinality(len(dataset)))
    return made.prefetch(1)


def signature(dataset: Source) -> tuple[Any, ...]:
    """The TensorFlow spec of a batch; the last one of an epoch may be smaller."""
    import tensorflow as tf

    full = dataset.examples % dataset.batch_size == 0
    size = dataset.batch_size if full else None
    kinds = [(dataset.shape, "float32")]
    if dataset.label_shape is not None and dataset.label_dtype is not None:
        kinds.append((dataset.label_shape, dataset.label_dtype.name))
    return tuple(tf.TensorSpec((size, *shape), dtype) for shape, dtype in kinds)
