"""What arrays are: one reading of their axes in info, render, check and batches, and in what is exported."""

import json
import zipfile

import numpy as np
import pytest

from conftest import run, run_json, start, write_block

SPLITS = ("train", "validation", "test")
RATE = 8000


def wave(seed, samples=4000):
    time = np.arange(samples) / RATE
    rng = np.random.default_rng(seed)
    tone = 0.4 * np.sin(2 * np.pi * (200 + 37 * (seed % 40)) * time) * np.exp(-3 * time)
    return (tone + 0.02 * rng.standard_normal(samples)).astype(np.float32)


def stereo(seed, samples=4000):
    return np.stack([wave(seed, samples), wave(seed + 1, samples)])


def mel(seed, frames, bins):
    return (np.random.default_rng(seed).standard_normal((frames, bins)) * 8 - 40).astype(np.float32)


def dataset(root, make, recipe=None, splits=SPLITS, count=6):
    for place, split in enumerate(splits):
        examples = [make(i + 100 * place) for i in range(1, count + 1)]
        write_block(root / split / "block-id-1", examples, [np.int64(i % 3) for i in range(count)])
    if recipe is not None:
        write_recipe(root, recipe)
    return root


def write_recipe(root, recipe):
    (root / "wavecrate.json").write_text(json.dumps({"format": "wavecrate-recipe/1", **recipe}))


def account(root):
    """What info says that the arrays are, the same for every split."""
    said = [split["array"] for split in run_json("info", root)["splits"]]
    assert all(one == said[0] for one in said)
    return said[0]


def served(root, tmp_path, split="train"):
    """The features of the first batch and the examples in it."""
    out = tmp_path / "served.npz"
    out.unlink(missing_ok=True)
    report = run_json("batches", root, "--split", split, "--epoch", 0, "--npz", out)
    with np.load(out) as arrays:
        return arrays["features"], report["batches"][0]["examples"]


def stored(root, paths):
    return [np.load(root / path) for path in paths]


def errors(root):
    ran = start("check", root, "--json")
    assert ran.returncode in (0, 1), ran.stderr
    return [f for f in json.loads(ran.stdout)["findings"] if f["severity"] == "error"]


def test_channels_first_without_a_recipe_is_numpy_stack(tmp_path):
    root = dataset(tmp_path / "d", stereo)
    said = account(root)
    assert said == {"axes": "channels,samples", "channels": 2, "fullScale": 1, "zero": 0, "guess": False}
    assert errors(root) == []
    features, paths = served(root, tmp_path)
    np.testing.assert_array_equal(features, np.stack(stored(root, paths)))
    picture = run_json(
        "render", root, "--example", "train/block-id-1/id-1", "--out", tmp_path / "x.png"
    )
    assert picture["array"] == said


@pytest.mark.parametrize("kind", ["timeMask", "bitCrush"])
def test_transforms_of_channels_first_are_those_of_channels_last(tmp_path, kind):
    recipe = {"sampleRateHz": RATE, "transforms": [{"kind": kind, "probability": 1}]}
    first = dataset(tmp_path / "first", stereo, recipe)
    last = dataset(tmp_path / "last", lambda seed: stereo(seed).T, recipe)
    one, paths = served(first, tmp_path)
    other, same = served(last, tmp_path)
    assert paths == same
    np.testing.assert_array_equal(one, other.transpose(0, 2, 1))
    assert not np.array_equal(one, np.stack(stored(first, paths)))


