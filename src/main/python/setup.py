"""Takes version and metadata from where the wheel has them, so that each stands in one place."""

import email
import re
from pathlib import Path

from setuptools import setup

HERE = Path(__file__).resolve().parent
metadata = email.message_from_string((HERE / "METADATA").read_text(encoding="utf-8"))
pom = (HERE.parents[2] / "pom.xml").read_text(encoding="utf-8")
found = re.search(r"<artifactId>wavecrate</artifactId>\s*<version>([^<]+)</version>", pom)
if not found:
    raise SystemExit(f"{HERE.parents[2] / 'pom.xml'}: names no version of wavecrate")

setup(
    version=found[1].replace("-SNAPSHOT", ".dev0"),
    description=metadata["Summary"],
    python_requires=metadata["Requires-Python"],
    install_requires=metadata.get_all("Requires-Dist"),
    packages=["wavecrate"],
    package_data={"wavecrate": ["py.typed"]},
)
