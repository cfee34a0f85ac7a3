"""Python gets the batches of the command, from the folder and from its crates, and both resume."""

import hashlib
import json

import numpy as np
import pytest
import wavecrate
from conftest import run, run_json, write_block

LIGHT = [{"kind": "gain"}, {"kind": "shift", "probability": 1}, {"kind": "gaussianNoise"}]
RECIPES = {
    "raw": {"batchSize": 5},
    "chain": {"seed": 9, "batchSize": 3, "sampleRateHz": 16000, "transforms": LIGHT},
    "mel": {
        "batchSize": 4,
        "sampleRateHz": 16000,
        "shuffle": {"mode": "blocks", "window": 2},
        "fit": {"samples": 900, "crop": "random"},
        "transforms": [*LIGHT, {"kind": "frequencyMask", "probability": 1}],
        "features": {"kind": "mel", "mels": 16, "fftSize": 256},
        "labels": {"encoding": "oneHot", "classes": ["a", "b", "c"]},
    },
}


def digests(batch):
    return [hashlib.sha256(array.tobytes()).hexdigest() for array in batch]


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("shape, dtype", [((1000,), "<f4"), ((2, 1000), "<i2")])
def test_batches_are_the_same_from_every_place(name, shape, dtype, tmp_path):
    random = np.random.default_rng(4)
    root = tmp_path / "set"
    for block, first in (("b-1", 1), ("b-2", 8)):
        sounds = [(9000 * random.standard_normal(shape)).astype(dtype) for _ in range(7)]
        write_block(root / "train" / block, sounds, random.integers(0, 3, 7), first)
    recipe = {"format": "wavecrate-recipe/1", **RECIPES[name]}
    (root / "wavecrate.json").write_text(json.dumps(recipe), "utf-8")
    run("export", root, "--out", tmp_path / "crates")
    told = run_json("batches", root, "--epoch", 2, "--count", 99)
    assert told["engine"] == 2
    expected = [[b["features"]["sha256"], b["labels"]["sha256"]] for b in told["batches"]]
    for place in (root, tmp_path / "crates", tmp_path / "crates" / "train.zip"):
        with wavecrate.Dataset(place) as train:
            train.set_epoch(2)
            for _ in range(2):
                assert [digests(batch) for batch in train] == expected
            assert digests(train[0]) == expected[0]


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("world", [1, 2])
def test_a_stopped_run_gets_what_is_left_from_every_place(name, world, tmp_path):
    random = np.random.default_rng(5)
    root = tmp_path / "set"
    sounds = random.standard_normal((19, 1000)).astype("<f4")
    write_block(root / "train" / "b-1", sounds, random.integers(0, 3, 19))
    recipe = {"format": "wavecrate-recipe/1", **RECIPES[name]}
    (root / "wavecrate.json").write_text(json.dumps(recipe), "utf-8")
    run("export", root, "--out", tmp_path / "crates")
    crates = [tmp_path / "crates", tmp_path / "crates" / "train.zip"]
    for places in ([root], crates):
        with wavecrate.Dataset(places[0], rank=world - 1, world=world) as train:
            train.set_epoch(3)
            expected = [digests(batch) for batch in train]
            next(iter(train))
            state = tmp_path / "state.json"
            state.write_text(json.dumps(train.state()), "utf-8")
        for place in places:
            with wavecrate.Dataset(place, rank=world - 1, world=world) as again:
                again.restore(json.loads(state.read_text("utf-8")))
                assert [digests(batch) for batch in again] == expected[1:]
            worker = ["--rank", world - 1, "--world", world]
            told = run_json("batches", place, "--state", state, "--count", 99, *worker)["batches"]
            assert [b["epoch"] for b in told] == [3] * len(told)
            assert [[b["features"]["sha256"], b["labels"]["sha256"]] for b in told] == expected[1:]