def test_mels_of_channels_first_are_those_of_channels_last(tmp_path):
    features = {"kind": "mel", "fftSize": 512, "hop": 128}
    recipe = {"sampleRateHz": RATE, "transforms": [{"kind": "gain"}], "features": features}
    first, _ = served(dataset(tmp_path / "first", stereo, recipe), tmp_path)
    last, _ = served(dataset(tmp_path / "last", lambda s: stereo(s).T, recipe), tmp_path)
    assert first.shape == (6, 1 + (4000 - 512) // 128, 64, 2)
    np.testing.assert_array_equal(first, last)


@pytest.mark.parametrize("bins_first", [True, False])
def test_features_of_different_length_are_fitted_along_time(tmp_path, bins_first):
    def make(seed):
        frames = 40 + 7 * (seed % 100)
        return mel(seed, 16, frames) if bins_first else mel(seed, frames, 16)

    root = dataset(tmp_path / "d", make)
    said = account(root)
    assert said["axes"] == ("bins,frames" if bins_first else "frames,bins")
    assert not said["guess"]
    found = errors(root)
    assert {f["rule"] for f in found} == {"not-batchable"}
    assert {f["split"] for f in found} == set(SPLITS)
    assert '"fit": {"samples": 82, "mode": "padOrCrop"}' in found[0]["message"]
    assert start("batches", root, "--split", "train").returncode == 1

    write_recipe(root, {"fit": {"samples": 60}})
    assert errors(root) == []
    batch, paths = served(root, tmp_path)
    for example, array in zip(batch, stored(root, paths)):
        example, array = (example.T, array.T) if bins_first else (example, array)
        start_frame = max(0, (len(array) - 60) // 2)
        kept = array[start_frame : start_frame + 60]
        np.testing.assert_array_equal(example[: len(kept)], kept)
        assert (example[len(kept) :] == array.min()).all()


def test_forty_by_eight_is_one_guess_that_the_recipe_can_correct(tmp_path):
    gain = {"transforms": [{"kind": "gain", "probability": 1}]}
    root = dataset(tmp_path / "d", lambda seed: mel(seed, 40, 8), gain)
    assert account(root)["guess"]
    assert account(root)["axes"] == "frames,bins"
    assert "(guess)" in run("info", root)
    found = errors(root)
    assert [f["rule"] for f in found] == ["not-batchable"]
    ran = start("batches", root, "--split", "train")
    assert ran.returncode == 2
    sentence = found[0]["message"].removeprefix("train: ").split("; take")[0]
    assert sentence in ran.stderr

    write_recipe(root, {**gain, "array": {"axes": "samples,channels"}})
    assert errors(root) == []
    assert account(root)["channels"] == 8
    features, paths = served(root, tmp_path)
    ratio = features / np.stack(stored(root, paths))
    np.testing.assert_allclose(ratio, ratio[:, :1, :1].repeat(40, 1).repeat(8, 2), rtol=1e-5)


def test_splits_of_different_shapes_are_an_error(tmp_path):
    root = dataset(tmp_path / "d", lambda seed: mel(seed, 50, 64)[..., None], splits=["train"])
    dataset(root, lambda seed: mel(seed, 50, 64)[None], splits=["validation"])
    found = errors(root)
    assert [(f["rule"], f["split"]) for f in found] == [("not-batchable", "validation")]
    assert "(1, 50, 64)" in found[0]["message"] and "(50, 64, 1)" in found[0]["message"]


def test_half_mono_and_half_stereo_is_an_error_and_not_exported(tmp_path):
    root = dataset(tmp_path / "d", lambda s: stereo(s)[: 1 + s % 2], splits=["train"])
    assert [f["rule"] for f in errors(root)] == ["not-batchable"]
    assert start("export", root, "--out", tmp_path / "crates").returncode != 0
    assert list(tmp_path.glob("crates/*.zip")) == []


def test_a_mix_of_types_is_still_told(tmp_path):
    root = dataset(tmp_path / "d", wave, splits=["train"], count=9)
    for i in (2, 5):
        np.save(root / f"train/block-id-1/id-{i}.npy", (wave(i) * 32767).astype(np.int16))
    assert account(root)["fullScale"] == 1
    assert {f["rule"] for f in errors(root)} == {"dtype-differs"}


def test_integers_stay_in_their_own_scale(tmp_path):
    crush = {"transforms": [{"kind": "bitCrush", "probability": 1, "minBits": 8, "maxBits": 8}]}

    def wide(seed):
        return (wave(seed) * 32767).astype(np.int32)

    root = dataset(tmp_path / "wide", wide, crush, splits=["train"])
    assert account(root)["fullScale"] == 32768
    features, paths = served(root, tmp_path)
    np.testing.assert_array_equal(features, np.rint(np.stack(stored(root, paths)) / 256) * 256)

    def narrow(seed):
        return (128 + np.round(wave(seed) * 127)).astype(np.uint8)

    inverted = {"transforms": [{"kind": "polarityInversion", "probability": 1}]}
    root = dataset(tmp_path / "narrow", narrow, inverted, splits=["train"])
    assert account(root)["zero"] == 128
    features, paths = served(root, tmp_path)
    np.testing.assert_array_equal(features, 256 - np.stack(stored(root, paths)).astype(float))


def test_a_crate_alone_is_read_as_the_dataset_was(tmp_path):
    """Alone, a validation crate of few lengths and low levels says something else."""

    def make(seed):
        loud = 3e8 if seed < 100 else 100
        frames = 3000 + (10 * seed if seed < 100 else 0)
        return (np.stack([wave(seed, frames)] * 2) * loud).astype(np.int32)

    recipe = {
        "fit": {"samples": 2900},
        "features": {"kind": "mel", "fftSize": 512},
        "sampleRateHz": RATE,
    }
    root = dataset(tmp_path / "d", make, recipe, splits=["train", "validation"])
    said = account(root)
    run("export", root, "--out", tmp_path / "crates")
    alone = tmp_path / "crates" / "validation.zip"
    stated = account(alone)
    assert stated == {**said, "guess": False}
    for place in (root, alone):
        report = run_json("batches", place, "--split", "validation")
        hashes = [batch["features"]["sha256"] for batch in report["batches"]]
        if place == root:
            expected = hashes
    assert hashes == expected


@pytest.mark.parametrize("form", ["U", "S", ">U", "column", "npz", "zip"])
def test_an_array_of_texts_labels_an_array_of_many_examples(tmp_path, form):
    names = ["snare", "kick", "kick", "hat", "hi hat 2", "snare"]
    root = tmp_path / "d"
    root.mkdir()
    arrays = {}
    for split, picked in [("train", names), ("test", names[:2])]:
        texts = np.array(picked)
        texts = texts.astype("S") if form == "S" else texts
        texts = texts.astype(f">U{texts.dtype.itemsize // 4}") if form == ">U" else texts
        texts = texts[:, np.newaxis] if form == "column" else texts
        arrays[f"X_{split}"] = np.stack([wave(seed) for seed in range(len(picked))])
        arrays[f"y_{split}"] = texts
    if form == "npz":
        np.savez(root / "set.npz", **arrays)
    for name, array in arrays.items() if form != "npz" else []:
        np.save(root / f"{name}.npy", array)
    if form == "zip":
        with zipfile.ZipFile(tmp_path / "d.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in root.iterdir():
                archive.write(file, file.name)
        root = tmp_path / "d.zip"
    told = run_json("info", root)
    assert told["leftOut"] == []
    assert [split["examples"] for split in told["splits"]] == [6, 2]
    out = tmp_path / "served.npz"
    batches = run_json("batches", root, "--split", "train", "--npz", out)["batches"]
    order = [int(path.rsplit("[", 1)[1][:-1]) for path in batches[0]["examples"]]
    assert sorted(order) == list(range(6))
    classes = ["hat", "hi hat 2", "kick", "snare"]
    with np.load(out) as made:
        assert [classes[int(label)] for label in made["labels"]] == [names[row] for row in order]
        np.testing.assert_array_equal(made["features"], arrays["X_train"][order])
