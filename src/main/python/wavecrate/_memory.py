"""Arrays whose memory is used again once nobody can see them any more."""

from __future__ import annotations

import math
import sys

import numpy as np

# As TensorFlow and JAX want it to take an array over without a copy.
ALIGNMENT = 64


class Blocks:
    """Blocks of memory, each as large as the largest array of one kind.

    Memory that was never touched costs time: the system must find and clear each page. So a block
    is used again, and only then, when the last array on it has gone. As long as any array, view,
    tensor or buffer refers to it, it is not written again. The first that is free is taken, so that
    few are in use and stay in the processor's cache.
    """

    def __init__(self, dtype: np.dtype, shape: tuple[int, ...], keep: int) -> None:
        """`shape` of the largest array; at most `keep` blocks are kept."""
        self._dtype = dtype
        self._shape = shape
        self._keep = keep
        self._blocks: list[_Block] = []

    def array(self, count: int) -> tuple[np.ndarray, int]:
        """An array of `count` rows, with whatever its block holds, and its address."""
        if count == 0 or math.prod(self._shape) == 0:
            return np.empty((count, *self._shape[1:]), self._dtype), 0
        for block in self._blocks:
            array = block.whole[:count]
            # Looked at only now: two threads that take the same block both see each other.
            if block.users() == ONE_USER:
                return array, block.address
        block = _Block(self._dtype, self._shape)
        if len(self._blocks) < self._keep and MAY_COUNT:
            self._blocks.append(block)
        return block.whole[:count], block.address


class _Block:
    __slots__ = ("_owner", "address", "whole")

    def __init__(self, dtype: np.dtype, shape: tuple[int, ...]) -> None:
        size = dtype.itemsize * math.prod(shape)
        # NumPy lets every view of a view refer to the array that owns the memory: this one.
        self._owner = np.empty(size + ALIGNMENT, np.uint8)
        start = -self._owner.ctypes.data % ALIGNMENT
        self.whole = self._owner[start : start + size].view(dtype).reshape(shape)
        self.address = self.whole.ctypes.data

    def users(self) -> int:
        """Grows by one with each array on it."""
        return sys.getrefcount(self._owner)


def _one_user() -> int:
    block = _Block(np.dtype(np.uint8), (1,))
    array = block.whole[:1]
    users = block.users()
    del array
    return users


ONE_USER = _one_user()

# Without the lock that every step of Python holds by default, counts of references say nothing.
MAY_COUNT = getattr(sys, "_is_gil_enabled", lambda: True)()
