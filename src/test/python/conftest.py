"""Runs the built program, and writes datasets for it.

Most commands run one after the other in one Java (`CommandServer`); those of a test that has the
fixture `own_processes`, or that sets variables, are started as users do.

WAVECRATE_COMMAND names another command than packaging/bin/wavecrate; WAVECRATE_DATA another folder
of real datasets than ../shared/data.
"""

import atexit
import functools
import json
import os
import re
import shlex
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest

# What commands tell that take long, as any may on a busy machine.
PROGRESS = re.compile(r"[a-z\d. -]+: [\d,]+( of [\d,]+ \(\d+ %\)(, \d+ (s|min) left)?)?")

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("WAVECRATE_DATA", ROOT.parent / "shared" / "data"))


def command():
    named = os.environ.get("WAVECRATE_COMMAND")
    return shlex.split(named) if named else [str(ROOT / "packaging" / "bin" / "wavecrate")]


class Server:
    """One Java that runs commands one after the other."""

    # Set by the fixture `own_processes`.
    wanted = True

    def __init__(self):
        build = ROOT / "target"
        path = os.pathsep.join(str(build / name) for name in ("wavecrate.jar", "test-classes"))
        asked = {**os.environ, "WAVECRATE_PRINT_JAVA": "1"}
        home = subprocess.check_output(command(), env=asked, encoding="utf-8").strip()
        flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"]
        utf8 = {} if os.name == "nt" else {"LC_ALL": "C.UTF-8"}
        cache = f"-Dwavecrate.cache={build / 'test-cache'}"
        self._java = subprocess.Popen(
            [f"{home}/bin/java", "-Xlog:disable", *flags, cache, "-cp", path, "org.wavecrate.cli.CommandServer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=os.path.abspath(os.sep),
            env={**os.environ, **utf8},
        )
        self._one = threading.Lock()
        atexit.register(self._end)

    def _end(self):
        self._java.stdin.close()
        self._java.wait()

    def run(self, arguments):
        with self._one:
            self._java.stdin.write(json.dumps(arguments) + "\n")
            self._java.stdin.flush()
            reply = self._java.stdout.readline()
        assert reply, f"Java ended while it ran {arguments}"
        ran = json.loads(reply)
        return subprocess.CompletedProcess(arguments, ran["code"], ran["out"], ran["err"])


@functools.cache
def server():
    return Server()


@pytest.fixture
def own_processes(monkeypatch):
    """Commands of a test are started as users do."""
    monkeypatch.setattr(Server, "wanted", False)


def start(*arguments, environment=None):
    """Runs the program to its end, wherever it is started from."""
    arguments = [*map(str, arguments)]
    if Server.wanted and environment is None and "WAVECRATE_COMMAND" not in os.environ:
        return server().run(arguments)
    return subprocess.run(
        [*command(), *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=os.path.abspath(os.sep),
        env={**os.environ, **(environment or {})},
    )


def run(*arguments, **options):
    """The standard output of a run that must go well and say nothing else."""
    ran = start(*arguments, **options)
    assert ran.returncode == 0, ran.stderr
    assert [line for line in ran.stderr.splitlines() if not PROGRESS.fullmatch(line)] == []
    return ran.stdout


def run_json(*arguments, **options):
    return json.loads(run(*arguments, "--json", **options))


def assert_fails(code, message, *arguments):
    """A run must end with this exit code and sentence, and print nothing else."""
    ran = start(*arguments)
    assert message in ran.stderr
    assert "Exception" not in ran.stderr
    assert "\tat " not in ran.stderr
    assert ran.stdout == ""
    assert ran.returncode == code


def write_block(folder, examples, labels=None, first=1):
    """Writes arrays as a block: id-N.npy and id-label-N.npy."""
    folder.mkdir(parents=True, exist_ok=True)
    for i, example in enumerate(examples):
        np.save(folder / f"id-{first + i}.npy", example)
        if labels is not None:
            np.save(folder / f"id-label-{first + i}.npy", labels[i])


def label_path(example):
    """Where the label of X-N.npy lies: X-label-N.npy."""
    stem, number = example.stem.rsplit("-", 1)
    return example.with_name(f"{stem}-label-{number}.npy")


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """Three splits; training has blocks of 12, 5 and 9 examples of 32 samples."""
    random = np.random.default_rng(1)
    root = tmp_path_factory.mktemp("data") / "small set"
    sizes = {"train data": {"b-1": 12, "b-2": 5, "b-10": 9}, "val": {"b": 4}, "test": {"b": 3}}
    for split, blocks in sizes.items():
        first = 1
        for block, size in blocks.items():
            examples = random.standard_normal((size, 32), dtype=np.float32)
            write_block(root / split / block, examples, random.integers(0, 5, size), first)
            first += size
    return root
