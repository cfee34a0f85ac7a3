"""The part of a dataset that the adapters for Keras, TensorFlow and PyTorch use."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from ._feed import Feed, Pass


class Source(Protocol):
    """One split in batches: a `wavecrate.Dataset` to those that must not import it."""

    _feed: Feed
    _times_set: int

    @property
    def path(self) -> str: ...

    @property
    def split(self) -> str: ...

    @property
    def examples(self) -> int: ...

    @property
    def batch_size(self) -> int: ...

    @property
    def shape(self) -> tuple[int, ...]: ...

    @property
    def label_shape(self) -> tuple[int, ...] | None: ...

    @property
    def label_dtype(self) -> np.dtype[Any] | None: ...

    @property
    def classes(self) -> list[str]: ...

    @property
    def sample_rate_hz(self) -> int | None: ...

    @property
    def epoch(self) -> int: ...

    def set_epoch(self, epoch: int) -> None: ...

    def _run(self, epoch: int) -> Pass: ...

    def _index(self, index: int) -> int: ...

    def __len__(self) -> int: ...
