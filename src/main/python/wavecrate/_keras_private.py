"""Everything that is used of Keras' private parts.

Keras offers no public way to say how it iterates over a dataset. Where a future Keras has these
parts no more, that is an error with a sentence, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TESTED = "tested: Keras 3.13 to 3.15"


def data_adapter() -> Any:
    """The class that Keras wraps around a dataset to iterate over it."""
    return _module("data_adapter").DataAdapter


def torch_dataloader(batches: Iterator[Any]) -> Any:
    """Batches as Keras hands them to PyTorch."""
    return _module("data_adapter_utils").get_torch_dataloader(batches)


def _module(name: str) -> Any:
    from importlib import import_module

    import keras

    try:
        return import_module(f"keras.src.trainers.data_adapters.{name}")
    except ImportError as error:
        raise ImportError(
            f"wavecrate.Dataset.keras() does not know this Keras, {keras.__version__}, from within:"
            f" {error}; {TESTED}"
        ) from None
