"""Datasets as people have them: what there is, what is said of it, and the same batches from wherever they come.

The datasets are small repetitions of what people have run into with audio in `.npy` files. Where more of them lie
in ../shared/cases as scripts that write one each, all of these are gone through too.
"""

import concurrent.futures
import contextlib
import io
import json
import os
import runpy
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from conftest import ROOT, run_json, start, write_block

CASES = ROOT.parent / "shared" / "cases"
RECIPE = "wavecrate-recipe/1"


def sound(seed, samples=1500):
    time = np.arange(samples) / 8000
    rng = np.random.default_rng(seed)
    tone = 0.4 * np.sin(2 * np.pi * (150 + 23 * (seed % 60)) * time) * np.exp(-3 * time)
    return (tone + 0.05 * rng.standard_normal(samples)).astype(np.float32)


def picture(seed, frames, bins):
    return (np.random.default_rng(seed).standard_normal((frames, bins)) * 8 - 40).astype(np.float32)


def save(path, array):
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, array)


def splits(root, make, label=lambda i: np.int64(i % 3), names=("train", "validation"), count=6):
    for place, name in enumerate(names):
        examples = [make(100 * place + i) for i in range(count)]
        write_block(root / name / "block-id-1", examples, [label(i) for i in range(count)])
    return root


def write_recipe(root, **keys):
    (root / "wavecrate.json").write_text(json.dumps({"format": RECIPE, **keys}))


def info(root):
    return run_json("info", root)


def findings(root, severity="error"):
    ran = start("check", root, "--json", "--fail-on", "none")
    assert ran.returncode == 0, ran.stderr
    return [f for f in json.loads(ran.stdout)["findings"] if f["severity"] == severity]


def rules(root, severity="error"):
    return {f["rule"] for f in findings(root, severity)}


def hashes(root, split="train"):
    """What a network gets of a split in one epoch."""
    batches = run_json("batches", root, "--split", split, "--count", 4)["batches"]
    return [(b["features"]["sha256"], (b.get("labels") or {}).get("sha256")) for b in batches]


def served(root, tmp_path, split="train"):
    out = tmp_path / "served.npz"
    batches = run_json("batches", root, "--split", split, "--npz", out)["batches"]
    with np.load(out) as arrays:
        return batches[0]["examples"], arrays["features"], arrays["labels"]


def accept(root, text):
    """Writes the recipe that info offers with these words."""
    offered = [s for s in info(root)["suggestions"] if text in s["text"]]
    assert len(offered) == 1
    write_recipe(root, **offered[0]["recipe"])


def arrays_in(root):
    """What an independent walk finds: `.npy` files and those in zips, without what macOS adds for each."""
    found = 0
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if path.suffix.lower() == ".zip":
                with zipfile.ZipFile(path) as archive:
                    found += sum(is_array(entry) for entry in archive.namelist())
            found += is_array(str(path.relative_to(root)))
    return found


def is_array(path):
    parts = path.replace("\\", "/").split("/")
    return path.lower().endswith(".npy") and not parts[-1].startswith("._") and "__MACOSX" not in parts


def accounted(report):
    """Examples, labels that are files, and what was left out: all that there is."""
    examples = sum(split["examples"] for split in report["splits"])
    unlabelled = sum(split["unlabelled"] for split in report["splits"])
    labels = examples - unlabelled if report["labelSource"] == "beside" else 0
    return examples + labels + sum(left["files"] for left in report["leftOut"])


def test_spectra_and_piano_rolls_are_never_all_examples(tmp_path):
    root = tmp_path / "d"
    for place, split in enumerate(["train", "validation"]):
        for i in range(6):
            save(root / split / "2004" / f"piece{i}_Mels.npy", picture(50 * place + i, 30, 40))
            rolls = np.random.default_rng(900 + 50 * place + i).random((30, 40)) > 0.9
            save(root / split / "2004" / f"piece{i}_Onsets.npy", rolls.astype(np.float32))
    # Of one shape, so that batches could be made of both.
    assert rules(root) == {"paired-names"}
    ran = start("export", root, "--out", tmp_path / "crates")
    assert ran.returncode == 1
    assert not list((tmp_path / "crates").glob("*.zip"))

    accept(root, "Mels the examples, Onsets their labels")
    assert rules(root) == set()
    paths, features, labels = served(root, tmp_path)
    assert len(paths) == 6
    np.testing.assert_array_equal(features, np.stack([np.load(root / path) for path in paths]))
    rolls = [np.load(root / path.replace("_Mels", "_Onsets")) for path in paths]
    np.testing.assert_array_equal(labels, np.stack(rolls))


