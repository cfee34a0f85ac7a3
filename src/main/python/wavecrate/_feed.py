"""The Python half of the bridge: arrays for the engine to fill."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _java
from ._errors import BadFileError, told_by_python
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

    def several(self, first: int, end: int, total: int) -> list[Batch]:
        """As `empty`, for batches that follow one another; they share their memory.

        `total` is the number of examples that all batches have.
        """
        size = self.facts["batchSize"]
        examples = min(end * size, total) - first * size
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

    def run(self, epoch: int, served: int = 0) -> Pass:
        """All batches of an epoch, made ahead; those after `served` examples of all workers."""
        made = Pass(self, epoch, served)
        self._passes.add(made)
        return made

    def state(self, place: Place) -> dict[str, Any]:
        epoch, served, handed_out = place.epoch, place.served, place.handed_out
        if handed_out >= place.batches:
            epoch, served, handed_out = epoch + 1, 0, 0
        with told_by_python():
            return json.loads(str(self.java.state(epoch, served, handed_out)))

    def require_same(self, state: str) -> None:
        with told_by_python():
            self.java.requireSame(state)

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


@dataclass(slots=True)
class Place:
    """Where an iteration is: it began when `served` examples of the epoch had been served, has
    `batches` from there on, and has handed out some of them."""

    epoch: int
    served: int
    batches: int
    handed_out: int = 0


class Pass(Iterator[Batch]):
    """The batches of one epoch, in order; Java's threads make the next ones. For one taker.

    Ctrl-C may come between any two steps of Python. So every step can be done again, and a batch
    counts as handed out by the last statement before it is: an interrupted `next` loses nothing.
    """

    def __init__(self, feed: Feed, epoch: int, served: int) -> None:
        self._feed = feed
        self._together: int = feed.facts["together"]
        # By number of the request: batches asked for together, which share their memory.
        self._asked: dict[int, list[Batch]] = {}
        self._told = 0
        with told_by_python():
            self._ahead = feed.java.ahead(served)
            self.place = Place(epoch, served, int(self._ahead.batches()))
            self._examples = int(self._ahead.examples())
        self._close = weakref.finalize(self, _stop, self._ahead, self._asked)
        self._ask(AHEAD)

    def __next__(self) -> Batch:
        self._feed.require_open()
        place = self.place
        if place.handed_out >= place.batches or not self._close.alive:
            self.close()
            raise StopIteration
        number, index = divmod(place.handed_out, self._together)
        try:
            batch, failure = self._take(number, index)
        except Exception:
            # Whether anything can be served is not certain.
            self.close()
            raise
        place.handed_out += 1
        if failure is None:
            return batch
        # If this one could not be made, the next ones may be fine.
        raise failure

    def _take(self, number: int, index: int) -> tuple[Batch, BadFileError | None]:
        with told_by_python():
            for old in [n for n in self._asked if n < number]:
                self._ahead.forgetBefore(old + 1)
                del self._asked[old]
            self._ask(number + 1)
            while (made := int(self._ahead.take(number, WAIT_MS))) < 0:
                self._feed.require_open()
            self._ask(number + 1 + AHEAD)
        batches = self._asked[number]
        if made < len(batches):
            try:
                with told_by_python():
                    self._ahead.check(number, index)
            except BadFileError as error:
                return batches[index], error
        return batches[index], None

    def _ask(self, end: int) -> None:
        """Asks for the requests before number `end`, as far as the epoch has them."""
        for number in range(self._told, min(end, -(-self.place.batches // self._together))):
            first = number * self._together
            batches = self._asked.get(number)
            if batches is None:
                last = min(first + self._together, self.place.batches)
                batches = self._feed.several(first, last, self._examples)
                # Before Java hears of it: what it writes into must not go away.
                self._asked[number] = batches
            addresses = _addresses(batches[0])
            self._ahead.request(number, self.place.epoch, first, len(batches), *addresses)
            self._told = number + 1

    def close(self) -> None:
        """Stops making batches ahead, and waits for the one in the making."""
        self._close()


def _stop(ahead, asked: dict[int, list[Batch]]) -> None:
    if _java.is_usable():
        ahead.close()
    asked.clear()
