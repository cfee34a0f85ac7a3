"""`wavecrate list`: filters and figures, with NumPy as the oracle."""

import csv
import io
import json
import re

import numpy as np
import pytest
from conftest import run, run_json, start, write_block

RATE = 8000
NAMES = ["kick", "snare", "=hat"]


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    """Sounds of many levels and lengths in two splits, one of them silent, one stereo block."""
    root = tmp_path_factory.mktemp("list") / "sounds"
    random = np.random.default_rng(5)
    levels = 10 ** (-np.arange(12) / 4)
    train = [
        (level * random.uniform(-1, 1, 4000 + 400 * i)).astype(np.float32)
        for i, level in enumerate(levels)
    ]
    train[7][:] = 0
    write_block(root / "train data" / "block-id-1", train, [np.int64(i % 3) for i in range(12)])
    stereo = [random.uniform(-0.5, 0.25, (3000, 2)).astype(np.float32) for _ in range(3)]
    write_block(root / "test data" / "b", stereo, [np.int64(2)] * 3)
    recipe = {
        "format": "wavecrate-recipe/1",
        "sampleRateHz": RATE,
        "labels": {"classes": NAMES},
    }
    (root / "wavecrate.json").write_text(json.dumps(recipe), encoding="utf-8")
    marks = {
        "format": "wavecrate-marks/1",
        "marks": [{"path": "train data/block-id-1/id-3.npy", "note": "@hum, loud"}],
    }
    (root / "wavecrate-marks.json").write_text(json.dumps(marks), encoding="utf-8")
    return root


