"""Turns one array into a trained model's input, without a dataset."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _java
from ._errors import DatasetError, RecipeError, told_by_python

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

FORMAT = "wavecrate-recipe/1"


class Recipe:
    """The recipe of a training; turns any array into what the model was trained on.

        recipe = wavecrate.Recipe("crates/wavecrate.json")
        model.predict(recipe.features(samples, rate)[np.newaxis])

    >>> recipe = wavecrate.Recipe({"sampleRateHz": 8000, "fit": {"samples": 4}})
    >>> recipe.features([0.25, -0.5, 0.125, 0, 1, 1], 8000)
    array([-0.5  ,  0.125,  0.   ,  1.   ], dtype=float32)

    Args:
        recipe: the path of a `wavecrate.json`, best the one that lies with the crates, which also
            states what else the first arrays of the dataset decide; or its content as a dictionary
            (`format` may be left out).

    Raises:
        RecipeError: the recipe names a key or a value that is not allowed.
        JavaError: there is no Java 25 or later.
    """

    def __init__(self, recipe: str | os.PathLike[str] | Mapping[str, Any]) -> None:
        self._name, text, place = recipe_text(recipe)
        java = _java.engine("OneArrayFeed")
        try:
            with told_by_python():
                self._feed = java.open(text, place)
        except RecipeError as error:
            raise RecipeError(f"{self._name}: {error}") from None

    def features(self, samples: ArrayLike, rate: int | None = None) -> np.ndarray:
        """The model's input: the same bytes as the row of this array in a validation batch.

        Args:
            samples: an array of the type and shape that the files of the dataset have; a list of
                floats becomes float32.
            rate: samples per second. Where the recipe resamples, any will do; else it must be the
                recipe's.

        Returns:
            float32, of the shape of `Dataset.shape`.

        Raises:
            RecipeError: the recipe has another rate, or does not fit such arrays.
            BadFileError: the array can't be served: too short, of another shape.
        """
        array = np.asarray(samples)
        if not isinstance(samples, (np.ndarray, np.generic)) and array.dtype == np.float64:
            array = array.astype(np.float32)
        array = np.array(array, order="C", copy=None)
        _java.check_process()
        with told_by_python():
            row = self._feed.features(
                array.dtype.str, list(array.shape), array.ctypes.data, int(rate or 0)
            )
            made = np.empty(tuple(row.shape()), np.float32)
            row.copyTo(made.ctypes.data)
        return made

    def __repr__(self) -> str:
        return f"<wavecrate.Recipe {self._name}>"


def recipe_text(recipe: str | os.PathLike[str] | Mapping[str, Any]) -> tuple[str, str, str]:
    """A name for the recipe, its text, and the folder that its relative paths begin at."""
    if isinstance(recipe, Mapping):
        try:
            return "recipe", json.dumps({"format": FORMAT, **recipe}), os.getcwd()
        except (TypeError, ValueError) as error:
            raise RecipeError(f"recipe: can't be written as JSON: {error}") from None
    path = os.path.abspath(os.fspath(recipe))
    try:
        with open(path, encoding="utf-8") as file:
            return os.fspath(recipe), file.read(), os.path.dirname(path)
    except FileNotFoundError:
        raise RecipeError(f"{recipe}: there is no such file") from None
    except UnicodeDecodeError:
        raise RecipeError(f"{recipe}: is no UTF-8 text") from None
    except OSError as error:
        raise DatasetError(f"{recipe}: can't be read: {error.strerror}") from None
