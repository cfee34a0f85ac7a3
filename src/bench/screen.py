"""Measures the window from outside: from the start of the process, and from keys and wheel, to
pixels that changed.

Usage: screen.py [DATASET] [--rounds N] [--keys N] [--notches N] [--options "JAVA OPTIONS"]
                 [--launcher FILE] [--display N] [--examples N]

After ./mvnw -DskipTests package. Needs Linux, Xvfb, openbox and libXtst. A display of its own is
started; keys and notches come by XTest, and pixels are read from the memory that Xvfb draws into.
With --examples, DATASET is where to generate one.
What the figures mean:

  frame    the first pixels of the window, whatever they are
  painted  the last change of tiles and example before a second of stillness, lines of text aside
  black    the longest time in which more than a third of the window was pure black
  CPU      user and system time of the process until painted
  memory   resident, two seconds later, and after all keys and notches
  key      from the key to the first changed pixel of the spectrogram
  wheel    between two pictures of the tiles while notches come every 16.7 ms
"""

import argparse
import array
import contextlib
import ctypes
import math
import mmap
import os
import shutil
import statistics
import struct
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "packaging" / "bin" / "wavecrate"
WIDTH, HEIGHT = 1440, 900
# Where a new window of that size shows the spectrogram, and where tiles.
SPECTROGRAM = (680, 280, 1350, 480)
TILES = (300, 175, 575, 815)
# All but the names and numbers on the left and below, which count up for as long as is measured.
EXAMPLES = (300, 0, WIDTH, 790)
STILL = 1.0
# Rows of pixels are compared in steps of that many; fewer rows than these are a line of text.
STEP, LINE = 9, 4
# Of each sound of a generated dataset.
SAMPLES = 8000
TICKS = os.sysconf("SC_CLK_TCK")


class Display:
    """An X server whose pixels lie in a file, and a keyboard and a mouse for it."""

    def __init__(self, folder, number):
        self.name = f":{number}"
        screen = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", self.name, "-screen", "0", screen, "-fbdir", folder, "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        file = Path(folder) / "Xvfb_screen0"
        while not file.exists() or file.stat().st_size < WIDTH * HEIGHT * 4:
            time.sleep(0.02)
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        header, colors = struct.unpack_from(">I", self._memory, 0)[0], struct.unpack_from(
            ">19I", self._memory, 4
        )[18]
        self._start = header + 12 * colors
        environment = {**os.environ, "DISPLAY": self.name}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=environment, stderr=subprocess.DEVNULL
        )
        # Until the window manager has drawn whatever it draws.
        time.sleep(1.5)
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11, self._test = x11, ctypes.CDLL("libXtst.so.6")
        self._to = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))

    def rows(self, left=0, top=0, right=WIDTH, bottom=HEIGHT):
        """Some rows of a rectangle as they are now."""
        rows = []
        for y in range(top, bottom, STEP):
            at = self._start + 4 * (y * WIDTH + left)
            rows.append(self._memory[at : at + 4 * (right - left)])
        return rows

    def press(self, name):
        symbol = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
        code = self._x11.XKeysymToKeycode(self._to, symbol)
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._to, code, down, ctypes.c_ulong(0))
        self._x11.XFlush(self._to)

    def notch(self, button=5):
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._to, button, down, ctypes.c_ulong(0))
        self._x11.XFlush(self._to)

    def point(self, x, y):
        self._test.XTestFakeMotionEvent(self._to, -1, x, y, ctypes.c_ulong(0))
        self._x11.XFlush(self._to)

    def close(self):
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()


