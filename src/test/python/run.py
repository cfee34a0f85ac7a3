"""Runs the tests in this folder in a virtual environment of their own, made when it is needed.

Usage: run.py BUILD_FOLDER [PYTEST_ARGUMENT...]
       run.py --environment BUILD_FOLDER    only makes the environment, before there is a wheel

Needs the standard library alone. The environment is kept as long as requirements.txt and the
Python stay the same; the wheel that was built is installed into it each time it has changed.
Without a network and without an environment the tests are skipped, unless the variable CI is set.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def install(python: Path, *what: str) -> None:
    # Of all modules that come, few are imported: those alone are compiled, when they are.
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-compile"]
    subprocess.run([*pip, *what], check=True)


def make_environment(build: Path) -> Path:
    """Makes the environment unless it is there; returns its Python."""
    folder = build / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = HERE / "requirements.txt"
    wanted = f"{sys.version}\n{sys.prefix}\n{requirements.read_text(encoding='utf-8')}"
    if not is_stamped(folder / "made-from.txt", wanted):
        print("making a virtual environment for the tests against NumPy and Keras", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install(python, "--requirement", str(requirements))
        stamp(folder / "made-from.txt", wanted)
    return python


def prepare(build: Path) -> Path:
    """Installs the wheel that was built, unless it is there; returns the environment's Python."""
    python = make_environment(build)
    folder = build / "venv"
    (wheel,) = build.glob("wavecrate-*.whl")
    content = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if not is_stamped(folder / "wheel.txt", content):
        if not (folder / "wheel.txt").exists():
            install(python, str(wheel))
        else:
            install(python, "--no-deps", "--no-index", "--force-reinstall", str(wheel))
        stamp(folder / "wheel.txt", content)
    return python


def is_stamped(file: Path, content: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == content


def stamp(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")


def main() -> int:
    if sys.argv[1] == "--environment":
        make_environment(Path(sys.argv[2]))
        return 0
    build = Path(sys.argv[1])
    try:
        python = prepare(build)
    except (OSError, subprocess.CalledProcessError) as error:
        required = "CI" in os.environ
        print(f"{'FAILED' if required else 'SKIPPED'}: the tests against NumPy and Keras: {error}")
        return 1 if required else 0
    places = ["-o", f"cache_dir={build / 'pytest-cache'}", f"--basetemp={build / 'pytest-temp'}"]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(build / "pycache")}
    environment = {**os.environ, **compiled, "PYTHONUTF8": "1"}
    # Two at a time, file by file, and the files that take longest first.
    two = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"] if os.cpu_count() > 1 else []
    tests = [*(str(HERE / f"test_{name}.py") for name in ("colab", "keras")), str(HERE)]
    command = [str(python), "-m", "pytest", "--quiet", "-rs", *two, *places, *tests, *sys.argv[2:]]
    return subprocess.run(command, env=environment, cwd=HERE.parents[2]).returncode


if __name__ == "__main__":
    sys.exit(main())
