package org.wavecrate.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wavecrate.crate.CrateReport;
import org.wavecrate.crate.CrateVerification;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate verify`: whether crates are whole.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verify that crates, or any zips of datasets, are whole: structure, checksums, every array,"
          + " labels, parts, and SHA256SUMS if it is next to them. Needs only the zips.",
      "Exit code 1 if any is not."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE.zip",
      description = "Zips, or folders that hold zips.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<CrateReport> reports = new ArrayList<>();
    for (Path file : zips()) {
      try (var progress = new ConsoleProgress("verifying " + file.getFileName())) {
        reports.add(CrateVerification.of(file, progress));
      }
    }
    if (json) {
      Output.print(json(reports));
    } else {
      reports.forEach(VerifyCommand::print);
    }
    return reports.stream().allMatch(CrateReport::isFine) ? 0 : CommandLineMain.DATA_FELL_SHORT;
  }

  private List<Path> zips() throws IOException {
    List<Path> zips = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        List<Path> within = zipsIn(file);
        if (within.isEmpty()) {
          throw new UsageException(file + ": holds no zip; expected zips");
        }
        zips.addAll(within);
      } else if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new UsageException(file + ": is no regular file; expected a zip");
      } else {
        zips.add(file);
      }
    }
    return zips;
  }

  private static List<Path> zipsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted((a, b) -> NaturalOrder.NATURAL.compare(a.toString(), b.toString()))
          .toList();
    }
  }

  private static ObjectNode json(List<CrateReport> reports) {
    ObjectNode root = Output.object();
    ArrayNode crates = root.putArray("crates");
    for (CrateReport report : reports) {
      ObjectNode crate = crates.addObject();
      crate.put("file", report.file().toString().replace(File.separatorChar, '/'));
      crate.put("ok", report.isFine()).put("examples", report.examples());
      crate.put("bytes", report.bytes()).put("sha256", report.sha256());
      ArrayNode problems = crate.putArray("problems");
      report.problems().forEach(problems::add);
      ArrayNode notes = crate.putArray("notes");
      report.notes().forEach(notes::add);
    }
    return root;
  }

  private static void print(CrateReport report) {
    Output.print(
        Formatted.of(
            "%s: %s, %s, %,d bytes",
            report.file(),
            report.isFine() ? "fine" : "NOT WHOLE",
            Plural.of(report.examples(), "example"),
            report.bytes()));
    report.problems().forEach(problem -> Output.print("  " + problem));
    report.notes().forEach(note -> Output.print("  note: " + note));
  }
}