@pytest.fixture
def own_cache(own_processes, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def arrays(root):
    """By path, as NumPy reads them."""
    return {
        path.relative_to(root).as_posix(): np.load(path).astype(np.float64)
        for path in root.rglob("*.npy")
        if "label" not in path.name
    }


def peak_db(array):
    return 20 * np.log10(np.max(np.abs(array)))


def paths(examples):
    return [example["path"] for example in examples]


def test_figures_are_those_of_numpy(sounds):
    listed = run_json("list", sounds)
    expected = arrays(sounds)

    assert listed["sampleRateHz"] == RATE
    assert listed["sampleRateAssumed"] is False
    assert set(paths(listed["examples"])) == set(expected)
    for example in listed["examples"]:
        array = expected[example["path"]]
        assert example["file"] == example["path"].rsplit("/", 1)[1]
        assert example["durationS"] == pytest.approx(len(array) / RATE, abs=1e-9)
        assert example["length"] == len(array)
        assert example["shape"] == list(array.shape)
        assert example["dtype"] == "float32"
        assert example["channels"] == (1 if array.ndim == 1 else array.shape[1])
        if not array.any():
            assert example["silent"] is True
            assert example["peakDb"] is None
            assert example["rmsDb"] is None
            continue
        rms_db = 20 * np.log10(np.sqrt(np.mean(array**2)))
        assert example["silent"] is False
        assert example["peakDb"] == pytest.approx(peak_db(array), abs=1e-4)
        assert example["rmsDb"] == pytest.approx(rms_db, abs=1e-4)
        assert example["crestDb"] == pytest.approx(peak_db(array) - rms_db, abs=1e-3)
        offset = max(np.atleast_1d(array.mean(axis=0)), key=abs)
        assert example["dcOffset"] == pytest.approx(offset, abs=1e-5)


def test_integers_are_measured_against_their_full_scale(tmp_path):
    samples = np.array([0, 1000, -16384, 12345] * 2000, dtype=np.int16)
    write_block(tmp_path / "d" / "train" / "b", [samples, samples // 2])
    first, second = run_json("list", tmp_path / "d")["examples"]

    assert first["peakDb"] == pytest.approx(20 * np.log10(0.5), abs=1e-4)
    assert second["peakDb"] == pytest.approx(20 * np.log10(0.25), abs=1e-4)
    assert first["label"] is None
    assert first["class"] is None


def test_centroid_of_a_tone_is_its_frequency(tmp_path):
    time = np.arange(2 * RATE) / RATE
    tones = [np.sin(2 * np.pi * hz * time).astype(np.float32) for hz in (500, 3000)]
    write_block(tmp_path / "d" / "train" / "b", tones)
    recipe = {"format": "wavecrate-recipe/1", "sampleRateHz": RATE}
    (tmp_path / "d" / "wavecrate.json").write_text(json.dumps(recipe), encoding="utf-8")
    listed = run_json("list", tmp_path / "d", "--where", "centroid>1k")["examples"]

    assert [example["file"] for example in listed] == ["id-2.npy"]
    assert listed[0]["centroidHz"] == pytest.approx(3000, rel=0.01)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", lambda path, array: True),
        ("peak>-12", lambda path, array: array.any() and peak_db(array) > -12),
        ("-peak>-12", lambda path, array: not array.any() or peak_db(array) <= -12),
        ("dur<0.6s", lambda path, array: len(array) / RATE < 0.6),
        ("silent", lambda path, array: not array.any()),
        ("channels=2", lambda path, array: array.ndim == 2),
        ("split:test", lambda path, array: path.startswith("test")),
        ("shape:4400", lambda path, array: array.shape == (4400,)),
        ("marked", lambda path, array: path.endswith("block-id-1/id-3.npy")),
        ("note:hum", lambda path, array: path.endswith("block-id-1/id-3.npy")),
        ("crest<5", lambda path, array: array.any() and crest(array) < 5),
    ],
)
def test_filters_find_what_numpy_finds(sounds, where, found):
    expected = {path for path, array in arrays(sounds).items() if found(path, array)}
    assert expected
    assert set(paths(run_json("list", sounds, "--where", where)["examples"])) == expected


def crest(array):
    return peak_db(array) - 20 * np.log10(np.sqrt(np.mean(array**2)))


def test_labels_are_found_by_name_and_terms_are_joined(sounds):
    listed = run_json("list", sounds, "--where", "label:kick peak>-20")["examples"]
    folder = sounds / "train data" / "block-id-1"
    expected = [
        f"train data/block-id-1/id-{n}.npy"
        for n in range(1, 13)
        if np.load(folder / f"id-label-{n}.npy") == 0
        and peak_db(np.load(folder / f"id-{n}.npy").astype(np.float64)) > -20
    ]
    assert paths(listed) == expected == [f"train data/block-id-1/id-{n}.npy" for n in (1, 4)]
    assert {example["label"] for example in listed} == {"kick"}
    assert {example["class"] for example in listed} == {0}


def test_csv_has_the_columns_asked_for_and_no_formula(sounds):
    text = run("list", sounds, "--columns", "file,label,peak,durationS,note", "--csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert rows[0] == ["file", "label", "peakDb", "durationS", "note"]
    assert len(rows) == 1 + 15
    assert rows[3][1] == "'=hat"
    assert rows[3][4] == "'@hum, loud"
    third = np.load(sounds / "train data" / "block-id-1" / "id-3.npy").astype(np.float64)
    assert float(rows[3][2]) == pytest.approx(peak_db(third), abs=1e-4)
    assert rows[8][2] == ""


def test_the_table_counts_what_it_shows(sounds):
    lines = run("list", sounds, "--where", "label:snare", "--columns", "path,label").splitlines()

    assert lines[0].split() == ["path", "label"]
    assert [line.split()[-1] for line in lines[1:5]] == ["snare"] * 4
    assert lines[-1] == "4 of 15 examples; sample rate 8 kHz"
    assert run("list", sounds, "--where", "peak>40").splitlines() == [
        "0 of 15 examples; sample rate 8 kHz"
    ]


def test_rules_and_bad_are_what_the_check_says(sounds):
    findings = run_json("check", sounds, "--fail-on", "none")["findings"]
    silent = {
        f"{'train data' if f['split'] == 'train' else 'test data'}/{f['block']}/{f['file']}"
        for f in findings
        if f["rule"] == "constant"
    }
    listed = run_json("list", sounds, "--where", "rule:constant", "--columns", "path,rules,bad")

    assert silent == {"train data/block-id-1/id-8.npy"}
    assert set(paths(listed["examples"])) == silent
    assert "constant" in listed["examples"][0]["rules"]
    errors = {f.get("file") for f in findings if f["severity"] == "error"} - {None}
    bad = run_json("list", sounds, "--where", "bad", "--columns", "file")["examples"]
    assert {example["file"] for example in bad} == errors


def test_the_check_tells_the_same_figures(tmp_path):
    random = np.random.default_rng(11)
    noise = [random.uniform(-0.5, 0.5, 4000).astype(np.float32) for _ in range(24)]
    noise[5] *= np.float32(0.01)
    noise[9] += np.float32(0.125)
    write_block(tmp_path / "d" / "train" / "b", noise)
    findings = run_json("check", tmp_path / "d", "--fail-on", "none")["findings"]
    told = {f["rule"]: f for f in findings if f["rule"] in ("level-outlier", "dc-offset")}
    listed = {e["file"]: e for e in run_json("list", tmp_path / "d")["examples"]}

    assert told["level-outlier"]["file"] == "id-6.npy"
    level = re.search(r"RMS (-[0-9.]+) dBFS", told["level-outlier"]["message"]).group(1)
    assert float(level) == round(listed["id-6.npy"]["rmsDb"], 1)
    assert told["dc-offset"]["file"] == "id-10.npy"
    assert float(told["dc-offset"]["value"]) == round(listed["id-10.npy"]["dcOffset"], 4)


def test_a_damaged_file_is_listed_with_its_problem(tmp_path):
    random = np.random.default_rng(9)
    noise = [random.uniform(-0.5, 0.5, 4000).astype(np.float32) for _ in range(3)]
    write_block(tmp_path / "d" / "train" / "b", noise)
    (tmp_path / "d" / "train" / "b" / "id-2.npy").write_bytes(b"no array")
    listed = run_json("list", tmp_path / "d")["examples"]

    assert [example["problem"] is None for example in listed] == [True, False, True]
    assert listed[1]["peakDb"] is None
    assert listed[1]["shape"] is None
    table = run("list", tmp_path / "d", "--where", "bad", "--columns", "file,problem")
    assert "id-2.npy" in table
    assert "id-1.npy" not in table


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--where", "loud>3"], "--where: 'loud' is nothing to filter by; allowed: label, block"),
        (["--where", "peak>x"], "--where: peak (dBFS) is compared with a number, not 'x'"),
        (["--where", "label:tom"], "there are kick, snare, =hat"),
        (["--columns", "path,loud"], "--columns: there is no column 'loud'; allowed: path, split"),
        (["--columns", ""], "--columns: there is no column ''; allowed: path, split"),
        (["--csv", "--json"], "--csv and --json; allowed: one of them"),
    ],
)
def test_what_is_not_understood_is_one_sentence(sounds, arguments, sentence):
    ran = start("list", sounds, *arguments)
    assert sentence in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stdout == ""
    assert ran.returncode == 2


def test_a_second_run_remembers_and_sees_what_changed(sounds, own_cache, tmp_path):
    first = run_json("list", sounds)
    assert run_json("list", sounds) == first
    assert list((tmp_path / "cache").rglob("*.facts"))
