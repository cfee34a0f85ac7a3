package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecipeFoldersTest {
  private static final String RECIPE =
      """
      {"transforms": [
        {"kind": "gain", "folder": "kept"},
        {"kind": "backgroundNoise", "folder": "noise"},
        {"kind": "unknown", "folder": "kept"},
        "no transform",
        {"kind": "oneOf", "transforms": [
          {"kind": "impulseResponse", "folder": "rooms"},
          {"kind": "oneOf", "transforms": [{"kind": "backgroundNoise", "folder": "more"}]},
          {"kind": "backgroundNoise", "folder": 7}]}]}
      """;

  @Test
  void foldersAreRenamedHoweverDeepTheyLie() throws IOException {
    JsonNode recipe = JsonMapper.shared().readTree(RECIPE);
    List<String> asked = new ArrayList<>();
    RecipeFolders.rename(
        recipe,
        folder -> {
          asked.add(folder);
          return "sounds/" + folder;
        });
    assertThat(asked).containsExactly("noise", "rooms", "more");
    String expected = RECIPE;
    for (String folder : asked) {
      expected = expected.replace("\"" + folder + "\"", "\"sounds/" + folder + "\"");
    }
    assertThat(recipe).isEqualTo(JsonMapper.shared().readTree(expected));
  }

  @Test
  void aRecipeWithoutTransformsHasNoFolders() throws IOException {
    JsonNode recipe = JsonMapper.shared().readTree("{\"seed\": 1}");
    RecipeFolders.rename(recipe, folder -> "never");
    assertThat(recipe).isEqualTo(JsonMapper.shared().readTree("{\"seed\": 1}"));
  }
}
