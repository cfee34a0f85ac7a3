"""Runs the tests in this folder in a virtual environment of their own, made when it is needed.

Usage: run.py BUILD_FOLDER [PYTEST_ARGUMENT...]

Needs the standard library alone. The environment is kept as long as requirements.txt and the
Python stay the same. Without a network and without an environment the tests are skipped, unless the
variable CI is set.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def prepare(folder: Path) -> Path:
    """Makes the environment unless it is there; returns its Python."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = HERE / "requirements.txt"
    wanted = f"{sys.version}\n{sys.prefix}\n{requirements.read_text(encoding='utf-8')}"
    stamp = folder / "made-from.txt"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print("making a virtual environment for the tests against NumPy", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--requirement", str(requirements)], check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def main() -> int:
    build = Path(sys.argv[1])
    try:
        python = prepare(build / "venv")
    except (OSError, subprocess.CalledProcessError) as error:
        required = "CI" in os.environ
        print(f"{'FAILED' if required else 'SKIPPED'}: the tests against NumPy: {error}")
        return 1 if required else 0
    cache = f"cache_dir={build / 'pytest-cache'}"
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1")
    command = [str(python), "-m", "pytest", "--quiet", "-o", cache, str(HERE), *sys.argv[2:]]
    return subprocess.run(command, env=environment, cwd=HERE.parents[2]).returncode


if __name__ == "__main__":
    sys.exit(main())
