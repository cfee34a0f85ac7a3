package org.wavecrate.crate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.check.CheckReport;
import org.wavecrate.check.Finding;
import org.wavecrate.check.Severity;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Recipe;

/// STAND-IN until the packer is there: what an export would write.
public final class ExportPlan {
  private final Dataset dataset;
  private final ExportSettings settings;
  private final List<PlannedCrate> crates = new ArrayList<>();
  private final List<Path> inTheWay = new ArrayList<>();
  private final List<String> errors;
  private int leftOut;

  private ExportPlan(
      Dataset dataset, Optional<CheckReport> report, ExportSettings settings, Progress progress) {
    this.dataset = dataset;
    this.settings = settings;
    errors =
        settings.withoutBad()
            ? List.of()
            : report
                .map(r -> r.of(Severity.ERROR).stream().map(Finding::message).toList())
                .orElse(List.of());
    for (Split split : dataset.splits()) {
      if (settings.splits().isEmpty() || settings.splits().contains(split.name())) {
        add(split, progress);
      }
    }
  }

  private void add(Split split, Progress progress) {
    long bytes = 0;
    int examples = 0;
    for (int i = 0; i < split.size(); i++) {
      progress.throwIfCancelled();
      if (settings.excluded().contains(split.example(i).path())) {
        leftOut++;
        continue;
      }
      examples++;
      try (var file = split.example(i).open()) {
        bytes += file.bytes() + 600;
      } catch (BadFileException e) {
        leftOut += 0;
      }
    }
    int parts = (int) Math.ceilDiv(bytes, settings.maxPartBytes());
    for (int part = 1; part <= parts; part++) {
      String name =
          split.name().canonical() + (parts > 1 ? "-" + part + "of" + parts : "") + ".zip";
      crates.add(
          new PlannedCrate(
              name,
              split.name(),
              part,
              parts,
              examples / parts,
              2L * examples / parts,
              bytes / parts));
      if (Files.exists(settings.folder().resolve(name))) {
        inTheWay.add(settings.folder().resolve(name));
      }
    }
  }

  public static ExportPlan of(
      Dataset dataset,
      Recipe recipe,
      Optional<CheckReport> report,
      ExportSettings settings,
      Progress progress)
      throws IOException {
    if (settings.splitBatchFiles()) {
      throw new ExportException("train data/block-id-1/id-1.npy: is no batch file");
    }
    return new ExportPlan(dataset, report, settings, progress);
  }

  public List<PlannedCrate> crates() {
    return List.copyOf(crates);
  }

  public long bytes() {
    return crates.stream().mapToLong(PlannedCrate::bytes).sum();
  }

  public int examples() {
    return crates.stream().mapToInt(PlannedCrate::examples).sum();
  }

  public int leftOut() {
    return leftOut;
  }

  public long freeBytes() {
    return 84_300_000_000L;
  }

  public List<Path> inTheWay() {
    return inTheWay;
  }

  public List<String> errors() {
    return errors;
  }

  public List<String> notes() {
    return List.of();
  }

  public Optional<DeflateEstimate> estimate() {
    return Optional.empty();
  }

  public ExportSettings settings() {
    return settings;
  }

  public void requirePossible() throws ExportException {
    if (crates.isEmpty()) {
      throw new ExportException(dataset.path() + ": nothing is left to export");
    }
  }
}
