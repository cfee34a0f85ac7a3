package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NotebookTest {
  private static final String PYTHON =
      """
      # %% [markdown] title
      # # Title
      #
      # - a list of "things"

      # %% first tags=parameters
      import sys

      x = [1,
           2]

      # %% last

      print(x)
      """;

  private static JsonNode read(String python) {
    return JsonMapper.builder().build().readTree(Notebook.of(python));
  }

  @Test
  void textLosesItsCommentSignsAndCodeStaysAsItIs() {
    JsonNode cells = read(PYTHON).path("cells");
    assertThat(cells.size()).isEqualTo(3);
    assertThat(cells.get(0).path("cell_type").stringValue()).isEqualTo("markdown");
    assertThat(cells.get(0).path("source").toString())
        .isEqualTo("[\"# Title\\n\",\"\\n\",\"- a list of \\\"things\\\"\"]");
    assertThat(cells.get(1).path("source").toString())
        .isEqualTo("[\"import sys\\n\",\"\\n\",\"x = [1,\\n\",\"     2]\"]");
    assertThat(cells.get(2).path("source").toString()).isEqualTo("[\"print(x)\"]");
  }

  @Test
  void namesBecomeIdsAndTagsAreKept() {
    JsonNode cells = read(PYTHON).path("cells");
    assertThat(cells.get(0).path("id").stringValue()).isEqualTo("title");
    assertThat(cells.get(1).path("metadata").toString()).isEqualTo("{\"tags\":[\"parameters\"]}");
    assertThat(cells.get(2).path("outputs").size()).isZero();
    assertThat(cells.get(2).path("execution_count").isNull()).isTrue();
  }

  @Test
  void aLineThatBeginsNoCellIsRefused() {
    assertThatThrownBy(() -> Notebook.of("# %% two words\nx = 1\n"))
        .hasMessageContaining("# %% two words: begins no cell");
  }
}
