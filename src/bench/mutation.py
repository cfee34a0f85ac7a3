"""Prints what target/pit/*.csv say, one row a package, then what was not noticed by class; see mutation.sh.

Exits with 1 if less than 80 % of a package's faults were noticed.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

GOAL = 80
# A fault that makes a test wait beyond its time, or that stops the tests' JVM, is noticed too.
NOTICED = {"KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR"}


def groups(path):
    """Names of groups in order, with the limit of faults a class, or None."""
    found = {}
    for line in path.read_text().splitlines():
        if "|" in line and not line.startswith("#"):
            name, limit = (cell.strip() for cell in line.split("|")[:2])
            found[name] = None if limit == "-" else int(limit)
    return found


def main():
    listed, folder = groups(Path(sys.argv[1])), Path(sys.argv[2])
    faults = defaultdict(list)
    missing, sampled = [], Counter()
    for group, limit in listed.items():
        path = folder / f"{group}.csv"
        if not path.exists():
            missing.append(group)
            continue
        with path.open(newline="") as file:
            rows = list(csv.reader(file))
        faults[group.partition("-")[0]] += rows
        if limit:
            sampled[group.partition("-")[0]] += len(rows)
    print("| package | faults | killed | share | of them timed out | not covered | survived |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    weak = False
    for package, rows in faults.items():
        states = Counter(row[5] for row in rows)
        killed = sum(states[s] for s in NOTICED)
        weak |= 100 * killed < GOAL * len(rows)
        print(
            f"| `{package}` | {len(rows):,} | {killed:,} | {100 * killed / len(rows):.1f} % "
            f"| {states['TIMED_OUT']} | {states['NO_COVERAGE']} | {states['SURVIVED']} |"
        )
    for package, number in sampled.items():
        print(f"\nOf `{package}`, {number:,} of these faults are a sample: a limit of faults a class.")
    if missing:
        print(f"\nNot run: {', '.join(missing)}")
    print("\nNot noticed, by class (line, method, kind):")
    for package, rows in faults.items():
        left = defaultdict(list)
        for _, name, kind, method, line, state, _ in rows:
            if state not in NOTICED:
                mark = "" if state == "SURVIVED" else " (not covered)"
                left[name.rpartition(".")[2]].append((int(line), method, kind.rpartition(".")[2] + mark))
        for name, cells in sorted(left.items()):
            print(f"{package}.{name}: {len(cells)}")
            for line, method, kind in sorted(cells):
                print(f"  {line} {method} {kind}")
    sys.exit(weak or bool(missing))


main()
