package org.wavecrate.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.content.Content;
import org.wavecrate.content.ContentReader;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;
import org.wavecrate.rules.Span;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;
import org.wavecrate.text.Plural;

/// A check's report as one HTML file that needs no other: findings by rule, with pictures of the
/// examples concerned. Its size is bounded: so many rows and pictures a rule, so many pictures in
/// all.
public final class HtmlReport {
  private static final int MOST_ROWS = 300;
  private static final int MOST_PICTURES_OF_RULE = 4;
  private static final int MOST_PICTURES = 80;
  private static final int MOST_TWINS = 1;

  /// Longer arrays take too long for a picture in passing.
  private static final long MOST_ELEMENTS = 1L << 25;

  private final Dataset dataset;
  private final CheckReport report;
  private final ArrayStatement array;
  private final SampleRate rate;
  private final Progress progress;
  private int pictures;

  private HtmlReport(Dataset dataset, Recipe recipe, CheckReport report, Progress progress) {
    this.dataset = dataset;
    this.report = report;
    this.progress = new Cancellation(progress);
    array = recipe.array();
    rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(dataset);
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
      Path file, Dataset dataset, Recipe recipe, CheckReport report, Progress progress)
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
      new HtmlReport(dataset, recipe, report, progress).write(out);
      out.flush();
      fresh.publish();
    }
  }

  private void write(Writer out) throws IOException {
    String name = Html.escape(dataset.name());
    out.write(Html.head("Check of " + name));
    out.write(
        Formatted.of(
            "<header><h1>%s</h1><p class=path>%s</p>",
            name, Html.escape(dataset.path().toString())));
    out.write("<div class=counts>");
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      out.write(
          Formatted.of(
              "<div class='count %s%s'><b>%,d</b>%s</div>",
              severity.key(),
              count == 0 ? " none" : "",
              count,
              severity == Severity.INFO ? "facts" : Plural.word(count, severity.key())));
    }
    out.write(
        Formatted.of(
            "<div class='count plain'><b>%,d</b>examples</div><div class='count"
                + " plain'><b>%.1f</b>MB read</div></div>",
            report.examples(), report.bytes() / 1e6));
    out.write(
        Formatted.of(
            "<p class=hash>SHA-256 of all names and bytes: <code>%s</code></p></header><main>",
            report.contentHash()));
    if (report.count(Severity.ERROR) + report.count(Severity.WARNING) == 0) {
      out.write("<p class=fine>Nothing is wrong with this dataset.</p>");
    }
    for (List<Finding> group : FindingsByRule.of(report)) {
      progress.throwIfCancelled();
      write(out, group);
    }
    out.write(
        "</main><footer>Made by Wavecrate. Rules can be silenced and their limits set in the"
            + " recipe: <code>\"check\": {\"clipping\": \"off\"}</code>.</footer></body></html>\n");
  }

  private void write(Writer out, List<Finding> group) throws IOException {
    Finding first = group.getFirst();
    Rule rule = first.rule();
    boolean info = first.severity() == Severity.INFO;
    out.write(
        Formatted.of(
            "<section class=%s><h2><span class=badge>%s</span> %s <code>%s</code><span"
                + " class=n>%,d</span></h2>",
            first.severity().key(),
            first.severity().key(),
            Html.escape(rule.title()),
            rule.code(),
            group.size()));
    out.write(Formatted.of("<p>%s</p>", Html.code(rule.explanation())));
    if (!info) {
      out.write(Formatted.of("<p class=fix><b>Fix:</b> %s</p>", Html.code(rule.fix())));
      pictures(out, group);
    }
    boolean many = group.size() > 12;
    out.write(many ? Formatted.of("<details><summary>%,d findings</summary>", group.size()) : "");
    out.write(
        Formatted.of(
            "<div class=scroll><table><tr><th>where<th>what%s",
            info ? "" : "<th>found<th>allowed"));
    for (Finding finding : group.subList(0, Math.min(MOST_ROWS, group.size()))) {
      out.write(
          Formatted.of(
              "<tr><td class=where>%s<td>%s",
              Html.escape(where(finding)), Html.escape(finding.problem())));
      if (!info) {
        out.write(
            Formatted.of(
                "<td>%s<td>%s", Html.escape(finding.value()), Html.escape(finding.limit())));
      }
    }
    out.write("</table></div>");
    if (group.size() > MOST_ROWS) {
      out.write(
          Formatted.of(
              "<p class=more>and %,d more; <code>wavecrate check --json</code> lists all</p>",
              group.size() - MOST_ROWS));
    }
    out.write(many ? "</details>" : "");
    out.write("</section>\n");
  }

  private static String where(Finding finding) {
    String path = finding.place().path();
    return path.isEmpty() ? "the dataset" : path;
  }

  private void pictures(Writer out, List<Finding> group) throws IOException {
    int drawn = 0;
    StringBuilder figures = new StringBuilder();
    for (Finding finding : group) {
      if (drawn == MOST_PICTURES_OF_RULE || pictures >= MOST_PICTURES) {
        break;
      }
      Optional<String> own = picture(finding.place(), finding.spans());
      if (own.isEmpty()) {
        continue;
      }
      figures.append(own.get());
      for (Place twin : finding.twins().subList(0, Math.min(MOST_TWINS, finding.twins().size()))) {
        figures.append(picture(twin, List.of()).orElse(""));
      }
      drawn++;
    }
    if (drawn > 0) {
      out.write("<div class=pictures>" + figures + "</div>");
    }
  }

  private Optional<String> picture(Place place, List<Span> spans) throws IOException {
    Optional<Example> example = place.example();
    if (example.isEmpty()) {
      return Optional.empty();
    }
    try (ArrayFile file = example.get().open()) {
      if (file.header().shape().elements() > MOST_ELEMENTS) {
        return Optional.empty();
      }
      Content content = ContentReader.read(file, dataset.account(array), progress);
      if (content instanceof Content.Nothing) {
        return Optional.empty();
      }
      pictures++;
      byte[] png = ExamplePicture.of(content, rate, spans);
      String length =
          content instanceof Content.Sound
              ? rate.isKnown() ? rate.duration(content.length()) : ""
              : content.length() + " frames";
      return Optional.of(
          Formatted.of(
              "<figure><img width=%d height=%d alt='' src='data:image/png;base64,%s'><figcaption>%s"
                  + " <span>%s %s %s</span></figcaption></figure>",
              ExamplePicture.WIDTH,
              ExamplePicture.HEIGHT,
              Base64.getEncoder().encodeToString(png),
              Html.escape(example.get().path()),
              file.header().dtype().numpyName(),
              file.header().shape(),
              length));
    } catch (BadFileException e) {
      // What can't be read has no picture; the table says why.
      return Optional.empty();
    }
  }
}
