"""Batches are np.stack of the files, byte for byte, whatever they are stored as."""

import hashlib
import json
import shutil
import zipfile

import numpy as np
import pytest
from conftest import DATA, label_path, run, run_json, write_block

TYPES = [
    "?", "i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8",
    "u1", "<u2", ">u2", "<u4", ">u4", "<u8", ">u8",
    "<f2", ">f2", "<f4", ">f4", "<f8", ">f8",
]  # fmt: skip
SHAPES = [(), (1,), (7,), (0,), (5, 2), (3, 4, 2), (2, 0)]


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def stacked(root, names):
    """What NumPy makes of the files: float32 features, labels in their own type."""
    examples = [np.load(root / name) for name in names]
    with np.errstate(over="ignore"):
        features = np.stack([example.astype("<f4") for example in examples])
    labels = [np.load(label_path(root / name)) for name in names]
    own = labels[0].dtype.newbyteorder("<")
    return features, np.stack([label.astype(own) for label in labels])


def assert_equals_numpy(root, batch):
    features, labels = stacked(root, batch["examples"])
    assert batch["features"] == {
        "dtype": "float32",
        "shape": list(features.shape),
        "sha256": sha256(features),
    }
    assert batch["labels"] == {
        "dtype": labels.dtype.name,
        "shape": list(labels.shape),
        "sha256": sha256(labels),
    }


def values(random, dtype, shape):
    """Values of all magnitudes that the type has."""
    dtype = np.dtype(dtype)
    bits = random.integers(0, 256, (*shape, dtype.itemsize), dtype=np.uint8)
    if dtype.kind == "b":
        return bits.reshape(shape) > 127
    array = bits.view(dtype).reshape(shape)
    # Processors differ in which bits a not-a-number keeps when it is converted.
    if dtype.kind == "f":
        array[np.isnan(array)] = 1.5
    return array


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_every_type_order_and_shape_is_stacked_as_numpy_does(tmp_path, shape):
    random = np.random.default_rng(2)
    examples = []
    for dtype in TYPES:
        array = values(random, dtype, shape)
        examples += [array, np.array(array, order="F")]
    extremes = np.full(shape, np.inf, "<f8"), np.full(shape, -1e300, ">f8"), np.full(shape, 1e-46)
    labels = values(random, ">i4", (len(examples) + 3, *shape))
    write_block(tmp_path / "train" / "b", [*examples, *extremes], labels)

    batches = run_json("batches", tmp_path, "--count", 9)["batches"]

    assert [len(batch["examples"]) for batch in batches] == [32, 13]
    for batch in batches:
        assert_equals_numpy(tmp_path, batch)


@pytest.mark.parametrize("dtype", ["?", "i1", ">u2", "<i8", ">u8", "<f2", ">f4", "f8"])
def test_labels_keep_their_type(tmp_path, dtype):
    random = np.random.default_rng(3)
    labels = [np.array(values(random, dtype, (3, 2)), order="F") for _ in range(5)]
    root = tmp_path / "validation data"
    write_block(root, np.zeros((5, 4), "f4"), labels)

    assert_equals_numpy(root, run_json("batches", root)["batches"][0])


@pytest.mark.parametrize("name", ["sonic-pi-waves", "sonic-pi-mels", "sonic-pi-stereo"])
def test_real_datasets_are_stacked_as_numpy_does(name):
    root = DATA / name
    if not root.is_dir():
        pytest.skip(f"there is no {root}")
    for split in ["train", "validation"]:
        batches = run_json("batches", root, "--split", split, "--epoch", 1, "--count", 99)["batches"]
        seen = [example for batch in batches for example in batch["examples"]]
        found = [path for path in root.glob(f"{split}*/*/*.npy") if "-label-" not in path.name]
        assert sorted(seen) == sorted(path.relative_to(root).as_posix() for path in found)
        for batch in batches:
            assert_equals_numpy(root, batch)


def test_npz_holds_the_same(small, tmp_path):
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({"format": "wavecrate-recipe/1", "batchSize": 5}), "utf-8")
    out = tmp_path / "out.npz"
    arguments = ["batches", small, "--recipe", recipe, "--from", 2, "--count", 99, "--epoch", 4]

    batches = run_json(*arguments, "--npz", out)["batches"]

    names = [example for batch in batches for example in batch["examples"]]
    assert len(names) == 16
    features, labels = stacked(small, names)
    with np.load(out) as arrays:
        assert sorted(arrays) == ["features", "labels"]
        assert arrays["features"].dtype == np.float32
        np.testing.assert_array_equal(arrays["features"], features)
        assert arrays["labels"].dtype == labels.dtype
        np.testing.assert_array_equal(arrays["labels"], labels)


def test_threads_processes_and_zips_change_no_byte(small, tmp_path):
    recipe = {"batchSize": 4, "shuffle": {"mode": "blocks", "window": 2}, "seed": 3}
    recipe |= {"format": "wavecrate-recipe/1", "fit": {"samples": 20, "crop": "random"}}
    copy = tmp_path / "copy"
    shutil.copytree(small, copy)
    (copy / "wavecrate.json").write_text(json.dumps(recipe), "utf-8")
    paths = [copy]
    for method in [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]:
        path = tmp_path / f"by-{method}.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            for file in copy.rglob("*.*"):
                archive.write(file, f"wrapped/{file.relative_to(copy).as_posix()}")
        paths.append(path)

    outputs = {
        run("batches", path, "--epoch", 5, "--count", 9, "--threads", threads, "--json")
        for path in paths
        for threads in [1, 2, 8]
    }

    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())["batches"]) == 7


def test_crops_are_parts_of_the_files(small, tmp_path):
    recipe = tmp_path / "recipe.json"
    fit = {"samples": 20, "crop": "random"}
    recipe.write_text(json.dumps({"format": "wavecrate-recipe/1", "fit": fit}), "utf-8")
    out = tmp_path / "out.npz"

    batch = run_json("batches", small, "--recipe", recipe, "--npz", out)["batches"][0]

    starts = set()
    with np.load(out) as arrays:
        for name, served in zip(batch["examples"], arrays["features"], strict=True):
            stored = np.load(small / name)
            places = [i for i in range(13) if np.array_equal(stored[i : i + 20], served)]
            assert len(places) == 1
            starts.update(places)
    assert len(starts) > 5


def test_ranks_share_an_epoch(small):
    seen = []
    for rank in range(3):
        arguments = ["--rank", rank, "--world", 3, "--count", 9]
        for batch in run_json("batches", small, *arguments)["batches"]:
            assert_equals_numpy(small, batch)
            seen += batch["examples"]
    assert len(seen) == len(set(seen)) == 26
