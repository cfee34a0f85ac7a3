"""Pictures in notebooks: the one that the command draws."""

import numpy as np
import pytest
import wavecrate
from conftest import run, write_block


@pytest.fixture
def tones(tmp_path):
    root = tmp_path / "tones"
    time = np.arange(4000) / 8000
    examples = [
        np.sin(2 * np.pi * hz * time).astype("<f4") * 0.5 for hz in (300, 500, 700, 900, 1100)
    ]
    write_block(root / "train data" / "block-id-1", examples, [np.int64(i) for i in range(5)])
    (root / "wavecrate.json").write_text(
        '{"format": "wavecrate-recipe/1", "sampleRateHz": 8000, "batchSize": 2}'
    )
    return root


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_is_that_of_render(tones, tmp_path, theme):
    file = tmp_path / "picture.png"
    example = "train data/block-id-1/id-3.npy"
    size = ("--width", 640, "--height", 320, "--scale", 2)
    run("render", tones, "--example", example, "--out", file, "--theme", theme, *size)
    with wavecrate.Dataset(tones) as train:
        shown = wavecrate.show(train, 2, theme=theme, width=640, height=320, scale=2)
    assert shown._repr_png_() == file.read_bytes()
    assert repr(shown) == "<wavecrate.Picture, 1280 x 640 pixels>"
    shown.save(tmp_path / "saved.png")
    assert (tmp_path / "saved.png").read_bytes() == shown.png


def test_examples_are_counted_as_stored_and_from_the_end(tones):
    with wavecrate.Dataset(tones, world=2) as train:
        assert wavecrate.show(train, -1).png == wavecrate.show(train, 4).png
        assert wavecrate.show(train, 0).png != wavecrate.show(train, 1).png


def test_what_is_not_allowed_is_said(tones):
    with wavecrate.Dataset(tones) as train:
        with pytest.raises(IndexError, match="example 5; allowed: 0 to 4"):
            wavecrate.show(train, 5)
        with pytest.raises(ValueError, match="theme 'blue'; allowed: dark, light"):
            wavecrate.show(train, theme="blue")
        with pytest.raises(ValueError, match="allowed: 240 x 160 or more"):
            wavecrate.show(train, width=10)


def test_a_bad_example_is_named(tones):
    (tones / "train data" / "block-id-1" / "id-2.npy").write_bytes(b"no array")
    with (
        wavecrate.Dataset(tones) as train,
        pytest.raises(wavecrate.BadFileError, match="id-2.npy"),
    ):
        wavecrate.show(train, 1)


def test_a_dataset_is_a_table(tones):
    with wavecrate.Dataset(tones, recipe={"labels": {"classes": ["<b>", "c", "d", "e", "f"]}}) as d:
        table = d._repr_html_()
    assert ">1 of 32</td>" in table
    assert "float32 (4000,)" in table
    assert "&lt;b&gt;, c" in table
    assert "<b>" not in table
