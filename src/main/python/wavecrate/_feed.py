"""The Python half of the bridge: arrays for the engine to fill."""

from __future__ import annotations

import json
import weakref
from collections import deque
from collections.abc import Iterator
from typing import Any

import numpy as np

from . import _java
from ._errors import told_by_python
from ._memory import Blocks

Batch = tuple[np.ndarray, ...]

# One in the making, one done, one to spare; more would only cost memory.
AHEAD = 3
# Long enough to cost nothing, short enough for Ctrl-C.
WAIT_MS = 100


class Feed:
    """Fills arrays with the batches of one split. Thread-safe."""

    def __init__(
        self, path: str, split: str, recipe: tuple[str, str] | None, rank: int, world: int
    ) -> None:
        """`recipe` is its text and the folder that its relative paths begin at."""
        java = _java.engine("Feed")
        with told_by_python():
            if recipe is None:
                self._feed = java.open(path, split, rank, world)
            else:
                self._feed = java.open(path, split, *recipe, rank, world)
            self.facts: dict[str, Any] = json.loads(str(self._feed.facts()))
        self.batches: int = self.facts["batches"]
        most = self.facts["batchSize"] * self.facts["together"]
        self._example = _Kind(self.facts["example"], most)
        label = self.facts["label"]
        self._label = None if label is None else _Kind(label, most)
        self._passes: weakref.WeakSet[Pass] = weakref.WeakSet()
        self._close = weakref.finalize(self, _close, self._feed)

    @property
    def example(self) -> _Kind:
        return self._example

    @property
    def label(self) -> _Kind | None:
        return self._label

    def size(self, index: int) -> int:
        """The number of examples in batch `index`."""
        first = index * self.facts["batchSize"]
        return min(self.facts["batchSize"], self.facts["examples"] - first)

    def empty(self, index: int) -> Batch:
        """Arrays as batch `index` needs them, not filled."""
        size = self.size(index)
        features = self._example.array(size)
        return (features,) if self._label is None else (features, self._label.array(size))

    def several(self, first: int, end: int) -> list[Batch]:
        """As `empty`, for batches that follow one another; they share their memory."""
        size = self.facts["batchSize"]
        examples = (end - first - 1) * size + self.size(end - 1)
        kinds = [kind for kind in (self._example, self._label) if kind is not None]
        whole = [kind.array(examples) for kind in kinds]
        starts = range(0, examples, size)
        return [tuple(array[start : start + size] for array in whole) for start in starts]

    def fill(self, epoch: int, index: int) -> Batch:
        """Makes one batch, now."""
        batch = self.empty(index)
        with told_by_python():
            self.java.fill(epoch, index, *_addresses(batch))
        return batch

    def examples(self, epoch: int, index: int) -> list[str]:
        """Paths within the dataset."""
        with told_by_python():
            return str(self.java.examples(epoch, index)).split("\0")[:-1]

    def locations(self, epoch: int, index: int) -> list[str]:
        """Paths from the root of the disk on."""
        with told_by_python():
            return str(self.java.locations(epoch, index)).split("\0")[:-1]

    def class_count(self) -> int | None:
        with told_by_python():
            count = int(self.java.classCount())
        return None if count < 0 else count

    def run(self, epoch: int) -> Pass:
        """All batches of an epoch, made ahead."""
        made = Pass(self, epoch)
        self._passes.add(made)
        return made

    def require_open(self) -> None:
        _java.check_process()
        if not self._close.alive:
            raise ValueError("this wavecrate.Dataset is closed")

    @property
    def java(self):
        self.require_open()
        return self._feed

    def close(self) -> None:
        for made in list(self._passes):
            made.close()
        self._close()


def _close(feed) -> None:
    if _java.is_usable():
        feed.close()


class _Kind:
    """What one example or label looks like."""

    def __init__(self, spec: dict[str, Any], batch_size: int) -> None:
        self.dtype = np.dtype(spec["dtype"])
        self.shape: tuple[int, ...] = tuple(spec["shape"])
        size = batch_size * self.dtype.itemsize * int(np.prod(self.shape, dtype=np.int64))
        self._blocks = Blocks(size, AHEAD + 2)

    def array(self, count: int) -> np.ndarray:
        return self._blocks.array(self.dtype, (count, *self.shape))


def _addresses(batch: Batch) -> tuple[int, int]:
    return batch[0].ctypes.data, batch[1].ctypes.data if len(batch) > 1 else 0


class Pass(Iterator[Batch]):
    """The batches of one epoch, in order; Java's threads make the next ones. For one taker."""

    def __init__(self, feed: Feed, epoch: int) -> None:
        self._feed = feed
        self._epoch = epoch
        self._next = 0
        self._together = 0
        # Batches asked for together, one element for each time.
        self._underway: deque[list[Batch]] = deque()
        self._taken: deque[Batch] = deque()
        self._is_whole = True
        with told_by_python():
            self._ahead = feed.java.ahead()
        self._close = weakref.finalize(self, _stop, self._ahead, self._underway)
        while len(self._underway) < AHEAD and self._next < feed.batches:
            self._request()

    def _request(self) -> None:
        end = min(self._next + self._feed.facts["together"], self._feed.batches)
        batches = self._feed.several(self._next, end)
        # Before Java hears of it: what it writes into must not go away.
        self._underway.append(batches)
        self._ahead.request(self._epoch, self._next, len(batches), *_addresses(batches[0]))
        self._next = end

    def __next__(self) -> Batch:
        self._feed.require_open()
        if not self._taken:
            if not self._underway:
                raise StopIteration
            self._take()
        batch = self._taken.popleft()
        if not self._is_whole:
            number = self._together - len(self._taken) - 1
            with told_by_python():
                # If this one could not be made, the next ones may be fine.
                self._ahead.check(number)
        return batch

    def _take(self) -> None:
        with told_by_python():
            while (made := int(self._ahead.take(WAIT_MS))) < 0:
                self._feed.require_open()
        try:
            self._taken.extend(self._underway.popleft())
            self._together = len(self._taken)
            self._is_whole = made == self._together
            if self._next < self._feed.batches:
                self._request()
        except KeyboardInterrupt:
            # Whether Java knows of the last one is not certain.
            self.close()
            raise

    def close(self) -> None:
        """Stops making batches ahead, and waits for the one in the making."""
        self._close()
        self._taken.clear()


def _stop(ahead, underway: deque[list[Batch]]) -> None:
    if _java.is_usable():
        ahead.close()
    underway.clear()
