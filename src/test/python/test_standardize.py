"""`wavecrate standardize` finds what NumPy does, and writes it where it belongs."""

import json

import numpy as np
import pytest
from conftest import assert_fails, run, run_json, write_block

STFT = {"kind": "stft", "fftSize": 128, "hop": 64, "decibels": False, "power": 1}
RECIPE = {
    "format": "wavecrate-recipe/1",
    "sampleRateHz": 16000,
    "transforms": [{"kind": "gain", "probability": 1.0}],
    "features": STFT,
}


def spectra(sounds):
    """Magnitudes of shape (examples, frames, bins)."""
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(128) / 128)
    starts = range(0, sounds.shape[1] - 127, 64)
    frames = np.stack([sounds[:, s : s + 128] for s in starts], axis=1)
    return np.abs(np.fft.rfft(frames * window))


@pytest.fixture
def dataset(tmp_path):
    random = np.random.default_rng(8)
    levels = random.uniform(0.1, 1, (80, 1))
    train = (levels * random.standard_normal((80, 1000))).astype("<f4")
    root = tmp_path / "set"
    write_block(root / "train" / "b", train, random.integers(0, 2, 80))
    write_block(root / "validation" / "b", 3 * train[:5], random.integers(0, 2, 5))
    (root / "wavecrate.json").write_text(json.dumps(RECIPE), "utf-8")
    return root, spectra(train.astype(np.float64))


@pytest.mark.parametrize("per, axes", [("bin", (0, 1)), ("all", None)])
def test_mean_and_deviation_are_those_of_numpy(dataset, per, axes):
    root, expected = dataset
    before = (root / "wavecrate.json").read_bytes()
    told = run_json("standardize", root, "--per", per)
    assert (told["examples"], told["saved"], told["standardize"]["per"]) == (80, None, per)
    for key, numbers in [("mean", expected.mean(axes)), ("deviation", expected.std(axes))]:
        np.testing.assert_allclose(told["standardize"][key], np.atleast_1d(numbers), rtol=1e-6)
    assert (root / "wavecrate.json").read_bytes() == before
    text = run("standardize", root, "--per", per).splitlines()
    assert text[0] == "training split: 80 examples"
    which = "all bins" if per == "all" else "bin 0"
    mean, deviation = (told["standardize"][key][0] for key in ("mean", "deviation"))
    assert text[1] == f"{which}: mean {mean:.6g}, deviation {deviation:.6g}"
    assert len(text) == 1 + len(told["standardize"]["mean"])


def test_what_is_saved_is_served(dataset, tmp_path):
    root, expected = dataset
    told = run_json("standardize", root, "--save")
    assert told["saved"] == str(root / "wavecrate.json")
    saved = json.loads((root / "wavecrate.json").read_text("utf-8"))
    assert saved["features"]["standardize"] == told["standardize"]
    assert saved["transforms"][0]["kind"] == "gain" and "classes" not in saved["labels"]
    out = tmp_path / "batch.npz"
    run("batches", root, "--split", "validation", "--npz", out)
    served = np.load(out)["features"]
    sounds = 3 * expected[:5]
    wanted = (sounds - expected.mean((0, 1))) / expected.std((0, 1))
    np.testing.assert_allclose(served, wanted, rtol=1e-4, atol=1e-4)
    # As the recipe says, from the same examples.
    again = run_json("standardize", root)
    assert again["standardize"] == told["standardize"]


def test_a_recipe_elsewhere_is_saved_where_it_lies(dataset, tmp_path):
    root, _ = dataset
    own = (root / "wavecrate.json").read_bytes()
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**RECIPE, "features": {**STFT, "standardize": {"per": "all"}}}), "utf-8")
    told = run_json("standardize", root, "--recipe", other, "--save")
    assert told["saved"] == str(other)
    assert told["standardize"]["per"] == "all"
    assert json.loads(other.read_text("utf-8"))["features"]["standardize"] == told["standardize"]
    assert (root / "wavecrate.json").read_bytes() == own


def test_what_cant_be_is_said(dataset, tmp_path):
    root, _ = dataset
    run("export", root, "--out", tmp_path / "crates")
    crate = tmp_path / "crates" / "train.zip"
    assert_fails(2, "a zip is never changed; name a recipe with --recipe", "standardize", crate, "--save")
    assert run_json("standardize", crate)["examples"] == 80
    alone = tmp_path / "crates" / "validation.zip"
    assert_fails(2, "there is no training split to measure them", "standardize", alone)
    assert_fails(2, "Invalid value for option '--per'", "standardize", root, "--per", "frame")
    (root / "train" / "b" / "id-7.npy").write_bytes(b"garbage")
    assert_fails(1, "train/b/id-7.npy", "standardize", root)
