"""Reads the epoch and arguments of Keras' `fit`, which passes them to no dataset.

Keras hands a dataset neither the epoch number nor `steps_per_epoch`; a callback gets the number,
but only if the user remembers to pass it. So it is read where it stands: in the call of `fit`
that asks for an epoch. Where a future Keras calls things by other names, that is an error, never a
guess.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import FrameType
from typing import Any

TRAINERS = ("fit", "evaluate", "predict")
# They take a batch before training begins, to see its shape.
BUILDERS = ("_symbolic_build", "_maybe_symbolic_build")


@dataclass(frozen=True)
class Call:
    """A call of `fit`, `evaluate` or `predict` that is under way.

    Attributes:
        name: which of them.
        model: the model it was called on.
        arguments: its local variables by name.
        iterator: Keras' iterator over the epoch that begins; None before the first.
        is_building: whether a batch is wanted for its shape alone.
    """

    name: str
    model: Any
    arguments: dict[str, Any]
    iterator: Any
    is_building: bool

    @property
    def epoch(self) -> int:
        """The epoch that begins, as Keras counts."""
        try:
            return int(self.arguments["epoch"])
        except (KeyError, TypeError):
            raise RuntimeError(
                "this Keras does not say which epoch begins, so wavecrate can't serve the right"
                " one; tested: Keras 3.13 to 3.15"
            ) from None

    @property
    def steps_per_epoch(self) -> int | None:
        """The number of steps that an epoch is cut to; None for all."""
        return getattr(self.iterator, "steps_per_epoch", self.arguments.get("steps_per_epoch"))

    def start_afresh(self) -> None:
        """Lets this epoch begin with a new iterator.

        With `steps_per_epoch` Keras would go on in the last epoch's, and cut the epoch short where
        that one ends.
        """
        if not hasattr(self.iterator, "_current_iterator"):
            raise RuntimeError(
                "this Keras cannot restart an epoch, which steps_per_epoch needs; leave it"
                " out; tested: Keras 3.13 to 3.15"
            )
        self.iterator._current_iterator = None
        self.iterator._steps_seen = 0


def current_call() -> Call | None:
    """The innermost call of a trainer that this thread is in."""
    frame: FrameType | None = sys._getframe(1)
    iterator = None
    is_building = False
    while frame is not None:
        name = frame.f_code.co_name
        if name == "_enumerate_iterator" and iterator is None:
            iterator = frame.f_locals.get("self")
        is_building |= name in BUILDERS
        if name in TRAINERS and frame.f_globals.get("__name__", "").startswith("keras."):
            local = frame.f_locals
            return Call(name, local.get("self"), dict(local), iterator, is_building)
        frame = frame.f_back
    return None
