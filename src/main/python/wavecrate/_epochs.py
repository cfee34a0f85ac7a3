"""Passes over a dataset that advance from epoch to epoch."""

from __future__ import annotations

from collections.abc import Iterator

from ._feed import Batch
from ._source import Source


class Epochs:
    """Each complete iteration goes on to the next epoch; one stopped early does not.

    `set_epoch` of the dataset says where the next iteration begins.
    """

    def __init__(self, dataset: Source) -> None:
        self._dataset = dataset
        self._set = dataset._times_set
        self._next = dataset.epoch

    def __iter__(self) -> Iterator[Batch]:
        if self._set != self._dataset._times_set:
            self._set = self._dataset._times_set
            self._next = self._dataset.epoch
        epoch = self._next
        made = self._dataset._run(epoch)
        if made.place.batches == 0:
            self._next = epoch + 1
        try:
            for batch in made:
                if made.place.handed_out == made.place.batches:
                    self._next = epoch + 1
                yield batch
        finally:
            made.close()
