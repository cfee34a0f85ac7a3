"""Crates, opened by programs that we did not write."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile

import numpy as np
import pytest
from conftest import DATA, run, run_json, start, write_block


def export(dataset, folder, *options):
    """The crates that were written. Slow machines tell of progress on stderr."""
    ran = start("export", dataset, "--out", folder, "--json", *options)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)["crates"]


def contents(root):
    """The bytes of all arrays below a folder, by name."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*.npy"))}


def zipped(path):
    """The bytes of all arrays in a zip, by name, in the order of the zip."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {n: archive.read(n) for n in archive.namelist() if n.endswith(".npy")}


def tool(*command, folder=None):
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    ran = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", cwd=folder
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def crates(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("crates")
    return folder, export(small, folder)


@pytest.fixture(scope="module")
def deflated(tmp_path_factory):
    root = tmp_path_factory.mktemp("ramps") / "ramps"
    for split, size, first in [("train", 20, 0), ("test", 3, 1000)]:
        ramps = [np.arange(first + 7 * n, first + 7 * n + 4000, dtype="i2") // 7 for n in range(size)]
        write_block(root / split / "b", ramps, np.arange(size))
    folder = tmp_path_factory.mktemp("deflated")
    ran = start("export", root, "--out", folder, "--deflate")
    assert ran.returncode == 0, ran.stderr
    assert "% of the data" in ran.stderr
    return root, folder


def test_json_says_what_was_written(small, crates):
    folder, written = crates
    assert [c["file"] for c in written] == ["train.zip", "validation.zip", "test.zip"]
    assert [c["split"] for c in written] == ["train", "validation", "test"]
    assert [c["examples"] for c in written] == [26, 4, 3]
    for crate in written:
        data = (folder / crate["file"]).read_bytes()
        assert crate["bytes"] == len(data)
        assert crate["sha256"] == hashlib.sha256(data).hexdigest()
    names = {path.name for path in folder.iterdir()}
    assert names == {"train.zip", "validation.zip", "test.zip", "SHA256SUMS"}


def test_python_reads_every_byte_of_the_source_in_natural_order(small, crates):
    folder, _ = crates
    found = {}
    for name in ["train", "validation", "test"]:
        found |= zipped(folder / f"{name}.zip")
    assert found == contents(small)
    train = [n for n in zipped(folder / "train.zip") if "-label-" not in n]
    blocks = [(1, 1, 12), (2, 13, 17), (10, 18, 26)]
    assert train == [
        f"train data/b-{b}/id-{n}.npy" for b, first, last in blocks for n in range(first, last + 1)
    ]
    assert list(zipped(folder / "test.zip"))[:2] == ["test/b/id-1.npy", "test/b/id-label-1.npy"]


def test_entries_are_stored_aligned_dated_alike_and_without_descriptors(crates):
    path = crates[0] / "train.zip"
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.flag_bits == 0
            assert entry.extra == b""
            assert entry.external_attr >> 16 == 0o100644
            local = data[entry.header_offset :]
            begin = entry.header_offset + 30 + local[26] + 256 * local[27] + local[28]
            begin += 256 * local[29]
            assert int.from_bytes(local[14:18], "little") == entry.CRC
            assert int.from_bytes(local[18:22], "little") == entry.file_size
            if entry.filename.endswith(".npy"):
                assert begin % 64 == 0
                header = len(data[begin:].split(b"\n", 1)[0]) + 1
                assert (begin + header) % 64 == 0


@pytest.mark.parametrize("which", ["stored", "deflated"])
def test_other_programs_find_nothing_to_complain_about(crates, deflated, which):
    folder = crates[0] if which == "stored" else deflated[1]
    for path in sorted(folder.glob("*.zip")):
        assert "No errors detected" in tool("unzip", "-t", path)
        said = tool("7z", "t", path)
        assert "Everything is Ok" in said
        assert "arning" not in said
    tool("sha256sum", "-c", "--strict", "SHA256SUMS", folder=folder)


def test_libarchive_reads_crates(small, crates, deflated, tmp_path):
    for folder, root in [(crates[0], small), (deflated[1], deflated[0])]:
        target = tmp_path / root.name
        target.mkdir()
        for path in folder.glob("*.zip"):
            assert tool("bsdtar", "-xf", path, "-C", target) == ""
        assert contents(target) == contents(root)


def test_the_usual_code_works_after_unzip(small, crates, tmp_path):
    for path in crates[0].glob("*.zip"):
        tool("unzip", "-q", path, "-d", tmp_path)
    found = sorted(p.relative_to(tmp_path) for p in tmp_path.glob("train data/*/*.npy"))
    assert found == sorted(p.relative_to(small) for p in small.glob("train data/*/*.npy"))
    for name in ["wavecrate.json", "test.wavecrate.json"]:
        recipe = json.loads((tmp_path / name).read_text())
        assert recipe["format"] == "wavecrate-recipe/1"


def test_each_part_brings_the_recipe_under_a_name_of_its_own(small, tmp_path):
    (root := tmp_path / "data").mkdir()
    shutil.copytree(small, root, dirs_exist_ok=True)
    recipe = {"format": "wavecrate-recipe/1", "batchSize": 3, "seed": 9}
    (root / "wavecrate.json").write_text(json.dumps(recipe))
    made = tmp_path / "made"
    assert start("export", root, "--out", made, "--max-part-size", "4kB").returncode == 0
    for path in sorted(made.glob("*.zip")):
        tool("unzip", "-q", path, "-d", tmp_path / "out")
        with zipfile.ZipFile(path) as archive:
            name = "wavecrate.json" if path.stem == "train-1of3" else f"{path.stem}.wavecrate.json"
            assert json.loads(archive.read(name))["seed"] == 9
        split = path.stem.split("-")[0]
        made_of = run_json("batches", path, "--split", split)["batches"]
        shapes = [b["features"]["shape"][0] for b in made_of]
        assert max(shapes) <= 3
    assert hashes(tmp_path / "out", "train") == hashes(root, "train")


def test_deflated_crates_hold_the_same_and_are_smaller(deflated):
    root, folder = deflated
    assert zipped(folder / "train.zip") | zipped(folder / "test.zip") == contents(root)
    assert (folder / "train.zip").stat().st_size < 20 * 8000 // 2
    assert run_json("verify", folder)["crates"][0]["ok"]


def hashes(path, split):
    batches = run_json("batches", path, "--split", split, "--epoch", 2)["batches"]
    return [(b["examples"], b["features"]["sha256"], b["labels"]["sha256"]) for b in batches]


def test_training_from_crates_gives_the_same_bytes_as_from_the_folder(small, crates, deflated):
    for root, folder in [(small, crates[0]), deflated]:
        assert hashes(folder, "train") == hashes(root, "train")
        assert hashes(folder / "test.zip", "test") == hashes(root, "test")


def test_the_same_dataset_gives_the_same_bytes_from_anywhere(small, crates, tmp_path):
    moved = tmp_path / "elsewhere" / "small set"
    shutil.copytree(small, moved)
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(moved.rglob("*.npy"), reverse=True):
            archive.write(path, path.relative_to(moved))
    for number, source in enumerate([small, moved, packed, crates[0]]):
        assert export(source, tmp_path / f"out{number}") == crates[1]


def test_parts_break_between_blocks_and_open_as_one(small, crates, tmp_path):
    ran = start("export", small, "--out", tmp_path, "--split", "train", "--max-part-size", "4kB")
    assert ran.returncode == 0
    assert "this block alone has" in ran.stderr
    names = [f"train-{n}of3.zip" for n in (1, 2, 3)]
    assert [p.name for p in sorted(tmp_path.glob("*.zip"))] == names
    blocks = [{n.split("/")[1] for n in zipped(tmp_path / name)} for name in names]
    assert blocks == [{"b-1"}, {"b-2"}, {"b-10"}]
    assert hashes(tmp_path, "train") == hashes(small, "train")
    run("verify", *(tmp_path / name for name in names))

    (tmp_path / names[1]).unlink()
    ran = start("verify", tmp_path, "--json")
    assert ran.returncode == 1
    problems = json.loads(ran.stdout)["crates"][0]["problems"]
    assert problems == ["train-2of3.zip: this part is not in the same folder"]


def test_splits_exported_one_by_one_share_their_sums(small, crates, tmp_path):
    for split in ["test", "train", "validation"]:
        export(small, tmp_path, "--split", split)
    sums = (tmp_path / "SHA256SUMS").read_text()
    assert sums == (crates[0] / "SHA256SUMS").read_text()
    (tmp_path / "test.zip").unlink()
    export(small, tmp_path, "--split", "train", "--force")
    tool("sha256sum", "-c", "--strict", "SHA256SUMS", folder=tmp_path)
    assert "test.zip" not in (tmp_path / "SHA256SUMS").read_text()


def test_what_is_there_stays_unless_forced(small, crates, tmp_path):
    (tmp_path / "train.zip").write_text("precious")
    ran = start("export", small, "--out", tmp_path)
    assert ran.returncode == 2
    assert f"{tmp_path}: holds train.zip already; --force" in ran.stderr
    assert (tmp_path / "train.zip").read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir()] == ["train.zip"]
    assert export(small, tmp_path, "--force") == crates[1]


def test_marked_examples_stay_behind_with_their_labels(small, tmp_path):
    marks = {"format": "wavecrate-marks/1", "marks": [{"path": "train data/b-1/id-2.npy"}]}
    (tmp_path / "marks.json").write_text(json.dumps(marks))
    (tmp_path / "list.txt").write_text("# noise\ntrain/b-1/id-2\n\n")
    for number, name in enumerate(["marks.json", "list.txt"]):
        folder = tmp_path / str(number)
        written = export(small, folder, "--exclude", tmp_path / name)
        assert written[0]["examples"] == 25
        found = set(zipped(folder / "train.zip"))
        gone = {"train data/b-1/id-2.npy", "train data/b-1/id-label-2.npy"}
        assert found == {n for n in contents(small) if n.startswith("train")} - gone
    (tmp_path / "list.txt").write_text("train/b-1/id-99")
    ran = start("export", small, "--out", tmp_path / "x", "--exclude", tmp_path / "list.txt")
    assert ran.returncode == 2
    assert "train/b-1/id-99: there is no such example" in ran.stderr


def test_renumbering_and_new_blocks_keep_order_and_labels(small, tmp_path):
    found = []
    for options in [["--renumber"], ["--examples-per-block", "10"]]:
        folder = tmp_path / options[0]
        export(small, folder, *options, "--split", "train")
        found.append(zipped(folder / "train.zip"))
    source = [contents(small)[n] for n in natural(contents(small))]
    for arrays in found:
        assert list(arrays.values()) == source
    assert "train data/b-10/id-26.npy" in found[0]
    blocks = [n.split("/")[1] for n in found[1] if "label" not in n]
    assert blocks == ["block-id-1"] * 10 + ["block-id-2"] * 10 + ["block-id-3"] * 6
    assert "train data/block-id-3/id-label-26.npy" in found[1]


def natural(names):
    """Training arrays of the small set, each label after its example."""
    ordered = []
    for block, first, last in [(1, 1, 12), (2, 13, 17), (10, 18, 26)]:
        for n in range(first, last + 1):
            ordered += [f"train data/b-{block}/id-{n}.npy", f"train data/b-{block}/id-label-{n}.npy"]
    assert set(ordered) == {n for n in names if n.startswith("train")}
    return ordered


def test_batch_files_become_single_examples(tmp_path):
    random = np.random.default_rng(3)
    root = tmp_path / "batches"
    arrays = [
        random.standard_normal((128, 50)).astype("f4"),
        np.asfortranarray(random.standard_normal((128, 50))).astype(">f8", order="F"),
        random.integers(-9, 9, (70, 20, 2), "i2"),
    ]
    labels = [np.arange(128), np.eye(128, dtype="f4")[:, :5], np.arange(70, dtype="u1")]
    write_block(root / "train data" / "b", arrays, labels)
    (root / "train data" / "b" / "id-4.npy").write_bytes(
        (root / "train data" / "b" / "id-1.npy").read_bytes()
    )
    np.save(root / "train data" / "b" / "id-label-4.npy", np.int64(3))

    written = export(root, tmp_path / "o", "--split-batch-files", "--allow-errors")

    assert written[0]["examples"] == 128 + 128 + 70 + 1
    found = {n: np.load(io.BytesIO(b)) for n, b in zipped(tmp_path / "o" / "train.zip").items()}
    rows = [row for array in arrays for row in array] + [arrays[0]]
    names = [row for label in labels for row in label] + [np.int64(3)]
    for i, (row, label) in enumerate(zip(rows, names, strict=True)):
        block = f"train data/block-id-{i // 320 + 1}"
        example = found.pop(f"{block}/id-{i + 1}.npy")
        np.testing.assert_array_equal(example, row)
        assert example.dtype == row.dtype.newbyteorder("<")
        assert example.flags.c_contiguous
        np.testing.assert_array_equal(found.pop(f"{block}/id-label-{i + 1}.npy"), label)
    assert found == {}
    assert run_json("verify", tmp_path / "o")["crates"][0]["ok"]


def test_odd_headers_and_kinds_keep_every_byte_and_are_aligned(tmp_path):
    block = tmp_path / "d" / "train" / "b"
    write_block(block, [np.arange(40).astype(k) for k in ["f2", ">f8", "u1", "?", "i8"]])
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n"
    odd = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(12)
    (block / "id-6.npy").write_bytes(odd)
    np.lib.format.write_array(open(block / "id-7.npy", "wb"), np.eye(9), version=(2, 0))

    export(tmp_path / "d", tmp_path / "o", "--allow-errors")

    assert zipped(tmp_path / "o" / "train.zip") == contents(tmp_path / "d")
    verified = run_json("verify", tmp_path / "o")["crates"][0]
    assert verified["ok"]
    assert verified["notes"] == []


def test_names_beyond_ascii_become_plain_and_keep_their_order(tmp_path):
    block = tmp_path / "d" / "train data" / "шум é:"
    block.mkdir(parents=True)
    stems = ["a", "z", "é", "🎵", "\ue000", "~"]
    for i, stem in enumerate(stems):
        for n in [2, 10]:
            np.save(block / f"{stem}-{n}.npy", np.full(4, 100 * i + n, "f4"))
            np.save(block / f"{stem}-label-{n}.npy", np.int64(n))
    export(tmp_path / "d", tmp_path / "o", "--allow-errors")

    names = list(zipped(tmp_path / "o" / "train.zip"))
    assert all(name.isascii() for name in names)
    folder = "train data/~aeei~aeed~aedm ~aaoj~aadk"
    assert f"{folder}/~aaoj-2.npy" in names
    assert f"{folder}/~aaoj-label-2.npy" in names
    batches = [
        run_json("batches", tmp_path / where, "--epoch", 1)["batches"][0] for where in ["d", "o"]
    ]
    assert batches[0]["features"] == batches[1]["features"]
    assert batches[0]["labels"] == batches[1]["labels"]


@pytest.mark.parametrize("path", ["train data", "train data/b-10", "flat sounds", "val"])
def test_lone_splits_blocks_and_folders_open_as_before(small, tmp_path, path):
    source = small / path
    if path == "flat sounds":
        source = tmp_path / path
        shutil.copytree(small / "train data" / "b-1", source)
    name = "validation" if path == "val" else "train"
    written = export(source, tmp_path / "o")
    assert [c["file"] for c in written] == [f"{name}.zip"]
    whole = [batch[1:] for batch in hashes(source, name)]
    assert [batch[1:] for batch in hashes(tmp_path / "o", name)] == whole
    assert [batch[1:] for batch in hashes(tmp_path / "o" / f"{name}.zip", name)] == whole
    (tmp_path / "again").mkdir()
    tool("unzip", "-q", tmp_path / "o" / f"{name}.zip", "-d", tmp_path / "again" / "x")
    assert [batch[1:] for batch in hashes(tmp_path / "again" / "x", name)] == whole


@pytest.mark.parametrize("name", ["sonic-pi-waves", "sonic-pi-mels", "sonic-pi-stereo"])
def test_real_datasets_pack_whole(tmp_path, name):
    if not (DATA / name).is_dir():
        pytest.skip(f"there is no {DATA / name}")
    export(DATA / name, tmp_path, "--allow-errors")
    found = {}
    for path in tmp_path.glob("*.zip"):
        found |= zipped(path)
    assert found == contents(DATA / name)
    assert hashes(tmp_path, "train") == hashes(DATA / name, "train")


def test_more_entries_than_16_bits_count(tmp_path):
    block = tmp_path / "d" / "train"
    block.mkdir(parents=True)
    numbers = np.arange(33_000, dtype="i4")
    np.save(block / "id-1.npy", numbers[:, np.newaxis])
    np.save(block / "id-label-1.npy", numbers % 7)
    arguments = ["--out", tmp_path / "o", "--split-batch-files", "--allow-errors"]
    assert start("export", tmp_path / "d", *arguments).returncode == 0
    path = tmp_path / "o" / "train.zip"
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 66_002
        last = np.load(io.BytesIO(archive.read("train/block-id-104/id-33000.npy")))
        np.testing.assert_array_equal(last, [32_999])
    assert "No errors" in tool("unzip", "-tq", path)
    assert "arning" not in tool("7z", "t", path)
    assert len(tool("bsdtar", "-tf", path).splitlines()) == 66_002
    verified = start("verify", path, "--json")
    assert json.loads(verified.stdout)["crates"][0]["examples"] == 33_000


def test_verify_tells_what_is_wrong(crates, tmp_path):
    whole = (crates[0] / "train.zip").read_bytes()
    path = tmp_path / "train.zip"
    with zipfile.ZipFile(crates[0] / "train.zip") as archive:
        entries = {n: archive.read(n) for n in archive.namelist()}

    def problems():
        ran = start("verify", path, "--json")
        assert ran.returncode == 1, ran.stderr
        crate = json.loads(ran.stdout)["crates"][0]
        assert not crate["ok"]
        return " | ".join(crate["problems"])

    def rewrite(changed):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in changed.items():
                archive.writestr(name, data)

    flipped = bytearray(whole)
    flipped[whole.index(entries["train data/b-2/id-14.npy"]) + 200] ^= 1
    path.write_bytes(flipped)
    assert "checksum does not match" in problems() or "damaged" in problems()
    path.write_bytes(whole[:-1000])
    assert "cut short" in problems()
    path.write_bytes(whole + b"garbage")
    (crate,) = json.loads(start("verify", path, "--json").stdout)["crates"]
    assert "7 bytes belong to no entry" in crate["notes"]
    name = "train data/b-1/id-1.npy"
    rewrite({**entries, name: entries[name][:-4]})
    assert f"{name}: is truncated" in problems()
    rewrite({n: d for n, d in entries.items() if n != "train data/b-1/id-label-1.npy"})
    assert f"{name}: has no label" in problems()
    rewrite({n: d for n, d in entries.items() if n != name})
    assert "is a label without an example" in problems()
    gone = [name, "train data/b-1/id-label-1.npy"]
    rewrite({n: d for n, d in entries.items() if n not in gone})
    assert "holds 25 examples; it was made with 26" in problems()
    path.write_bytes(whole)
    (tmp_path / "SHA256SUMS").write_text("0" * 64 + "  train.zip\n")
    assert "its SHA-256 is" in problems()
    assert start("verify", tmp_path / "nothing.zip").returncode == 2


def test_any_ordinary_zip_of_a_dataset_verifies(small, tmp_path):
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(__file__, "read me.txt")
        for file in small.rglob("*.npy"):
            archive.write(file, file.relative_to(small.parent))
    crate = run_json("verify", path)["crates"][0]
    assert crate["ok"]
    assert crate["examples"] == 33
