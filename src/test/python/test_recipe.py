"""A trained model gets of one array what it was trained on."""

import json

import numpy as np
import pytest
import wavecrate
from conftest import write_block

RECIPE = {
    "sampleRateHz": 16000,
    "batchSize": 4,
    "fit": {"samples": 2500},
    "transforms": [{"kind": "gain", "probability": 1}],
    "features": {"kind": "mel", "mels": 24},
}


@pytest.mark.parametrize("dtype", ["<f4", "<f8", ">i2", "|u1"])
@pytest.mark.parametrize("keys", [["fit"], ["fit", "sampleRateHz", "features"], []])
def test_features_are_the_row_of_the_validation_batch(dtype, keys, tmp_path):
    random = np.random.default_rng(3)
    sounds = [(100 * random.random((2000, 2))).astype(dtype) for _ in range(6)]
    write_block(tmp_path / "d" / "validation" / "b", sounds)
    settings = {"batchSize": 4, "transforms": RECIPE["transforms"], **{k: RECIPE[k] for k in keys}}
    validation = wavecrate.Dataset(tmp_path / "d", "validation", recipe=settings)
    recipe = wavecrate.Recipe(settings)
    rows = np.concatenate([batch[0] for batch in validation])
    for sound, row in zip(sounds, rows, strict=True):
        for layout in (sound, np.asfortranarray(sound)):
            features = recipe.features(layout, 16000)
            assert features.dtype == np.float32
            assert features.shape == validation.shape
            assert features.tobytes() == row.tobytes()


def test_a_recipe_in_a_file_and_a_list_of_numbers(tmp_path):
    file = tmp_path / "wavecrate.json"
    file.write_text(json.dumps({"format": "wavecrate-recipe/1", "fit": {"samples": 4}}), "utf-8")
    recipe = wavecrate.Recipe(file)
    assert recipe.features([0.5, 0.25]).tolist() == [0.5, 0.25, 0, 0]


def test_what_cant_be_is_refused():
    with pytest.raises(wavecrate.RecipeError, match="recipe: sede: unknown key"):
        wavecrate.Recipe({"sede": 1})
    with pytest.raises(wavecrate.RecipeError, match="engine: 1; allowed: 2, since engine 2"):
        wavecrate.Recipe({"engine": 1})
    recipe = wavecrate.Recipe(RECIPE)
    with pytest.raises(wavecrate.RecipeError, match="16000, but the array has 44100 Hz"):
        recipe.features(np.zeros(3000, np.float32), 44100)
    with pytest.raises(ValueError, match="dtype '<c8' .complex. is not supported"):
        recipe.features(np.zeros(3000, np.complex64), 16000)
