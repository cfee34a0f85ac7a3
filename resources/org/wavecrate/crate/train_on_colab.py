# %% [markdown] title
# # Train on `my-dataset` with Keras
#
# This notebook is in the folder that Wavecrate exported, next to your data. It copies the data
# to the machine that trains, verifies that it arrived whole, shows you a batch, trains a small
# network, and measures how good it is. Part two does the same without Wavecrate, by hand.
#
# 1. Upload the whole folder to "My Drive" at [drive.google.com](https://drive.google.com).
# 2. There, double-click `train_on_colab.ipynb`. It opens in Colab.
# 3. *Runtime > Change runtime type*: choose a GPU. Without one it works too, only slower.
# 4. *Runtime > Run all*. Colab asks once whether it may read your Drive.
#
# It runs on your own computer as well: open it with Jupyter in its folder. The crates are read
# there, and the only files it adds to the folder are the trained model and its recipe.

# %% [markdown] settings-text
# ## Settings
#
# **`SOURCE`** is the one thing that must be right: where the crates (the `.zip` files) are.
#
# The folder in your Drive, as it stands below. Did you upload it into another folder, or under
# another name? Then change the path.
#
# Or links, if the files are too large to pass through your Drive, or not yours: one for every file
# of the folder but this notebook. Files in Drive must be shared with "Anyone with the link".
#
# ```python
# SOURCE = ["https://example.org/SHA256SUMS", "https://drive.google.com/file/d/…/view"]
# ```
#
# Or the link of a whole folder shared in Drive:
#
# ```python
# SOURCE = "https://drive.google.com/drive/folders/…"
# ```

# %% settings tags=parameters
import sys

ON_COLAB = "google.colab" in sys.modules

SOURCE = "/content/drive/MyDrive/my-dataset" if ON_COLAB else "."
LOCAL = "/content/data" if ON_COLAB else None  # where copies go; None: no copy of a folder

EPOCHS = 40  # at most: training stops earlier when it gets no better
LOG_MEL = True  # waveforms become log-mel spectrograms first; False: train on them as they are
PLAIN_WAY = True  # run part two as well; it unpacks the crates, so needs their size once more

# %% [markdown] drive-text
# ## Get the crates
#
# **Why not train from Drive?** Drive is a web service that looks like a folder. Every file that
# is opened there is a request over the network, which takes a good part of a second, and after
# too many of them Google stops answering for a day. A copy is made once, in large pieces, and
# from then on the graphics card never waits for the network.
#
# **Why zip?** Ten thousand small files take hours to upload and to copy; one large file of the
# same size takes minutes. These zips are not even packed tightly: Wavecrate reads examples right
# out of them, so that nothing needs to be unpacked.

# %% drive
import tempfile
from pathlib import Path

links = [SOURCE] if str(SOURCE).startswith("http") else SOURCE
links = links if isinstance(links, (list, tuple)) else []
if ON_COLAB and not links and str(SOURCE).startswith("/content/drive"):
    from google.colab import drive

    drive.mount("/content/drive")

if links and LOCAL is None:
    LOCAL = "local copy"
if LOCAL is None and "temporary" not in globals():  # it goes when the notebook is closed
    temporary = tempfile.TemporaryDirectory(prefix="wavecrate-", ignore_cleanup_errors=True)
WORK = Path(LOCAL or temporary.name).resolve()
CRATES = WORK / "crates" if LOCAL else Path(SOURCE).resolve()
folder = CRATES if links else Path(SOURCE).resolve()
if LOCAL:
    CRATES.mkdir(parents=True, exist_ok=True)
if not folder.is_dir():
    beside = sorted(path.name for path in folder.parent.glob("*/"))
    raise FileNotFoundError(
        f"There is no folder {folder}. Its parent folder has: {', '.join(beside) or 'nothing'}."
        " Correct SOURCE in the settings, or wait until the upload is complete."
    )
print("The crates come from", "links" if links else folder)

# %% [markdown] copy-text
# Now they are copied to the local disk, unless they are on it already. `SHA256SUMS` is the packing
# list: it names every crate and the Python package. A file that is there already is not copied
# again, so that you can run this cell as often as you like.

# %% copy
import re
import shutil
import urllib.parse
import urllib.request


