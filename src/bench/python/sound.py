"""Records what the window's player plays, through a PulseAudio monitor, and compares it with what it was given.

Started by `src/bench/sound.sh`, which makes the sink.
"""

import argparse
import subprocess
import sys
import threading
import time
import wave
from pathlib import Path

import numpy as np

RATE_HZ = 48_000
CHUNK = 480
SILENT = 2e-4


class Recorder:
    """What the sink plays, with the time at which each frame came."""

    def __enter__(self):
        self.parts = []
        self.offsets_s = []
        self.frames = 0
        self.process = subprocess.Popen(
            ["parec", "--device=heard.monitor", "--format=float32le", f"--rate={RATE_HZ}", "--channels=1",
             "--latency-msec=10", "--raw"], stdout=subprocess.PIPE)
        self.thread = threading.Thread(target=self.read)
        self.thread.start()
        limit_s = time.time() + 10
        while self.frames < RATE_HZ // 4 and time.time() < limit_s:
            time.sleep(0.05)
        return self

    def read(self):
        while chunk := self.process.stdout.read(4 * CHUNK):
            self.parts.append(np.frombuffer(chunk, "<f4"))
            self.frames += len(self.parts[-1])
            self.offsets_s.append(time.time() - self.frames / RATE_HZ)

    def __exit__(self, *problem):
        time.sleep(0.7)
        self.process.terminate()
        self.thread.join()
        self.heard = np.concatenate(self.parts)
        # When frame 0 was heard; chunks come in bunches.
        self.offset_s = np.median(self.offsets_s)

    def frame(self, micros):
        return (micros / 1e6 - self.offset_s) * RATE_HZ


