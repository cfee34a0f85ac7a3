"""The version, as the installed package's metadata names it."""

from importlib.metadata import version

VERSION = version("wavecrate")
