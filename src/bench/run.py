#!/usr/bin/env python3
"""Measures Wavecrate beside its peers: `python3 src/bench/run.py`, after `./mvnw -DskipTests package`.

Writes target/bench/results.json and the table in docs/benchmarks.md. `--quick` tries it out with
little data, `--only read features` runs these sections; both leave the table in the docs alone. The
peers come from src/bench/python/requirements.txt, each installed on its own: what can't be had is
listed as not measured. Takes 20 GB of disk below target, most of it for PyTorch and the data.
"""

from __future__ import annotations

import argparse
import glob
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGET = ROOT / "target"
DATA = TARGET / "bench" / "data"
VENV = TARGET / "bench-venv"
PYTHON = str(VENV / "bin" / "python")
PROGRAM = str(ROOT / "packaging" / "bin" / "wavecrate")
CLIP = 16_000
sys.path[:0] = [str(HERE / "python"), str(HERE)]


def java_home() -> str:
    candidates = [os.environ.get("JAVA_HOME", ""), *glob.glob("/usr/lib/jvm/*")]
    candidates += glob.glob("/Library/Java/JavaVirtualMachines/*/Contents/Home")
    for home in candidates:
        release = Path(home, "release")
        if release.exists() and any(f'JAVA_VERSION="{n}' in release.read_text() for n in range(25, 40)):
            return home
    sys.exit("run.py: set JAVA_HOME to a JDK 25 or later")


def install(wheel: str | None) -> dict[str, str]:
    """Makes the environment of the peers; returns what could not be installed, and why."""
    if not VENV.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    failed = {}
    wanted = [line.split("#")[0].split() for line in (HERE / "python/requirements.txt").read_text().splitlines()]
    wheels = [wheel] if wheel else sorted(glob.glob(str(TARGET / "wavecrate-*.whl")))[-1:]
    pip = [PYTHON, "-m", "pip", "install", "-q"]
    for what in [*filter(None, wanted), *([*w.split(), "--force-reinstall", "--no-deps"] for w in wheels)]:
        ran = subprocess.run([*pip, *what], capture_output=True, text=True)
        if ran.returncode:
            failed[what[0]] = (ran.stderr.strip().splitlines() or ["?"])[-1]
    return failed


