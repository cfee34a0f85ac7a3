package org.wavecrate.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavecrate.storage.Csv;
import org.wavecrate.storage.NewFile;

/// Writes `wavecrate-sources.csv`, which leads from every example back to its recording.
final class SourcesTable {
  static final String NAME = "wavecrate-sources.csv";

  private static final int ROWS_A_TIME = 10_000;
  private static final List<String> COLUMNS =
      List.of(
          "example",
          "source",
          "startS",
          "endS",
          "label",
          "group",
          "split",
          "sourceRateHz",
          "sourceSha256");

  private final IntakePlan plan;

  /// Whether some decoder gives other bytes on other machines, which the table then names.
  private final boolean decoders;

  SourcesTable(IntakePlan plan) {
    this.plan = plan;
    decoders = plan.files().stream().anyMatch(file -> !file.format().exact());
  }

  void write(Path folder, List<PlacedExample> examples, List<FileDone> done) throws IOException {
    try (NewFile file = NewFile.of(folder.resolve(NAME))) {
      List<String> columns = new ArrayList<>(COLUMNS);
      if (decoders) {
        columns.add("decoder");
      }
      Csv csv = new Csv().row(columns);
      for (int i = 0; i < examples.size(); i++) {
        csv.row(row(examples.get(i), done.get(examples.get(i).file())));
        if (i % ROWS_A_TIME == ROWS_A_TIME - 1) {
          file.write(csv.toString().getBytes(StandardCharsets.UTF_8));
          csv = new Csv();
        }
      }
      file.write(csv.toString().getBytes(StandardCharsets.UTF_8));
      file.publish();
    }
  }

  private List<String> row(PlacedExample example, FileDone done) {
    PlannedFile file = plan.files().get(example.file());
    long start = done.startFrame() + plan.windows().start(example.window());
    long end = done.startFrame() + plan.windows().end(example.window(), done.frames());
    List<String> row = new ArrayList<>();
    row.add(example.path());
    row.add(file.file().name());
    row.add(seconds(start));
    row.add(seconds(end));
    row.add(file.label().orElse(""));
    row.add(file.group());
    row.add(example.split().canonical());
    row.add(Integer.toString(file.format().sampleRateHz()));
    row.add(done.sha256());
    if (decoders) {
      String decoder = file.format().decoder();
      row.add(file.format().exact() ? decoder : decoder + "; bytes may differ between machines");
    }
    return row;
  }

  private String seconds(long frames) {
    return String.format(Locale.ROOT, "%.6f", (double) frames / plan.rateHz());
  }
}
