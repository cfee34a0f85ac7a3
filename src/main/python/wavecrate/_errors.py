"""The errors of this package, and their translation from the engine's."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any


class WavecrateError(Exception):
    """The root of all errors of this package."""


class JavaError(WavecrateError, RuntimeError):
    """There is no Java that the engine can run on, or Java was started in a way that prevents it."""


class DatasetError(WavecrateError, OSError):
    """There is nothing to open: says what was looked for and what was found."""


class RecipeError(WavecrateError, ValueError):
    """A recipe can't be used: names the key, its value and what is allowed."""


class BadFileError(WavecrateError, OSError):
    """One array file can't be served. The rest of the dataset can.

    Attributes:
        path: the file as the dataset names it, such as `train data/block-id-1/id-1.npy`.
        reason: why.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"

    def __reduce__(self) -> tuple[Any, ...]:
        return BadFileError, (self.path, self.reason)


class _ToldByPython:
    """Turns what Java throws within into the errors above."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: Any, _: object) -> None:
        if kind is not None and _is_javas(error):
            raise _translated(error) from None


# One for all, since it is entered for every batch and knows nothing.
_TOLD_BY_PYTHON = _ToldByPython()


def told_by_python() -> AbstractContextManager[None]:
    """Turns what Java throws within into the errors above."""
    return _TOLD_BY_PYTHON


def _is_javas(error: BaseException) -> bool:
    import jpype

    return isinstance(error, jpype.JException)


def _translated(error: Any) -> Exception:
    name = str(error.getClass().getName())
    message = str(error.getMessage())
    match name:
        case "org.wavecrate.dataset.BadFileException":
            return BadFileError(str(error.path()), str(error.reason()))
        case "org.wavecrate.dataset.DatasetException":
            return DatasetError(message)
        case "org.wavecrate.generator.RecipeException":
            return RecipeError(message)
        case "java.lang.IndexOutOfBoundsException":
            return IndexError(message)
        case "java.lang.IllegalArgumentException":
            return ValueError(message)
        case "java.lang.OutOfMemoryError":
            return MemoryError(message)
        case "java.nio.file.AccessDeniedException":
            return DatasetError(f"{message}: permission is denied")
        case _ if name.startswith(("java.io.", "java.nio.file.")):
            return DatasetError(message)
    return WavecrateError(f"{name}: {message}")
