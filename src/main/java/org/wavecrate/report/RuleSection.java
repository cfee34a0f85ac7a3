package org.wavecrate.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The findings of one rule: what it means, how to fix it, examples, and where.
///
/// @param findings one or more of the same rule and severity
record RuleSection(List<Finding> findings) {
  private static final int MOST_ROWS = 300;
  private static final int MOST_OPEN = 12;

  private Severity severity() {
    return findings.getFirst().severity();
  }

  private Rule rule() {
    return findings.getFirst().rule();
  }

  private String id() {
    return severity().key() + "-" + rule().code();
  }

  /// Its line in the table of contents.
  void writeEntry(Writer out) throws IOException {
    out.write(
        Formatted.of(
            "<li class=%s><span class=dot></span><a href='#%s'>%s</a><span class=n>%,d</span></li>",
            severity().key(), id(), Html.escape(rule().title()), findings.size()));
  }

  void write(Writer out, ExampleFigures figures) throws IOException {
    boolean info = severity() == Severity.INFO;
    String key = severity().key();
    out.write(
        Formatted.of(
            "<section class=%s id=%s><h2><span class=badge>%s</span> %s <code>%s</code><span"
                + " class=n>%,d</span></h2>",
            key, id(), key, Html.escape(rule().title()), rule().code(), findings.size()));
    out.write(Formatted.of("<p>%s</p>", Html.code(rule().explanation())));
    if (!info) {
      out.write(Formatted.of("<p class=fix><b>Fix:</b> %s</p>", Html.code(rule().fix())));
      out.write(figures.of(findings));
    }
    boolean many = findings.size() > MOST_OPEN;
    String count = Plural.of(findings.size(), "finding");
    out.write(many ? "<details><summary>" + count + "</summary>" : "");
    writeTable(out, info);
    out.write(many ? "</details>" : "");
    out.write("</section>\n");
  }

  private void writeTable(Writer out, boolean info) throws IOException {
    out.write("<div class=scroll><table><thead><tr><th>where<th>what");
    out.write((info ? "" : "<th>found<th>allowed") + "</thead><tbody>");
    for (Finding finding : findings.subList(0, Math.min(MOST_ROWS, findings.size()))) {
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
    out.write("</tbody></table></div>");
    if (findings.size() > MOST_ROWS) {
      out.write(
          Formatted.of(
              "<p class=more>and %,d more; <code>wavecrate check --json</code> lists all</p>",
              findings.size() - MOST_ROWS));
    }
  }

  private static String where(Finding finding) {
    String path = finding.place().path();
    return path.isEmpty() ? "the dataset" : path;
  }
}
