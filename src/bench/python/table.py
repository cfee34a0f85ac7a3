"""Results as Markdown: one table a section, best first among equals in kind."""

from __future__ import annotations

from pathlib import Path

MARK = "<!-- written by src/bench/run.py: {} -->"
ORDER = {"wavecrate": 0, "peer": 1, "limit": 2}


def page(results: dict) -> str:
    quick = ", **quick: small data, rough figures**" if results["quick"] else ""
    lines = [f"{results['machine']}, {results['date']}{quick}.", "", *ahead_of_us(results), ""]
    for section in results["sections"]:
        lines += [f"### {section['title']}", "", *body(section), ""]
    for what, why in results["notInstalled"].items():
        lines += [f"Not installed: {what}: {why}", ""]
    return "\n".join(lines)


def ahead_of_us(results: dict) -> list[str]:
    """A line for every peer that took less time, or less processor time, than the best of ours."""
    found = []
    for section in results["sections"]:
        rows = [row for row in section.get("rows", []) if "wall" in row]
        own = [row for row in rows if row["kind"] == "wavecrate"]
        for key, what in (("wall", "time"), ("cpu", "CPU time")):
            best = min((each(row, key) for row in own), default=0.0)
            for row in rows:
                if row["kind"] == "peer" and each(row, key) < best:
                    found.append(f"- {section['title']}: {row['name']}, {each(row, key) / best:.2f} times our {what}")
    return ["Not first in:", "", *found] if found else ["First in every table among those that are measured."]


def body(section: dict) -> list[str]:
    if "lines" in section:
        return [f"- {line}" for line in section["lines"]]
    measured = [row for row in section["rows"] if "wall" in row]
    if not measured:
        return [f"- {row['name']}: not measured: {row['notMeasured']}" for row in section["rows"]]
    own = [row for row in measured if row["kind"] == "wavecrate"]
    yardstick = min((each(row, "wall") for row in own), default=None)
    sized = section.get("exampleBytes", 0)
    keeps = any("bytes" in row for row in measured)
    heads = ["", "µs an example", "CPU µs an example"]
    heads += ["MB/s"] * bool(sized) + ["bytes kept an example"] * keeps + ["times our time"]
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    for row in sorted(measured, key=lambda row: (ORDER[row["kind"]], each(row, "wall"))):
        micros = each(row, "wall")
        cells = [row["name"], f"{micros:,.1f}", f"{each(row, 'cpu'):,.1f}"]
        cells += [f"{sized / micros:,.0f}"] * bool(sized)
        cells += [f"{each(row, 'bytes') / 1e6:,.0f}" if "bytes" in row else ""] * keeps
        cells.append(f"{micros / yardstick:.2f}" if yardstick else "")
        lines.append("| " + " | ".join(cells) + " |")
    absent = [row for row in section["rows"] if "wall" not in row]
    return lines + [""] * bool(absent) + [f"- {r['name']}: not measured: {r['notMeasured']}" for r in absent]


def each(row: dict, key: str) -> float:
    """Millionths of `key` for one example."""
    return 1e6 * row[key] / row["count"]


def insert(file: Path, text: str) -> None:
    """Puts the tables between the marks of a page that is otherwise written by hand."""
    start, end = MARK.format("begin"), MARK.format("end")
    old = file.read_text() if file.exists() else f"# Benchmarks\n\n{start}\n{end}\n"
    before, rest = old.split(start)
    file.write_text(f"{before}{start}\n\n{text}\n{end}{rest.split(end)[1]}")
