"""The Colab kit: what it holds, and its notebook, run from top to bottom on kits of several kinds.

Drive is a folder here: the one variable SOURCE says which. Every run has an environment of its own,
into which the notebook installs the wheel of its kit.
"""

import contextlib
import functools
import hashlib
import http.server
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import venv
from pathlib import Path

import nbclient
import nbformat
import numpy as np
import pytest
from conftest import DATA, ROOT, run, run_json, start, write_block

NOTEBOOK = "train_on_colab.ipynb"
CELLS = ROOT / "resources" / "org" / "wavecrate" / "crate" / "train_on_colab.py"

needs_tensorflow = pytest.mark.skipif(
    importlib.util.find_spec("tensorflow") is None, reason="there is no TensorFlow for this Python"
)


def export(dataset, folder, *arguments):
    return run_json("export", dataset, "--out", folder, "--colab", *arguments)


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The bundled sample dataset as a kit; training is in three parts."""
    folder = tmp_path_factory.mktemp("kits") / "my kit"
    ran = start("export", ROOT / "samples", "--out", folder, "--colab", "--max-part-size", "300KB")
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """A kernel that sees the packages of the tests but has a place of its own to install into."""
    place = tmp_path_factory.mktemp("kernel")
    venv.create(place / "venv", with_pip=False)
    python = place / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = Path(subprocess.check_output(command, text=True).strip())
    shared = next(path for path in sys.path if path.endswith("site-packages"))
    (own / "shared.pth").write_text(shared, "utf-8")
    spec = place / "kernels" / "kit"
    spec.mkdir(parents=True)
    argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    text = json.dumps({"argv": argv, "display_name": "kit", "language": "python"})
    (spec / "kernel.json").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(place))
        patch.setenv("CUDA_VISIBLE_DEVICES", "")
        patch.setenv("TF_CPP_MIN_LOG_LEVEL", "2")
        patch.setenv("KERAS_BACKEND", "tensorflow")
        yield "kit"


def read(kit):
    notebook = nbformat.read(kit / NOTEBOOK, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def execute(kit, kernel, work, last=None, **settings):
    """Runs the notebook, up to the cell `last` if given; returns what each cell printed."""
    work.mkdir(exist_ok=True)
    notebook = read(kit)
    settings = {"SOURCE": str(kit), "LOCAL": str(work / "local"), **settings}
    ids = [cell.id for cell in notebook.cells]
    if last:
        del notebook.cells[ids.index(last) + 1 :]
    lines = [f"{name} = {value!r}" for name, value in settings.items()]
    injected = nbformat.v4.new_code_cell("\n".join(lines), id="injected")
    notebook.cells.insert(ids.index("settings") + 1, injected)
    resources = {"metadata": {"path": str(work)}}
    nbclient.NotebookClient(
        notebook, kernel_name=kernel, timeout=300, resources=resources
    ).execute()
    nbformat.validate(notebook)
    return {
        cell.id: "".join(out.text for out in cell.outputs if out.output_type == "stream")
        for cell in notebook.cells
        if cell.cell_type == "code"
    }, notebook


def pictures(notebook):
    return [
        cell.id
        for cell in notebook.cells
        for out in cell.get("outputs", [])
        if "image/png" in out.get("data", {})
    ]


def right(printed):
    share, chance = re.search(r"([\d.]+)% right; .*: ([\d.]+)%", printed["evaluate"]).groups()
    return float(share), float(chance)


@contextlib.contextmanager
def served(folder):
    """A web server with the files of a folder."""

    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Silent, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_the_kit_is_complete_and_its_sums_hold(samples):
    names = sorted(path.name for path in samples.iterdir())
    (wheel,) = samples.glob("*.whl")
    crates = [f"train-{part}of3.zip" for part in (1, 2, 3)] + ["validation.zip", "test.zip"]
    kit = [wheel.name, "wavecrate.json", NOTEBOOK, "SHA256SUMS"]
    assert names == sorted(crates + kit)
    assert wheel.read_bytes() == next((ROOT / "target").glob("wavecrate-*.whl")).read_bytes()
    sums = (samples / "SHA256SUMS").read_text("utf-8").splitlines()
    assert sorted(line[66:] for line in sums) == sorted([*crates, wheel.name])
    for line in sums:
        assert hashlib.sha256((samples / line[66:]).read_bytes()).hexdigest() == line[:64]


def test_the_notebook_holds_the_cells_as_they_are_reviewed_and_nothing_else(samples):
    notebook = read(samples)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    again = ""
    for cell in notebook.cells:
        text = cell.source
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
            compile(text, cell.id, "exec")
        else:
            text = "\n".join(f"# {line}".rstrip() for line in text.splitlines())
        kind = "[markdown] " if cell.cell_type == "markdown" else ""
        tags = "".join(f" tags={tag}" for tag in cell.metadata.get("tags", []))
        again += f"# %% {kind}{cell.id}{tags}\n{text}\n"
    expected = CELLS.read_text("utf-8").replace("my-dataset", "my kit")
    assert re.sub(r"\n+", "\n", again) == re.sub(r"\n+", "\n", expected)


def test_the_kit_is_the_same_bytes_each_time(samples, tmp_path):
    for name in ("one", "two"):
        export(samples, tmp_path / name / "my kit", "--max-part-size", "1GB")
    for file in (tmp_path / "one" / "my kit").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / "my kit" / file.name).read_bytes()


def test_nothing_is_replaced_unless_told(small, tmp_path):
    tmp_path.joinpath(NOTEBOOK).write_text("mine", "utf-8")
    ran = start("export", small, "--out", tmp_path, "--colab")
    assert ran.returncode == 2
    assert f"holds {NOTEBOOK} already; --force" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == [NOTEBOOK]

    made = export(small, tmp_path, "--force", "--split", "train")
    assert made["colab"]["files"][1:] == ["wavecrate.json", NOTEBOOK]
    assert all((tmp_path / name).is_file() for name in made["colab"]["files"])
    ran = start("export", small, "--out", tmp_path, "--colab", "--split", "test")
    assert ran.returncode == 0
    assert "the Colab kit trains a network, and the training split is not in the crates" in ran.stderr
    assert {"train.zip", "test.zip"} <= {path.name for path in tmp_path.iterdir()}


@needs_tensorflow
def test_waveforms_in_parts_fetched_by_link_train(samples, kernel, tmp_path):
    with served(samples) as address:
        names = [path.name.replace(" ", "%20") for path in samples.iterdir()]
        links = [f"{address}/{name}" for name in names if name != NOTEBOOK]
        settings = {"SOURCE": links, "LOG_MEL": False, "EPOCHS": 6}
        printed, notebook = execute(samples, kernel, tmp_path / "run", **settings)
    assert "66 examples" in printed["open"] and "(8000,)" in printed["open"]
    assert "laser" in printed["labels"]
    share, chance = right(printed)
    assert share > chance
    assert "5 of 5 batches compared: equal" in printed["compare"]
    assert {"look", "curves", "evaluate"} <= set(pictures(notebook))


@needs_tensorflow
@pytest.mark.parametrize(
    "name, epochs, kind", [("sonic-pi-waves", 14, "classes"), ("sonic-pi-mels", 10, "one-hot")]
)
def test_real_datasets_train_better_than_chance(name, epochs, kind, kernel, tmp_path):
    if not (DATA / name).is_dir():
        pytest.skip(f"there is no {DATA / name}")
    kit = tmp_path / "kit"
    export(DATA / name, kit)
    printed, _ = execute(kit, kernel, tmp_path / "run", EPOCHS=epochs)
    assert f"Labels: {kind}, 12 outputs" in printed["labels"]
    share, _ = right(printed)
    assert share > 100 / 12
    assert "batches compared: equal" in printed["compare"]
    assert (kit / "model.keras").stat().st_size > 0


@needs_tensorflow
def test_stereo_of_many_lengths_with_recordings_mixed_in_and_no_other_split_trains(
    kernel, tmp_path
):
    random = np.random.default_rng(1)
    data = tmp_path / "data"
    sounds = [
        random.integers(-9000, 9000, (length, 2)).astype("i2")
        for length in random.integers(500, 1500, 12)
    ]
    write_block(data / "train", sounds, random.integers(0, 2, (12, 3)).astype("f4"))
    write_block(tmp_path / "noise", [random.standard_normal(2000).astype("f4")])
    recipe = {"format": "wavecrate-recipe/1", "batchSize": 5, "remainder": "drop"}
    recipe |= {"fit": {"samples": 1000, "mode": "padOrCrop", "crop": "random"}}
    noise = {"kind": "backgroundNoise", "folder": "../noise", "probability": 1}
    recipe["transforms"] = [{"kind": "oneOf", "transforms": [noise], "probability": 1}]
    (data / "wavecrate.json").write_text(json.dumps(recipe), "utf-8")
    kit = tmp_path / "kit"
    export(data, kit, "--include-sounds")
    shutil.rmtree(tmp_path / "noise")

    printed, _ = execute(kit, kernel, tmp_path / "run", EPOCHS=2)

    assert "10 examples in 2 batches" in printed["open"]
    assert "Labels: multi-hot, 3 outputs" in printed["labels"]
    assert "neither a test nor a validation" in printed["evaluate"]
    assert "3 of 3 batches compared: equal" in printed["compare"]


@needs_tensorflow
def test_on_ones_own_machine_nothing_but_the_model_is_added_to_the_kit(samples, kernel, tmp_path):
    kit = tmp_path / "my kit"
    shutil.copytree(samples, kit)
    before = {path: path.stat().st_mtime_ns for path in kit.rglob("*")}
    printed, _ = execute(kit, kernel, kit, SOURCE=".", LOCAL=None, EPOCHS=1)
    assert "5 of 5 batches compared: equal" in printed["compare"]
    added = {path.name for path in kit.rglob("*") if path not in before}
    assert added == {"model.keras", "model-recipe.json"}
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_damaged_crate_is_named_and_copied_again(samples, kernel, tmp_path):
    kit = tmp_path / "my kit"
    shutil.copytree(samples, kit)
    good = (kit / "test.zip").read_bytes()
    (kit / "test.zip").write_bytes(good[:-1] + b"x")
    with pytest.raises(nbclient.exceptions.CellExecutionError, match=r"test\.zip is not the file"):
        execute(kit, kernel, tmp_path / "run", last="sums")
    (kit / "test.zip").write_bytes(good)
    (tmp_path / "run" / "local" / "crates" / "train.zip").write_bytes(b"of an earlier export")
    printed, _ = execute(kit, kernel, tmp_path / "run", last="sums")
    assert "whole: test.zip" in printed["sums"]
    assert not (tmp_path / "run" / "local" / "crates" / "train.zip").exists()


@pytest.mark.parametrize(
    "damage, sentence",
    [
        (lambda kit: (kit / "train-2of3.zip").unlink(), r"lacks train-2of3\.zip"),
        (lambda kit: (kit / "SHA256SUMS").unlink(), "upload the whole folder"),
        (lambda kit: kit.rename(kit.with_name("elsewhere")), "Its parent folder has: elsewhere"),
    ],
)
def test_what_was_not_uploaded_is_named(damage, sentence, samples, kernel, tmp_path):
    kit = tmp_path / "my kit"
    shutil.copytree(samples, kit)
    damage(kit)
    with pytest.raises(nbclient.exceptions.CellExecutionError, match=sentence):
        execute(kit if kit.exists() else samples, kernel, tmp_path / "run", "sums", SOURCE=str(kit))


def test_without_the_option_there_is_no_kit(small, tmp_path):
    run("export", small, "--out", tmp_path, "--json")
    assert not list(tmp_path.glob("*.whl")) and not (tmp_path / NOTEBOOK).exists()
