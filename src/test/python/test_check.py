"""Datasets with planted defects: the check finds each, names its place, and finds nothing else."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from conftest import PROGRESS, DATA, run_json, start

RATE = 16000
CLASSES = 4
BLOCKS = {"train data": ("train", 2, 60), "validation data": ("validation", 1, 24), "test": ("test", 1, 24)}


def sound(seed, samples=RATE):
    """Noise with a tone in it that lasts to the end: no two are alike."""
    random = np.random.default_rng(seed)
    time = np.arange(samples) / RATE
    tone = np.sin(2 * np.pi * random.uniform(200, 3000) * time)
    wave = tone * 0.3 + random.standard_normal(samples) * 0.2
    wave *= np.exp(-time * random.uniform(1, 3))
    wave -= wave.mean()
    return (wave / np.abs(wave).max() * 0.8).astype(np.float32)


def mel(seed):
    """Frames that resemble each other, as those of spectra do."""
    random = np.random.default_rng(seed)
    tilt = np.linspace(-10, -60, 64) + random.standard_normal(64) * 5
    return (tilt + random.standard_normal((98, 64)) * 4).astype(np.float32)


def write(root, make, label):
    seed = 0
    for split, (_, blocks, size) in BLOCKS.items():
        for block in range(1, blocks + 1):
            for number in range(1, size + 1):
                place = (split, block, number)
                file(root, place).parent.mkdir(parents=True, exist_ok=True)
                np.save(file(root, place), make(seed))
                if label:
                    np.save(label_file(root, place), label(seed * 7 % CLASSES))
                seed += 1
    return root


def file(root, place):
    split, block, number = place
    return root / split / f"block-id-{block}" / f"id-{number:03}.npy"


def label_file(root, place):
    return file(root, place).with_name(f"id-label-{place[2]:03}.npy")


@pytest.fixture(scope="session")
def clean(tmp_path_factory):
    return write(tmp_path_factory.mktemp("check") / "clean", sound, np.int64)


@pytest.fixture
def copy(clean, tmp_path):
    return shutil.copytree(clean, tmp_path / "copy")


def check(root, *options, code=0):
    ran = start("check", root, "--json", "--fail-on", "none", *options)
    assert ran.returncode == code, ran.stderr
    return json.loads(ran.stdout)


def found(root, *options):
    """Rule and place of everything that is no information; split, block and file as they are."""
    return {
        (f["rule"], f.get("split", ""), f.get("block", ""), f.get("file", ""))
        for f in check(root, *options)["findings"]
        if f["severity"] != "info"
    }


def at(rule, place, of_label=False):
    path = label_file(Path(), place) if of_label else file(Path(), place)
    return (rule, BLOCKS[place[0]][0], path.parent.name, path.name)


def change(function):
    def plant(root, place):
        np.save(file(root, place), function(np.load(file(root, place))))

    return plant


def change_label(function):
    def plant(root, place):
        np.save(label_file(root, place), function(np.load(label_file(root, place))))

    return plant


def change_bytes(function):
    def plant(root, place):
        file(root, place).write_bytes(function(file(root, place).read_bytes()))

    return plant


def pickle(root, place):
    np.save(file(root, place), np.array([{}], dtype=object), allow_pickle=True)


def with_value(value, *positions):
    def function(array):
        array[list(positions)] = value
        return array

    return function


def later(samples, gain):
    def function(wave):
        return np.concatenate([np.zeros(samples, "f4"), wave[:-samples]]) * np.float32(gain)

    return function


def upsampled(wave):
    spectrum = np.fft.rfft(wave.astype(np.float64))
    spectrum[len(spectrum) // 2 :] = 0
    return np.fft.irfft(spectrum, len(wave)).astype(np.float32)


def copied(function=lambda wave: wave, twin=None, relabel=False):
    """Puts what is 30 numbers further in this place, or this into a place of another split."""

    def plant(root, place):
        source = (place[0], place[1], place[2] + 30)
        target = twin or place
        np.save(file(root, target), function(np.load(file(root, source))))
        shutil.copy(label_file(root, source), label_file(root, target))
        if relabel:
            np.save(label_file(root, target), (np.load(label_file(root, source)) + 1) % CLASSES)

    return plant


HALF = np.float32(0.5)
EXAMPLES = [
    (change_bytes(lambda b: b[:-1]), ["unreadable"]),
    (change_bytes(lambda b: b[:7]), ["unreadable"]),
    (change_bytes(lambda b: b + b"x"), ["unreadable"]),
    (change_bytes(lambda b: b""), ["unreadable"]),
    (change_bytes(lambda b: b"RIFF" + b), ["unreadable"]),
    (change(lambda a: a.astype(np.complex64)), ["unreadable"]),
    (pickle, ["unreadable"]),
    (lambda root, place: label_file(root, place).unlink(), ["missing-label"]),
    (change(with_value(np.nan, 77)), ["not-finite"]),
    (change(with_value(-np.inf, 0, 15999)), ["not-finite"]),
    (change(lambda a: a * np.nan), ["not-finite"]),
    (change(lambda a: a * 0), ["constant"]),
    (change(lambda a: a * 0 + 0.25), ["constant"]),
    (change(lambda a: a[:-1]), ["shape-differs"]),
    (change(lambda a: a[:0]), ["shape-differs"]),
    (change(lambda a: a[:, None]), ["shape-differs"]),
    (change(lambda a: np.float32(a[0])), ["shape-differs"]),
    (change(lambda a: a[:8000]), ["shape-differs", "sample-rate"]),
    (change(lambda a: np.stack([a, -a], axis=1)), ["channels-differ"]),
    (change(lambda a: np.stack([a, -a])), ["channels-differ"]),
    (change(lambda a: (a * 32767).astype(np.int16)), ["dtype-differs", "unscaled-integers", "level-outlier"]),
    (change(lambda a: a.astype(np.float64)), ["dtype-differs", "float64"]),
    (change(lambda a: a.astype(">f4")), ["big-endian"]),
    (change(lambda a: np.stack([sound(1000 + n) for n in range(32)])), ["batch-file"]),
    (change(lambda a: np.clip(a * 3, -1, 1)), ["clipping"]),
    (change(lambda a: np.clip(a * 3, -1, 1) * HALF), ["clipping"]),
    (change(lambda a: a * np.float32(1e-3)), ["near-silence", "level-outlier"]),
    (change(lambda a: np.concatenate([np.zeros(6000, "f4"), a[:-6000]])), ["silent-edges"]),
    (change(lambda a: np.concatenate([a[:-9000], np.zeros(9000, "f4")])), ["silent-edges"]),
    (change(lambda a: a * HALF + np.float32(0.1)), ["dc-offset"]),
]

def plant(root, defects, block, first=1):
    expected = set()
    for number, (defect, rules) in enumerate(defects, first):
        place = ("train data", block, number)
        defect(root, place)
        expected |= {at(rule, place) for rule in rules}
    return expected


def test_nothing_is_wrong_with_a_clean_dataset(clean):
    assert found(clean) == set()
    assert start("check", clean, "--fail-on", "warning").returncode == 0


def test_every_bad_example_is_found_and_no_other(copy):
    assert found(copy) == set()
    expected = plant(copy, EXAMPLES, 1)
    # Of those that are not of the usual shape the first is named once more.
    expected.add(at("not-batchable", ("train data", 1, 14)))
    assert found(copy) == expected


def test_every_twin_is_found_and_no_other(copy):
    block = "train data", 2
    expected = plant(copy, [(change(upsampled), ["sample-rate"])], 1)
    copied(relabel=True)(copy, (*block, 1))
    expected |= {at("label-conflict", (*block, 1)), at("label-conflict", (*block, 31))}
    expected |= {at("duplicate-in-split", (*block, 31))}
    copied(lambda a: a.astype(">f4"))(copy, (*block, 2))
    expected |= {at("big-endian", (*block, 2)), at("duplicate-in-split", (*block, 32))}
    copies = [
        (lambda a: a, "duplicate-across-splits"),
        (lambda a: a.astype(">f4"), "duplicate-across-splits"),
        (lambda a: a * np.float32(0.6), "near-duplicate"),
        (lambda a: -a, "near-duplicate"),
        (later(160, 1), "near-duplicate"),
        (later(800, 0.7), "near-duplicate"),
        (later(1600, 0.8), "near-duplicate"),
    ]
    for number, (function, rule) in enumerate(copies, 3):
        twin = ("test", 1, number)
        copied(function, twin)(copy, (*block, number))
        expected.add(at(rule, twin))
    expected.add(at("big-endian", ("test", 1, 4)))
    assert found(copy) == expected
    twins = [f["twins"] for f in check(copy)["findings"] if f["rule"] == "near-duplicate"]
    assert [f"train data/block-id-2/id-{n:03}.npy" for n in range(35, 40)] == sorted(
        twin for pair in twins for twin in pair
    )


def test_every_bad_label_is_found_and_no_other(copy):
    labels = [
        (lambda a: a.astype(np.float32), "label-dtype-differs"),
        (lambda a: a[None], "label-shape-differs"),
        (lambda a: np.zeros(0, np.int64), "label-shape-differs"),
        (lambda a: a * 0 - 1, "label-out-of-domain"),
        (lambda a: a * 0 + 999, "label-out-of-domain"),
    ]
    # What follows from labels that are no class is not said once more of classes.
    expected = set()
    for number, (function, rule) in enumerate(labels, 1):
        place = ("train data", 1, number)
        change_label(function)(copy, place)
        expected.add(at(rule, place, of_label=True))
    bad = ("train data", 1, 9)
    label_file(copy, bad).write_bytes(b"\x93NUMPY")
    expected.add(at("unreadable", bad, of_label=True))
    # The first of all labels is the one that all others are held to.
    expected.add(at("not-batchable", ("train data", 1, 1), of_label=True))
    assert found(copy) == expected


def one_hot(number):
    return np.eye(CLASSES, dtype=np.float32)[number]


@pytest.mark.parametrize("kind", ["one-hot", "float"])
def test_labels_of_other_kinds(tmp_path, kind):
    hot = kind == "one-hot"
    root = write(tmp_path / "d", sound, one_hot if hot else np.float32)
    if hot:
        labels = {
            1: (lambda a: np.array([1, 0, 1, 0], np.float32), "label-out-of-domain"),
            2: (lambda a: a * 0, "label-out-of-domain"),
            3: (lambda a: a / 2, "label-out-of-domain"),
            4: (lambda a: a * np.nan, "not-finite"),
            5: (lambda a: np.append(a, np.float32(0)), "label-shape-differs"),
        }
    else:
        labels = {
            1: (lambda a: a * 0 + np.float32(1.5), "label-out-of-domain"),
            2: (lambda a: a * np.nan, "not-finite"),
        }
    expected = {at("not-batchable", ("train data", 1, 5), of_label=True)} if hot else set()
    for number, (function, rule) in labels.items():
        change_label(function)(root, ("train data", 1, number))
        expected.add(at(rule, ("train data", 1, number), of_label=True))
    assert found(root) == expected


def test_what_is_wrong_with_folders_and_names(copy):
    (copy / "train data" / "block-id-9").mkdir()
    shutil.rmtree(copy / "test")
    (copy / "test").mkdir()
    file(copy, ("validation data", 1, 24)).unlink()
    second = label_file(copy, ("train data", 1, 5)).with_name("id-005-label.npy")
    np.save(second, np.int64(1))
    for path in [file(copy, ("train data", 2, 7)), label_file(copy, ("train data", 2, 7))]:
        path.unlink()
    assert found(copy) == {
        ("empty-block", "train", "block-id-9", ""),
        ("empty-split", "test", "", ""),
        at("extra-label", ("validation data", 1, 24), of_label=True),
        ("ambiguous-label", "train", "block-id-1", "id-005-label.npy"),
        ("numbering-gap", "train", "block-id-2", ""),
    }


def test_a_split_or_a_dataset_without_labels_is_one_finding(copy):
    for path in (copy / "test").rglob("id-label-*.npy"):
        path.unlink()
    assert found(copy) == {("missing-label", "test", "", "")}
    assert start("check", copy).returncode == 1
    for path in copy.rglob("id-label-*.npy"):
        path.unlink()
    assert found(copy) == {("missing-label", "", "", "")}
    assert start("check", copy).returncode == 0


def test_lengths_may_differ_where_most_do_or_where_they_are_fitted(tmp_path):
    root = write(tmp_path / "d", lambda seed: sound(seed, 8000 + 37 * seed), np.int64)
    unfitted = {("not-batchable", split, "", "") for split in ["train", "validation", "test"]}
    assert found(root) == unfitted
    np.save(file(root, ("train data", 1, 3)), np.stack([sound(1), sound(2)], axis=1))
    assert found(root) == {at("channels-differ", ("train data", 1, 3)), *unfitted}
    same = write(tmp_path / "e", sound, np.int64)
    np.save(file(same, ("train data", 1, 3)), sound(1003, 9999))
    recipe = {"format": "wavecrate-recipe/1", "fit": {"samples": RATE, "mode": "pad"}}
    (same / "wavecrate.json").write_text(json.dumps(recipe))
    assert found(same) == set()
    recipe["fit"]["mode"] = "crop"
    (same / "wavecrate.json").write_text(json.dumps(recipe))
    place = ("train data", 1, 3)
    assert found(same) == {at("shape-differs", place), at("not-batchable", place)}


def test_features_are_judged_as_features(tmp_path):
    root = write(tmp_path / "d", mel, one_hot)
    assert found(root) == set()
    expected = plant(
        root,
        [
            (change(lambda a: a * 0), ["constant"]),
            (change(lambda a: np.where(a < -70, -np.inf, a)), ["not-finite"]),
            (change(lambda a: a[:, :63]), ["shape-differs"]),
            (change(lambda a: a[0]), ["shape-differs"]),
            (change(lambda a: np.asfortranarray(a)), ["fortran-order"]),
            (change(lambda a: np.stack([a, a])), ["batch-file"]),
        ],
        1,
    )
    np.save(file(root, ("test", 1, 1)), np.load(file(root, ("train data", 2, 9))))
    expected.add(at("duplicate-across-splits", ("test", 1, 1)))
    expected.add(at("not-batchable", ("train data", 1, 3)))
    assert found(root) == expected


def test_frames_with_labels_of_their_own_are_no_batch(tmp_path):
    frames = np.repeat([0, 1, 0], [30, 40, 28]).astype(np.int64)
    root = write(tmp_path / "d", mel, lambda number: np.roll(frames, number))
    assert found(root) == set()


@pytest.mark.parametrize("shape", [(128, 16000), (32, 1000), (16, 98, 64)])
def test_a_dataset_of_batch_files_is_opened_as_examples_or_is_an_error(tmp_path, shape):
    random = np.random.default_rng(1)
    for split in ["train", "test"]:
        (tmp_path / split / "b").mkdir(parents=True)
        for number in range(1, 4):
            batch = random.standard_normal(shape).astype(np.float32)
            np.save(tmp_path / split / "b" / f"x-{number}.npy", batch)
            labels = random.integers(0, 5, shape[0])
            np.save(tmp_path / split / "b" / f"x-label-{number}.npy", labels)
    sizes = [split["examples"] for split in run_json("info", tmp_path)["splits"]]
    told = {place for place in found(tmp_path) if place[0] == "batch-file"}
    if shape == (32, 1000):
        # As likely 32 frames of 1,000 bins with a label each: said, not guessed.
        files = {(split, f"x-{n}.npy") for split in ["train", "test"] for n in range(1, 4)}
        assert told == {("batch-file", split, "b", name) for split, name in files}
        recipe = {"format": "wavecrate-recipe/1", "array": {"holds": "examples"}}
        (tmp_path / "wavecrate.json").write_text(json.dumps(recipe))
        sizes = [split["examples"] for split in run_json("info", tmp_path)["splits"]]
        told = {place for place in found(tmp_path) if place[0] == "batch-file"}
    assert sizes == [3 * shape[0]] * 2
    assert told == set()


def zipped(root, path, method):
    with zipfile.ZipFile(path, "w", method) as archive:
        for one in sorted(root.rglob("*.npy")):
            archive.write(one, one.relative_to(root))
    return path


def test_a_zip_is_judged_as_its_folder(copy, tmp_path):
    plant(copy, EXAMPLES, 1)
    report = check(copy)
    lines = sorted(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(copy).as_posix()}\n"
        for path in copy.rglob("*.npy")
    )
    assert report["contentHash"] == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert report["bytes"] == sum(path.stat().st_size for path in copy.rglob("*.npy"))
    for method in [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]:
        other = check(zipped(copy, tmp_path / "copy.zip", method))
        for key in ["counts", "contentHash", "bytes"]:
            assert other[key] == report[key]
        for one, two in zip(other["findings"], report["findings"], strict=True):
            assert one["message"].replace("copy.zip", "copy") == two["message"]
            assert {**one, "message": ""} == {**two, "message": ""}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_entry_of_a_zip_is_unreadable(clean, tmp_path, method):
    path = zipped(clean, tmp_path / "d.zip", method)
    with zipfile.ZipFile(path) as archive:
        at_byte = archive.getinfo("test/block-id-1/id-011.npy").header_offset + 20000
    data = bytearray(path.read_bytes())
    data[at_byte] ^= 0x40
    path.write_bytes(data)
    assert found(path) == {at("unreadable", ("test", 1, 11))}


def test_the_recipe_silences_rules_and_sets_limits(copy, tmp_path):
    place = ("train data", 1, 1)
    change(lambda a: np.clip(a * 3, -1, 1))(copy, place)
    change(with_value(np.nan, 3))(copy, ("test", 1, 2))
    recipe = tmp_path / "recipe.json"

    def said(rules):
        recipe.write_text(json.dumps({"format": "wavecrate-recipe/1", "check": rules}))
        return found(copy, "--recipe", recipe)

    clipping = at("clipping", place)
    invalid = at("not-finite", ("test", 1, 2))
    assert said({}) == {clipping, invalid}
    assert said({"clipping": "off"}) == {invalid}
    assert said({"clipping": {"minRunSamples": 1000}, "not-finite": "info"}) == set()
    assert found(copy, "--split", "train") == {clipping}
    for rules, message in [
        ({"cliping": "off"}, "check.cliping: there is no such rule; allowed: unreadable, "),
        ({"clipping": "no"}, 'check.clipping: "no" is not allowed; allowed: off, error'),
        ({"clipping": {"minRun": 3}}, "check.clipping.minRun: unknown key; allowed: minRunSamples"),
        ({"clipping": {"minRunSamples": 0}}, "check.clipping.minRunSamples: 0 is not allowed"),
        ({"clipping": 7}, "check.clipping: 7 is not allowed"),
    ]:
        recipe.write_text(json.dumps({"format": "wavecrate-recipe/1", "check": rules}))
        ran = start("check", copy, "--recipe", recipe)
        assert ran.returncode == 2
        assert f"{recipe}: {message}" in ran.stderr
        assert len([s for s in ran.stderr.splitlines() if not PROGRESS.fullmatch(s)]) == 1
        assert ran.stdout == ""


def test_exit_codes_and_keys(copy):
    assert start("check", copy).returncode == 0
    change(lambda a: a * HALF + np.float32(0.1))(copy, ("train data", 1, 1))
    assert start("check", copy).returncode == 0
    assert start("check", copy, "--fail-on", "warning").returncode == 1
    change(lambda a: a * 0)(copy, ("train data", 1, 2))
    ran = start("check", copy, "--json")
    assert ran.returncode == 1
    report = json.loads(ran.stdout)
    assert report["counts"]["error"] == 1
    assert report["counts"]["warning"] == 1
    error = report["findings"][0]
    assert {k: error[k] for k in ["rule", "severity", "split", "block", "file"]} == {
        "rule": "constant",
        "severity": "error",
        "split": "train",
        "block": "block-id-1",
        "file": "id-002.npy",
    }
    assert error["message"].startswith("train data/block-id-1/id-002.npy: ")
    assert start("check", copy / "nowhere").returncode == 2


def assert_valid_html(text):
    """What HTML's own parser objects to; links lead to something, and no id is there twice."""
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    assert parser.errors == []
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    links = {node.get("href")[1:] for node in tree.iter("a")}
    assert links and links <= set(ids)


def test_the_html_report_stands_alone_and_holds_no_markup_of_names(clean, tmp_path):
    root = shutil.copytree(clean, tmp_path / "d")
    block = root / "train data" / "<script>alert(1)<"
    (root / "train data" / "block-id-2").rename(block)
    np.save(block / "id-001.npy", np.clip(np.load(block / "id-001.npy") * 3, -1, 1))
    report = tmp_path / "report.html"
    assert start("check", root, "--report", report).returncode == 0
    text = report.read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "http" not in text.replace("http-equiv", "")
    assert text.count("data:image/png;base64,") == 1
    assert text.count("data:audio/wav;base64,") == 1
    assert "<svg class=chart" in text
    assert_valid_html(text)
    assert text.rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir() if "tmp" in path.suffix] == []


@pytest.mark.parametrize("name", ["sonic-pi-waves", "sonic-pi-mels", "sonic-pi-stereo"])
def test_real_datasets_have_no_errors(name):
    if not (DATA / name).is_dir():
        pytest.skip(f"there is no {DATA / name}")
    assert check(DATA / name)["counts"]["error"] == 0
