"""Pictures of examples, as the window shows them."""

from __future__ import annotations

import html
import operator
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._source import Source

THEMES = ("dark", "light")


class Picture:
    """The picture of one example as a PNG; notebooks show it.

    Attributes:
        png: the bytes of the file.
    """

    def __init__(self, png: bytes) -> None:
        self.png = png

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the PNG file, replacing it if it exists."""
        Path(path).write_bytes(self.png)

    def _repr_png_(self) -> bytes:
        return self.png

    def __repr__(self) -> str:
        width = int.from_bytes(self.png[16:20], "big")
        height = int.from_bytes(self.png[20:24], "big")
        return f"<wavecrate.Picture, {width} x {height} pixels>"


def show(
    dataset: Source,
    index: int = 0,
    *,
    theme: str = "light",
    width: int = 900,
    height: int = 480,
    scale: float = 1.0,
) -> Picture:
    """The picture of an example as stored: waveform and spectrogram, or features as a heat map.

    It is the picture of the window and of `wavecrate render`. At the end of a notebook's cell it is
    shown; `.save("example.png")` writes it.

        train = wavecrate.Dataset("my-dataset", "train")
        wavecrate.show(train, 17)

    Args:
        dataset: the split.
        index: which example, in the order in which they are stored (not that of an epoch), from 0;
            from the end if negative.
        theme: `light` or `dark`.
        width: in pixels, 240 or more.
        height: in pixels, 160 or more.
        scale: the factor by which the picture has more pixels; 2 for dense screens and print.

    Raises:
        IndexError: the split has not that many examples.
        ValueError: the theme or the size is not allowed.
        BadFileError: the example can't be read, or there is nothing to draw.
    """
    if theme not in THEMES:
        raise ValueError(f"theme {theme!r}; allowed: {', '.join(THEMES)}")
    number = operator.index(index)
    count = dataset._feed.stored
    if not -count <= number < count:
        raise IndexError(f"example {number}; allowed: 0 to {count - 1}")
    return Picture(
        dataset._feed.picture(
            number, theme == "light", operator.index(width), operator.index(height), float(scale)
        )
    )


def dataset_html(dataset: Source) -> str:
    """A dataset as a table of HTML."""
    rows = [
        ("dataset", dataset.path),
        ("split", dataset.split),
        ("examples", f"{dataset.examples:,}"),
        ("batches", f"{len(dataset):,} of {dataset.batch_size}"),
        ("one example", f"float32 {dataset.shape}"),
    ]
    if dataset.label_shape is not None:
        rows.append(("one label", f"{dataset.label_dtype} {dataset.label_shape}"))
    if dataset.classes:
        rows.append(("classes", ", ".join(dataset.classes)))
    if dataset.sample_rate_hz is not None:
        rows.append(("sample rate", f"{dataset.sample_rate_hz:,} Hz"))
    cells = "".join(
        f"<tr><th style='text-align:left'>{name}</th>"
        f"<td style='text-align:left'>{html.escape(str(value))}</td></tr>"
        for name, value in rows
    )
    return f"<table>{cells}</table>"