@contextlib.contextmanager
def program(display, launcher, dataset, folder, options):
    places = " ".join(f"-Dwavecrate.{name}={folder}/{name}" for name in ("config", "cache", "state"))
    environment = {
        **os.environ,
        "DISPLAY": display.name,
        "WAVECRATE_JAVA_OPTIONS": f"-Dprism.order=sw {places} {options}",
    }
    command = [str(launcher), str(dataset)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def cpu(process):
    """Seconds of the processor that a process has taken."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(process):
    """MB in memory."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    raise ValueError("no VmRSS")


def is_black(rows):
    pixels = sum(len(row) for row in rows) / 4
    return sum(row.count(b"\0\0\0\0") for row in rows) > pixels / 3


def start(display, process):
    """Seconds to the first frame and to the last change, of black, and of the processor."""
    begun = time.monotonic()
    seen = display.rows(*EXAMPLES)
    frame = painted = black = used = 0.0
    black_since = None
    while time.monotonic() - begun < 60:
        now = display.rows(*EXAMPLES)
        at = time.monotonic() - begun
        changes = sum(a != b for a, b in zip(now, seen))
        if changes >= LINE or changes and not frame:
            seen, painted, used = now, at, cpu(process)
            frame = frame or at
            if black_since is None and is_black(now):
                black_since = at
            elif black_since is not None and not is_black(now):
                black, black_since = max(black, at - black_since), None
        if painted and at - painted > STILL and black_since is None:
            return frame, painted, black, used
        time.sleep(0.003)
    raise TimeoutError("the window was not painted within 60 s")


def keys(display, count):
    """Milliseconds from each key to changed pixels; those of keys that changed nothing are missing."""
    # Xvfb draws the pointer into the same pixels, and anew whenever anything is painted.
    display.point(WIDTH - 1, HEIGHT - 1)
    time.sleep(0.5)
    times = []
    for i in range(count):
        before = display.rows(*SPECTROGRAM)
        pressed = time.monotonic()
        display.press("Right" if i % 40 < 20 else "Left")
        while time.monotonic() - pressed < 1:
            if display.rows(*SPECTROGRAM) != before:
                times.append(1000 * (time.monotonic() - pressed))
                break
            time.sleep(0.0005)
        time.sleep(0.25)
    return times


def wheel(display, count):
    """Milliseconds between pictures of the tiles while they scroll."""
    left, top, right, bottom = TILES
    display.point((left + right) // 2, (top + bottom) // 2)
    time.sleep(0.5)
    shown = []
    begun = time.monotonic()
    seen = display.rows(*TILES)
    sent = 0
    while time.monotonic() - begun < count / 60 + 0.2:
        if sent < count and time.monotonic() - begun >= sent / 60:
            display.notch()
            sent += 1
        now = display.rows(*TILES)
        if now != seen:
            seen = now
            shown.append(time.monotonic())
        time.sleep(0.0005)
    return [1000 * (b - a) for a, b in zip(shown, shown[1:])]


def generate(root, count):
    """Writes a dataset of so many short sounds, which are links to a few files."""
    if (root / "made").exists():
        return
    shutil.rmtree(root, ignore_errors=True)
    sources = []
    for kind in range(24):
        wave = array.array("f", (math.exp(-3 * t / SAMPLES) * math.sin(t * t * (kind + 1) * 2e-6)
                                 * math.cos(t * (kind + 1) / 9) for t in range(SAMPLES)))  # fmt: skip
        sources.append((npy("<f4", f"({SAMPLES},)", wave.tobytes()), npy("<i8", "()", struct.pack("<q", kind % 6))))
    for n in range(count):
        block = root / "train data" / f"block-id-{n // 1000 + 1}"
        names = (block / f"id-{n + 1}.npy", block / f"id-label-{n + 1}.npy")
        if n % 1000 == 0:
            block.mkdir(parents=True)
        if n % 1000 < len(sources):
            # A file has room for a limited number of links.
            for name, data in zip(names, sources[n % 1000]):
                name.write_bytes(data)
            continue
        first = n - n % 1000 + n % 1000 % len(sources) + 1
        os.link(block / f"id-{first}.npy", names[0])
        os.link(block / f"id-label-{first}.npy", names[1])
    (root / "made").touch()


def npy(dtype, shape, data):
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def missing():
    """What there is no measuring without; empty if all of it is there."""
    lacking = [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
    for library in ("libX11.so.6", "libXtst.so.6"):
        try:
            ctypes.CDLL(library)
        except OSError:
            lacking.append(library)
    return ", ".join(lacking) + " not found" if lacking else ""


def spread(values):
    if len(values) < 2:
        return "nothing changed"
    percent = statistics.quantiles(values, n=100)[98]
    return f"median {statistics.median(values):.1f}, 99 % {percent:.1f} ({len(values)} times)"


def measure(launcher, dataset, rounds, keys_pressed=60, notches=100, options="", number=87, say=print):
    """Opens the window several times and uses the last one; returns lines that say what was seen."""
    starts = []
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Display(folder, number)) as display:
        for i in range(rounds):
            with program(display, launcher, dataset, folder, options) as process:
                began = start(display, process)
                time.sleep(2)
                starts.append([*began, resident(process)])
                say("round %d: frame %.2f s, painted %.2f s, black %.2f s, CPU %.2f s, %.0f MB"
                    % (i + 1, *starts[-1]))  # fmt: skip
                if i == rounds - 1:
                    pressed = spread(keys(display, keys_pressed))
                    turned = spread(wheel(display, notches))
                    after = resident(process)
            time.sleep(0.5)
    medians = tuple(statistics.median(column) for column in zip(*starts))
    return [
        "start: first frame after %.2f s, painted after %.2f s, black for %.2f s; CPU %.2f s, %.0f MB" % medians,
        f"key to pixels of the spectrogram, ms: {pressed}",
        f"wheel, ms a picture of the tiles: {turned}",
        f"memory after keys and wheel: {after:.0f} MB",
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset", nargs="?", type=Path, default=ROOT / "samples")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--notches", type=int, default=100)
    parser.add_argument("--options", default="")
    parser.add_argument("--launcher", type=Path, default=LAUNCHER)
    parser.add_argument("--examples", type=int, help="generate a dataset of so many first")
    parser.add_argument("--display", type=int, default=87)
    given = parser.parse_args()
    if missing():
        parser.exit(2, f"screen.py: {missing()}\n")
    if given.examples:
        generate(given.dataset, given.examples)
    lines = measure(given.launcher, given.dataset.resolve(), given.rounds, given.keys, given.notches,
                    given.options, given.display)  # fmt: skip
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
