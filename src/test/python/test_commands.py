"""Counts, orders, exit codes and messages of the built program."""

import re
import shutil
import zipfile

import numpy as np
import pytest
from conftest import DATA, ROOT, assert_fails, run, run_json, start, write_block

pytestmark = pytest.mark.usefixtures("own_processes")


def test_order_is_a_permutation_that_every_process_agrees_on(small):
    first = run_json("order", small, "--epochs", 3)
    arrays = [path.relative_to(small).as_posix() for path in (small / "train data").rglob("*.npy")]
    stored = {path for path in arrays if "-label-" not in path}

    epochs = [epoch["examples"] for epoch in first["epochs"]]
    assert [epoch["epoch"] for epoch in first["epochs"]] == [0, 1, 2]
    for epoch in epochs:
        assert len(epoch) == 26
        assert set(epoch) == stored
    assert epochs[0] != epochs[1] != epochs[2]
    assert set(first["mixing"]) >= {"blocksPerBatch", "distanceMoved"}
    assert run_json("order", small, "--epochs", 3) == first
    validation = run_json("order", small, "--split", "validation")["epochs"][0]["examples"]
    assert validation == [f"val/b/id-{n}.npy" for n in range(1, 5)]


def test_info_counts_what_numpy_counts(small):
    splits = run_json("info", small)["splits"]

    assert [split["name"] for split in splits] == ["train", "validation", "test"]
    assert [split["directory"] for split in splits] == ["train data", "val", "test"]
    assert [split["blocks"] for split in splits] == [3, 1, 1]
    assert [split["examples"] for split in splits] == [26, 4, 3]
    for split in splits:
        folder = small / split["directory"]
        assert split["bytes"] == sum(path.stat().st_size for path in folder.rglob("*.npy"))
        assert split["arrays"] == [{"dtype": "<f4", "shape": [32], "count": split["examples"]}]
        labels = np.array([np.load(path) for path in folder.rglob("id-label-*.npy")])
        classes, counts = np.unique(labels, return_counts=True)
        assert split["labels"] == {str(c): n for c, n in zip(classes, counts, strict=True)}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("sonic-pi-waves", [221, 25, 38]),
        ("sonic-pi-mels", [115, 17, 26]),
        ("sonic-pi-stereo", [33, 2, 5]),
    ],
)
def test_info_counts_real_datasets(name, counts):
    if not (DATA / name).is_dir():
        pytest.skip(f"there is no {DATA / name}")
    splits = run_json("info", DATA / name)["splits"]
    assert [split["examples"] for split in splits] == counts
    assert all(sum(split["labels"].values()) == split["examples"] for split in splits)


def test_damaged_files_are_listed_and_fail_their_batch_alone(small, tmp_path):
    root = tmp_path / "damaged"
    shutil.copytree(small, root)
    block = root / "train data" / "b-1"
    whole = (block / "id-1.npy").read_bytes()
    np.save(block / "id-2.npy", np.array([{}], dtype=object), allow_pickle=True)
    np.save(block / "id-3.npy", np.zeros(32, dtype=np.complex64))
    (block / "id-4.npy").write_bytes(whole[:-1])
    (block / "id-5.npy").write_bytes(whole + b"x")
    (block / "id-6.npy").write_bytes(b"")
    (block / "id-7.npy").write_bytes(b"RIFF" + whole)
    np.save(block / "id-8.npy", np.zeros(2, dtype=[("a", "f4")]))

    train = run_json("info", root)["splits"][0]

    assert train["examples"] == 26
    assert train["arrays"][0]["count"] == 19
    reasons = {bad["file"].rsplit("/", 1)[1]: bad["reason"] for bad in train["bad"]}
    for name, reason in {
        "id-2.npy": "Python objects",
        "id-3.npy": "complex",
        "id-4.npy": "is truncated",
        "id-5.npy": "is longer than declared",
        "id-6.npy": "is no .npy file",
        "id-7.npy": "is no .npy file",
        "id-8.npy": "structured",
    }.items():
        assert reason in reasons.pop(name)
    assert reasons == {}
    assert_fails(1, "train data/b-1/id-", "batches", root, "--npz", tmp_path / "x.npz")
    assert not (tmp_path / "x.npz").exists()
    assert run_json("batches", root, "--split", "test")["batches"][0]["labels"]["shape"] == [3]


def test_damaged_zips_are_unusable_input(small, tmp_path):
    path = tmp_path / "whole.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in small.rglob("*.npy"):
            archive.write(file, file.relative_to(small))
    whole = path.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    assert_fails(2, f"{cut}: its end is missing: it was cut short", "info", cut)
    escaping = tmp_path / "escaping.zip"
    with zipfile.ZipFile(escaping, "w") as archive:
        archive.writestr("../id-1.npy", whole)
    assert_fails(2, "'../id-1.npy' leads outside the zip", "info", escaping)


def test_wrong_usage_is_told(small, tmp_path):
    nowhere = tmp_path / "nowhere"
    assert_fails(2, f"{nowhere}: there is no such file or folder", "info", nowhere)
    assert_fails(2, "--from 99; allowed: 0 to 0", "batches", small, "--from", 99)
    assert_fails(2, "Unknown option: '--nonsense'", "batches", small, "--nonsense")
    assert_fails(2, "allowed: train, validation, test", "order", small, "--split", "nonsense")
    recipe = tmp_path / "recipe.json"
    recipe.write_text('{"format": "wavecrate-recipe/1", "shufle": {}}', "utf-8")
    assert_fails(2, f"{recipe}: shufle: unknown key", "batches", small, "--recipe", recipe)


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_names_beyond_ascii_work_in_every_locale(tmp_path, locale):
    write_block(tmp_path / "train data" / "шум 🎵", np.ones((2, 3), "f4"))
    environment = {"LC_ALL": locale}

    batch = run_json("batches", tmp_path, environment=environment)["batches"][0]

    assert sorted(batch["examples"]) == [f"train data/шум 🎵/id-{n}.npy" for n in [1, 2]]
    split = run("batches", tmp_path / "train data" / "шум 🎵" / "..", environment=environment)
    assert "шум 🎵" in split


def test_help_names_every_command():
    out = run("--help")
    for command in ["info", "order", "batches"]:
        assert command in out


def test_the_version_names_build_and_java():
    number = re.search(r"<version>([^<]+)</version>", (ROOT / "pom.xml").read_text("utf-8"))[1]
    line = run("--version")
    assert re.fullmatch(
        rf"Wavecrate {re.escape(number)} \(build (unknown|[0-9a-f]+), Java \d+[\w.+-]* .+\)\n", line
    )


@pytest.mark.parametrize("command", ["info", "check", "export", "list"])
def test_a_java_that_can_not_start_says_why(small, command):
    ran = start(command, small, environment={"WAVECRATE_JAVA_OPTIONS": "-Xms1g -Xmx1m"})
    assert ran.returncode == 1
    assert "heap size" in ran.stdout + ran.stderr
