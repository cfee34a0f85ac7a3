"""Runs contenders side by side: each in a process of its own, rounds interleaved, medians.

A contender is a program that says `ready` (or why it can't take part), and then runs one round for
each line `round` it is sent, or one untimed round that is checked for each line `check`. Python
ones are functions under `@contender`, started as `python SCRIPT NAME ARGUMENTS`; Java ones speak
the same lines.
"""

from __future__ import annotations

import json
import os
import resource
import select
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

_MADE = {}

# Seconds for one answer: a round, or getting ready.
PATIENCE = 120

# Seconds of rounds before those that count.
WARM_UP = 3


def contender(name):
    """Registers a function that prepares and returns `(one_round, check)`.

    `one_round()` does the work and returns how many examples it made, and if it matters the bytes
    that it keeps; `check()` returns what must be equal for all contenders of a group (fractions:
    nearly), or None where nothing is defined.
    """

    def add(make):
        _MADE[name] = make
        return make

    return add


def cpu_seconds() -> float:
    """Of this process and of its children that have ended."""
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        total += usage.ru_utime + usage.ru_stime
    return total


def serve() -> None:
    """The child's side: prepares the contender named on the command line and runs its rounds."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(**values):
        print(json.dumps(values), file=answers, flush=True)

    try:
        one_round, check = _MADE[sys.argv[1]](*sys.argv[2:])
    except Exception as error:
        answer(absent=f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
        return
    answer(ready=True)
    for line in sys.stdin:
        try:
            if line.strip() == "check":
                answer(check=check())
                continue
            cpu, start = cpu_seconds(), time.perf_counter()
            count = one_round()
            wall, cpu = time.perf_counter() - start, cpu_seconds() - cpu
            count, kept = count if isinstance(count, tuple) else (count, None)
            answer(count=count, wall=wall, cpu=cpu, **({"bytes": kept} if kept else {}))
        except Exception as error:
            answer(absent=f"{type(error).__name__}: {str(error)[:200]}")
            return


@dataclass
class Entry:
    """One row: who, how it is started, and what became of it."""

    name: str
    command: list[str]
    kind: str = "peer"  # or "wavecrate", or "limit": what the machine itself allows
    warm_up: int = 1
    absent: str | None = None
    checked: object = None
    rounds: list[dict] = field(default_factory=list)

    def median(self, key: str) -> float:
        return statistics.median(one[key] for one in self.rounds)

    def as_json(self) -> dict:
        row = {"name": self.name, "kind": self.kind}
        if self.absent:
            return {**row, "notMeasured": self.absent}
        keys = ("wall", "cpu", "count", "bytes")
        medians = {key: self.median(key) for key in keys if key in self.rounds[0]}
        return {**row, **medians, "walls": [one["wall"] for one in self.rounds]}


def environment() -> dict:
    """Without the settings that some machines have for the sake of old numeric libraries."""
    drop = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "PYTHONWARNINGS": "ignore"}
    return {**{k: v for k, v in os.environ.items() if k not in drop}, **quiet}


class _Running:
    def __init__(self, entry: Entry, log):
        self.entry = entry
        self.process = subprocess.Popen(
            entry.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            env=environment(),
        )  # fmt: skip

    def ask(self, line: str | None) -> dict | None:
        """One answer; none once the contender has dropped out."""
        if self.entry.absent:
            return None
        try:
            if line:
                print(line, file=self.process.stdin, flush=True)
            if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
                self.process.kill()
                self.entry.absent = f"gave no answer within {PATIENCE} s"
                return None
            answer = json.loads(self.process.stdout.readline() or '{"absent": "ended early"}')
        except (BrokenPipeError, json.JSONDecodeError) as error:
            answer = {"absent": f"broke off: {error}"}
        self.entry.absent = answer.get("absent")
        return None if self.entry.absent else answer

    def end(self) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def agrees(checked, expected) -> bool:
    if checked is None or expected is None:
        return True
    return checked == expected or isinstance(expected, float) and abs(checked - expected) < 0.05


def warm_up(one: _Running) -> None:
    began = time.monotonic()
    made = 0
    while made < one.entry.warm_up or time.monotonic() - began < WARM_UP:
        if one.ask("round") is None:
            return
        made += 1


def contest(title: str, entries: list[Entry], rounds: int, log, expected=None) -> list[Entry]:
    """Lets them run `rounds` rounds each, in turns, after a checked one and those to warm up.

    Who delivers something else than `expected`, or than the first one, is out.
    """
    print(f"{title}: {len(entries)} contenders, {rounds} rounds", file=sys.stderr, flush=True)
    running = [_Running(entry, log) for entry in entries]
    try:
        for one in running:
            one.ask(None)
            answer = one.ask("check")
            if answer:
                one.entry.checked = answer["check"]
                if not agrees(answer["check"], expected):
                    one.entry.absent = f"delivered something else: {answer['check']}, not {expected}"
                expected = answer["check"] if expected is None else expected
            warm_up(one)
        for _ in range(rounds):
            for one in running:
                answer = one.ask("round")
                if answer:
                    one.entry.rounds.append(answer)
    finally:
        for one in running:
            one.end()
    for entry in entries:
        if not entry.absent and not entry.rounds:
            entry.absent = "made no round"
        told = entry.absent or f"{entry.median('wall'):.3f} s, CPU {entry.median('cpu'):.3f} s"
        print(f"  {entry.name}: {told}", file=sys.stderr, flush=True)
    return entries