def test_a_class_called_train_loses_no_other_class(tmp_path):
    root = tmp_path / "d"
    for place, name in enumerate(["airplane", "dog", "rain", "train"]):
        for i in range(5):
            save(root / name / f"{i}.npy", sound(20 * place + i))
    report = info(root)
    assert [split["examples"] for split in report["splits"]] == [20]
    assert "train: lies among 3 other folders" in report["notes"][0]
    assert "splits-guessed" in rules(root, "warning")
    accept(root, "folders look like classes: airplane, dog, rain, train")
    paths, _, labels = served(root, tmp_path)
    names = ["airplane", "dog", "rain", "train"]
    assert labels.tolist() == [names.index(path.split("/")[0]) for path in paths]


def test_a_table_in_a_folder_of_its_own_names_the_classes(tmp_path):
    root = tmp_path / "d"
    names = ["cow", "dog", "hen"]
    rows = ["filename,fold,target,category"]
    for i in range(15):
        save(root / "audio" / f"{i % 5 + 1}-{1000 + i}-A-{i % 3}.npy", sound(i))
        rows.append(f"{i % 5 + 1}-{1000 + i}-A-{i % 3}.wav,{i % 5 + 1},{i % 3},{names[i % 3]}")
    (root / "meta").mkdir()
    (root / "meta" / "esc50.csv").write_text("\n".join(rows))
    assert rules(root) == set()
    assert accounted(info(root)) == 15
    accept(root, "labels are in meta/esc50.csv")
    paths, _, labels = served(root, tmp_path)
    assert labels.tolist() == [int(path[-5]) for path in paths]


def test_a_table_without_a_line_of_names_loses_no_line(tmp_path):
    root = tmp_path / "d"
    for i in range(8):
        save(root / "wavs" / f"a{i}.npy", sound(i))
    (root / "labels.csv").write_text("\n".join(f"a{i},{'yx'[i % 2]}" for i in range(8)))
    accept(root, "labels are in labels.csv")
    paths, _, labels = served(root, tmp_path)
    assert len(paths) == 8
    assert labels.tolist() == [1 - int(path[-5]) % 2 for path in paths]


def test_one_array_of_labels_is_no_sound(tmp_path):
    root = tmp_path / "d"
    for i in range(9):
        save(root / "train" / f"clip{i}.npy", sound(i))
    save(root / "train" / "labels.npy", np.arange(9) % 3)
    report = info(root)
    assert report["splits"][0]["examples"] == 9
    assert report["leftOut"][0]["place"] == "train/labels.npy"
    assert "one row for each of the 9 other arrays" in report["leftOut"][0]["why"]
    assert "left-out" in rules(root)


def test_a_label_that_cannot_be_read_is_there_all_the_same(tmp_path):
    root = splits(tmp_path / "d", sound)
    (root / "train" / "block-id-1" / "id-label-2.npy").write_bytes(b"")
    report = info(root)
    assert [split["unlabelled"] for split in report["splits"]] == [0, 0]
    assert [bad["file"] for bad in report["splits"][0]["bad"]] == ["train/block-id-1/id-label-2.npy"]
    assert accounted(report) == arrays_in(root) == 24


def test_splits_that_differ_are_errors(tmp_path):
    root = splits(tmp_path / "types", sound)
    for path in (root / "validation").rglob("id-[0-9].npy"):
        np.save(path, (np.load(path) * 32767).astype(np.int16))
    assert [f["message"] for f in findings(root)] == [
        "validation: its examples are int16; those of the dataset float32"
    ]
    root = splits(tmp_path / "labels", sound, lambda i: np.eye(3)[i % 3])
    for path in (root / "validation").rglob("id-label-*.npy"):
        np.save(path, np.eye(4)[0])
    assert [f["message"] for f in findings(root) if f["rule"] == "not-batchable"] == [
        "validation: its labels are served in the shape (4,), those of train in (3,); allowed: one shape"
    ]


def test_a_link_to_a_folder_of_its_zip_is_skipped_and_named(tmp_path):
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, place in [("train", 0), ("validation", 1)]:
            for i in range(4):
                data = io.BytesIO()
                np.save(data, sound(50 * place + i))
                archive.writestr(f"{name}/b/id-{i}.npy", data.getvalue())
        for name, target in [("train/latest", "b"), ("train/gone", "../../elsewhere")]:
            link = zipfile.ZipInfo(name)
            link.create_system = 3
            link.external_attr = 0o120777 << 16
            archive.writestr(link, target)
    left = {f["place"]: f["why"] for f in info(path)["leftOut"]}
    assert "read there and not followed" in left["train/latest"]
    assert "is not followed in a zip" in left["train/gone"]
    assert [f["message"].split(":")[0] for f in findings(path)] == ["train/gone"]
    assert "train/latest" in str(findings(path, "warning"))


def lengths_differ(root):
    """Bins first, of different lengths, fitted along the frames."""
    splits(root, lambda seed: picture(seed, 24, 30 + seed % 17))
    write_recipe(root, fit={"samples": 36}, transforms=[{"kind": "spectrogramTimeMask"}])


