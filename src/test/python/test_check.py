"""Datasets with one planted defect each: the check finds it, names its place, and nothing else."""

import hashlib
import json
import shutil
import zipfile

import numpy as np
import pytest
from conftest import DATA, start

RATE = 16000
CLASSES = 4
SPLITS = {"train data": ("train", 2, 24), "validation data": ("validation", 1, 24), "test": ("test", 1, 24)}


def sound(seed, samples=RATE):
    """A burst of noise with a tone in it that lasts to the end: no two are alike."""
    random = np.random.default_rng(seed)
    time = np.arange(samples) / RATE
    tone = np.sin(2 * np.pi * random.uniform(200, 3000) * time)
    wave = tone * 0.3 + random.standard_normal(samples) * 0.2
    wave *= np.exp(-time * random.uniform(1, 3))
    wave -= wave.mean()
    return (wave / np.abs(wave).max() * 0.8).astype(np.float32)


def example(root, split, block, number):
    return root / split / f"block-id-{block}" / f"id-{number:03}.npy"


def label(root, split, block, number):
    return root / split / f"block-id-{block}" / f"id-label-{number:03}.npy"


@pytest.fixture(scope="session")
def clean(tmp_path_factory):
    root = tmp_path_factory.mktemp("check") / "clean"
    seed = 0
    for split, (_, blocks, size) in SPLITS.items():
        for block in range(1, blocks + 1):
            for number in range(1, size + 1):
                path = example(root, split, block, number)
                path.parent.mkdir(parents=True, exist_ok=True)
                np.save(path, sound(seed))
                np.save(label(root, split, block, number), np.int64(seed * 7 % CLASSES))
                seed += 1
    return root


@pytest.fixture
def copy(clean, tmp_path):
    return shutil.copytree(clean, tmp_path / "copy")


def check(root, *options):
    ran = start("check", root, "--json", "--fail-on", "none", *options)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def found(root, *options):
    """Rule and file, or block, or split of everything that is no information."""
    return {
        (f["rule"], f.get("file", f.get("block", f.get("split", ""))))
        for f in check(root, *options)["findings"]
        if f["severity"] != "info"
    }


def test_nothing_is_wrong_with_a_clean_dataset(clean):
    assert found(clean) == set()
    assert start("check", clean, "--fail-on", "warning").returncode == 0


X = ("train data", 1, 5)
Y = ("test", 1, 9)


def edit(place, change):
    def plant(root):
        path = example(root, *place)
        np.save(path, change(np.load(path)))

    return plant


def edit_label(place, change):
    def plant(root):
        path = label(root, *place)
        np.save(path, change(np.load(path)))

    return plant


def raw(place, change):
    def plant(root):
        path = example(root, *place)
        path.write_bytes(change(path.read_bytes()))

    return plant


def set_at(value, *at):
    def change(array):
        array[list(at)] = value
        return array

    return change


def relabel_all(function):
    def plant(root):
        for path in root.rglob("id-label-*.npy"):
            np.save(path, function(np.load(path)))

    return plant


def chain(*plants):
    def plant(root):
        for one in plants:
            one(root)

    return plant


def one_hot(number):
    return np.eye(CLASSES, dtype=np.float32)[number]


def copy_to(source, target, change=lambda array: array, with_label=True):
    def plant(root):
        np.save(example(root, *target), change(np.load(example(root, *source))))
        if with_label:
            shutil.copy(label(root, *source), label(root, *target))

    return plant


def pickled(root):
    np.save(example(root, *X), np.array([{}], dtype=object), allow_pickle=True)


def shifted(samples, gain=1.0):
    return lambda wave: np.concatenate([np.zeros(samples, np.float32), wave[:-samples]]) * np.float32(gain)


