"""Renders wavecrate.svg in all sizes, and packs them for Windows (.ico) and macOS (.icns).

Needs rsvg-convert (Debian: librsvg2-bin). The results are committed: packing needs no such tool.
"""

import struct
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 24, 32, 48, 64, 128, 256)
# Types of the format that hold PNG files, by size.
ICNS = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def render(size: int) -> bytes:
    command = ["rsvg-convert", "-w", str(size), "-h", str(size), str(HERE / "wavecrate.svg")]
    return subprocess.run(command, check=True, capture_output=True).stdout


def ico(pictures: dict[int, bytes]) -> bytes:
    offset = 6 + 16 * len(ICO)
    table, data = struct.pack("<HHH", 0, 1, len(ICO)), b""
    for size in ICO:
        png = pictures[size]
        side = size % 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(data))
        data += png
    return table + data


def icns(pictures: dict[int, bytes]) -> bytes:
    parts = [kind + struct.pack(">I", len(pictures[n]) + 8) + pictures[n] for n, kind in ICNS.items()]
    return b"icns" + struct.pack(">I", 8 + sum(map(len, parts))) + b"".join(parts)


def main() -> None:
    pictures = {size: render(size) for size in SIZES}
    for size, png in pictures.items():
        (HERE / f"wavecrate-{size}.png").write_bytes(png)
    (HERE / "wavecrate.ico").write_bytes(ico(pictures))
    (HERE / "wavecrate.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    main()