def pour(source, target, size):
    """Copies a stream into a file in large pieces and says how far it is."""
    free = shutil.disk_usage(CRATES).free
    if size and size > free:
        raise OSError(
            f"{target.name} needs {size / 1e9:.1f} GB and the disk of this machine has"
            f" {free / 1e9:.1f} GB left. Choose a runtime with a larger disk, or delete files."
        )
    part = target.with_name(target.name + ".part")
    done = 0
    with open(part, "wb") as out:
        while piece := source.read(1 << 24):
            out.write(piece)
            done += len(piece)
            share = f"{done / size:4.0%} of " if size else ""
            print(f"\r{target.name}: {share}{(size or done) / 1e6:,.1f} MB", end="")
    print()
    part.replace(target)


def download(link):
    """Fetches a link into CRATES: a folder or file shared in Drive, or any other address."""
    address = urllib.parse.urlsplit(link)
    if address.hostname not in ("drive.google.com", "docs.google.com"):
        target = CRATES / urllib.parse.unquote(Path(address.path).name)
        if not target.exists():
            with urllib.request.urlopen(link) as response:
                pour(response, target, int(response.headers.get("Content-Length") or 0))
        return
    import gdown  # Colab has it; elsewhere: pip install gdown

    if "/folders/" in address.path:
        gdown.download_folder(link.split("?")[0], output=str(CRATES))
    else:
        number = re.search(r"/d/([\w-]+)|[?&]id=([\w-]+)", link)
        if not number:
            raise ValueError(f"{link} is no link of a file or folder in Drive; copy it from there.")
        if not gdown.download(id=number[1] or number[2], output=f"{CRATES}/"):
            raise OSError(f'{link}: not shared with "Anyone with the link", or over its quota.')


def packing_list():
    """The files that SHA256SUMS names, with their sums."""
    if not (folder / "SHA256SUMS").exists():
        raise FileNotFoundError(f"There is no SHA256SUMS in {folder}: upload the whole folder.")
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {line[66:]: line[:64] for line in lines}


def missing_files():
    return [name for name in packing_list() if not (folder / name).exists()]


if links and (not (folder / "SHA256SUMS").exists() or missing_files()):
    for link in links:
        download(link)

sums = packing_list()
missing = missing_files()
if missing:
    raise FileNotFoundError(
        f"{folder} lacks {', '.join(missing)}. Is the upload complete? Drive shows its progress."
    )
if folder != CRATES:
    for old in CRATES.glob("*.zip"):  # of another export, such as one in fewer parts
        if old.name not in sums:
            old.unlink()
    for name in [*sums, "wavecrate.json"]:
        source, target = folder / name, CRATES / name
        small = source.exists() and source.suffix == ".json"  # you may have changed it
        if small or source.exists() and not (
            target.exists() and target.stat().st_size == source.stat().st_size
        ):
            with open(source, "rb") as stream:
                pour(stream, target, source.stat().st_size)
print(f"{len(sums)} files are here; {shutil.disk_usage(CRATES).free / 1e9:.0f} GB left")

# %% [markdown] sums-text
# ## Did everything arrive?
#
# Every file has a fingerprint that was taken at the export. If one bit was lost on the way, the
# fingerprint here is another one. Better to know now than to wonder about a bad network later.

# %% sums
import hashlib

