package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wavecrate.storage.Formatted;

/// Holds `docs/checks.md` to the program.
class CheckDocsTest {
  private static final Path DOCS = Path.of("docs/checks.md");

  @Test
  void everyRuleIsDocumentedAsItIs() throws IOException {
    String docs = Files.readString(DOCS);
    String table = docs.substring(docs.indexOf("| rule | severity |"));
    assertThat(table().lines().filter(line -> !table.contains(line)))
        .as("lines that docs/checks.md lacks")
        .isEmpty();
    assertThat(table).isEqualTo(table());
  }

  @Test
  void codesAreUniqueAndInKebabCase() {
    assertThat(Rules.all()).extracting(Rule::code).doesNotHaveDuplicates();
    assertThat(Rules.all()).allSatisfy(rule -> assertThat(rule.code()).matches("[a-z0-9-]+"));
  }

  private static String table() {
    List<String> lines = new ArrayList<>();
    lines.add("| rule | severity | what it looks for and why | limits | fix |");
    lines.add("|---|---|---|---|---|");
    for (Rule rule : Rules.all()) {
      String limits =
          rule.limits().stream()
              .map(
                  limit ->
                      Formatted.of(
                          "`%s` %s (%s)",
                          limit.name(), FindingNumbers.plain(limit.standard()), limit.meaning()))
              .collect(Collectors.joining("; "));
      lines.add(
          Formatted.of(
              "| `%s` | %s | **%s.** %s | %s | %s |",
              rule.code(),
              rule.severity().key(),
              rule.title(),
              rule.explanation().replace("|", "\\|"),
              limits.isEmpty() ? "none" : limits,
              rule.fix()));
    }
    return String.join("\n", lines) + "\n";
  }
}