def channels_first(root):
    splits(root, lambda seed: np.stack([sound(seed), sound(seed + 50)]))
    features = {"kind": "mel", "fftSize": 256, "hop": 64, "mels": 20}
    write_recipe(root, sampleRateHz=8000, transforms=[{"kind": "timeMask"}], features=features)


def wide_integers(root):
    splits(root, lambda seed: (sound(seed) * 32767).astype(np.int32))
    write_recipe(root, transforms=[{"kind": "bitCrush", "probability": 1}])


def many_in_an_archive(root):
    root.mkdir()
    counts = {"train": 9, "test": 4}
    arrays = {f"x_{name}": np.stack([sound(100 * n + i) for i in range(n)]) for name, n in counts.items()}
    labels = {f"y_{name}": np.arange(n) % 3 for name, n in counts.items()}
    np.savez(root / "speech.npz", **arrays, **labels)


def tables_say_all(root):
    for i in range(12):
        save(root / "clips" / f"c_{i}.npy", sound(i))
    rows = [f"c_{i}.mp3\t{['train', 'dev', 'test'][i % 3]}\t{'ab'[i // 3 % 2]}" for i in range(12)]
    (root / "all.tsv").write_text("\n".join(["path\tsplit\tlabel", *rows]))
    table = {"file": "all.tsv", "key": "path"}
    source = {"kind": "table", **table, "value": "label"}
    write_recipe(root, splits={"source": "table", **table, "value": "split"}, labels={"source": source})


MAKERS = [lengths_differ, channels_first, wide_integers, many_in_an_archive, tables_say_all]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_folder_crates_one_crate_and_what_it_unpacks_to_give_the_same_batches(make, tmp_path):
    root = tmp_path / "d"
    make(root)
    assert rules(root) == set()
    crates = tmp_path / "crates"
    assert start("export", root, "--out", crates).returncode == 0
    unpacked = tmp_path / "unpacked"
    for crate in crates.glob("*.zip"):
        with zipfile.ZipFile(crate) as archive:
            archive.extractall(unpacked)
    other = "test" if (crates / "test.zip").exists() else "validation"
    places = [root, crates, unpacked]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        ones = list(pool.map(lambda place: hashes(place), [*places, crates / "train.zip"]))
        others = list(pool.map(lambda place: hashes(place, other), [*places, crates / f"{other}.zip"]))
    assert ones == [ones[0]] * 4
    assert others == [others[0]] * 4
    assert ones[0] != others[0]


# What README.md of the cases says, and their scripts write: examples by split.
COUNTS = {
    "01": [30],
    "04": [20],
    "07": [40],
    "09": [500, 60],
    "36": [16, 16],
    "43": [8, 8, 8],
    "52": [20, 12, 12],
    "62": [8, 8],
    "63": [20, 8],
    "64": [32, 32],
    "65": [20, 8, 8],
    "67": [20, 8, 8],
    "68": [40],
    "70": [8, 8],
    "85": [8],
}

# Told in one sentence, since nothing in it can be opened.
REFUSED = {"38": "Deflate64"}

# Arrays that hold many examples each, a zip in a zip, and zips that nobody can count: files are not what is counted.
OTHERWISE_COUNTED = {"09", "62", "63", "64", "81"}


def problem_of(script, folder):
    """What of a case is not as it must be; nothing if all is."""
    number = script.name[:2]
    ran = start("info", folder, "--json")
    if number in REFUSED:
        good = ran.returncode == 2 and REFUSED[number] in ran.stderr and len(ran.stderr.splitlines()) == 1
        return None if good else f"{script.name}: {ran.stderr or 'opened'}"
    if ran.returncode != 0:
        return f"{script.name}: {ran.stderr}"
    report = json.loads(ran.stdout)
    counts = [split["examples"] for split in report["splits"]]
    if number in COUNTS and counts != COUNTS[number]:
        return f"{script.name}: {counts} examples; expected {COUNTS[number]}"
    if number not in OTHERWISE_COUNTED and arrays_in(folder) != accounted(report):
        return f"{script.name}: {arrays_in(folder)} arrays, {accounted(report)} accounted for"
    return None


def test_nothing_of_any_case_goes_missing(tmp_path, monkeypatch):
    scripts = sorted(CASES.glob("[0-9]*.py"))
    if not scripts:
        pytest.skip(f"no cases in {CASES}")
    folders = []
    for script in scripts:
        folder = tmp_path / script.stem
        monkeypatch.setattr(sys, "argv", [str(script), str(folder)])
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                runpy.run_path(str(script), run_name="__main__")
            except FileNotFoundError:
                # The zips of some are made by programs that are not everywhere.
                continue
        folders.append((script, folder))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = list(pool.map(lambda case: problem_of(*case), folders))
    assert [problem for problem in problems if problem] == []
