package org.wavecrate.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;
import org.wavecrate.text.Plural;

/// A check's report as one HTML file that needs no other: contents, labels by split, findings by
/// rule, with pictures and sounds of the examples concerned. Its size is bounded: so many rows and
/// pictures a rule, so many pictures and so much sound in all.
public final class HtmlReport {
  private final Dataset dataset;
  private final CheckReport report;
  private final ReportOrigin origin;
  private final Progress progress;
  private final ExampleFigures figures;
  private final LabelChart labels;
  private final List<RuleSection> sections;

  private HtmlReport(
      Dataset dataset, Recipe recipe, CheckReport report, ReportOrigin origin, Progress progress) {
    this.dataset = dataset;
    this.report = report;
    this.origin = origin;
    this.progress = new Cancellation(progress);
    figures = new ExampleFigures(dataset, recipe, this.progress);
    labels = new LabelChart(report.classes(), recipe.labels().classes());
    sections = FindingsByRule.of(report).stream().map(RuleSection::new).toList();
  }

  /// Passes on that nobody wants it any more; how far a single picture has come is of no interest.
  private record Cancellation(Progress progress) implements Progress {
    @Override
    public void report(long done, long total) {}

    @Override
    public boolean isCancelled() {
      return progress.isCancelled();
    }
  }

  /// Writes a report, replacing one that is there; what goes wrong leaves no half of one.
  ///
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static void write(
      Path file,
      Dataset dataset,
      Recipe recipe,
      CheckReport report,
      ReportOrigin origin,
      Progress progress)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + ": there is no folder " + folder);
    }
    if (Files.isDirectory(target)) {
      throw new IOException(file + ": is a folder; expected a file");
    }
    try (NewFile fresh = NewFile.of(target)) {
      Writer out =
          new BufferedWriter(new OutputStreamWriter(fresh.stream(), StandardCharsets.UTF_8));
      new HtmlReport(dataset, recipe, report, origin, progress).write(out);
      out.flush();
      fresh.publish();
    }
  }

  private void write(Writer out) throws IOException {
    writeHeader(out);
    writeContents(out);
    out.write("<main>");
    if (report.count(Severity.ERROR) + report.count(Severity.WARNING) == 0) {
      out.write("<p class=fine>Nothing is wrong with this dataset.</p>");
    }
    if (!labels.isEmpty()) {
      labels.write(out);
    }
    for (RuleSection section : sections) {
      progress.throwIfCancelled();
      section.write(out, figures);
    }
    out.write("</main><footer>");
    int silent = figures.withoutSound();
    if (silent > 0) {
      out.write(
          Formatted.of(
              "<p>%s %s no sound here: a report holds %s of it at most.</p>",
              Plural.of(silent, "example"),
              Plural.either(silent, "has", "have"),
              ExampleFigures.mostSound()));
    }
    out.write(
        "<p>Rules can be silenced and their limits set in the recipe:"
            + " <code>\"check\": {\"clipping\": \"off\"}</code>.</p></footer></body></html>\n");
  }

  private void writeHeader(Writer out) throws IOException {
    String name = Html.escape(dataset.name());
    out.write(Html.head("Check of " + name));
    out.write(
        Formatted.of(
            "<header><h1>Check of %s</h1><p class=path>%s</p><p class=made>%s · %s</p>",
            name,
            Html.escape(dataset.path().toString()),
            Html.escape(origin.time()),
            Html.escape(origin.program())));
    out.write("<div class=counts>");
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      out.write(
          Formatted.of(
              "<div class='count %s%s'><b>%,d</b>%s</div>",
              severity.key(),
              count == 0 ? " none" : "",
              count,
              severity == Severity.INFO
                  ? Plural.word(count, "fact")
                  : Plural.word(count, severity.key())));
    }
    out.write(
        Formatted.of(
            "<div class='count plain'><b>%,d</b>%s</div><div class='count"
                + " plain'><b>%.1f</b>MB read</div></div>",
            report.examples(), Plural.word(report.examples(), "example"), report.bytes() / 1e6));
    out.write(
        Formatted.of(
            "<p class=hash>SHA-256 of all names and bytes: <code>%s</code></p></header>",
            report.contentHash()));
  }

  private void writeContents(Writer out) throws IOException {
    if (sections.isEmpty()) {
      return;
    }
    out.write("<nav aria-label=Contents><h2>Contents</h2><ul>");
    if (!labels.isEmpty()) {
      out.write(
          Formatted.of(
              "<li><span class=dot></span><a href='#%s'>Labels by split</a></li>", LabelChart.ID));
    }
    for (RuleSection section : sections) {
      section.writeEntry(out);
    }
    out.write("</ul></nav>\n");
  }
}
