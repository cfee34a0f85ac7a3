"""Whole commands over a dataset: checking it and packing it, against what only moves the bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path

from contest import contender, serve


def command(make):
    """Rounds that run `make(root, out, program)` as a process, `out` being a new folder."""

    def ready(root, count, program):
        tool = make(root, "OUT", program)[0]
        if not shutil.which(tool):
            raise FileNotFoundError(f"no {tool} here")
        scratch = Path(root).parent

        def one_round():
            with tempfile.TemporaryDirectory(dir=scratch) as out:
                ran = subprocess.run(
                    make(root, out, program), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
                )
            # 1 is what a check that found something says.
            if ran.returncode > 1 or ran.returncode == 1 and "check" not in make(root, out, program):
                said = ran.stderr.decode(errors="replace").strip().splitlines() or ["nothing"]
                raise RuntimeError(f"exit code {ran.returncode}: {said[0]}")
            return int(count)

        return one_round, lambda: None

    return ready


def shell(line):
    return command(lambda root, out, program: ["sh", "-c", line, "sh", root, out])


contender("wavecrate check")(command(lambda root, out, program: [program, "check", root]))
contender("wavecrate export")(
    command(lambda root, out, program: [program, "export", root, "--out", f"{out}/crates"])
)
contender("limit: cat, sha256sum")(
    shell('find "$1" -name "*.npy" -print0 | xargs -0 cat | sha256sum')
)
contender("limit: cp -r")(shell('cp -r "$1" "$2/copy"'))


def zipper(tool, *options):
    return command(lambda root, out, program: [tool, *options, f"{out}/made.zip", root])


contender("zip -0")(zipper("zip", "-0", "-r", "-q"))
contender("7z -mx0")(zipper("7z", "a", "-tzip", "-mx0", "-bd"))


@contender("Python zipfile, stored")
def python_zip(root, count, program):
    def one_round():
        with tempfile.TemporaryDirectory(dir=Path(root).parent) as out:
            with zipfile.ZipFile(f"{out}/made.zip", "w") as zipped:
                for file in Path(root).rglob("*.npy"):
                    zipped.write(file, file.relative_to(root))
        return int(count)

    return one_round, lambda: None


@contender("limit: read, SHA-256, CRC-32")
def read_and_sum(root, count, program):
    """What check and export can't do without, each byte once, on one processor."""
    files = sorted(Path(root).rglob("*.npy"))

    def one_round():
        for file in files:
            content = file.read_bytes()
            hashlib.sha256(content).digest()
            zlib.crc32(content)
        return int(count)

    return one_round, lambda: None


@contender("limit: read, SHA-256, CRC-32, all processors")
def read_and_sum_at_once(root, count, program):
    """The same on all processors, as a check may do it."""
    files = sorted(Path(root).rglob("*.npy"))

    def one_round():
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(summed, (files[i : i + 64] for i in range(0, len(files), 64))):
                pass
        return int(count)

    return one_round, lambda: None


def summed(files):
    for file in files:
        content = file.read_bytes()
        hashlib.sha256(content).digest()
        zlib.crc32(content)


@contender("limit: of an export: read, hash, write, save, read back, hash again")
def pack_and_read_back(root, count, program):
    """What no export can do without that proves what it wrote: SHA-256 and CRC-32 of the files, one
    file of all their bytes, saved to the disk, then its SHA-256, and the CRC-32 of each part again."""
    files = sorted(Path(root).rglob("*.npy"))
    ends = list(accumulate(file.stat().st_size for file in files))
    runs = [range(i, min(len(files), i + 64)) for i in range(0, len(files), 64)]

    def one_round():
        with tempfile.TemporaryFile(dir=Path(root).parent) as crate, ThreadPoolExecutor(os.cpu_count()) as pool:
            handle = crate.fileno()

            def write(run):
                sums = []
                for i in run:
                    content = files[i].read_bytes()
                    hashlib.sha256(content).digest()
                    sums.append(zlib.crc32(content))
                    os.pwrite(handle, content, ends[i] - len(content))
                return sums

            def compare(run, sums):
                for i, sum_before in zip(run, sums):
                    begin = ends[i - 1] if i else 0
                    if zlib.crc32(os.pread(handle, ends[i] - begin, begin)) != sum_before:
                        raise OSError(f"{files[i]}: was not written as it is")

            def whole():
                sha256 = hashlib.sha256()
                for begin in range(0, ends[-1], 1 << 20):
                    sha256.update(os.pread(handle, 1 << 20, begin))

            sums = list(pool.map(write, runs))
            os.fsync(handle)
            hashed = pool.submit(whole)
            list(pool.map(compare, runs, sums))
            hashed.result()
        return int(count)

    return one_round, lambda: None


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