def java(command, *arguments):
    """Runs the player; its plays as dicts of `play`, `at`, `end`."""
    lines = subprocess.run([*command, *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    plays = []
    for word, *numbers in (line.split() for line in lines.splitlines()):
        if word == "none":
            sys.exit("sound.py: Java Sound has no device")
        if word == "play":
            plays.append({"play": int(numbers[0]), "at": []})
        elif word == "at":
            plays[-1]["at"].append((int(numbers[0]), float(numbers[1])))
        else:
            plays[-1]["end"] = int(numbers[0])
    return plays


def spread(values, unit, digits=0):
    low, middle, high = np.percentile(values, [5, 50, 95])
    return f"{middle:.{digits}f} {unit} (5-95 %: {low:.{digits}f} to {high:.{digits}f})"


def find(heard, piece, start, end):
    """Where `piece` begins in `heard[start:end]`; None if it is not there."""
    area = heard[max(0, start):end]
    if len(area) < len(piece):
        return None
    size = 1 << int(np.ceil(np.log2(len(area) + len(piece))))
    found = np.fft.irfft(np.fft.rfft(area, size) * np.conj(np.fft.rfft(piece, size)), size)
    at = int(np.argmax(found[:len(area) - len(piece) + 1]))
    energy = np.linalg.norm(piece) * np.linalg.norm(area[at:at + len(piece)])
    return max(0, start) + at if energy and found[at] / energy > 0.95 else None


def follow(heard, source, begin, end):
    """Where each piece of the source was heard: (frame of its first sample, [(sample, frames of silence)])."""
    step = CHUNK
    first = find(heard, source[step:5 * step], begin, end)
    if first is None:
        return None, []
    first -= step
    shift, gaps, at = first, [], step
    while at + step < len(source) - step:
        piece = source[at:at + step]
        if np.abs(heard[shift + at:shift + at + step] - piece).max() > 0.01:
            again = find(heard, source[at + step:at + 3 * step], shift + at, shift + at + RATE_HZ)
            moved = None if again is None else again - step - at - shift
            gaps.append((at, moved))
            if moved is None:
                return first, gaps
            shift += moved
            at += step
        at += step
    return first, gaps


def windows(plays, recorder):
    edges = [recorder.frame(play["play"]) for play in plays] + [len(recorder.heard) + 10 * CHUNK]
    return [(max(0, int(edges[i]) - 10 * CHUNK), int(edges[i + 1]) - 10 * CHUNK) for i in range(len(plays))]


def report_gaps(name, found):
    broken = [gaps for _, gaps in found if gaps]
    lost = sum(first is None for first, _ in found)
    longest = max((moved or 0 for gaps in broken for _, moved in gaps), default=0)
    print(f"- {name}: {len(found) - len(broken) - lost} of {len(found)} plays whole; "
          f"longest gap {1000 * longest / RATE_HZ:.0f} ms" + (f"; {lost} not found" if lost else ""))


def whole(options, noise):
    path = options.work / "noise.f32"
    noise.tofile(path)
    with Recorder() as recorder:
        plays = java(options.command, path, options.plays, 1, 60)
    found = [follow(recorder.heard, noise, *edges) for edges in windows(plays, recorder)]
    report_gaps("window's player", found)
    starts, errors = [], []
    for play, (first, gaps) in zip(plays, found):
        if first is None:
            continue
        starts.append(1000 * (first - recorder.frame(play["play"])) / RATE_HZ)
        for micros, sample in play["at"]:
            heard = recorder.frame(micros) - first
            if not gaps and 0 < heard < len(noise):
                errors.append(1000 * (sample - heard) / RATE_HZ)
    print(f"- from Play to the first sample: {spread(starts, 'ms')}")
    if errors:
        print(f"- playhead before what is heard: {spread(errors, 'ms')}")


def compared(options, noise):
    path = options.work / "noise.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.round(noise * 32767).astype("<i2").tobytes())
    plays = []
    with Recorder() as recorder:
        for _ in range(options.plays):
            plays.append({"play": int(time.time() * 1e6)})
            subprocess.run(["aplay", "-q", path], check=True)
            time.sleep(0.4)
    report_gaps("aplay", [follow(recorder.heard, noise, *edges) for edges in windows(plays, recorder)])


def slow(options):
    hz = 440
    sine = (0.5 * np.sin(2 * np.pi * hz * np.arange(RATE_HZ) / RATE_HZ)).astype("<f4")
    path = options.work / "sine.f32"
    sine.tofile(path)
    with Recorder() as recorder:
        plays = java(options.command, path, 3, 0.5, 60)
    pitches, lengths, levels = [], [], []
    for begin, end in windows(plays, recorder):
        loud = np.flatnonzero(np.abs(recorder.heard[begin:end]) > SILENT)
        heard = recorder.heard[begin + loud[0]:begin + loud[-1] + 1]
        lengths.append(1000 * len(heard) / RATE_HZ)
        middle = heard[RATE_HZ // 4:RATE_HZ // 4 + RATE_HZ] * np.hanning(RATE_HZ)
        power = np.abs(np.fft.rfft(middle, 8 * RATE_HZ))
        pitches.append(np.argmax(power) / 8)
        # Without the fade, which takes the last 4 ms of the sound.
        tail = heard[:-400][-RATE_HZ // 10:]
        levels += [20 * np.log10(np.abs(tail[i:i + 240]).max() / 0.5) for i in range(0, len(tail) - 239, 240)]
    print(f"- 440 Hz at half speed: {np.median(pitches):.2f} Hz, {np.median(lengths):.0f} ms of 2,000 with its fades; "
          f"level of its last 100 ms {min(levels):.2f} to {max(levels):.2f} dB")


def stopped(options, noise):
    path = options.work / "noise.f32"
    with Recorder() as recorder:
        plays = java(options.command, path, 5, 1, 0.5)
    after = []
    for play, (begin, end) in zip(plays, windows(plays, recorder)):
        loud = np.flatnonzero(np.abs(recorder.heard[begin:end]) > SILENT)
        after.append(1000 * (begin + loud[-1] - recorder.frame(play["end"])) / RATE_HZ)
    print(f"- silent after Stop: {spread(after, 'ms')}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--load", type=int, default=0)
    parser.add_argument("--plays", type=int, default=20)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    # At the sink's own rate, so that every sample comes through as it is.
    noise = np.random.default_rng(7).uniform(-0.4, 0.4, RATE_HZ).astype("<f4")
    noise -= noise.mean()
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(options.load)]
    try:
        print(f"{options.plays} plays of 1 s beside {options.load} busy processes:")
        whole(options, noise)
        compared(options, noise)
        if not options.load:
            slow(options)
            stopped(options, noise)
    finally:
        for process in busy:
            process.kill()


main()
