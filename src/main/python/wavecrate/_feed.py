"""The Python half of the bridge: arrays for the engine to fill."""

from __future__ import annotations

import json
import time
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
        self._size: int = self.facts["batchSize"]
        self._example = _Kind(self.facts["example"], self._size)
        label = self.facts["label"]
        self._label = None if label is None else _Kind(label, self._size)
        # Whether the next batch is better made when it is wanted than ahead.
        self.at_once = False
        self._passes: weakref.WeakSet[Pass] = weakref.WeakSet()
        self._close = weakref.finalize(self, _close, self._feed)

    @property
    def example(self) -> _Kind:
        return self._example

    @property
    def label(self) -> _Kind | None:
        return self._label

    @property
    def stored(self) -> int:
        """The number of examples of the split, whatever an epoch serves."""
        return int(self._feed.stored())

    def picture(self, index: int, light: bool, width: int, height: int, scale: float) -> bytes:
        """The picture of a stored example as a PNG."""
        with told_by_python():
            return bytes(self._feed.picture(index, light, width, height, scale))

    def empty(self, index: int, total: int) -> tuple[Batch, int, int]:
        """Arrays as batch `index` needs them, not filled, and their addresses.

        `total` is the number of examples that all batches have.
        """
        count = min(self._size, total - index * self._size)
        features, address = self._example.blocks.array(count)
        if self._label is None:
            return (features,), address, 0
        labels, label_address = self._label.blocks.array(count)
        return (features, labels), address, label_address

    def fill(self, epoch: int, index: int) -> Batch:
        """Makes one batch, now."""
        batch, features, labels = self.empty(index, self.facts["examples"])
        with told_by_python():
            self.java.fill(epoch, index, features, labels)
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
            state: dict[str, Any] = json.loads(str(self.java.state(epoch, served, handed_out)))
        return state

    def require_same(self, state: str) -> None:
        with told_by_python():
            self.java.requireSame(state)

    def require_open(self) -> None:
        _java.check_process()
        if not self._close.alive:
            raise ValueError("this wavecrate.Dataset is closed")

    @property
    def java(self) -> Any:
        self.require_open()
        return self._feed

    def close(self) -> None:
        for made in list(self._passes):
            made.close()
        self._close()


def _close(feed: Any) -> None:
    if _java.is_usable():
        feed.close()


class _Kind:
    """What one example or label looks like."""

    def __init__(self, spec: dict[str, Any], batch_size: int) -> None:
        self.dtype = np.dtype(spec["dtype"])
        self.shape: tuple[int, ...] = tuple(spec["shape"])
        self.blocks = Blocks(self.dtype, (batch_size, *self.shape), AHEAD + 2)


@dataclass(slots=True)
class Place:
    """Where an iteration is: it began when `served` examples of the epoch had been served, has
    `batches` from there on, and has handed out some of them."""

    epoch: int
    served: int
    batches: int
    handed_out: int = 0


class Pass(Iterator[Batch]):
    """The batches of one epoch, in order; Java's threads make the next ones, unless that would save
    nothing. For one taker.

    Ctrl-C may come between any two steps of Python. So every step can be done again, and a batch
    counts as handed out by the last statement before it is: an interrupted `next` loses nothing.
    """

    def __init__(self, feed: Feed, epoch: int, served: int) -> None:
        self._feed = feed
        # By index: batches that were asked for, or are about to be.
        self._asked: dict[int, tuple[Batch, int, int]] = {}
        # Those before it are asked for, or were made without.
        self._next = 0
        # When the latest batch was handed out, and how long its taker was busy with it then.
        self._left: int | None = None
        self._elsewhere = -1
        with told_by_python():
            self._ahead = feed.java.ahead(served)
            self.place = Place(epoch, served, int(self._ahead.batches()))
            self._examples = int(self._ahead.examples())
        self._close = weakref.finalize(self, _stop, self._ahead, self._asked)
        if not feed.at_once:
            self._ask(AHEAD)

    def __next__(self) -> Batch:
        if self._left is not None:
            self._elsewhere = time.perf_counter_ns() - self._left
        self._feed.require_open()
        place = self.place
        index = place.handed_out
        if index >= place.batches or not self._close.alive:
            self.close()
            raise StopIteration
        try:
            if self._feed.at_once and index >= self._next:
                batch, failure = self._make(index)
            else:
                batch, failure = self._take(index)
        except Exception:
            # Whether anything can be served is not certain.
            self.close()
            raise
        self._left = time.perf_counter_ns()
        place.handed_out += 1
        if failure is None:
            return batch
        # If this one could not be made, the next ones may be fine.
        raise failure

    def _make(self, index: int) -> tuple[Batch, BadFileError | None]:
        """Makes a batch at once."""
        feed = self._feed
        batch, features, labels = feed.empty(index, self._examples)
        try:
            with told_by_python():
                if self._asked:
                    self._forget_before(index)
                feed.at_once = self._ahead.fill(
                    self.place.epoch, index, features, labels, self._elsewhere
                )
        except BadFileError as error:
            return batch, error
        if not feed.at_once:
            self._next = index + 1
            self._ask(index + 1 + AHEAD)
        return batch, None

    def _take(self, index: int) -> tuple[Batch, BadFileError | None]:
        """Takes a batch that was made ahead."""
        with told_by_python():
            self._forget_before(index)
            self._next = max(self._next, index)
            self._ask(index + 1)
            while (made := int(self._ahead.take(index, WAIT_MS))) < 0:
                self._feed.require_open()
            self._feed.at_once = self._ahead.isBetterAtOnce(self._elsewhere)
            if not self._feed.at_once:
                self._ask(index + 1 + AHEAD)
        batch = self._asked[index][0]
        if not made:
            try:
                with told_by_python():
                    self._ahead.check(index)
            except BadFileError as error:
                return batch, error
        return batch, None

    def _forget_before(self, index: int) -> None:
        for old in [n for n in self._asked if n < index]:
            self._ahead.forgetBefore(old + 1)
            del self._asked[old]

    def _ask(self, end: int) -> None:
        """Asks for the batches before `end`, as far as the epoch has them."""
        for index in range(self._next, min(end, self.place.batches)):
            asked = self._asked.get(index)
            if asked is None:
                asked = self._feed.empty(index, self._examples)
                # Before Java hears of it: what it writes into must not go away.
                self._asked[index] = asked
            self._ahead.request(index, self.place.epoch, asked[1], asked[2])
            self._next = index + 1

    def close(self) -> None:
        """Stops making batches ahead, and waits for the one in the making."""
        self._close()


def _stop(ahead: Any, asked: dict[int, tuple[Batch, int, int]]) -> None:
    if _java.is_usable():
        ahead.close()
    asked.clear()
