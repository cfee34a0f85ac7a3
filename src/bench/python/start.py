"""How long a command takes that has next to nothing to do, as a whole process."""

from __future__ import annotations

import subprocess
import sys

from contest import contender, serve


def command(make):
    """Rounds that run `make(program, java, samples)` as a process."""

    def ready(program, java, classes, samples):
        def one_round():
            subprocess.run(
                make(program, java, classes, samples),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            return 1

        return one_round, lambda: None

    return ready


contender("wavecrate --version")(command(lambda program, java, classes, samples: [program, "--version"]))
contender("wavecrate info samples")(command(lambda program, java, classes, samples: [program, "info", samples]))
contender("limit: Java prints one word")(
    command(lambda program, java, classes, samples: [java, "-XX:+UseSerialGC", "-cp", classes, "OneWord"])
)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    serve()
