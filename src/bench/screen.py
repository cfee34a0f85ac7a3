"""Measures the window from outside: from the start of the process, and from keys and wheel, to
pixels that changed.

Usage: screen.py [DATASET] [--rounds N] [--keys N] [--notches N] [--options "JAVA OPTIONS"]

After ./mvnw -DskipTests package. Needs Linux, Xvfb, openbox and libXtst. A display of its own is
started; keys and notches come by XTest, and pixels are read from the memory that Xvfb draws into.
What the figures mean:

  frame    the first pixels of the window, whatever they are
  painted  the last change before half a second of stillness
  black    the longest time in which more than a third of the window was pure black
  CPU      user and system time of the process until painted
  memory   resident, two seconds later
  key      from the key to the first changed pixel in the middle of the window
  wheel    between two pictures while notches come every 16.7 ms
"""

import argparse
import contextlib
import ctypes
import mmap
import os
import statistics
import struct
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1440, 900
STILL = 0.5
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
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11, self._test = x11, ctypes.CDLL("libXtst.so.6")
        self._to = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))

    def pixels(self, left=0, top=0, right=WIDTH, bottom=HEIGHT, step=1):
        """Rows of a rectangle as they are now."""
        rows = []
        for y in range(top, bottom, step):
            at = self._start + 4 * (y * WIDTH + left)
            rows.append(self._memory[at : at + 4 * (right - left)])
        return b"".join(rows)

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
def program(display, dataset, config, options):
    environment = {
        **os.environ,
        "DISPLAY": display.name,
        "WAVECRATE_JAVA_OPTIONS": f"-Dprism.order=sw -Dwavecrate.config={config} {options}",
    }
    command = [str(ROOT / "packaging/bin/wavecrate"), str(dataset)]
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


def start(display, process):
    """Seconds to the first frame and to the last change, of black, and of the processor."""
    begun = time.monotonic()
    empty = seen = display.pixels(step=9)
    frame = painted = black = used = 0.0
    black_since = None
    while time.monotonic() - begun < 60:
        now = display.pixels(step=9)
        at = time.monotonic() - begun
        if now != seen:
            seen, painted, used = now, at, cpu(process)
            if not frame and now != empty:
                frame = at
            is_black = now.count(b"\0\0\0\0") > len(now) / 12
            if is_black and black_since is None:
                black_since = at
            elif not is_black and black_since is not None:
                black, black_since = max(black, at - black_since), None
        if painted and at - painted > STILL:
            break
        time.sleep(0.003)
    return frame, painted, black, used


def middle(display):
    return display.pixels(WIDTH // 3, HEIGHT // 4, WIDTH - 40, HEIGHT - 80, step=7)


def changed(display, before, seconds):
    """Seconds until the middle of the window differs; None if it does not."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if middle(display) != before:
            return time.monotonic() - begun
        time.sleep(0.0005)
    return None


def keys(display, count):
    times = []
    for i in range(count):
        before = middle(display)
        display.press("Right" if i % 40 < 20 else "Left")
        took = changed(display, before, 1)
        if took is not None:
            times.append(1000 * took)
        time.sleep(0.25)
    return times


def wheel(display, count):
    """Milliseconds between pictures of the list on the left while it scrolls."""
    display.point(WIDTH // 6, HEIGHT // 2)
    shown = []
    begun = time.monotonic()
    seen = display.pixels(60, HEIGHT // 4, WIDTH // 4, HEIGHT - 80, step=11)
    sent = 0
    while time.monotonic() - begun < count / 60 + 0.2:
        if sent < count and time.monotonic() - begun >= sent / 60:
            display.notch()
            sent += 1
        now = display.pixels(60, HEIGHT // 4, WIDTH // 4, HEIGHT - 80, step=11)
        if now != seen:
            seen = now
            shown.append(time.monotonic())
        time.sleep(0.0005)
    return [1000 * (b - a) for a, b in zip(shown, shown[1:])]


def spread(values):
    if len(values) < 2:
        return "nothing changed"
    return f"median {statistics.median(values):.1f}, 99 % {statistics.quantiles(values, n=100)[98]:.1f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset", nargs="?", type=Path, default=ROOT / "samples")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--notches", type=int, default=100)
    parser.add_argument("--options", default="")
    parser.add_argument("--display", type=int, default=87)
    given = parser.parse_args()
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder, given.display)
        try:
            for i in range(given.rounds):
                config = Path(folder) / "config"
                with program(display, given.dataset.resolve(), config, given.options) as process:
                    began = start(display, process)
                    time.sleep(2)
                    rounds.append([*began, resident(process)])
                    print("round %d: frame %.2f s, painted %.2f s, black %.2f s, CPU %.2f s, %.0f MB"
                          % (i + 1, *rounds[-1]), flush=True)
                    if i == given.rounds - 1:
                        print("key to pixels, ms:", spread(keys(display, given.keys)))
                        print("wheel, ms a picture:", spread(wheel(display, given.notches)))
                        print(f"memory after that: {resident(process):.0f} MB")
                time.sleep(0.5)
        finally:
            display.close()
    medians = [statistics.median(column) for column in zip(*rounds)]
    print("median: frame %.2f s, painted %.2f s, black %.2f s, CPU %.2f s, %.0f MB" % (*medians,))


if __name__ == "__main__":
    main()
