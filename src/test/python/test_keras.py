"""Real training with Keras 3 gets the documented batches, on TensorFlow and on JAX."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import warnings
from pathlib import Path

import numpy as np
import pytest
import wavecrate
from conftest import DATA, ROOT
from test_package import joined, served_by_command

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
keras = pytest.importorskip("keras")

ON_TENSORFLOW = keras.backend.backend() == "tensorflow"
ONCE = pytest.mark.skipif(not ON_TENSORFLOW, reason="runs on TensorFlow already")
RECIPE = {"batchSize": 4, "seed": 5, "transforms": [{"kind": "gain"}, {"kind": "reverse"}]}
BATCHES = 7


@pytest.fixture(scope="module")
def train(small):
    return wavecrate.Dataset(small, "train", recipe=RECIPE)


class Recorder(keras.Model):
    """Remembers the bytes of the batches that it is trained on, and of those it is tested on."""

    def __init__(self):
        super().__init__()
        self.layer = keras.layers.Dense(5)
        self.trained = []
        self.tested = []
        self.weights_seen = []
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.compile("sgd", loss, run_eagerly=True, jit_compile=False)

    def call(self, x):
        return self.layer(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        seen = self.trained if training else self.tested
        # Keras builds the model with something that has a shape but no values.
        if not isinstance(x, keras.KerasTensor):
            try:
                seen.append((np.asarray(x).tobytes(), np.asarray(y).tobytes()))
                self.weights_seen.append(sample_weight)
            except Exception as error:
                assert "Tracer" in type(error).__name__
        return super().compute_loss(x, y, y_pred, sample_weight)


def fit(model, data, **arguments):
    del model.trained[:], model.tested[:]
    model.fit(data, verbose=0, **arguments)
    return model.trained


def served(dataset, epochs, count=BATCHES):
    """The bytes of the first batches of some epochs."""
    before = dataset.epoch
    batches = []
    for epoch in epochs:
        dataset.set_epoch(epoch)
        batches += [tuple(a.tobytes() for a in dataset[i]) for i in range(count)]
    dataset.set_epoch(before)
    return batches


def test_fit_trains_on_the_batches_of_the_command(small, train, tmp_path):
    file = tmp_path / "recipe.json"
    file.write_text(json.dumps({"format": "wavecrate-recipe/1", **RECIPE}), "utf-8")
    seen = fit(Recorder(), train.keras(), epochs=2)
    for epoch in range(2):
        told = ["--recipe", file, "--epoch", epoch]
        features, labels, _ = served_by_command(small, tmp_path / "x.npz", *told)
        batches = seen[epoch * BATCHES : (epoch + 1) * BATCHES]
        assert b"".join(x for x, _ in batches) == features.tobytes()
        assert b"".join(y for _, y in batches) == labels.tobytes()


@pytest.mark.parametrize("shuffle", [True, False])
def test_no_argument_of_fit_puts_batches_out_of_order(train, shuffle):
    data = train.keras()
    seen = fit(Recorder(), data, initial_epoch=3, epochs=5, shuffle=shuffle)
    assert seen == served(train, [3, 4])


@pytest.mark.parametrize("steps", [1, 5, BATCHES])
def test_steps_per_epoch_begin_every_epoch_at_its_first_batch(small, train, steps):
    validation = wavecrate.Dataset(small, "validation")
    model = Recorder()
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        data, held = train.keras(), validation.keras()
        seen = fit(model, data, epochs=3, steps_per_epoch=steps, validation_data=held)
    assert seen == served(train, [0, 1, 2], steps)
    assert model.tested == served(validation, [0] * 3, 1)


def test_too_many_steps_per_epoch_are_refused(train):
    with pytest.raises(ValueError, match="steps_per_epoch 8; allowed: 1 to 7"):
        fit(Recorder(), train.keras(), steps_per_epoch=8)


def test_a_second_fit_counts_from_0_again_and_says_so(train):
    model, data = Recorder(), train.keras()
    fit(model, data, epochs=2)
    with pytest.warns(UserWarning, match=r"fit\(initial_epoch=2, epochs=2 \+ more\)"):
        assert fit(model, data, epochs=1) == served(train, [0])
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        assert fit(model, data, initial_epoch=2, epochs=3) == served(train, [2])
        assert fit(Recorder(), data, epochs=1) == served(train, [0])


class StopAt(keras.callbacks.Callback):
    def __init__(self, batch):
        super().__init__()
        self.batch = batch

    def on_train_batch_end(self, batch, logs=None):
        if batch == self.batch:
            self.model.stop_training = True


def test_stopping_within_an_epoch_leaves_nothing_behind(train):
    model, data = Recorder(), train.keras()
    assert fit(model, data, epochs=3, callbacks=[StopAt(2)]) == served(train, [0], 3)
    seen = fit(model, data, initial_epoch=1, epochs=2, callbacks=[StopAt(0)])
    assert seen == served(train, [1], 1)
    assert fit(Recorder(), data, epochs=2) == served(train, [0, 1])


def test_early_stopping_between_epochs(train):
    stop = keras.callbacks.EarlyStopping("loss", patience=0, mode="max", min_delta=1e9)
    data = train.keras()
    assert fit(Recorder(), data, epochs=9, callbacks=[stop]) == served(train, [0, 1])


def test_the_training_data_may_be_validated_on(train):
    model, data = Recorder(), train.keras()
    assert fit(model, data, epochs=2, validation_data=data) == served(train, [0, 1])
    assert model.tested == served(train, [0, 0])


def test_evaluate_and_predict_serve_the_epoch_that_was_set(train):
    model, data = Recorder(), train.keras()
    train.set_epoch(2)
    try:
        assert len(model.predict(data, verbose=0)) == 26
        model.evaluate(data, verbose=0)
        assert model.tested == served(train, [2])
        assert fit(model, data, epochs=1) == served(train, [0])
    finally:
        train.set_epoch(0)


def test_class_weights_belong_to_the_dataset(small, train):
    with pytest.raises(ValueError, match=r"pass it to wavecrate.Dataset.keras\(class_weight"):
        fit(Recorder(), train.keras(), class_weight={0: 2.0})
    classes = {"encoding": "oneHot", "classes": list("abcde")}
    for labels in [{"encoding": "asIs"}, classes]:
        dataset = wavecrate.Dataset(small, "train", recipe={"batchSize": 4, "labels": labels})
        features, y, weights = dataset.keras(class_weight={1: 3.0, 4: 0.5})[0]
        indices = y if y.ndim == 1 else y.argmax(axis=1)
        assert weights.tolist() == [{1: 3.0, 4: 0.5}.get(int(i), 1.0) for i in indices]
    model, data = Recorder(), train.keras(class_weight={1: 3.0})
    assert fit(model, data, epochs=1) == served(train, [0])
    assert all(weight is not None for weight in model.weights_seen)


def test_arguments_that_would_be_ignored_are_refused(train):
    for name in ["y", "sample_weight"]:
        with pytest.raises(ValueError, match="hold the labels already"):
            fit(Recorder(), train.keras(), **{name: np.zeros(26)})


def test_more_workers_are_refused_with_the_reason(train):
    for options in [{"workers": 2}, {"use_multiprocessing": True}]:
        with pytest.raises(ValueError, match="loses and repeats batches"):
            train.keras(**options)
        with pytest.raises(ValueError, match="loses and repeats batches"):
            setattr(train.keras(), *next(iter(options.items())))
    assert isinstance(train.keras(workers=1, max_queue_size=3), keras.utils.PyDataset)


def test_a_keras_that_would_permute_is_detected_and_explained(train):
    from keras.src.trainers.data_adapters.py_dataset_adapter import PyDatasetAdapter

    with pytest.raises(ValueError, match="pass shuffle=False to fit"):
        fit(Recorder(), PyDatasetAdapter(train.keras(), shuffle=True))
    seen = fit(Recorder(), PyDatasetAdapter(train.keras(), shuffle=False), epochs=2)
    assert seen == served(train, [0, 1])


def test_a_bad_file_ends_training_by_its_name(small, tmp_path):
    root = tmp_path / "damaged"
    shutil.copytree(small, root)
    dataset = wavecrate.Dataset(root, "train", recipe=RECIPE)
    for batch in [3, 0]:
        (root / dataset.files(batch)[0]).write_bytes(b"garbage")
        for use in [fit, lambda model, data: model.evaluate(data, verbose=0)]:
            with pytest.raises(wavecrate.BadFileError, match="is no .npy file") as told:
                use(Recorder(), dataset.keras())
            assert told.value.path == dataset.files(batch)[0]


@ONCE
def test_tf_data_goes_on_from_epoch_to_epoch(small, train):
    dataset = wavecrate.Dataset(small, "train", recipe=RECIPE)
    data = dataset.tf()
    assert data.cardinality() == BATCHES

    def passed():
        return [(x.numpy().tobytes(), y.numpy().tobytes()) for x, y in data]

    assert passed() == served(train, [0])
    next(iter(data))
    assert passed() == served(train, [1])
    dataset.set_epoch(5)
    assert passed() == served(train, [5])
    dataset.set_epoch(0)
    model = Recorder()
    assert fit(model, data, epochs=3, shuffle=False) == served(train, [0, 1, 2])


@ONCE
def test_sixteen_bit_labels_and_unlabelled_splits_reach_tensorflow(tmp_path):
    from conftest import write_block

    write_block(tmp_path / "train" / "b", np.ones((3, 4), "f4"), np.ones((3, 2), ">u2"))
    write_block(tmp_path / "test" / "b", np.ones((3, 4), "f4"))
    ((_, labels),) = wavecrate.Dataset(tmp_path, "train").tf()
    assert labels.dtype == "uint16"
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    data = wavecrate.Dataset(tmp_path, "test").keras()
    assert model.predict(data, verbose=0).shape == (3, 1)


@ONCE
def test_a_small_model_learns_real_sounds():
    root = DATA / "sonic-pi-waves"
    if not root.is_dir():
        pytest.skip(f"there is no {root}")
    quiet = {"kind": "gaussianNoise", "minSnrDb": 15}
    early = {"kind": "shift", "rollover": False, "minFraction": -0.1, "maxFraction": 0.1}
    recipe = {
        "sampleRateHz": 16000,
        "batchSize": 16,
        "transforms": [{"kind": "gain"}, early, quiet, {"kind": "frequencyMask", "maxBins": 6}],
        "features": {"kind": "mel", "mels": 40, "hop": 512},
    }
    train, held = (wavecrate.Dataset(root, s, recipe=recipe) for s in ["train", "validation"])
    keras.utils.set_random_seed(1)
    model = small_model(train.shape, classes=12)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(2e-3), loss, metrics=["accuracy"])
    history = model.fit(train.keras(), validation_data=held.keras(), epochs=30, verbose=0).history
    commonest = np.bincount(joined(held)[1]).max() / held.examples
    assert commonest == pytest.approx(0.24)
    assert history["loss"][-1] < history["loss"][0] / 2
    # Chance is 0.08; sums in TensorFlow differ a little from run to run.
    assert np.mean(history["val_accuracy"][-10:]) > 0.3


def small_model(shape, classes):
    layers = keras.layers
    x = spectra = keras.Input(shape)
    x = layers.LayerNormalization(axis=(1, 2))(x)
    for filters in [64, 64, 96]:
        x = layers.Conv1D(filters, 5, padding="same")(x)
        x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.ReLU()(x)
        x = layers.MaxPooling1D(2)(x)
    mean, most = layers.GlobalAveragePooling1D()(x), layers.GlobalMaxPooling1D()(x)
    x = layers.Dropout(0.4)(layers.Concatenate()([mean, most]))
    return keras.Model(spectra, layers.Dense(classes)(x))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for others")
def test_interrupted_training_ends(small):
    code = f"""
        import keras, wavecrate
        data = wavecrate.Dataset({str(small)!r}, "train", recipe={RECIPE!r})
        model = keras.Sequential([keras.Input(data.shape), keras.layers.Dense(5)])
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile("sgd", loss)
        went = keras.callbacks.LambdaCallback(
            on_epoch_begin=lambda epoch, logs: epoch == 3 and print("going", flush=True))
        model.fit(data.keras(), epochs=10**6, verbose=0, callbacks=[went])
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout.readline() == "going\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert "KeyboardInterrupt" in err


@ONCE
def test_the_same_holds_on_jax(pytestconfig, tmp_path):
    pytest.importorskip("jax")
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", __file__]
    command.append(f"--basetemp={tmp_path / 'jax'}")
    environment = {**os.environ, "KERAS_BACKEND": "jax"}
    root = Path(pytestconfig.rootpath)
    ran = subprocess.run(command, env=environment, cwd=root, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]


def test_the_first_program_of_the_documentation_trains_without_names_of_classes(
    small, tmp_path, monkeypatch
):
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    (program,) = re.findall(r"^## Keras\n+```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    shutil.copytree(small, tmp_path / "my-dataset")
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(program.replace("epochs=20", "epochs=2"), "python.md", "exec"), names)
    assert names["train"].classes == []
    assert names["model"].output_shape == (None, 5)
    assert names["model"].predict(names["validation"].keras(), verbose=0).shape == (4, 5)
