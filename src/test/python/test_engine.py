"""The engine's jar serves a program in Java that has Jackson beside it and nothing else."""

import os
import subprocess
import zipfile
from pathlib import Path

from conftest import ROOT, command, run_json

BUILD = ROOT / "target"
PROGRAM = """
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;

class Serve {
  public static void main(String[] arguments) throws Exception {
    var split = Dataset.open(Path.of(arguments[0]), Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    var recipe = RecipeJson.read("{\\"format\\": \\"wavecrate-recipe/1\\"}");
    try (Parallel parallel = Parallel.ofAllProcessors(); Arena arena = Arena.ofShared()) {
      var generator = new BatchGenerator(split, recipe, Shard.WHOLE, parallel);
      BatchMemory memory = BatchMemory.allocate(generator.spec(0), arena);
      generator.fill(0, 0, memory);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(memory.features().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
      System.out.println(HexFormat.of().formatHex(sum));
    }
  }
}
"""


def test_a_program_gets_the_batches_of_the_command(small, tmp_path):
    source = tmp_path / "Serve.java"
    source.write_text(PROGRAM, "utf-8")
    jars = [BUILD / "wavecrate-engine.jar", *(BUILD / "lib").glob("jackson-*-[23].*.jar")]
    jars = [*jars, *(BUILD / "lib").glob("jackson-annotations-*.jar")]
    asked = {**os.environ, "WAVECRATE_PRINT_JAVA": "1"}
    home = subprocess.check_output(command(), env=asked, encoding="utf-8").strip()
    path = os.pathsep.join(map(str, jars))
    java = [Path(home) / "bin" / "java", "--enable-native-access=ALL-UNNAMED", "-cp", path]
    ran = subprocess.run([*java, source, small], capture_output=True, encoding="utf-8", timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    told = run_json("batches", small, "--epoch", 0, "--count", 1)["batches"][0]
    assert ran.stdout.strip() == told["features"]["sha256"]


def test_the_jar_drags_nothing_along():
    with zipfile.ZipFile(BUILD / "wavecrate-engine.jar") as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
        packages = {name.split("/")[2] for name in jar.namelist() if name.startswith("org/")}
    assert "Class-Path" not in manifest
    assert "Automatic-Module-Name: org.wavecrate.engine" in manifest
    assert {"generator", "dl4j"} <= packages
    assert packages.isdisjoint({"gui", "cli", "crate", "check"})
