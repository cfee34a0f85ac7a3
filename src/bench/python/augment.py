"""Augmenting 1 s clips of 16 kHz in batches of 128. Others get the clips as arrays in memory,
Wavecrate reads them from a crate as well."""

from __future__ import annotations

import sys

import writers
import numpy as np
from contest import contender, serve

RATE_HZ = 16_000
BATCH = 128
LIGHT = [{"kind": "gain"}, {"kind": "gaussianNoise"}, {"kind": "shift"}, {"kind": "timeMask"}]
HEAVY = [{"kind": "pitchShift"}, {"kind": "timeStretch"}]


def recipe(transforms, **more):
    certain = [{**transform, "probability": 1} for transform in transforms]
    return {"sampleRateHz": RATE_HZ, "batchSize": BATCH, "transforms": certain, **more}


def epochs_of(path, its_recipe):
    import wavecrate

    dataset = wavecrate.Dataset(path, "train", recipe=its_recipe)
    number = 0

    def one_round():
        nonlocal number
        dataset.set_epoch(number)
        number += 1
        return sum(len(features) for features, _ in dataset)

    return one_round


def clips(count, samples) -> np.ndarray:
    return np.stack([example for example, _ in writers.examples(int(count), int(samples))])


def nothing():
    return None


@contender("wavecrate: gain, noise, shift, time mask")
def wavecrate_light(path, count, samples):
    return epochs_of(path, recipe(LIGHT)), nothing


@contender("wavecrate: pitch shift, time stretch")
def wavecrate_heavy(path, count, samples):
    return epochs_of(path, recipe(HEAVY)), nothing


def one_by_one(count, samples, chain):
    sounds = clips(count, samples)

    def one_round():
        for start in range(0, len(sounds), BATCH):
            batch = sounds[start : start + BATCH]
            np.stack([chain(samples=sound, sample_rate=RATE_HZ) for sound in batch])
        return len(sounds)

    return one_round, nothing


@contender("audiomentations: gain, noise, shift, time mask")
def audiomentations_light(path, count, samples):
    import audiomentations as a

    light = [a.Gain(p=1), a.AddGaussianSNR(p=1), a.Shift(p=1), a.TimeMask(p=1)]
    return one_by_one(count, samples, a.Compose(light))


@contender("audiomentations: pitch shift, time stretch")
def audiomentations_heavy(path, count, samples):
    import audiomentations as a

    return one_by_one(count, samples, a.Compose([a.PitchShift(p=1), a.TimeStretch(p=1)]))


def batched(count, samples, make):
    import torch

    sounds = torch.from_numpy(clips(count, samples))[:, None]
    chain = make()

    def one_round():
        with torch.no_grad():
            for start in range(0, len(sounds), BATCH):
                chain(sounds[start : start + BATCH], sample_rate=RATE_HZ).numpy()
        return len(sounds)

    return one_round, nothing


@contender("torch-audiomentations: gain, noise, shift (it has no time mask)")
def torch_light(path, count, samples):
    import torch_audiomentations as t

    def make():
        chain = [t.Gain(p=1), t.AddColoredNoise(p=1, min_f_decay=0, max_f_decay=0), t.Shift(p=1)]
        return t.Compose(chain, output_type="tensor")

    return batched(count, samples, make)


@contender("torch-audiomentations: pitch shift (it has no time stretch)")
def torch_heavy(path, count, samples):
    import torch_audiomentations as t

    return batched(count, samples, lambda: t.PitchShift(
        p=1, sample_rate=RATE_HZ, min_transpose_semitones=-4, max_transpose_semitones=4,
        output_type="tensor"))  # fmt: skip


@contender("limit: copying the clips")
def limit(path, count, samples):
    sounds = clips(count, samples)

    def one_round():
        for start in range(0, len(sounds), BATCH):
            sounds[start : start + BATCH].copy()
        return len(sounds)

    return one_round, nothing


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
