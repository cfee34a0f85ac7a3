package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;
import tools.jackson.databind.json.JsonMapper;

/// Holds `docs/recipe.md` to the program.
class RecipeDocsTest {
  private static final Path DOCS = Path.of("docs/recipe.md");

  @Test
  void everyTransformIsDocumentedAsItIs() throws IOException {
    String docs = Files.readString(DOCS);
    String table = docs.substring(docs.indexOf("| kind | what it does |"));
    assertThat(table().lines().filter(line -> !table.contains(line)))
        .as("lines that docs/recipe.md lacks")
        .isEmpty();
    assertThat(table).isEqualTo(table());
  }

  private static String table() {
    List<String> lines = new ArrayList<>();
    lines.add("| kind | what it does | parameters, defaults, and what is allowed |");
    lines.add("|---|---|---|");
    for (TransformKind kind : Transforms.ALL) {
      List<String> parameters = new ArrayList<>();
      for (Parameter parameter : kind.parameters().subList(1, kind.parameters().size())) {
        parameters.add(text(parameter));
      }
      lines.add(
          Formatted.of(
              "| `%s` | %s | %s |",
              kind.name(),
              kind.description(),
              parameters.isEmpty() ? "none" : String.join("; ", parameters)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String text(Parameter parameter) {
    String fallback =
        parameter
            .fallback()
            .map(value -> value.toString().replaceAll("\\.0$", ""))
            .orElse(parameter.isRequired() ? "required" : "all");
    return Formatted.of("`%s` %s (%s)", parameter.name(), fallback, parameter.allowed());
  }

  @Test
  void everyKeyIsDocumentedWithItsDefault() throws IOException {
    String docs = Files.readString(DOCS);
    String written =
        RecipeJson.write(
            RecipeJson.read(
                "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 1, \"fit\": {\"samples\":"
                    + " 1}, \"features\": {\"kind\": \"mfcc\", \"maxHz\": 9},"
                    + " \"check\": {\"clipping\": \"off\"}}"));
    var json = JsonMapper.builder().build().readTree(written);
    for (String key : json.propertyNames()) {
      assertThat(docs).contains("| `" + key + "` |");
    }
    var features = json.get("features");
    for (String key : features.propertyNames()) {
      if (!key.endsWith("Hz") && !key.equals("kind")) {
        String fallback = features.get(key).asString().replaceAll("\\.0$", "");
        assertThat(docs)
            .containsPattern(Formatted.of("\\| `%s` \\|.*\\| `?%s`? \\|", key, fallback));
      }
    }
  }

  @Test
  void itsExampleIsARecipe() throws IOException {
    String docs = Files.readString(DOCS);
    int start = docs.indexOf("```json") + 7;
    Recipe recipe = RecipeJson.read(docs.substring(start, docs.indexOf("```", start)));
    assertThat(recipe.transforms()).hasSize(1);
    assertThat(recipe.features()).isPresent();
  }
}
