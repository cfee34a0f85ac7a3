package org.wavecrate.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.dataset.Example;
import org.wavecrate.rules.Finding;
import org.wavecrate.survey.Rows;

/// Finds the examples that findings are about.
///
/// @param rows of the dataset that was checked
public record Locator(Rows rows) {
  private static final String LABEL = "-label";

  /// The example that a finding names, by its own file or by that of its label.
  public Optional<Example> find(Finding finding) {
    return finding.file().isEmpty() ? Optional.empty() : find(finding.path());
  }

  /// @param path of an example or of its label, as the dataset names it
  public Optional<Example> find(String path) {
    OptionalInt row = rows.find(path);
    if (row.isEmpty()) {
      row = rows.find(exampleOfLabel(path));
    }
    return row.isPresent() ? Optional.of(rows.example(row.getAsInt())) : Optional.empty();
  }

  /// All that are found, each once, in order.
  public List<Example> find(Collection<Finding> findings) {
    return findings.stream().flatMap(finding -> find(finding).stream()).distinct().toList();
  }

  private static String exampleOfLabel(String path) {
    int name = path.lastIndexOf('/') + 1;
    if (path.startsWith("label-", name)) {
      return path.substring(0, name) + path.substring(name + "label-".length());
    }
    int label = path.lastIndexOf(LABEL);
    return label <= name ? path : path.substring(0, label) + path.substring(label + LABEL.length());
  }
}
