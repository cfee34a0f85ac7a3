"""What an import survives, each against an undisturbed run of the same command.

    python import_safety.py [full-disk] [changes] [kill] [signals] [threads] [a-day]

Without names, all of them. WAVECRATE_COMMAND names another command than packaging/bin/wavecrate, JAVA_OPTIONS the variable
that hands it options of Java. Needs Linux, numpy and soundfile; `full-disk` also root, for a small tmpfs; with ffmpeg, some
recordings are MP3 and go through the worker process. Ends with 1 at the first thing that is not as it should be.
"""

import hashlib
import json
import os
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[3]
COMMAND = shlex.split(os.environ.get("WAVECRATE_COMMAND", str(ROOT / "packaging" / "bin" / "wavecrate")))
JAVA_OPTIONS = os.environ.get("JAVA_OPTIONS", "WAVECRATE_JAVA_OPTIONS")
OPTIONS = ["--window", "0.25", "--rate", "6000", "--block-size", "64"]


def need(true, text):
    if not true:
        sys.exit(f"FAILED: {text}")


def make(folder, count=90, seconds=12):
    """Recordings of three classes; some are FLAC, and MP3 if ffmpeg is there."""
    random = np.random.default_rng(1)
    for i in range(count):
        place = folder / f"class {i % 3}"
        place.mkdir(parents=True, exist_ok=True)
        ending = "flac" if i % 5 == 0 else "wav"
        path = place / f"{i:03}.{ending}"
        soundfile.write(path, random.normal(0, 0.1, 16000 * seconds), 16000)
        if i % 9 == 4 and shutil.which("ffmpeg"):
            subprocess.run(["ffmpeg", "-v", "error", "-i", path, path.with_suffix(".mp3")], check=True)
            path.unlink()
    return folder


def start(source, out, *more, java=""):
    arguments = [*COMMAND, "import", str(source), "--out", str(out), "--json", *(more or OPTIONS)]
    environment = {**os.environ, JAVA_OPTIONS: java}
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )


def finish(process):
    out, err = process.communicate()
    sentences = [line for line in err.replace("\r", "\n").splitlines() if line.startswith("wavecrate:")]
    return process.returncode, out, sentences


def run(*arguments, **options):
    code, out, sentences = finish(start(*arguments, **options))
    need(code == 0, f"{arguments}: {code} {sentences}")
    report = json.loads(out)
    need(report["imported"] + len(report["rejected"]) == report["files"], report)
    return report


def digest(folder):
    """The names and bytes of all files."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return total.hexdigest()


def facts(folder):
    """All that a write to a folder could change."""
    rows = []
    for path in sorted([folder, *folder.rglob("*")]):
        stat = path.lstat()
        rows.append((str(path), stat.st_mode, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return rows


def staging(out):
    return out.with_name(f".{out.name}.wavecrate-import")


def wait_for(process, out, bytes_done):
    """Until the journal of an import is so long."""
    journal = staging(out) / "journal"
    while process.poll() is None and not (journal.exists() and journal.stat().st_size >= bytes_done):
        time.sleep(0.002)


def alive(session):
    """Processes of a session that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def full_disk(work, source, whole):
    disk = work / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], check=True)
    try:
        code, _, sentences = finish(start(source, disk / "out"))
        need(code == 2 and len(sentences) == 1 and "free:" in sentences[0], (code, sentences))
        need(list(disk.iterdir()) == [], "a refused import left something")
        print("  too small from the start:", sentences[0])
        subprocess.run(["mount", "-o", "remount,size=200m", disk], check=True)
        # The last one has room for all sounds and not for all labels.
        for stage, left in ((200, 0), (4000, 0), (12000, 0), (12000, 20 << 20)):
            out = disk / f"out{stage}"
            process = start(source, out)
            wait_for(process, out, stage)
            with open(disk / "filler", "wb") as filler:
                try:
                    while os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize > left:
                        filler.write(bytes(1 << 20))
                        filler.flush()
                except OSError:
                    pass
            code, _, sentences = finish(process)
            need(code == 2 and len(sentences) == 1 and "No space left" in sentences[0], (code, sentences))
            need(not out.exists(), "a dataset is there although the disk was full")
            need((staging(out) / "arranging").exists() == (left > 0), "full at another moment than meant")
            (disk / "filler").unlink()
            run(source, out)
            need(digest(out) == whole, "after a full disk, other bytes")
            need(not staging(out).exists(), "the hidden folder is still there")
            shutil.rmtree(out)
            print("  filled on the way:", sentences[0])
    finally:
        subprocess.run(["umount", disk], check=True)


def changes(work, source, whole):
    mine = work / "changing"
    shutil.copytree(source, mine)
    last = sorted(mine.rglob("*8[0-9].wav"))
    gone, longer, other, shorter = last[-1], last[-2], last[-3], last[-4]
    out = work / "changed"
    process = start(mine, out)
    wait_for(process, out, 1)
    gone.unlink()
    with open(longer, "ab") as file:
        file.write(bytes(4000))
    data = bytearray(other.read_bytes())
    data[5000:6000] = bytes(1000)
    other.write_bytes(data)
    with open(shorter, "r+b") as file:
        file.truncate(20000)
    code, text, sentences = finish(process)
    need(code == 0, (code, sentences))
    report = json.loads(text)
    why = {each["file"]: each["why"] for each in report["rejected"]}
    need(report["imported"] + len(why) == report["files"] == 90, report)
    need(sorted(why) == sorted(str(path.relative_to(mine)) for path in (gone, longer, other, shorter)), why)
    for file, reason in why.items():
        print(f"  {file}: {reason}")
    need(digest(out) != whole, "nothing changed")


