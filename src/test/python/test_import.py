"""`wavecrate import` against libsndfile and NumPy."""

import csv
import hashlib
import json
import os
import signal
import subprocess
import time
import zipfile
from collections import Counter, defaultdict

import numpy as np
import pytest
from conftest import command, run, run_json, start

soundfile = pytest.importorskip("soundfile")

RATE = 8000


def write(path, seconds=1.0, rate=RATE, hz=440.0, channels=1, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    t = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(len(str(path)) + round(hz)).normal(0, 0.01, (len(t), channels))
    sound = 0.3 * np.sin(2 * np.pi * hz * t)[:, None] + noise
    soundfile.write(path, sound, rate, **options)


def sources(out):
    with open(out / "wavecrate-sources.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def digest(folder):
    """The names and bytes of all files below a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def label_of(path):
    return np.load(path.with_name(path.name.replace("id-", "id-label-")))


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    """60 recordings of 3 classes and several lengths, and files that are none."""
    folder = tmp_path_factory.mktemp("corpus") / "recordings"
    for c, name in enumerate(("dog", "rain", "siren")):
        for i in range(20):
            write(folder / name / f"{i}.wav", 1 + 0.1 * i, hz=200 * (c + 1) + i)
    (folder / "README.txt").write_text("about these recordings")
    (folder / "dog" / "empty.wav").write_bytes(b"")
    (folder / "rain" / "noise.flac").write_bytes(b"fLaC" + bytes(range(200)))
    write(folder / "siren" / "blip.wav", 0.1)
    return folder


OPTIONS = ("--window", 0.5, "--hop", 0.25, "--block-size", 16)


@pytest.fixture(scope="module")
def imported(recordings, tmp_path_factory):
    """Where the recordings were imported to, and the report."""
    out = tmp_path_factory.mktemp("imported") / "out"
    return out, run_json("import", recordings, "--out", out, *OPTIONS)


FORMATS = [
    *[("WAV", kind) for kind in ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW")],
    *[("WAVEX", kind) for kind in ("PCM_16", "PCM_24", "FLOAT")],
    *[("RF64", kind) for kind in ("PCM_16", "FLOAT")],
    *[("W64", kind) for kind in ("PCM_16", "PCM_24")],
    *[("AIFF", kind) for kind in ("PCM_S8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE")],
    *[("FLAC", kind) for kind in ("PCM_S8", "PCM_16", "PCM_24")],
]


def test_lossless_formats_are_equal_to_libsndfile_bit_by_bit(tmp_path):
    for i, (container, kind) in enumerate(FORMATS):
        write(tmp_path / "in" / f"{container}-{kind}.snd", 0.5, hz=300 + i, channels=2, format=container, subtype=kind)
    report = run_json("import", tmp_path / "in", "--out", tmp_path / "out", "--channels", "keep", "--whole")

    assert report["imported"] == report["files"] == len(FORMATS)
    assert report["rejected"] == []
    for row in sources(tmp_path / "out"):
        expected, _ = soundfile.read(tmp_path / "in" / row["source"], dtype="float32", always_2d=True)
        got = np.load(tmp_path / "out" / row["example"])
        assert got.dtype == np.float32
        np.testing.assert_array_equal(got, expected, err_msg=row["source"])


def test_lossy_formats_are_as_long_and_as_near_as_libsndfile(tmp_path):
    write(tmp_path / "in" / "a.ogg", 0.7, 22050, format="OGG", subtype="VORBIS")
    write(tmp_path / "in" / "b.mp3", 0.7, 22050, format="MP3", subtype="MPEG_LAYER_III")
    run("import", tmp_path / "in", "--out", tmp_path / "out", "--whole")

    for row in sources(tmp_path / "out"):
        expected, _ = soundfile.read(tmp_path / "in" / row["source"], dtype="float32")
        got = np.load(tmp_path / "out" / row["example"])
        assert got.shape == expected.shape
        np.testing.assert_allclose(got, expected, atol=1e-6 if row["source"] == "a.ogg" else 5e-5)


def test_every_file_is_imported_or_named(recordings, imported):
    out, report = imported
    found = [path for path in recordings.rglob("*") if path.is_file()]
    assert report["files"] == len(found) == report["imported"] + len(report["rejected"])
    assert {each["file"]: each["why"].split(":")[0] for each in report["rejected"]} == {
        "README.txt": "is no recording",
        "dog/empty.wav": "is empty",
        "rain/noise.flac": "is cut short before its samples begin",
        "siren/blip.wav": "shorter than a window",
    }
    assert report["classes"] == ["dog", "rain", "siren"]
    assert report["groups"] == 60
    assert report["out"] == str(out)
    assert sum(report["splits"].values()) == report["examples"] == len(sources(out))
    info = run_json("info", out)
    assert {split["name"]: split["examples"] for split in info["splits"]} == report["splits"]


@pytest.mark.skipif(os.name == "nt", reason="links, pipes and names of any bytes")
def test_odd_files_are_named_too(tmp_path):
    folder = tmp_path / "in" / "dog"
    good = [f"{i}.wav" for i in range(8)] + ["\u00dcml\u00e4ut \u97f3.wav", "new\nline.wav", "quote\"' ,.wav", "no ending"]
    for i, name in enumerate(good):
        write(folder / name, hz=300 + i, format="WAV")
    whole = (folder / "0.wav").read_bytes()

    def changed(offset, size, value):
        return whole[:offset] + value.to_bytes(size, "little") + whole[offset + size :]

    odd = {
        "empty.wav": (b"", "is empty: 0 bytes"),
        "text.wav": (b"no sound at all, just a text" * 9, "begins with"),
        "page.mp3": (b"<!DOCTYPE html><html>404</html>", "begins with"),
        "list.m3u": (b"#EXTM3U\n0.wav\n", "begins with"),
        "playlist.mp3": (b"#EXTM3U\n0.wav\n", "begins with"),
        "none.wav": (whole[:40] + bytes(4), "holds no samples"),
        "rate.wav": (changed(24, 4, 0), "is damaged: 1 channels at 0 Hz"),
        "channels.wav": (changed(22, 2, 0), "is damaged: 0 channels at 8000 Hz"),
        "head.wav": (whole[:30], "is damaged: its format chunk is too short"),
        "cut.wav": (whole[:9000], "shorter than a window: 0.560 s of 1.000 s"),
        "._0.wav": (b"\0\5\x16\7Mac OS X", "is a hidden file"),
        ".hidden.wav": (whole, "is a hidden file"),
    }
    for name, (data, _) in odd.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "recordings.zip", "w") as archive:
        archive.writestr("0.wav", whole)
    (folder / "copy.wav").write_bytes(whole)
    (folder / "link.wav").symlink_to("1.wav")
    (folder / "broken.wav").symlink_to("nowhere.wav")
    (folder / "self.wav").symlink_to("self.wav")
    (folder / "loop").symlink_to(folder.parent)
    os.mkfifo(folder / "pipe.wav")
    for byte in (b"\xe8", b"\xe9"):
        with open(os.fsencode(folder) + b"/latin" + byte + b".wav", "wb") as file:
            file.write(b"neither")
    (folder.parent / ".git").mkdir()
    (folder.parent / ".git" / "HEAD").write_text("ref")
    report = run_json("import", folder.parent, "--out", tmp_path / "out")

    found = [name for place, _, names in os.walk(os.fsencode(folder.parent)) if b".git" not in place for name in names]
    assert report["files"] == len(found) == report["imported"] + len(report["rejected"])
    assert {row["source"] for row in sources(tmp_path / "out")} == {
        f"dog/{name}" for name in [*good, "copy.wav", "link.wav"]
    }
    why = {each["file"]: each["why"] for each in report["rejected"]}
    for name, (_, reason) in odd.items():
        assert reason in why[f"dog/{name}"], name
    assert why["dog/broken.wav"] == "is gone, or a link that leads nowhere"
    assert why["dog/pipe.wav"] == "is no regular file"
    assert {"dog/latin%E8.wav", "dog/latin%E9.wav"} < set(why)
    assert len(set(why)) == len(odd) + 6
    assert [each["file"] for each in report["passedOver"]] == [".git", "dog/loop"]
    groups = {row["source"]: row["group"] for row in sources(tmp_path / "out")}
    assert groups["dog/copy.wav"] == groups["dog/0.wav"]
    assert groups["dog/link.wav"] == groups["dog/1.wav"]


def test_each_example_leads_back_to_its_recording(recordings, imported):
    out, _ = imported
    classes = json.loads((out / "wavecrate.json").read_text())["labels"]["classes"]
    rows = sources(out)
    assert list(rows[0]) == "example source startS endS label group split sourceRateHz sourceSha256".split()
    for row in rows:
        path = recordings / row["source"]
        sound, rate = soundfile.read(path, dtype="float32")
        start, end = (round(float(row[key]) * rate) for key in ("startS", "endS"))
        example = out / row["example"]
        np.testing.assert_array_equal(np.load(example), sound[start:end])
        assert end - start == RATE // 2
        assert classes[int(label_of(example))] == row["label"] == path.parent.name
        assert row["sourceSha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert int(row["sourceRateHz"]) == rate
        assert example.parts[-3] == f"{row['split']} data"


def test_groups_never_part_and_classes_are_shared_out(imported):
    out, report = imported
    splits, shares, blocks = defaultdict(set), Counter(), defaultdict(set)
    for row in sources(out):
        splits[row["group"]].add(row["split"])
        shares[row["label"], row["split"]] += 1
        blocks[row["example"].rsplit("/", 1)[0]].add(row["label"])
    assert all(len(each) == 1 for each in splits.values())
    for label in report["classes"]:
        total = sum(shares[label, split] for split in report["splits"])
        assert abs(shares[label, "train"] / total - 0.8) < 0.06
        assert abs(shares[label, "validation"] / total - 0.1) < 0.05
    assert all(len(labels) > 1 for labels in blocks.values())
    sizes = Counter(row["example"].rsplit("/", 1)[0] for row in sources(out))
    assert max(sizes.values()) <= 16


def test_windows_are_padded_if_asked(tmp_path):
    for i, seconds in enumerate((0.3, 1.0, 1.2)):
        write(tmp_path / "in" / "a" / f"{i}.wav", seconds)
    run("import", tmp_path / "in", "--out", tmp_path / "out", "--window", 0.5, "--remainder", "pad", "--splits", "100,0,0")

    counts = Counter(row["source"] for row in sources(tmp_path / "out"))
    assert counts == {"a/0.wav": 1, "a/1.wav": 2, "a/2.wav": 3}
    for row in sources(tmp_path / "out"):
        sound, rate = soundfile.read(tmp_path / "in" / row["source"], dtype="float32")
        start = round(float(row["startS"]) * rate)
        padded = np.zeros(RATE // 2, "f4")
        there = sound[start : start + len(padded)]
        padded[: len(there)] = there
        np.testing.assert_array_equal(np.load(tmp_path / "out" / row["example"]), padded)


def test_arrays_of_many_are_imported_row_by_row(tmp_path):
    random = np.random.default_rng(5)
    (tmp_path / "in").mkdir()
    waves = {split: random.integers(-9000, 9000, (n, 2, 800), "i2") for split, n in (("train", 30), ("test", 9))}
    for split, wave in waves.items():
        np.save(tmp_path / "in" / f"X_{split}.npy", wave)
        np.save(tmp_path / "in" / f"y_{split}.npy", np.arange(len(wave)) % 3)
    report = run_json("import", tmp_path / "in", "--out", tmp_path / "out", "--rate", RATE, "--channels", "left")

    assert report["files"] == report["imported"] == report["examples"] == 39
    assert report["splits"] == {"train": 30, "validation": 0, "test": 9}
    assert report["classes"] == ["0", "1", "2"]
    for row in sources(tmp_path / "out"):
        name, index = row["source"].rstrip("]").split(".npy[")
        assert name == f"X_{row['split']}"
        got = tmp_path / "out" / row["example"]
        np.testing.assert_array_equal(np.load(got), waves[row["split"]][int(index), 0] / np.float32(32768))
        assert label_of(got) == int(index) % 3


def test_arrays_in_class_folders_are_split_by_group(tmp_path):
    random = np.random.default_rng(6)
    for c, name in enumerate(("dog", "rain")):
        (tmp_path / "in" / name).mkdir(parents=True)
        for speaker in range(10):
            for take in range(3):
                wave = random.normal(0, 0.1, 4000 + 100 * take).astype("f4")
                np.save(tmp_path / "in" / name / f"s{speaker}_{take}.npy", wave)
    np.save(tmp_path / "in" / "dog" / "pickle.npy", np.array([{}]), allow_pickle=True)
    pattern = r"(?<group>s\d+)_"
    options = ("--rate", RATE, "--window", 0.25, "--name-pattern", pattern)
    report = run_json("import", tmp_path / "in", "--out", tmp_path / "out", *options)

    assert report["files"] == 61
    assert [each["file"] for each in report["rejected"]] == ["dog/pickle.npy"]
    assert report["classes"] == ["dog", "rain"]
    assert report["examples"] == 2 * 10 * 3 * 2
    splits = defaultdict(set)
    for row in sources(tmp_path / "out"):
        splits[row["group"]].add(row["split"])
        start = round(float(row["startS"]) * RATE)
        expected = np.load(tmp_path / "in" / row["source"])[start : start + RATE // 4]
        np.testing.assert_array_equal(np.load(tmp_path / "out" / row["example"]), expected)
        assert row["sourceSha256"] == hashlib.sha256((tmp_path / "in" / row["source"]).read_bytes()).hexdigest()
    assert sorted(splits) == sorted(f"s{i}" for i in range(10))
    assert all(len(each) == 1 for each in splits.values())


@pytest.mark.parametrize(("dtype", "step"), [("int16", 1 / 32768), ("float16", 2**-11)])
def test_samples_are_stored_as_asked(tmp_path, dtype, step):
    write(tmp_path / "in" / "a" / "1.wav")
    run("import", tmp_path / "in", "--out", tmp_path / "out", "--dtype", dtype)

    (row,) = sources(tmp_path / "out")
    sound, _ = soundfile.read(tmp_path / "in" / "a" / "1.wav", dtype="float32")
    got = np.load(tmp_path / "out" / row["example"])
    assert got.dtype == dtype
    scaled = got.astype("f8") / (32768 if dtype == "int16" else 1)
    assert np.abs(scaled - sound).max() <= step / 2


def test_channels_are_chosen(tmp_path):
    write(tmp_path / "in" / "a" / "1.wav", channels=2)
    sound, _ = soundfile.read(tmp_path / "in" / "a" / "1.wav", dtype="float32")
    expected = {"left": sound[:, 0], "right": sound[:, 1], "mono": sound.astype("f8").mean(axis=1).astype("f4")}
    for choice, samples in expected.items():
        run("import", tmp_path / "in", "--out", tmp_path / choice, "--channels", choice)
        (row,) = sources(tmp_path / choice)
        np.testing.assert_array_equal(np.load(tmp_path / choice / row["example"]), samples)


def test_other_rates_become_one(tmp_path):
    for rate in (8000, 11025, 44100, 48000):
        write(tmp_path / "in" / "a" / f"{rate}.wav", 1.0, rate, hz=1000)
    report = run_json("import", tmp_path / "in", "--out", tmp_path / "out", "--rate", 16000, "--splits", "100,0,0")

    assert report["examples"] == 4
    t = np.arange(16000) / 16000
    for row in sources(tmp_path / "out"):
        got = np.load(tmp_path / "out" / row["example"])
        assert got.shape == (16000,)
        tone = 0.3 * np.sin(2 * np.pi * 1000 * t)
        assert np.abs(got - tone)[500:-500].std() < 0.012
    assert json.loads((tmp_path / "out" / "wavecrate.json").read_text())["sampleRateHz"] == 16000


def test_silence_is_trimmed_and_loudness_set(tmp_path):
    rate = 48000
    t = np.arange(2 * rate) / rate
    for i, level in enumerate((0.5, 0.05)):
        sound = np.zeros(4 * rate)
        sound[rate : 3 * rate] = level * np.sin(2 * np.pi * 997 * t)
        (tmp_path / "in" / "a").mkdir(parents=True, exist_ok=True)
        soundfile.write(tmp_path / "in" / "a" / f"{i}.wav", sound, rate, subtype="FLOAT")
    options = ("--trim-silence", 40, "--loudness", -23, "--whole", "--rate", 16000)
    run("import", tmp_path / "in", "--out", tmp_path / "out", *options)

    recipe = json.loads((tmp_path / "out" / "wavecrate.json").read_text())
    kinds = [step["kind"] for step in recipe["baked"]]
    assert kinds == ["toMono", "resample", "trimSilence", "loudness"]
    assert "prepare" not in recipe

    for row in sources(tmp_path / "out"):
        assert (float(row["startS"]), float(row["endS"])) == (1.0, 3.0)
        got = np.load(tmp_path / "out" / row["example"])
        # BS.1770: a sine of 997 Hz has a loudness of -3.01 LUFS at full scale.
        assert abs(20 * np.log10(np.abs(got).max()) - 3.01 - -23) < 0.1


def test_a_damaged_recording_is_kept_as_far_as_it_is_whole_or_rejected(tmp_path):
    write(tmp_path / "in" / "a" / "1.wav")
    write(tmp_path / "in" / "a" / "2.wav")
    whole = (tmp_path / "in" / "a" / "1.wav").read_bytes()
    (tmp_path / "in" / "a" / "1.wav").write_bytes(whole[: len(whole) * 3 // 4])
    kept = run_json("import", tmp_path / "in", "--out", tmp_path / "kept", "--window", 0.25)
    assert kept["imported"] == 2
    assert kept["damaged"] == [{"file": "a/1.wav", "why": "is cut short: 0.749 s of 1.000 s are there"}]
    refused = run_json("import", tmp_path / "in", "--out", tmp_path / "no", "--window", 0.25, "--damaged", "reject")
    assert refused["rejected"] == kept["damaged"]


def test_the_same_bytes_on_any_number_of_threads(recordings, imported, tmp_path):
    one = {"WAVECRATE_JAVA_OPTIONS": "-XX:ActiveProcessorCount=1"}
    run("import", recordings, "--out", tmp_path / "a", *OPTIONS, environment=one)
    run("import", recordings, "--out", tmp_path / "b", *OPTIONS, "--seed", 1)
    assert digest(imported[0]) == digest(tmp_path / "a")
    assert digest(imported[0]) != digest(tmp_path / "b")


def test_killed_it_goes_on_where_it_was(tmp_path):
    for i in range(60):
        write(tmp_path / "in" / f"c{i % 3}" / f"{i}.wav", 3, hz=100 + i)
    arguments = ["import", tmp_path / "in", "--window", "0.5", "--rate", "6000", "--out"]
    run(*arguments, tmp_path / "whole")
    killed = subprocess.Popen(
        [*command(), *map(str, arguments), str(tmp_path / "out")], stdout=subprocess.PIPE, start_new_session=True
    )
    journal = tmp_path / ".out.wavecrate-import" / "journal"
    while killed.poll() is None and (not journal.exists() or journal.stat().st_size < 1500):
        time.sleep(0.005)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    if killed.returncode != 0:
        ran = run(*arguments, tmp_path / "out")
        assert "recordings were done before" in ran
    assert digest(tmp_path / "out") == digest(tmp_path / "whole")
    assert not (tmp_path / ".out.wavecrate-import").exists()


def test_a_plan_writes_nothing(recordings, imported, tmp_path):
    _, report = imported
    plan = run_json("import", recordings, "--out", tmp_path / "out", *OPTIONS, "--plan")
    assert list(tmp_path.iterdir()) == []
    for key in ("files", "imported", "rejected", "examples", "classes", "splits", "groups"):
        assert plan[key] == report[key], key
    assert plan["out"] == str(tmp_path / "out")
    assert "layout: folders: a folder for each class" in plan["decisions"]


def test_crates_are_written_if_asked(recordings, tmp_path):
    run("import", recordings, "--out", tmp_path / "out", *OPTIONS, "--crates")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"train.zip", "validation.zip", "test.zip", "SHA256SUMS", "wavecrate-sources.csv"} <= names
    run("verify", *(tmp_path / "out").glob("*.zip"))


def test_what_cannot_be_done_is_refused_and_leaves_nothing(recordings, tmp_path):
    def refused(sentence, *arguments):
        ran = start("import", *arguments)
        assert ran.returncode == 2
        assert ran.stderr.startswith(f"wavecrate: {sentence}"), ran.stderr
        assert len(ran.stderr.splitlines()) == 1

    write(tmp_path / "in" / "a.wav")
    write(tmp_path / "in" / "b.wav", rate=16000)
    mixed = tmp_path / "in"
    refused("--rate keep: the recordings have several rates", mixed, "--out", tmp_path / "o", "--rate", "keep")
    refused(f"--out {mixed / 'o'}: lies in {mixed}", mixed, "--out", mixed / "o")
    refused(f"{recordings}: is not empty", mixed, "--out", recordings)
    refused("--splits", mixed, "--out", tmp_path / "o", "--splits", "90,20,10")
    refused("nothing can be imported: 1 file, rejected", recordings / "README.txt", "--out", tmp_path / "o")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert sorted(path.name for path in mixed.iterdir()) == ["a.wav", "b.wav"]
