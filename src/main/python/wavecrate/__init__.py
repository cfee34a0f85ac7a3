"""Serves `.npy` audio datasets to Keras, TensorFlow, JAX and PyTorch.

    train = wavecrate.Dataset("my-dataset", "train")
    model.fit(train.keras(), epochs=10)

Without a framework, in the folder of the project, whose sample dataset is in `samples`:

>>> import wavecrate
>>> for features, labels in wavecrate.Dataset("samples", "validation"):
...     print(features.shape, features.dtype, labels.shape, labels.dtype)
(12, 8000) float32 (12,) int64

Every batch is, byte for byte, the one that the program Wavecrate shows and that the command
`wavecrate batches` describes: the same engine makes it.
"""

from ._dataset import Dataset
from ._errors import BadFileError, DatasetError, JavaError, RecipeError, WavecrateError
from ._picture import Picture, show
from ._recipe import Recipe
from ._version import VERSION as __version__

__all__ = [
    "BadFileError",
    "Dataset",
    "DatasetError",
    "JavaError",
    "Picture",
    "Recipe",
    "RecipeError",
    "WavecrateError",
    "__version__",
    "show",
]
