"""Writes the recordings of the `decode` tests and their samples as libsndfile and FFmpeg decode them.

    python src/test/python/make_decode_fixtures.py src/test/resources/decode

Needs numpy and soundfile, and the programs ffmpeg and lame. Each recording is a quarter of a second of two gliding tones;
`NAME.f32` holds its samples, little-endian float32, interleaved.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile


def main(out: Path) -> None:
    def run(*command) -> bytes:
        return subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout

    def expect(name: str, samples: np.ndarray) -> None:
        (out / f"{name}.f32").write_bytes(np.ascontiguousarray(samples, dtype="<f4").tobytes())

    rate = 22050
    t = np.arange(rate // 4) / rate
    left = 0.4 * np.sin(2 * np.pi * (300 * t + 2000 * t**2))
    right = 0.3 * np.sin(2 * np.pi * (3000 * t - 4000 * t**2))
    sound = np.stack([left, right], axis=1)
    for name, subtype in (("pcm16.flac", "PCM_16"), ("pcm24.flac", "PCM_24"), ("vorbis.ogg", "VORBIS")):
        soundfile.write(out / name, sound, rate, subtype=subtype)
        expect(name, soundfile.read(out / name, dtype="float32")[0])
    source = out / "source.wav"
    soundfile.write(source, sound, rate)
    whole = soundfile.read(source, dtype="float32")[0]
    run("lame", "--quiet", source, out / "lame.mp3")
    expect("lame.mp3", soundfile.read(out / "lame.mp3", dtype="float32")[0])
    for name, codec in (("aac.m4a", "aac"), ("alac.m4a", "alac"), ("opus.opus", "libopus")):
        run("ffmpeg", "-y", "-i", source, "-c:a", codec, out / name)
        decoder = ["-c:a", "libopus"] if codec == "libopus" else []
        decoded = np.frombuffer(run("ffmpeg", *decoder, "-i", out / name, "-f", "f32le", "-"), "<f4").reshape(-1, 2)
        # FFmpeg's program plays the encoder's padding of an .m4a file; the container says how much of it is sound.
        expect(name, decoded[: len(whole)] if name.endswith("m4a") else decoded)
    source.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
