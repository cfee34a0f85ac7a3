"""Damaged recordings by the hundred: none hangs an import, takes it down or harms the file after it.

    python import_fuzz.py [PER_FORMAT [SEED]]

Makes a short recording of every format that ffmpeg writes, mutates each PER_FORMAT times (300), lays whole ones between
them, and imports all at once. Then: every file is accounted for, every reason is one sentence, and the whole ones have the
samples of the whole one alone. Says how often a decoder crashed or had to be stopped. WAVECRATE_COMMAND names another
command than packaging/bin/wavecrate. Needs numpy, soundfile and ffmpeg.
"""

import csv
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[3]
COMMAND = shlex.split(os.environ.get("WAVECRATE_COMMAND", str(ROOT / "packaging" / "bin" / "wavecrate")))
FORMATS = {
    "mp3": ["-c:a", "libmp3lame"],
    "vbr.mp3": ["-c:a", "libmp3lame", "-q:a", "4"],
    "opus": ["-c:a", "libopus"],
    "aac": ["-c:a", "aac"],
    "m4a": ["-c:a", "aac"],
    "alac.m4a": ["-c:a", "alac"],
    "wma": ["-c:a", "wmav2"],
    "ac3": ["-c:a", "ac3"],
    "mka": ["-c:a", "libopus"],
    "avi": ["-c:a", "mp2"],
    "ogg": ["-c:a", "libvorbis"],
    "flac": ["-c:a", "flac"],
    "adpcm.wav": ["-c:a", "adpcm_ms"],
    "aiff": [],
}


def flip(data, dice):
    for _ in range(dice.choice((1, 3, 30))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def flip_early(data, dice):
    for _ in range(dice.choice((1, 4, 16))):
        data[dice.randrange(min(len(data), 600))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))


def cut(data, dice):
    del data[dice.randrange(1, len(data)) :]


def drop(data, dice):
    start = dice.randrange(len(data))
    del data[start : start + dice.randrange(1, 3000)]


def repeat(data, dice):
    start = dice.randrange(len(data))
    data[start:start] = data[start : start + dice.randrange(1, 3000)] * dice.choice((1, 20))


def fill(data, dice):
    start = dice.randrange(len(data))
    length = min(len(data) - start, dice.randrange(1, 3000))
    data[start : start + length] = bytes([dice.choice((0, 0xFF))]) * length


def size(data, dice):
    """A number of 4 bytes that is far too large, as sizes and counts in headers are."""
    start = dice.randrange(min(len(data), 2000) - 4)
    data[start : start + 4] = dice.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\0"))


def other(data, dice):
    """The start of one with the rest of noise."""
    start = dice.randrange(len(data))
    data[start:] = dice.randbytes(len(data) - start)


MUTATIONS = (flip, flip, flip_early, flip_early, cut, drop, repeat, fill, size, size, other)


def main():
    per_format = int(sys.argv[1]) if sys.argv[1:] else 300
    dice = random.Random(int(sys.argv[2]) if sys.argv[2:] else 1)
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        samples = np.random.default_rng(1).normal(0, 0.1, (22050, 2)).cumsum(axis=0)
        soundfile.write(work / "whole.wav", 0.3 * samples / np.abs(samples).max(), 44100)
        files = 0
        wholes = []
        for name, options in FORMATS.items():
            whole = work / f"whole.{name}"
            if options:
                subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", work / "whole.wav", *options, whole], check=True)
            else:
                subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", work / "whole.wav", whole], check=True)
            folder = work / "in" / name
            folder.mkdir(parents=True)
            for i in range(per_format):
                data = bytearray(whole.read_bytes())
                dice.choice(MUTATIONS)(data, dice)
                (folder / f"{i:05}.{name}").write_bytes(data)
                files += 1
                if i % 10 == 9:
                    path = folder / f"{i:05}-whole.{name}"
                    path.write_bytes(whole.read_bytes())
                    wholes.append(str(path.relative_to(work / "in")))
                    files += 1
        began = time.monotonic()
        ran = subprocess.run(
            [*COMMAND, "import", work / "in", "--out", work / "out", "--whole", "--rate", "44100", "--json"],
            capture_output=True,
            encoding="utf-8",
            timeout=3600,
        )
        took = time.monotonic() - began
        assert ran.returncode == 0, ran.stderr[-1000:]
        report = json.loads(ran.stdout)
        assert report["files"] == files == report["imported"] + len(report["rejected"]), report["files"]
        reasons = [*report["rejected"], *report["damaged"]]
        for each in reasons:
            assert 5 < len(each["why"]) < 200 and "\n" not in each["why"] and "xception" not in each["why"], each
            assert "-whole." not in each["file"], each
        with open(work / "out" / "wavecrate-sources.csv", newline="", encoding="utf-8") as table:
            examples = {row["source"]: work / "out" / row["example"] for row in csv.DictReader(table)}
        first = {}
        for whole in wholes:
            got = np.load(examples[whole])
            expected = first.setdefault(whole.split("/")[0], got)
            assert np.array_equal(got, expected), whole
        for source, example in examples.items():
            assert np.isfinite(np.load(example)).all(), source
        kinds = Counter(re.sub(r"[\d.]+", "N", each["why"].split(": ")[0]) for each in reasons)
        print(f"{files} files, {len(wholes)} of them whole, in {took:.0f} s: {report['imported']} imported,"
              f" {len(report['damaged'])} of these damaged, {len(report['rejected'])} rejected")  # fmt: skip
        for kind, count in kinds.most_common():
            print(f"{count:6} {kind}")


if __name__ == "__main__":
    main()