class Bench:
    def __init__(self, options, log):
        self.quick, self.log = options.quick, log
        self.rounds = options.rounds or (3 if options.quick else 5)
        self.java = [f"{java_home()}/bin/java"]
        self.classes = TARGET / "bench" / "classes"
        self.sections: list[dict] = []
        path = f"{TARGET}/wavecrate.jar:{TARGET}/lib/*"
        subprocess.run([f"{self.java[0]}c", "-d", str(self.classes), "-cp", path,
                        str(HERE / "java/EngineBench.java"), str(HERE / "java/OneWord.java")],
                       check=True)  # fmt: skip
        self.engine_command = [*self.java, "-Xlog:disable", "--enable-native-access=ALL-UNNAMED",
                               "--sun-misc-unsafe-memory-access=allow", "-Xmx4g",
                               "-cp", f"{self.classes}:{path}", "EngineBench"]  # fmt: skip

    def size(self, full: int) -> int:
        return max(128, full // 10) if self.quick else full

    def python(self, script, name, *arguments):
        from contest import Entry

        kind = "limit" if name.startswith("limit") else "wavecrate" if "wavecrate" in name else "peer"
        command = [PYTHON, str(HERE / "python" / script), name, *map(str, arguments)]
        return Entry(name, command, kind, warm_up=4 if kind == "wavecrate" else 1)

    def engine(self, name, kind, path, recipe=None, threads=2, examples=0):
        from contest import Entry

        plain = recipe is None and examples == 0 and kind in ("fill", "dl4j")
        text = json.dumps({"format": "wavecrate-recipe/1", **(recipe or {"batchSize": 128})})
        arguments = [kind, str(path), text, str(threads), str(examples), "bytes" if plain else "-"]
        row = "limit" if kind == "copy" else "wavecrate"
        return Entry(name, [*self.engine_command, *arguments], row, warm_up=5)

    def run(self, title, entries, example_bytes=0, expected=None, rounds=None):
        from contest import contest

        rows = contest(title, entries, rounds or self.rounds, self.log, expected)
        section = {"title": title, "exampleBytes": example_bytes}
        self.sections.append({**section, "rows": [row.as_json() for row in rows]})


def names(script):
    """The contenders that a script registers, in its order."""
    import re

    return re.findall(r'^(?:@reading|@contender|contender)\("(.*?)"\)', (HERE / "python" / script).read_text(), re.M)


SIZES = (("64 KB", 16384, 8000), ("4 KB", 1024, 10_000), ("512 KB", 131_072, 2000))


def read(bench):
    import writers

    for label, samples, full in SIZES:
        count = bench.size(full)
        root = DATA / f"read-{samples}-{count}"
        expected = writers.folder(root, count, samples)
        writers.crate(root, [PROGRAM])
        entries = [bench.python("read.py", name, root, count, samples) for name in names("read.py")]
        bench.run(f"Read {count:,} examples of {label} into NumPy", entries, 4 * samples, expected)


def inside(bench):
    import writers

    for label, samples, full in SIZES:
        count = bench.size(full)
        root = DATA / f"read-{samples}-{count}"
        expected = writers.folder(root, count, samples)
        crate = writers.crate(root, [PROGRAM])
        entries = [
            bench.engine("wavecrate fill, folder, 2 threads", "fill", root),
            bench.engine("wavecrate fill, folder, 1 thread", "fill", root, threads=1),
            bench.engine("wavecrate fill, crate, 2 threads", "fill", crate),
            bench.engine("wavecrate fill, crate, 1 thread", "fill", crate, threads=1),
            bench.engine("wavecrate DL4J iterator, crate, 2 threads", "dl4j", crate),
            bench.engine("limit: memory copy, 2 threads", "copy", crate),
            bench.engine("limit: memory copy, 1 thread", "copy", crate, threads=1),
        ]
        bench.run(f"Read {count:,} examples of {label} inside Java", entries, 4 * samples, expected)


def clips(bench, full):
    import writers

    count = bench.size(full)
    root = DATA / f"clips-{count}"
    writers.folder(root, count, CLIP)
    return writers.crate(root, [PROGRAM]), count


def augment(bench):
    from augment import HEAVY, LIGHT, recipe

    for title, word, transforms, full in (
        ("Gain, noise, shift and time mask", "gain", LIGHT, 5000),
        ("Pitch shift and time stretch", "pitch", HEAVY, 1280),
    ):
        path, count = clips(bench, full)
        entries = [bench.python("augment.py", name, path, count, CLIP)
                   for name in names("augment.py") if word in name or "limit" in name]  # fmt: skip
        entries.append(
            bench.engine("wavecrate inside Java, 1 thread", "fill", path, recipe(transforms), 1)
        )
        bench.run(f"{title}: {count:,} clips of 1 s", entries, 4 * CLIP)


def features(bench):
    path, count = clips(bench, 5000)
    entries = [bench.python("features.py", name, path, count, CLIP) for name in names("features.py")]
    recipe = {"sampleRateHz": 16_000, "batchSize": 128, "features": {"kind": "mel"}}
    entries.append(bench.engine("wavecrate inside Java, 1 thread", "fill", path, recipe, 1))
    bench.run(f"Log-mel of {count:,} clips of 1 s", entries, 4 * CLIP)


def files(bench):
    import writers

    count = bench.size(8000)
    root = DATA / f"read-16384-{count}"
    writers.folder(root, count, 16384)
    # Two tables: check beside what only sums bytes up, export beside what packs.
    for title, words in (("Check", ("check", "sum", "SHA")), ("Export", ("export", "zip", "7z", "cp"))):
        entries = [bench.python("files.py", name, root, count, PROGRAM)
                   for name in names("files.py") if any(word in name for word in words)]  # fmt: skip
        bench.run(f"{title} {count:,} examples of 64 KB", entries, 65536)


def start(bench):
    arguments = (PROGRAM, bench.java[0], bench.classes, ROOT / "samples")
    entries = [bench.python("start.py", name, *arguments) for name in names("start.py")]
    bench.run("Start", entries, rounds=3 if bench.quick else 21)


def opening(bench):
    import open as listing

    for count in (1000, 10_000) if bench.quick else (10_000, 100_000, 1_000_000):
        root = DATA / f"open-{count}"
        listing.make(str(root), count)
        entries = [bench.engine("wavecrate", "open", root)]
        entries += [bench.python("open.py", name, root, count) for name in names("open.py")]
        bench.run(f"Open {count:,} examples", entries)


def scale(bench):
    from make_million import write

    entries = []
    most = 12_800
    for count in (1000, 10_000) if bench.quick else (1000, 10_000, 100_000, 1_000_000):
        path = DATA / f"scale-{count}.zip"
        if not path.exists():
            write(str(path), count)
        for threads in (1, 2):
            name = f"wavecrate fill, {count:,} examples of 256 bytes, {threads} thread{'s' * (threads > 1)}"
            entries.append(bench.engine(name, "fill", path, threads=threads, examples=most))
    bench.run("Scale: cost of an example against the size of the dataset", entries, 256)


def window(bench):
    """From outside on the samples and on a large dataset, then what only the inside knows."""
    import screen

    count = bench.size(100_000)
    large = DATA / f"window-{count}"
    screen.generate(large, count)
    for title, dataset in (("Window, samples", ROOT / "samples"), (f"Window, {count:,} examples", large)):
        missing = screen.missing()
        lines = [f"not measured: {missing}"] if missing else []
        if not missing:
            try:
                lines = screen.measure(PROGRAM, dataset, 3 if bench.quick else 5, say=print)
            except TimeoutError as e:
                lines = [f"not measured: {e}"]
        bench.sections.append({"title": title, "lines": lines})
    said = subprocess.run(["sh", str(HERE / "window.sh")], capture_output=True, text=True,
                          env={**os.environ, "HEADLESS": "1"})  # fmt: skip
    lines = said.stdout.splitlines() or [f"not measured: {said.stderr.strip()}"]
    bench.sections.append({"title": "Window, inside", "lines": lines})


SECTIONS = {"read": read, "inside": inside, "augment": augment, "features": features, "files": files,
            "start": start, "open": opening, "scale": scale, "window": window}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--wheel", help="the Python package; default: the one below target")
    parser.add_argument("--no-install", action="store_true", help="take the environment as it is")
    options = parser.parse_args()
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        failed = {} if options.no_install else install(options.wheel)
        DATA.mkdir(parents=True, exist_ok=True)
        (TARGET / "bench" / "failed.json").write_text(json.dumps(failed))
        # On with the peers' own Python, which has NumPy to write the data.
        os.execv(PYTHON, [PYTHON, __file__, *sys.argv[1:]])
    import table

    started = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    out = TARGET / "bench"
    with open(out / "log.txt", "w") as log:
        bench = Bench(options, log)
        for section in options.only:
            SECTIONS[section](bench)
            results = {
                "date": started,
                "quick": options.quick,
                "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
                "load": os.getloadavg(),
                "notInstalled": json.loads((out / "failed.json").read_text()),
                "sections": bench.sections,
            }
            (out / "results.json").write_text(json.dumps(results, indent=1))
            page = table.page(results)
            (out / "benchmarks.md").write_text(page)
    if not options.quick and options.only == list(SECTIONS):
        table.insert(ROOT / "docs" / "benchmarks.md", page)
    print(page)


if __name__ == "__main__":
    main()
