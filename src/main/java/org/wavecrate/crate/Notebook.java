package org.wavecrate.crate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wavecrate.storage.Formatted;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a Jupyter notebook (nbformat 4.5, without outputs) of a Python file of cells, so that what
/// is kept and reviewed is Python. A line `# %% NAME` begins a cell of code, `# %% [markdown] NAME`
/// one of text, whose lines are comments; the name becomes the cell's id. `tags=NAME` may follow.
final class Notebook {
  private static final Pattern HEAD =
      Pattern.compile("# %% (\\[markdown] )?([a-zA-Z0-9_-]{1,64})(?: tags=(\\w+))?");
  private static final Pattern COMMENT = Pattern.compile("# ?");

  private Notebook() {}

  /// The notebook as JSON, the same bytes for the same text.
  ///
  /// @param python begins with a cell
  static byte[] of(String python) {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode notebook = mapper.createObjectNode();
    ArrayNode cells = notebook.putArray("cells");
    List<String> lines = python.lines().toList();
    for (int start = 0; start < lines.size(); ) {
      int end = start + 1;
      while (end < lines.size() && !lines.get(end).startsWith("# %%")) {
        end++;
      }
      add(cells.addObject(), lines.get(start), lines.subList(start + 1, end));
      start = end;
    }
    ObjectNode metadata = notebook.putObject("metadata");
    // Colab offers a machine with a graphics card to those who open it.
    metadata.put("accelerator", "GPU");
    metadata.putObject("colab").put("gpuType", "T4").putArray("provenance");
    metadata
        .putObject("kernelspec")
        .put("display_name", "Python 3")
        .put("language", "python")
        .put("name", "python3");
    metadata.putObject("language_info").put("name", "python");
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    DefaultIndenter indent = new DefaultIndenter(" ", "\n");
    var printer = new DefaultPrettyPrinter().withArrayIndenter(indent).withObjectIndenter(indent);
    String json = mapper.writer().with(printer).writeValueAsString(notebook) + "\n";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(ObjectNode cell, String head, List<String> lines) {
    Matcher parts = HEAD.matcher(head);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          Formatted.of("%s: begins no cell; expected: %s", head, HEAD));
    }
    boolean text = parts.group(1) != null;
    cell.put("cell_type", text ? "markdown" : "code").put("id", parts.group(2));
    ObjectNode metadata = cell.putObject("metadata");
    if (parts.group(3) != null) {
      metadata.putArray("tags").add(parts.group(3));
    }
    if (!text) {
      cell.putNull("execution_count").putArray("outputs");
    }
    List<String> source = new ArrayList<>();
    for (String line : lines) {
      source.add(text ? COMMENT.matcher(line).replaceFirst("") : line);
    }
    while (!source.isEmpty() && source.getFirst().isEmpty()) {
      source.removeFirst();
    }
    while (!source.isEmpty() && source.getLast().isEmpty()) {
      source.removeLast();
    }
    ArrayNode array = cell.putArray("source");
    for (int i = 0; i < source.size(); i++) {
      array.add(i < source.size() - 1 ? source.get(i) + "\n" : source.get(i));
    }
  }
}
