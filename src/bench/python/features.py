"""Log-mel of 1 s clips of 16 kHz: 1024/256 Hann, 64 bands, decibels, in batches of 128. Others get
the clips as arrays in memory, Wavecrate reads them from a crate as well."""

from __future__ import annotations

import sys

import numpy as np
from augment import BATCH, RATE_HZ, clips, epochs_of
from contest import contender, serve

FFT, HOP, MELS = 1024, 256, 64


def mean_checked(batches):
    """Rounds over `batches()`; what must agree is the mean of all levels in dB."""

    def one_round():
        return sum(len(batch) for batch in batches())

    def check():
        return float(np.mean([np.mean(example) for batch in batches() for example in batch]))

    return one_round, check


@contender("wavecrate")
def wavecrate_mel(path, count, samples):
    import wavecrate

    recipe = {"sampleRateHz": RATE_HZ, "batchSize": BATCH, "features": {"kind": "mel"}}
    dataset = wavecrate.Dataset(path, "train", recipe=recipe)
    _, check = mean_checked(lambda: (features for features, _ in dataset))
    return epochs_of(path, recipe), check


def over(count, samples, compute):
    sounds = clips(count, samples)
    starts = range(0, len(sounds), BATCH)
    return mean_checked(lambda: (compute(sounds[start : start + BATCH]) for start in starts))


@contender("librosa")
def librosa_mel(path, count, samples):
    import librosa

    def one(sound):
        mel = librosa.feature.melspectrogram(
            y=sound, sr=RATE_HZ, n_fft=FFT, hop_length=HOP, n_mels=MELS, center=False
        )
        return librosa.power_to_db(mel).T

    return over(count, samples, lambda batch: np.stack([one(sound) for sound in batch]))


@contender("torchaudio")
def torchaudio_mel(path, count, samples):
    import torch
    import torchaudio

    mel = torchaudio.transforms.MelSpectrogram(
        RATE_HZ, FFT, hop_length=HOP, n_mels=MELS, center=False, norm="slaney", mel_scale="slaney"
    )
    decibels = torchaudio.transforms.AmplitudeToDB(top_db=80)

    def compute(batch):
        with torch.no_grad():
            # A fourth axis, else the loudest of the batch would limit all.
            powers = mel(torch.from_numpy(batch))[:, None]
            return decibels(powers)[:, 0].transpose(1, 2).contiguous().numpy()

    return over(count, samples, compute)


@contender("tf.signal")
def tf_mel(path, count, samples):
    import librosa
    import tensorflow as tf

    bank = tf.constant(librosa.filters.mel(sr=RATE_HZ, n_fft=FFT, n_mels=MELS).T)

    @tf.function
    def graph(batch):
        power = tf.abs(tf.signal.stft(batch, FFT, HOP)) ** 2
        level = 10 / np.log(10) * tf.math.log(tf.maximum(power @ bank, 1e-10))
        return tf.maximum(level, tf.reduce_max(level, (1, 2), keepdims=True) - 80)

    return over(count, samples, lambda batch: graph(batch).numpy())


@contender("limit: the FFTs alone, SciPy float32")
def limit(path, count, samples):
    import scipy.fft

    sounds = clips(count, samples)
    frames = np.lib.stride_tricks.sliding_window_view(sounds, FFT, axis=1)[:, ::HOP]
    one_round, _ = mean_checked(
        lambda: (scipy.fft.rfft(frames[s : s + BATCH]) for s in range(0, len(sounds), BATCH))
    )
    return one_round, lambda: None


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