def kill(work, source, whole):
    began = time.monotonic()
    run(source, work / "timed")
    took = time.monotonic() - began
    resumed = 0
    for i in range(12):
        out = work / f"killed{i}"
        process = start(source, out)
        time.sleep(took * (0.25 + 0.07 * i))
        os.killpg(process.pid, signal.SIGKILL)
        finish(process)
        finished = out.exists()
        if finished:
            need(digest(out) == whole, f"killed at {i}: what is there is not whole")
        else:
            resumed += (staging(out) / "journal").exists()
            run(source, out)
        need(digest(out) == whole, f"killed at {i}: other bytes")
        need(finished or not staging(out).exists(), f"killed at {i}: the hidden folder is still there")
    out = work / "often"
    tries = 0
    while not out.exists():
        process = start(source, out)
        time.sleep(took * (0.4 + 0.05 * tries))
        os.killpg(process.pid, signal.SIGKILL)
        finish(process)
        tries += 1
    need(digest(out) == whole, "killed again and again: other bytes")
    print(f"  killed at 12 moments ({resumed} with some recordings done), and {tries - 1} times in a row: the same bytes")


def signals(work, source, whole):
    for number in (signal.SIGINT, signal.SIGTERM):
        out = work / f"signal{number}"
        process = start(source, out)
        wait_for(process, out, 2000)
        process.send_signal(number)
        began = time.monotonic()
        code, _, sentences = finish(process)
        took = time.monotonic() - began
        need(code in (128 + number, -number), f"{number}: {code} {sentences}")
        need(not out.exists(), f"{number}: a dataset is there")
        time.sleep(1)
        need(alive(process.pid) == [], f"{number}: workers still run")
        run(source, out)
        need(digest(out) == whole, f"{number}: other bytes")
        need(not staging(out).exists(), f"{number}: the hidden folder is still there")
        print(f"  {number.name}: ends after {took:.2f} s with {code}, no process is left, the same bytes afterwards")


def threads(work, source, whole):
    for count in (1, 2, 8):
        out = work / f"threads{count}"
        run(source, out, java=f"-XX:ActiveProcessorCount={count}")
        need(digest(out) == whole, f"{count} threads: other bytes")
    print(f"  1, 2 and 8 threads: {whole[:16]}")


def a_day(work, _source, _whole):
    """24 hours at 8,000 Hz that take no room: zeros, with a click every hour."""
    folder = work / "day"
    folder.mkdir()
    rate, hours = 8000, 24
    frames = rate * 3600 * hours
    with open(folder / "day.wav", "wb") as file:
        head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + 2 * frames, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16,
                           b"data", 2 * frames)  # fmt: skip
        file.write(head)
        for hour in range(hours):
            file.seek(len(head) + 2 * rate * 3600 * hour)
            file.write(struct.pack("<h", 20000))
        file.truncate(len(head) + 2 * frames)
    sets = [["--rate", "1000"], ["--rate", "1000", "--loudness", "-23", "--trim-silence", "40"]]
    names = ["day.wav"]
    if shutil.which("ffmpeg"):
        names += ["day.flac", "day.mp3"]
        quiet = ["ffmpeg", "-v", "error", "-i", folder / "day.wav"]
        subprocess.run([*quiet, folder / "day.flac"], check=True)
        # MP3 frames can be put one after the other.
        subprocess.run([*quiet, "-t", "3600", "-write_xing", "0", "-id3v2_version", "0", folder / "hour.mp3"], check=True)
        (folder / "day.mp3").write_bytes((folder / "hour.mp3").read_bytes() * hours)
    for name in names:
        for more in sets if name == "day.wav" else sets[:1]:
            out = work / "day-out"
            heap = "-Xmx48m"
            began = time.monotonic()
            process = start(folder / name, out, "--window", "60", "--splits", "100,0,0", "--dtype", "int16", *more, java=heap)
            most = 0
            while process.poll() is None:
                try:
                    status = Path(f"/proc/{process.pid}/status").read_text()
                    most = max(most, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")))
                except (OSError, ValueError, TypeError):
                    pass
                time.sleep(0.2)
            code, text, sentences = finish(process)
            need(code == 0, (name, more, code, sentences))
            got = json.loads(text)["examples"]
            expected = hours * 60
            need("--trim-silence" in more or abs(got - expected) <= 2, (name, got))
            print(f"  {name} {' '.join(more)}: {got} windows of 60 s, {heap}, at most {most / 1024:.0f} MB resident, "
                  f"{time.monotonic() - began:.0f} s")  # fmt: skip
            shutil.rmtree(out)


PARTS = {"full-disk": full_disk, "changes": changes, "kill": kill, "signals": signals, "threads": threads, "a-day": a_day}


def main():
    names = sys.argv[1:] or list(PARTS)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = make(work / "recordings")
        before = facts(source)
        run(source, work / "whole")
        whole = digest(work / "whole")
        for name in names:
            print(name)
            PARTS[name](work, source, whole)
            need(facts(source) == before, f"{name}: the recordings were written to")
        print("the recordings are untouched")


if __name__ == "__main__":
    main()