for name, expected in sums.items():
    with open(CRATES / name, "rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != expected:
        if folder != CRATES or links:
            (CRATES / name).unlink()
        raise ValueError(
            f"{name} is not the file that was exported: copy again, that is, run the copying cell"
            " once more. If this sentence comes back, the upload was damaged: upload it again."
        )
    print("whole:", name)

# %% [markdown] install-text
# ## Install
#
# The package `wavecrate` is among the crates. It brings what it needs, Java included, and
# leaves this machine's NumPy, Keras and TensorFlow as they are.

# %% install
import importlib
import importlib.metadata
import subprocess

wheel = next(CRATES / name for name in sums if name.endswith(".whl"))
keep = WORK / "keep-as-they-are.txt"
pins = ""
for package in ("numpy", "keras", "tensorflow", "tensorflow-cpu", "jax", "torch"):
    try:
        pins += f"{package}=={importlib.metadata.version(package)}\n"
    except importlib.metadata.PackageNotFoundError:
        pass
keep.write_text(pins)

if "wavecrate" in sys.modules:
    print("wavecrate is in use already; for another version of it, restart the runtime first")
else:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--force-reinstall", str(wheel)], check=True)
    subprocess.run([*pip, "--constraint", str(keep), str(wheel)], check=True)
    importlib.invalidate_caches()
    print("installed: wavecrate", importlib.metadata.version("wavecrate"))

# %% [markdown] open-text
# ## Open the dataset
#
# `wavecrate.json` is the recipe: batch size, shuffling, augmentation, features. You edited it in
# the window of Wavecrate; here the same engine reads it, so that the network gets, byte for byte,
# the batches that you saw and heard there, unless the cell below says what it changes: `LOG_MEL`
# makes spectrograms of waveforms. To change the recipe, change it there and export again (or edit
# `wavecrate.json` in the folder).
#
# **Why single files?** Because every example is a file of its own, every epoch can mix all of
# them again, and which ones share a batch changes every time.
#
# **Why blocks?** A folder with 100,000 files is slow to list and impossible to look through.
# Blocks of a few hundred keep folders small, let a dataset grow by a recording session at a time,
# and let a large crate be parted between them.

# %% open
import json
import os
import zipfile

import numpy as np
import wavecrate

if (CRATES / "wavecrate.json").exists():
    recipe = json.loads((CRATES / "wavecrate.json").read_text(encoding="utf-8"))
else:
    crate = next(CRATES / name for name in sums if name.endswith(".zip"))
    with zipfile.ZipFile(crate) as packed:
        name = next(name for name in packed.namelist() if name.endswith("wavecrate.json"))
        recipe = json.loads(packed.read(name))

# Recordings that the recipe mixes in, such as background noise, are in folders next to it.
if folder != CRATES:
    for name in re.findall(r'"folder"\s*:\s*"([^"]+)"', json.dumps(recipe)):
        if not os.path.isabs(name) and (folder / name).is_dir():
            shutil.rmtree(WORK / name, ignore_errors=True)
            shutil.copytree(folder / name, WORK / name)
os.chdir(WORK if LOCAL else folder)

# train.zip or train-1of3.zip: the name begins with the split.
splits = {re.match(r"[a-z]+", name)[0] for name in sums if name.endswith(".zip")}
if "train" not in splits:
    raise ValueError(f"There is no train.zip to train on; there is: {', '.join(sorted(splits))}.")


def open_split(split, **changes):
    """The split as the recipe serves it, or None if there is none."""
    if split not in splits:
        return None
    whole = {} if split == "train" else {"remainder": "keep"}  # leave no example untested
    return wavecrate.Dataset(CRATES, split, {**recipe, **whole, **changes})


RAW = {"transforms": [], "shuffle": {"mode": "none"}, "remainder": "keep"}
RAW |= {"features": {"kind": "waveform"}}

kind = recipe.get("features", {}).get("kind", "waveform")
stored_shape = open_split("train", **RAW).shape
is_waveform = len(stored_shape) == 1 or len(stored_shape) == 2 and stored_shape[1] <= 8
changes = {}
if LOG_MEL and kind == "waveform" and is_waveform and stored_shape[0] >= 256:
    rate = recipe.get("sampleRateHz")
    fft = 2048 if rate and rate > 32000 else 1024
    while fft > stored_shape[0] // 4:
        fft //= 2
    if rate:
        features = {"kind": "mel", "fftSize": fft, "hop": fft // 4, "mels": min(64, fft // 8)}
        print("Not the batches that you saw: LOG_MEL makes log-mel spectrograms of them.")
    else:  # a rate that was guessed would put every mel band at a wrong frequency
        features = {"kind": "stft", "fftSize": min(fft, 256), "hop": min(fft, 256)}
        print(
            "Not the batches that you saw: LOG_MEL makes spectrograms of them. Mel bands need"
            " sampleRateHz in wavecrate.json, which does not say it."
        )
    changes = {"features": features}

train = open_split("train", **changes)
validation = open_split("validation", **changes)
test = open_split("test", **changes)
for dataset in (train, validation, test):
    if dataset is not None:
        print(dataset)
print(f"One example as the network gets it: {train.shape}; stored: {stored_shape}")

# %% [markdown] labels-text
# ## What is to be learned?
#
# The labels say it. This cell goes through all of them once and chooses what the last layer and
# the loss must be:
#
# - a **whole number** for each example is the number of its class;
# - **one-hot**: one 1 among zeros, at the place of the class;
# - **multi-hot**: zeros and ones in any number, a yes or no to several questions at once (or at
#   several times);
# - anything else is **numbers** to be estimated (regression).

# %% labels
if train.label_shape is None:
    raise ValueError("This dataset has no labels: it can be looked at, but not trained on.")


def choose_task(labels, names):
    """What labels of this kind ask for."""
    integers = labels.dtype.kind in "biu"
    zeros_and_ones = np.isin(labels, (0, 1)).all()
    if labels.ndim == 1 and integers and labels.min() >= 0:
        outputs, kind = max(len(names), int(labels.max()) + 1), "classes"
    elif labels.ndim == 2 and zeros_and_ones and (labels.sum(axis=1) == 1).all():
        outputs, kind = labels.shape[1], "one-hot"
    else:
        outputs = int(np.prod(labels.shape[1:]))
        kind = "multi-hot" if labels.ndim > 1 and zeros_and_ones else "numbers"
    shape = labels.shape[1:] if kind in ("multi-hot", "numbers") else (outputs,)
    task = {"kind": kind, "outputs": outputs, "shape": shape or (1,)}
    if kind == "numbers":
        task |= {"mean": float(labels.mean()), "deviation": float(labels.std()) or 1.0}
    return task


def all_labels(split):
    # Without features and augmentation, since it is about the labels alone.
    return np.concatenate([labels for _, labels in open_split(split, **RAW)])


order = ("train", "validation", "test")
labels_of = {split: all_labels(split) for split in order if split in splits}
every_label = np.concatenate(list(labels_of.values()))
task = choose_task(every_label, train.classes)
one_class_each = task["kind"] in ("classes", "one-hot")
names = [*train.classes, *map(str, range(len(train.classes), task["outputs"]))]


def class_numbers(labels):
    return labels.argmax(axis=1) if labels.ndim > 1 else labels


print(f"Labels: {task['kind']}, {task['outputs']} outputs")
if one_class_each:
    print(f"{'class':>20}" + "".join(f"{split:>12}" for split in labels_of))
    for number, name in enumerate(names):
        counts = [int((class_numbers(found) == number).sum()) for found in labels_of.values()]
        print(f"{name:>20}" + "".join(f"{count:>12}" for count in counts))

# %% [markdown] look-text
# ## Look at a batch
#
# Never train on what you have not looked at. These are examples of the first batch of the first
# epoch, with the augmentation of the recipe: the very bytes that the network will get.

# %% look
import matplotlib.pyplot as plt

features, labels = train[0][:2]
print(f"features: {features.shape} {features.dtype}, {features.min():.4g} to {features.max():.4g}")
print(f"labels:   {labels.shape} {labels.dtype}, {labels.min():.4g} to {labels.max():.4g}")

# The same examples before they became spectrograms.
sounds = None
if is_waveform and kind == "waveform":
    sounds = open_split("train")[0][0] if changes else features

shown = min(8, len(features))
rows = 1 if sounds is None else 2
figure, axes = plt.subplots(rows, shown, figsize=(2 * shown, 2.2 * rows), squeeze=False)
for i in range(shown):
    title = str(np.round(labels[i].ravel()[:4], 2))
    if one_class_each:
        title = names[int(class_numbers(labels[i : i + 1])[0])]
    axes[0, i].set_title(title, fontsize=9)
    if sounds is not None:
        axes[0, i].plot(sounds[i], linewidth=0.4)
    if sounds is not None and not changes:
        mono = sounds[i] if sounds[i].ndim == 1 else sounds[i].mean(axis=1)
        size = min(1024, max(16, len(mono) // 4))
        levels = plt.mlab.specgram(mono, NFFT=size, noverlap=size // 2)[0]
        image = 10 * np.log10(levels + 1e-10 * levels.max() + 1e-20)
    else:
        image = features[i].reshape(*features[i].shape[:2], -1)[:, :, 0].T
    axes[-1, i].imshow(image, origin="lower", aspect="auto", cmap="magma")
    for axis in axes[:, i]:
        axis.set_xticks([])
        axis.set_yticks([])
plt.tight_layout()
plt.show()

if sounds is not None and "sampleRateHz" in recipe:
    from IPython.display import Audio, display

    display(Audio(sounds[0].T, rate=recipe["sampleRateHz"]))

# %% [markdown] model-text
# ## The model
#
# Small on purpose: it trains in minutes and shows whether the data can be learned at all.
# Spectrograms are pictures, so they get two-dimensional convolutions; waveforms get
# one-dimensional ones with long steps. The first layer brings the values to about zero mean and
# unit size, whatever their range is.

# %% model
import keras
from keras import layers

keras.utils.set_random_seed(recipe.get("seed", 0) % 2**32)


def build_model(sample, task):
    """A small network for batches like `sample`."""
    shape = sample.shape[1:]
    waveform = len(shape) == 1 or len(shape) == 2 and shape[1] <= 8
    inputs = keras.Input(shape)
    x = layers.Normalization(axis=None, mean=sample.mean(), variance=sample.var() + 1e-12)(inputs)
    if waveform:
        x = layers.Reshape((shape[0], -1))(x)
        for filters, width, step in [(16, 64, 8), (32, 16, 4), (64, 8, 4), (64, 4, 2)]:
            x = layers.Conv1D(filters, width, step, padding="same", activation="relu")(x)
        pools = layers.GlobalAveragePooling1D(), layers.GlobalMaxPooling1D()
    else:
        x = layers.Reshape((*shape[:2], -1))(x)
        for filters in (16, 32, 64, 64):
            x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
            x = layers.MaxPooling2D(2, padding="same")(x)
        pools = layers.GlobalAveragePooling2D(), layers.GlobalMaxPooling2D()
    x = layers.Concatenate()([pool(x) for pool in pools])
    x = layers.Dropout(0.3)(x)
    last, loss, metric = {
        "classes": ("softmax", "sparse_categorical_crossentropy", "accuracy"),
        "one-hot": ("softmax", "categorical_crossentropy", "accuracy"),
        "multi-hot": ("sigmoid", "binary_crossentropy", "binary_accuracy"),
        "numbers": ("linear", "mean_squared_error", "mean_absolute_error"),
    }[task["kind"]]
    x = layers.Dense(task["outputs"], activation=last)(x)
    if task["kind"] == "numbers":  # so that the network starts at the mean, whatever the unit is
        x = layers.Rescaling(task["deviation"], task["mean"])(x)
    model = keras.Model(inputs, layers.Reshape(task["shape"])(x))
    model.compile(keras.optimizers.Adam(0.002), loss, metrics=[metric])
    return model


model = build_model(features, task)
model.summary()

# %% [markdown] train-text
# ## Train
#
# Wavecrate makes the next batches in threads of its own while the network trains on this one.
# There is nothing to shuffle here: every epoch has an order of its own already.

# %% train
stop = keras.callbacks.EarlyStopping(
    "loss" if validation is None else "val_loss", patience=8, restore_best_weights=True
)
history = model.fit(
    train.keras(),
    validation_data=None if validation is None else validation.keras(),
    epochs=EPOCHS,
    callbacks=[stop],
    verbose=2,
).history

# %% [markdown] curves-text
# ## The curves
#
# Both should fall. If the training loss falls and the validation loss rises, the network is
# memorising your examples: more data or more augmentation helps.

# %% curves
measures = [key for key in history if not key.startswith("val_")]
figure, axes = plt.subplots(1, len(measures), figsize=(5 * len(measures), 3), squeeze=False)
for axis, key in zip(axes[0], measures):
    axis.plot(history[key], label="training")
    if f"val_{key}" in history:
        axis.plot(history[f"val_{key}"], label="validation")
    axis.set_xlabel("epoch")
    axis.set_title(key)
    axis.legend()
plt.tight_layout()
plt.show()

# %% [markdown] evaluate-text
# ## How good is it?
#
# The test split was in no epoch and decided nothing, so it shows how the network does on
# sounds it has never heard.

# %% evaluate
judge = test or validation
if judge is None:
    print("There is neither a test nor a validation split, so nothing can be said.")
else:
    truth = labels_of[judge.split]
    answers = model.predict(judge.keras(), verbose=0)
    print(f"On the {judge.split} split ({len(truth)} examples):")
    if one_class_each:
        truth, answers = class_numbers(truth), answers.argmax(axis=1)
        accuracy = (truth == answers).mean()
        chance = np.bincount(truth).max() / len(truth)
        print(f"{accuracy:.1%} right; always naming the commonest class: {chance:.1%}")
        confusion = np.zeros((len(names), len(names)), int)
        np.add.at(confusion, (truth, answers), 1)
        for name, row, right in zip(names, confusion, confusion.diagonal()):
            if row.sum():
                print(f"{name:>20} {right:4d} of {row.sum():4d}  {right / row.sum():4.0%}")
        size = 2.5 + 0.3 * len(names)
        plt.figure(figsize=(size, size))
        plt.imshow(confusion, cmap="viridis")
        for (row, column), count in np.ndenumerate(confusion):
            if count and len(names) <= 40:
                plt.text(column, row, count, ha="center", va="center", color="white", fontsize=8)
        plt.xticks(range(len(names)), names, rotation=90)
        plt.yticks(range(len(names)), names)
        plt.xlabel("the network says")
        plt.ylabel("it is")
        plt.tight_layout()
        plt.show()
    elif task["kind"] == "multi-hot":
        right = ((answers.reshape(truth.shape) > 0.5) == truth).mean(axis=0).ravel()
        for name, share in list(zip(names, right))[:50]:
            print(f"{name:>20} {share:4.0%} right")
    else:
        error = np.abs(answers.reshape(truth.shape) - truth).mean()
        naive = np.abs(truth - labels_of["train"].mean(axis=0)).mean()
        print(f"off by {error:.4g} on average; always answering the mean: {naive:.4g}")

# %% [markdown] save-text
# ## Keep it
#
# The machine forgets everything when you leave. The model goes to where the crates came from.

# %% save
model.save(folder / "model.keras")
trained_on = {"format": "wavecrate-recipe/1", **recipe, **changes}
(folder / "model-recipe.json").write_text(json.dumps(trained_on, indent=2), encoding="utf-8")
print("saved:", folder / "model.keras", "and model-recipe.json, which says what it was trained on")

# %% [markdown] use-text
# ## Use it
#
# A new sound must become exactly what the network was trained on: the same length, the same
# features, by the same code. `wavecrate.Recipe` does that for one array, without a dataset. Here
# it is tried with an example that was in no training batch.

# %% use
import io


def stored(name):
    """The array of one file in the crates."""
    for crate in CRATES.glob("*.zip"):
        with zipfile.ZipFile(crate) as packed:
            if name in packed.namelist():
                return np.load(io.BytesIO(packed.read(name)))
    raise FileNotFoundError(name)


if judge is not None:
    sound = stored(judge.files(0)[0])
    row = wavecrate.Recipe(trained_on).features(sound)
    print("the same bytes as in its batch:", row.tobytes() == judge[0][0][0].tobytes())
    print("the network says:", np.round(model.predict(row[np.newaxis], verbose=0)[0], 2))

# %% [markdown] plain-text
# # Part two: the plain way, without Wavecrate
#
# A crate is an ordinary zip of ordinary `.npy` files: you are never tied to this program. Here
# are the same files with nothing but NumPy and Keras. They must be unpacked first, since
# `np.load` opens files. That takes the space a second time, and on datasets of a million files a
# good while; then set `PLAIN_WAY = False`.

# %% plain-unzip
PLAIN = WORK / "unpacked"
if PLAIN_WAY:
    shutil.rmtree(PLAIN, ignore_errors=True)
    for name in sums:
        if name.endswith(".zip"):
            with zipfile.ZipFile(CRATES / name) as crate:
                size = sum(entry.file_size for entry in crate.infolist())
                if size > shutil.disk_usage(WORK).free:
                    raise OSError(f"{name}: no room to unpack {size / 1e9:.1f} GB")
                split = re.match(r"[a-z]+", name)[0]
                crate.extractall(PLAIN / split)
            print("unpacked:", name)

# %% [markdown] partition-text
# ## Which files, which labels
#
# `glob` finds the files, in no particular order. Sorting them as text would put `id-10` before
# `id-2`; natural order compares numbers as numbers. Then two dictionaries: `partition` lists the
# examples of each split, `labels` has the label of each.

# %% partition
from glob import glob


def natural(path):
    return [
        [int(piece) if piece.isdigit() else piece for piece in re.split(r"([0-9]+)", part)]
        for part in Path(path).parts
    ]


def label_of(example):
    """id-1.npy has its label in id-label-1.npy."""
    place, name = os.path.split(example)
    numbered = re.fullmatch(r"(?:(.*)-)?([0-9]+)\.npy", name)
    if not numbered:
        return os.path.join(place, name[:-4] + "-label.npy")
    before = "" if numbered[1] is None else numbered[1] + "-"
    return os.path.join(place, f"{before}label-{numbered[2]}.npy")


partition, labels = {}, {}
if PLAIN_WAY:
    for split in sorted(splits):
        files = set(glob(f"{PLAIN}/{split}/**/*.npy", recursive=True))
        partition[split] = sorted((file for file in files if label_of(file) in files), key=natural)
        for example in partition[split]:
            labels[example] = np.load(label_of(example))
        print(f"{split}: {len(partition[split])} examples, from {partition[split][0]}")

# %% [markdown] generator-text
# ## A generator by hand
#
# **Why not batch files**, one `.npy` with 32 examples in it? It would be simpler to load. But
# then the same 32 stay together for ever, only the batches can be put in another order, and
# another batch size means writing all files again. A generator that picks single files mixes
# everything, every epoch.

# %% generator


class DataGenerator(keras.utils.PyDataset):
    """Loads the examples of one batch at a time."""

    def __init__(self, ids, labels, batch_size, shuffle):
        super().__init__()
        self.ids, self.labels = ids, labels
        self.batch_size, self.shuffle = batch_size, shuffle
        self.order = np.arange(len(ids))
        self.on_epoch_end()

    def __len__(self):
        return -(-len(self.ids) // self.batch_size)

    def __getitem__(self, index):
        picked = self.order[index * self.batch_size : (index + 1) * self.batch_size]
        batch = [self.ids[i] for i in picked]
        features = np.stack([fit_length(np.load(id)) for id in batch]).astype(np.float32)
        return features, np.stack([self.labels[id] for id in batch])

    def on_epoch_end(self):
        if self.shuffle:
            np.random.default_rng().shuffle(self.order)


def fit_length(example):
    """Cuts or fills up to the recipe's length, if it gives one."""
    length = recipe.get("fit", {}).get("samples")
    if length is None:
        return example
    start = max(0, (len(example) - length) // 2)
    example = example[start : start + length]
    return np.pad(example, [(0, length - len(example))] + [(0, 0)] * (example.ndim - 1))


if PLAIN_WAY:
    by_hand = DataGenerator(partition["train"], labels, train.batch_size, shuffle=True)
    first = by_hand[0]
    stored_task = choose_task(np.stack(list(labels.values())), train.classes)
    plain_model = build_model(first[0], stored_task)
    plain_model.fit(by_hand, epochs=1, verbose=2)

# %% [markdown] compare-text
# ## The same batches?
#
# With shuffling, augmentation and features switched off, Wavecrate must serve exactly what the
# generator by hand loads. If it does here, you know what it changes with them switched on:
# nothing but what the recipe says.

# %% compare
if PLAIN_WAY:
    untouched = {**RAW, "labels": {"encoding": "asIs"}}
    if "fit" in recipe:
        untouched["fit"] = {**recipe["fit"], "crop": "center"}
    engine = open_split("train", **untouched)
    by_hand = DataGenerator(partition["train"], labels, train.batch_size, shuffle=False)
    assert len(engine) == len(by_hand), (len(engine), len(by_hand))
    compared = min(20, len(engine))
    for i in range(compared):
        for ours, theirs in zip(engine[i], by_hand[i]):
            assert np.array_equal(ours, theirs), f"batch {i} differs"
    print(f"{compared} of {len(engine)} batches compared: equal, every value")
