"""PyTorch: an `IterableDataset`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ._epochs import Epochs
from ._source import Source


def torch_dataset(dataset: Source) -> Any:
    """Batches for PyTorch: see `wavecrate.Dataset.torch`."""
    return _class()(dataset)


@cache
def _class() -> type:
    """The class, made when it is first wanted: it needs PyTorch, which takes seconds to import."""
    try:
        import torch
        from torch.utils.data import IterableDataset, get_worker_info
    except ImportError as error:
        raise ImportError(
            f"wavecrate.Dataset.torch() needs PyTorch: pip install torch ({error})"
        ) from None

    class WavecrateIterableDataset(IterableDataset):  # type: ignore[type-arg, unused-ignore]
        """Whole batches as tuples of tensors: see `wavecrate.Dataset.torch`."""

        def __init__(self, dataset: Source) -> None:
            self._dataset = dataset
            self._epochs = Epochs(dataset)

        def __len__(self) -> int:
            return len(self._dataset)

        def __iter__(self) -> Iterator[tuple[Any, ...]]:
            if get_worker_info() is not None:
                raise RuntimeError(
                    "DataLoader(num_workers=...) above 0: every worker would serve every batch, and"
                    " Java does not survive a fork; wavecrate makes batches ahead in threads of its"
                    " own, so use num_workers=0"
                )
            for batch in self._epochs:
                yield tuple(torch.from_numpy(array) for array in batch)

        def set_epoch(self, epoch: int) -> None:
            """Says which epoch the next iteration serves; that of the dataset too."""
            self._dataset.set_epoch(epoch)

    WavecrateIterableDataset.__module__ = __name__
    return WavecrateIterableDataset
