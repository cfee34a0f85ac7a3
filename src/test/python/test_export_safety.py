"""What an export leaves behind when it is killed, when the disk is full, when it may not write.

WAVECRATE_KILLS sets how often exports are killed; 100 kills take some minutes.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from conftest import command, run, start, write_block

KILLS = int(os.environ.get("WAVECRATE_KILLS", "6"))

pytestmark = pytest.mark.usefixtures("own_processes")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """Some 24 MB, so that an export takes a moment."""
    random_values = np.random.default_rng(5)
    root = tmp_path_factory.mktemp("data") / "set"
    for split, blocks in {"train": 3, "test": 1}.items():
        for block in range(blocks):
            examples = random_values.standard_normal((30, 50_000), dtype=np.float32)
            write_block(root / split / f"b-{block}", examples, np.arange(30) % 3, 30 * block)
    return root


@pytest.fixture(scope="module")
def crates(dataset, tmp_path_factory):
    """What an export of it gives, by file."""
    folder = tmp_path_factory.mktemp("whole")
    export(dataset, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def export(dataset, folder, *options):
    """Slow machines tell of progress on stderr."""
    ran = start("export", dataset, "--out", folder, "--json", "--allow-errors", *options)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)["crates"]


def fingerprint(root):
    return {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(root.rglob("*"))}


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def begin(dataset, folder, *options):
    arguments = ["export", dataset, "--out", folder, "--allow-errors", *options]
    return subprocess.Popen(
        [*command(), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_killed_at_any_moment_it_leaves_what_was_there_or_whole_crates(dataset, crates, tmp_path):
    folder = tmp_path / "o"
    old = {"train.zip": b"old", "test.zip": b"older"}
    before = fingerprint(dataset)
    begun = time.monotonic()
    begin(dataset, tmp_path / "timing").communicate()
    longest = time.monotonic() - begun
    moments = random.Random(1)
    unfinished = 0
    for _ in range(KILLS):
        if moments.random() < 0.2:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        (folder / "SHA256SUMS").unlink(missing_ok=True)
        for name, data in old.items():
            (folder / name).write_bytes(data)
        process = begin(dataset, folder, "--force")
        time.sleep(longest * moments.uniform(0.1, 1.1))
        process.kill()
        process.communicate()
        for name, data in old.items():
            assert (folder / name).read_bytes() in (data, crates[name])
        sums = folder / "SHA256SUMS"
        for line in sums.read_text().splitlines() if sums.exists() else []:
            assert line in crates["SHA256SUMS"].decode()
            assert (folder / line.split("  ")[1]).read_bytes() == crates[line.split("  ")[1]]
        unfinished += any(name.endswith(".wavecrate-part") for name in names(folder))
    export(dataset, folder, "--force")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == crates
    assert fingerprint(dataset) == before
    print(f"killed {KILLS} times, {unfinished} of these while writing")


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_leaves_nothing(dataset, tmp_path, kind):
    folder = tmp_path / "o"
    for _ in range(10):
        process = begin(dataset, folder)
        deadline = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < deadline:
            if any(name.endswith(".wavecrate-part") for name in names(folder)):
                break
            time.sleep(0.002)
        process.send_signal(kind)
        _, said = process.communicate(timeout=30)
        if process.returncode != 0:
            assert names(folder) == []
            assert "Exception" not in said
            return
        shutil.rmtree(folder)
    pytest.fail("it always ended before it was told to")


@contextlib.contextmanager
def small_disk(folder, megabytes):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can't be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_too_small_is_told_before_anything_is_written(dataset, tmp_path):
    with small_disk(tmp_path / "disk", 10) as disk:
        ran = start("export", dataset, "--out", disk, "--allow-errors")
        assert ran.returncode == 2
        assert "the crates need 24," in ran.stderr
        assert "free: 10," in ran.stderr
        assert names(disk) == []


def test_a_disk_that_fills_up_underway_is_told_and_left_clean(dataset, tmp_path):
    """Constant bytes promise to deflate well; noise further on then does not."""
    root = tmp_path / "set"
    examples = np.zeros((60, 50_000), dtype=np.float32)
    write_block(root / "train" / "b", examples, np.arange(60) % 3)
    noise = np.random.default_rng(1).standard_normal((60, 50_000), dtype=np.float32)
    for n in range(60):
        np.save(root / "train" / "b" / f"id-{n + 1}.npy", np.r_[np.zeros(40_000, "f4"), noise[n]])
    with small_disk(tmp_path / "disk", 8) as disk:
        (disk / "train.zip").write_bytes(b"old")
        options = ["--out", disk, "--allow-errors", "--deflate", "--force"]
        ran = start("export", root, *options)
        assert ran.returncode == 2, ran.stderr
        assert f"{disk / 'train.zip'}: the disk is full" in ran.stderr
        assert "Exception" not in ran.stderr
        assert names(disk) == ["train.zip"]
        assert (disk / "train.zip").read_bytes() == b"old"


def refused(message, *arguments):
    ran = start("export", *arguments)
    assert message in ran.stderr
    assert ran.returncode == 2
    assert ran.stdout == ""


def test_impossible_targets_are_refused(small, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(small, copy)
    before = fingerprint(copy)
    (tmp_path / "file").write_text("x")
    refused("file: is a file; expected a folder", copy, "--out", tmp_path / "file")
    refused("file: is a file; expected a folder", copy, "--out", tmp_path / "file" / "below")
    refused("which is never written to", copy, "--out", copy / "crates")
    refused("which is never written to", copy, "--out", copy)
    (tmp_path / "link").symlink_to(copy / "train data")
    refused("which is never written to", copy, "--out", tmp_path / "link" / "x")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    refused("is a link that leads nowhere", copy, "--out", tmp_path / "nowhere")
    (tmp_path / "linked set").mkdir()
    (tmp_path / "linked set" / "train").symlink_to(copy / "train data")
    refused("which is never written to", tmp_path / "linked set", "--out", copy / "train data" / "o")
    assert fingerprint(copy) == before
    refused("size '10 apples'; allowed", copy, "--out", tmp_path / "o", "--max-part-size=10 apples")
    refused("--examples-per-block 0", copy, "--out", tmp_path / "o", "--examples-per-block", 0)
    refused("allowed: train, validation, test", copy, "--out", tmp_path / "o", "--split", "nonsense")
    assert not (tmp_path / "o").exists()


def test_a_zip_is_not_replaced_by_its_own_export(small, tmp_path):
    export(small, tmp_path, "--split", "train")
    whole = (tmp_path / "train.zip").read_bytes()
    refused("is the source itself", tmp_path / "train.zip", "--out", tmp_path, "--force")
    assert (tmp_path / "train.zip").read_bytes() == whole


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(small, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    refused("permission to write there is denied", small, "--out", folder)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_through_links_it_writes_where_they_lead_and_replaces_the_link_alone(small, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "real" / "test.zip").symlink_to(tmp_path / "precious")
    export(small, tmp_path / "link", "--split", "test", "--force")
    assert names(tmp_path / "real") == ["SHA256SUMS", "test.zip"]
    assert not (tmp_path / "real" / "test.zip").is_symlink()
    assert (tmp_path / "precious").read_text() == "precious"
    run("verify", tmp_path / "link")


def test_errors_stand_in_the_way_unless_allowed_or_left_out(small, tmp_path):
    root = tmp_path / "set"
    shutil.copytree(small, root)
    bad = root / "train data" / "b-1" / "id-3.npy"
    bad.write_bytes(bad.read_bytes()[:-4])
    ran = start("export", root, "--out", tmp_path / "o")
    assert ran.returncode == 1
    assert "has 1 error; nothing was written" in ran.stderr
    assert "train data/b-1/id-3.npy: is truncated" in ran.stderr
    assert not (tmp_path / "o").exists()
    assert start("export", root, "--out", tmp_path / "t", "--split", "test").returncode == 0
    ran = start("export", root, "--out", tmp_path / "good", "--without-bad", "--json")
    written = json.loads(ran.stdout)["crates"]
    assert written[0]["examples"] == 25
    written = export(root, tmp_path / "all")
    assert written[0]["examples"] == 26
    assert start("verify", tmp_path / "all" / "train.zip").returncode == 1
