"""Arrays whose memory is used again once nobody can see them any more."""

from __future__ import annotations

import math

import numpy as np

# As TensorFlow and JAX want it to take an array over without a copy.
ALIGNMENT = 64


class Blocks:
    """Blocks of memory of one size.

    Memory that was never touched costs time: the system must find and clear each page. So a block
    comes back here, and only here, when the last array on it has gone. As long as any array, view,
    tensor or buffer refers to it, it is not written again.
    """

    def __init__(self, size: int, keep: int) -> None:
        """`size` in bytes; at most `keep` blocks that nobody uses are kept."""
        self._size = size
        self._keep = keep
        self._free: list[np.ndarray] = []

    def array(self, dtype: np.dtype, shape: tuple[int, ...]) -> np.ndarray:
        """An array of a block's size or less, with whatever the block holds."""
        if math.prod(shape) == 0:
            return np.empty(shape, dtype)
        try:
            block = self._free.pop()
        except IndexError:
            block = _aligned(self._size)
        return np.asarray(_Lease(self, block, dtype, shape))

    def take_back(self, block: np.ndarray) -> None:
        if len(self._free) < self._keep:
            self._free.append(block)


def _aligned(size: int) -> np.ndarray:
    whole = np.empty(size + ALIGNMENT, np.uint8)
    start = -whole.ctypes.data % ALIGNMENT
    return whole[start : start + size]


class _Lease:
    """What every array on a block refers to in the end: it goes when the last of them goes."""

    __slots__ = ("__array_interface__", "_block", "_blocks")

    def __init__(
        self, blocks: Blocks, block: np.ndarray, dtype: np.dtype, shape: tuple[int, ...]
    ) -> None:
        self._blocks = blocks
        self._block = block
        self.__array_interface__ = {
            "version": 3,
            "data": (block.ctypes.data, False),
            "typestr": dtype.str,
            "shape": shape,
        }

    def __del__(self) -> None:
        self._blocks.take_back(self._block)
