"""Prints what target/pit/*.csv say, one row a package, then what was not noticed by class; see mutation.sh.

Exits with 1 if less than 80 % of a package's faults were noticed, or if a group was not run.
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
    faults, limits, missing = defaultdict(list), defaultdict(set), []
    for group, limit in listed.items():
        path = folder / f"{group}.csv"
        if not path.exists():
            missing.append(group)
            continue
        package = group.partition("-")[0]
        with path.open(newline="") as file:
            # file, class, kind of fault, method, line, state, test
            faults[package] += csv.reader(file)
        limits[package].add("all" if limit is None else f"at most {limit} a class")
    print("| Package | Faults | Planted | Killed | Share | Of them timed out | Not covered | Survived |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    weak = False
    for package, rows in faults.items():
        states = Counter(row[5] for row in rows)
        killed = sum(states[state] for state in NOTICED)
        weak |= 100 * killed < GOAL * len(rows)
        print(
            f"| `{package}` | {', '.join(sorted(limits[package]))} | {len(rows):,} | {killed:,} "
            f"| {100 * killed / max(1, len(rows)):.1f} % | {states['TIMED_OUT']} "
            f"| {states['NO_COVERAGE']} | {states['SURVIVED']} |"
        )
    if missing:
        print(f"\nNot run: {', '.join(missing)}")
    print("\nNot noticed, by class (line, method, kind of fault):")
    for package, rows in faults.items():
        left = defaultdict(list)
        for _, name, kind, method, line, state, _ in rows:
            if state not in NOTICED:
                kind = kind.rpartition(".")[2].removesuffix("Mutator")
                mark = "" if state == "SURVIVED" else ", not covered"
                left[name.rpartition(".")[2]].append((int(line), f"{method} {kind}{mark}"))
        for name, cells in sorted(left.items()):
            print(f"{package}.{name}: {len(cells)}")
            for line, text in sorted(cells):
                print(f"  {line} {text}")
    sys.exit(weak or bool(missing))


main()
