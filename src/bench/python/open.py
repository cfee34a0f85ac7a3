"""Listing a dataset in natural order, and what the list takes in memory."""

from __future__ import annotations

import glob
import os
import re
import subprocess
import sys

from contest import contender, serve


def listing(make):
    """Rounds that make a list of paths of examples, and the bytes that it takes."""

    def ready(root, count):
        kept = []

        def one_round():
            kept[:] = make(root)
            return len(kept), sum(map(sys.getsizeof, kept)) + sys.getsizeof(kept)

        return one_round, lambda: None

    return ready


def paths(root):
    return [p for p in glob.glob(f"{root}/train data/*/*.npy") if "-label-" not in p]


def by_numbers(path):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", path)]


@contender("Python glob, natsort")
@listing
def with_natsort(root):
    import natsort

    return natsort.natsorted(paths(root))


@contender("Python glob, sorted by re.split")
@listing
def with_split(root):
    return sorted(paths(root), key=by_numbers)


@contender("Python glob, not sorted")
@listing
def unsorted(root):
    return paths(root)


@contender("limit: find")
def find(root, count):
    def one_round():
        listed = subprocess.run(["find", root, "-name", "*.npy"], capture_output=True, check=True)
        return listed.stdout.count(b"\n") // 2

    return one_round, lambda: None


def make(root, count) -> None:
    """Empty-looking examples and labels, links to a few files so that a million takes no disk."""
    if os.path.exists(f"{root}/made"):
        return
    os.makedirs(f"{root}/train data", exist_ok=True)
    import writers
    import numpy as np

    example = writers.npy(np.zeros(4, "<f4"))
    label = writers.npy(np.int64(1))
    for n in range(count):
        block = f"{root}/train data/block-id-{n // writers.BLOCK + 1}"
        if n % writers.BLOCK == 0:
            os.makedirs(block, exist_ok=True)
        if n % 30_000 == 0:
            sources = [f"{root}/{kind}-{n}" for kind in ("x", "y")]
            for source, data in zip(sources, (example, label)):
                with open(source, "wb") as file:
                    file.write(data)
        os.link(sources[0], f"{block}/id-{n + 1}.npy")
        os.link(sources[1], f"{block}/id-label-{n + 1}.npy")
    open(f"{root}/made", "w").close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
