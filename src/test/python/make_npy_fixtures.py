"""Writes the `.npy` fixtures of the Java tests, and what NumPy itself makes of them.

Run with NumPy 2 from any folder: `python make_npy_fixtures.py`. The same NumPy writes the same bytes.

`expected.json` lists each array with its element type, shape and two byte strings in hexadecimal, both in
C order and little-endian: `float32`, what `astype(np.float32)` gives, and `stored`, the elements as they are.
The files whose names begin with `refused-` are arrays that Wavecrate does not read.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "npy"
INTEGERS = ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]
FLOATS = ["f2", "f4", "f8"]

# Halfway cases: rounding to nearest must go to even, and a bit far below the half must still count.
TIES = [2**24 + 1, 2**24 + 3, 2**53 + 1, 2**62 + 2**38, 2**62 + 2**38 + 1, 2**62 + 3 * 2**38, 2**63 - 1]
UNSIGNED_TIES = [2**63, 2**63 + 1, 2**63 + 2**39, 2**63 + 2**39 + 1, 2**63 + 3 * 2**39, 2**64 - 2**39, 2**64 - 1]
REALS = [
    0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 1 / 3, 65504.0, 65520.0, 1e-8, 6.1e-5, 5.97e-8, 1e38, 3.4028235e38,
    3.4028235677973366e38, 3.4028236e38, -1e39, 1e308, 1e-38, 1.1754942e-38, 1e-45, 7.006492321624085e-46,
    7.006492321624087e-46, 2e-45, 5e-324, 1 + 2**-24, 1 + 2**-24 + 2**-50, 1 + 3 * 2**-24,
    float("inf"), float("-inf"), float("nan"), -float("nan"),
]  # fmt: skip

expected = []


def save(name, array, version=(1, 0), fortran=False):
    array = np.asarray(array, order="F" if fortran else "C")
    with open(FOLDER / f"{name}.npy", "wb") as file:
        npy.write_array(file, array, version=version)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        floats = np.ascontiguousarray(array.astype(np.float32), dtype="<f4")
    little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    expected.append({
        "name": name,
        "version": version[0],
        "dtype": array.dtype.str,
        "fortran": bool(array.flags.f_contiguous and not array.flags.c_contiguous),
        "shape": list(array.shape),
        "float32": floats.tobytes().hex(),
        "stored": little.tobytes().hex(),
    })


def extremes(code):
    kind = np.dtype(code)
    if kind.kind == "f":
        with np.errstate(all="ignore"):
            return np.array(REALS).astype(kind)
    limits = np.iinfo(kind)
    wanted = [limits.min, limits.min + 1, -100, -2, -1, 0, 1, 2, 100, limits.max - 1, limits.max]
    wanted += TIES + [-tie for tie in TIES] + UNSIGNED_TIES
    return np.array([w for w in wanted if limits.min <= w <= limits.max], dtype=kind)


def orders(code):
    return ["<", ">"] if np.dtype(code).itemsize > 1 else ["|"]


def named(order):
    return {"<": "little", ">": "big", "|": "byte"}[order]


def readable():
    save("b1-extremes", np.array([True, False, False, True, True]))
    save("b1-fortran", np.array([[True, False, False], [True, True, False]]), fortran=True)
    odd = np.array([0, 1, 2, 128, 255], dtype=np.uint8).view(bool)
    save("b1-odd-bytes", odd)
    for code in INTEGERS + FLOATS:
        for order in orders(code):
            kind = np.dtype(order + code)
            name = f"{code}-{named(order)}"
            save(f"{name}-extremes", extremes(code).astype(kind))
            save(f"{name}-fortran", (np.arange(12) * 9).reshape(3, 4).astype(kind), fortran=True)
    for order in "<>":
        halves = np.arange(0, 1 << 16, 97, dtype=np.uint16)
        quiet = np.where((halves & 0x7C00 == 0x7C00) & (halves & 0x3FF != 0), halves | 0x200, halves)
        save(f"f2-{named(order)}-patterns", quiet.astype(np.uint16).view(np.float16).astype(order + "f2"))
    for version in (1, 2, 3):
        for fortran in (False, True):
            tail = f"v{version}-{'fortran' if fortran else 'c'}"
            save(f"f4-cube-{tail}", np.arange(24, dtype="<f4").reshape(2, 3, 4), (version, 0), fortran)
            save(f"i2-cube-{tail}", np.arange(-12, 12, dtype=">i2").reshape(4, 3, 2), (version, 0), fortran)
    for code in ["?", "<i8", ">i8", "<f4", ">f4", "<f8", "|u1", "<f2"]:
        name = np.dtype(code).str.replace("<", "le-").replace(">", "be-").replace("|", "")
        save(f"scalar-{name}", np.array(1).astype(code))
        save(f"empty-{name}", np.zeros(0, dtype=code))
    save("empty-rows", np.zeros((0, 3), dtype="<f4"))
    save("empty-columns", np.zeros((3, 0), dtype="<f4"))
    save("empty-fortran", np.zeros((2, 0, 3), dtype="<f4"), fortran=True)
    save("one-row", np.arange(5, dtype="<f4").reshape(1, 5), fortran=True)
    save("six-axes", np.arange(64, dtype="<i4").reshape(2, 2, 2, 2, 2, 2), fortran=True)
    save("many-axes", np.arange(4, dtype="<f4").reshape((1,) * 62 + (2, 2)))
    # A header that fills its 64 bytes exactly gets 64 more: 10 ** 2 does.
    for digits in range(4):
        save(f"padding-{digits}", np.zeros((0, 10**digits) + (1,) * 12, dtype="<f4"))


def refused():
    def plain(name, array, pickles=False):
        np.save(FOLDER / f"refused-{name}.npy", array, allow_pickle=pickles)

    plain("object", np.array([1.0, "two", None], dtype=object), pickles=True)
    plain("structured", np.zeros(2, dtype=[("left", "<f4"), ("right", "<f4")]))
    plain("complex64", np.zeros(2, dtype="<c8"))
    plain("complex128", np.zeros(2, dtype="<c16"))
    plain("datetime64", np.array(["2026-11-22"], dtype="datetime64[D]"))
    plain("timedelta64", np.array([3], dtype="timedelta64[s]"))
    plain("bytes", np.array([b"kick", b"snare"]))
    plain("text", np.array(["kick", "snare"]))
    plain("void", np.zeros(2, dtype="V2"))
    plain("longdouble", np.zeros(2, dtype=np.longdouble))


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.npy"):
        old.unlink()
    readable()
    refused()
    lines = ",\n".join(json.dumps(entry) for entry in expected)
    (FOLDER / "expected.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
