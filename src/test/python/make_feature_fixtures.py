"""Writes the expected values of the `feature` and `plot` tests, computed by NumPy, SciPy and librosa.

    python src/test/python/make_feature_fixtures.py ../shared/data src/test/resources/feature

Needs numpy, scipy and librosa (made with 2.4.6, 1.17.1 and 0.11.0). Each fixture is one file of little-endian float32
`NAME.f32` without a header; the tests know the shapes. The first argument is the folder with the recordings (Debian's
sonic-pi-samples, CC0), of which the inputs hold 0.2 s each.
"""

import sys
from pathlib import Path

import librosa
import numpy as np
from scipy import signal as sig


def main(data: Path, out: Path) -> None:
    def write(name: str, values: np.ndarray) -> None:
        (out / f"{name}.f32").write_bytes(np.ascontiguousarray(values, dtype="<f4").tobytes())

    rng = np.random.default_rng(20261122)

    # Inputs: (3200,) at 16 kHz and (4096,) of the first channel at 44.1 kHz, integers kept at their own scale.
    clip = np.load(data / "sonic-pi-waves/train data/block-id-1/id-18.npy")[6800:10000]
    stereo = np.load(data / "sonic-pi-stereo/train data/block-id-1/id-1.npy")[:4096, 0].astype("f4")
    t = np.arange(2048) / 16000
    chirp = (0.5 * sig.chirp(t, 100, t[-1], 7000) + 0.01 * rng.standard_normal(t.size)).astype("f4")
    write("clip", clip)
    write("stereo", stereo)
    write("chirp", chirp)

    # rfft of the first n samples of noise, in double, as (bins, 2).
    noise = rng.standard_normal(1024).astype("f4")
    write("noise", noise)
    for n in (2, 4, 8, 16, 32, 64, 128, 256, 512, 1024):
        spectrum = np.fft.rfft(noise[:n].astype("f8"))
        write(f"rfft-{n}", np.stack([spectrum.real, spectrum.imag], axis=1))

    for name in ("hann", "hamming", "blackman"):
        write(f"window-{name}-64", sig.get_window(name, 64))

    # Long-term average spectra of three stretches, 513 bins each; the shortest has shorter frames, padded.
    for begin, end, size in ((0, 3200, 1024), (500, 2500, 1024), (1000, 1300, 256)):
        stretch = clip[begin:end].astype("f8")
        welch = dict(nperseg=size, noverlap=size - size // 4, nfft=1024, window="hann", detrend=False)
        write(f"welch-clip-{begin}", sig.welch(stretch, scaling="spectrum", **welch)[1])

    # STFT power, (frames, bins).
    def power(x: np.ndarray, size: int, hop: int, window: str) -> np.ndarray:
        y = librosa.stft(x.astype("f8"), n_fft=size, hop_length=hop, window=window, center=False)
        return (np.abs(y) ** 2).T

    write("stft-clip-512-256-hann", power(clip, 512, 256, "hann"))
    write("stft-stereo-1024-512-blackman", power(stereo, 1024, 512, "blackman"))
    emphasised = sig.lfilter([1, -0.97], [1], chirp.astype("f8"))
    write("stft-chirp-256-128-hamming-emphasis", power(emphasised, 256, 128, "hamming"))
    padded = np.stack(
        [
            np.abs(np.fft.rfft(chirp[i : i + 128].astype("f8") * sig.get_window("hann", 128), 512)) ** 2
            for i in range(0, 2048 - 127, 640)
        ]
    )
    write("stft-chirp-128-640-hann-padded-4", padded)

    # Mel: matrices (mels, bins), bands (frames, mels) and decibels.
    write("mel-slaney-20", librosa.filters.mel(sr=16000, n_fft=512, n_mels=20, dtype="f8"))
    write(
        "mel-htk-none-12",
        librosa.filters.mel(
            sr=44100, n_fft=512, n_mels=12, fmin=50, fmax=12000, htk=True, norm=None, dtype="f8"
        ),
    )
    mel64 = librosa.filters.mel(sr=16000, n_fft=512, n_mels=64, dtype="f8")
    bands = power(clip, 512, 256, "hann") @ mel64.T
    write("melbands-clip-64", bands)
    write("melbands-clip-64-db", librosa.power_to_db(bands, ref=1.0, top_db=80))
    write("melbands-clip-64-db-max", librosa.power_to_db(bands, ref=np.max, top_db=30))
    points = np.array([0, 100, 440, 999, 1000, 1001, 4000, 8000, 22050.0])
    write("melpoints", np.stack([points, librosa.hz_to_mel(points), librosa.hz_to_mel(points, htk=True)]))

    # A centred spectrogram in dB below a full-scale sine: one frame per 16 samples, silence outside the signal.
    centred = librosa.stft(
        clip.astype("f8"), n_fft=512, hop_length=16, window="hann", center=True, pad_mode="constant"
    )
    full_scale_sine = sig.get_window("hann", 512).sum() / 2
    db = 20 * np.log10(np.maximum(np.abs(centred), 1e-9) / full_scale_sine)
    write("spectrogram-clip-512-every-640", db[:, ::40].T)

    # Features as librosa's own functions give them end to end, (frames, bins): all defaults of a recipe but the size.
    def mel(x: np.ndarray, rate: int, **more: object) -> np.ndarray:
        settings = {"n_fft": 512, "hop_length": 128, "center": False, "n_mels": 40, "power": 2.0} | more
        return librosa.feature.melspectrogram(y=x.astype("f8"), sr=rate, **settings)

    write("feature-stft-clip", librosa.power_to_db(power(clip, 512, 128, "hann").T, ref=1.0, top_db=80).T)
    write("feature-mel-clip", librosa.power_to_db(mel(clip, 16000), ref=1.0, top_db=80).T)
    magnitude = mel(stereo, 44100, power=1.0, htk=True, norm=None, fmin=50, fmax=12000)
    write("feature-mel-stereo-magnitude-htk", librosa.amplitude_to_db(magnitude, ref=100.0, top_db=None).T)
    write("feature-mel-clip-centered-power", mel(clip, 16000, center=True, pad_mode="constant").T)
    decibels = librosa.power_to_db(mel(clip, 16000), ref=1.0, top_db=80)
    write("feature-mfcc-clip", librosa.feature.mfcc(S=decibels, n_mfcc=13).T)
    both = np.load(data / "sonic-pi-stereo/train data/block-id-1/id-1.npy")[:2048].astype("f4")
    write("both", both)
    levels = librosa.power_to_db(mel(both.T, 44100), ref=1.0, top_db=30)
    write("feature-mel-both", np.moveaxis(levels, 0, -1).transpose(1, 0, 2))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