def upsampled(wave):
    spectrum = np.fft.rfft(wave.astype(np.float64))
    spectrum[len(spectrum) // 2 :] = 0
    return np.fft.irfft(spectrum, len(wave)).astype(np.float32)


NAME = "id-005.npy"
LABEL = "id-label-005.npy"
DEFECTS = {
    "truncated": (raw(X, lambda b: b[:-1]), {("unreadable", NAME)}),
    "too long": (raw(X, lambda b: b + b"x"), {("unreadable", NAME)}),
    "empty file": (raw(X, lambda b: b""), {("unreadable", NAME)}),
    "no numpy": (raw(X, lambda b: b"RIFF" + b), {("unreadable", NAME)}),
    "complex": (edit(X, lambda a: a.astype(np.complex64)), {("unreadable", NAME)}),
    "pickle": (pickled, {("unreadable", NAME)}),
    "bad label": (
        lambda root: label(root, *X).write_bytes(b"\x93NUMPY"),
        {("unreadable", LABEL)},
    ),
    "no label": (lambda root: label(root, *X).unlink(), {("missing-label", NAME)}),
    "no labels in a split": (
        lambda root: [path.unlink() for path in (root / "test").rglob("id-label-*.npy")],
        {("missing-label", "test")},
    ),
    "no example": (
        lambda root: example(root, "train data", 2, 24).unlink(),
        {("extra-label", "id-label-024.npy")},
    ),
    "two labels": (
        lambda root: shutil.copy(label(root, *X), label(root, *X).with_name("id-005-label.npy")),
        {("ambiguous-label", "id-005-label.npy")},
    ),
    "one NaN": (edit(X, set_at(np.nan, 77)), {("not-finite", NAME)}),
    "infinity": (edit(X, set_at(-np.inf, 0, 15999)), {("not-finite", NAME)}),
    "all NaN": (edit(X, lambda a: a * np.nan), {("not-finite", NAME)}),
    "NaN label": (
        chain(relabel_all(lambda a: a.astype(np.float32)), edit_label(X, lambda a: a * np.nan)),
        {("not-finite", LABEL)},
    ),
    "all zero": (edit(X, lambda a: a * 0), {("constant", NAME)}),
    "constant": (edit(X, lambda a: a * 0 + 0.25), {("constant", NAME)}),
    "shorter": (edit(X, lambda a: a[:-1]), {("shape-differs", NAME)}),
    "no samples": (edit(X, lambda a: a[:0]), {("shape-differs", NAME)}),
    "a column": (edit(X, lambda a: a[:, None]), {("shape-differs", NAME)}),
    "stereo": (edit(X, lambda a: np.stack([a, -a], axis=1)), {("channels-differ", NAME)}),
    "another dtype": (
        edit(X, lambda a: (a * 32767).astype(np.int16)),
        {("dtype-differs", NAME), ("unscaled-integers", NAME)},
    ),
    "float64": (
        edit(X, lambda a: a.astype(np.float64)),
        {("dtype-differs", NAME), ("float64", NAME)},
    ),
    "big-endian": (edit(X, lambda a: a.astype(">f4")), {("big-endian", NAME)}),
    "empty block": (
        lambda root: (root / "train data" / "block-id-9").mkdir(),
        {("empty-block", "block-id-9")},
    ),
    "empty split": (
        lambda root: [shutil.rmtree(root / "test"), (root / "test").mkdir()],
        {("empty-split", "test")},
    ),
    "label dtype": (
        edit_label(X, lambda a: a.astype(np.float32)),
        {("label-dtype-differs", LABEL)},
    ),
    "label shape": (edit_label(X, lambda a: a[None]), {("label-shape-differs", LABEL)}),
    "negative label": (edit_label(X, lambda a: a * 0 - 1), {("label-out-of-domain", LABEL)}),
    "label far beyond": (
        edit_label(X, lambda a: a * 0 + 999),
        {("label-out-of-domain", LABEL), ("class-missing", "validation"), ("class-missing", "test"), ("class-imbalance", "train")},
    ),
    "fraction": (
        chain(relabel_all(lambda a: a.astype(np.float32)), edit_label(X, lambda a: a * 0 + np.float32(1.5))),
        {("label-out-of-domain", LABEL)},
    ),
    "one-hot of two": (
        chain(relabel_all(one_hot), edit_label(X, lambda a: np.array([1, 0, 1, 0], np.float32))),
        {("label-out-of-domain", LABEL)},
    ),
    "one-hot of none": (
        chain(relabel_all(one_hot), edit_label(X, lambda a: a * 0)),
        {("label-out-of-domain", LABEL)},
    ),
    "one-hot of half": (
        chain(relabel_all(one_hot), edit_label(X, lambda a: a / 2)),
        {("label-out-of-domain", LABEL)},
    ),
    "across splits": (copy_to(X, Y), {("duplicate-across-splits", "id-009.npy")}),
    "across splits in other bytes": (
        copy_to(X, Y, lambda a: a.astype(">f4")),
        {("duplicate-across-splits", "id-009.npy"), ("big-endian", "id-009.npy")},
    ),
    "twice": (
        copy_to(X, ("train data", 2, 7)),
        {("duplicate-in-split", "id-007.npy")},
    ),
    "two opinions": (
        chain(copy_to(X, ("train data", 2, 7), with_label=False), edit_label(("train data", 2, 7), lambda a: (np.load_label + 1) % CLASSES if False else (a * 0 + 3))),
        {("label-conflict", NAME), ("label-conflict", "id-007.npy"), ("duplicate-in-split", "id-007.npy")},
    ),
    "batch": (
        edit(X, lambda a: np.stack([sound(1000 + n) for n in range(32)])),
        {("batch-file", NAME)},
    ),
    "clipping": (edit(X, lambda a: np.clip(a * 4, -1, 1)), {("clipping", NAME)}),
    "clipped and turned down": (
        edit(X, lambda a: np.clip(a * 4, -1, 1) * np.float32(0.6)),
        {("clipping", NAME)},
    ),
    "quiet": (
        edit(X, lambda a: a * np.float32(1e-3)),
        {("near-silence", NAME), ("level-outlier", NAME)},
    ),
    "silence in front": (
        edit(X, lambda a: np.concatenate([np.zeros(6000, np.float32), a[:-6000]])),
        {("silent-edges", NAME)},
    ),
    "silence after": (
        edit(X, lambda a: np.concatenate([a[:-9000], np.zeros(9000, np.float32)])),
        {("silent-edges", NAME)},
    ),
    "offset": (edit(X, lambda a: a * np.float32(0.5) + np.float32(0.1)), {("dc-offset", NAME)}),
    "softer copy": (copy_to(X, Y, lambda a: a * np.float32(0.3)), {("near-duplicate", "id-009.npy")}),
    "later copy": (copy_to(X, Y, shifted(800)), {("near-duplicate", "id-009.npy")}),
    "later softer copy": (copy_to(X, Y, shifted(1600, 0.5)), {("near-duplicate", "id-009.npy")}),
    "gap": (
        lambda root: [example(root, *X).unlink(), label(root, *X).unlink()],
        {("numbering-gap", "block-id-1")},
    ),
    "lower rate": (edit(X, upsampled), {("sample-rate", NAME)}),
}
DEFECTS["two opinions"] = (
    chain(
        copy_to(X, ("train data", 2, 7)),
        edit_label(("train data", 2, 7), lambda a: (a + 1) % CLASSES),
    ),
    {
        ("label-conflict", NAME),
        ("label-conflict", "id-007.npy"),
        ("duplicate-in-split", "id-007.npy"),
    },
)


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found_and_nothing_else(copy, defect):
    plant, expected = DEFECTS[defect]
    plant(copy)
    assert found(copy) == expected
