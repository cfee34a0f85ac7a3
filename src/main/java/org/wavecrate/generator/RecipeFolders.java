package org.wavecrate.generator;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.TransformKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Renames the folders of recordings in the JSON of a valid recipe. The parameters that hold
/// folders, or further transforms, come from the table of transforms.
public final class RecipeFolders {
  private RecipeFolders() {}

  /// Gives the new name of a folder.
  @FunctionalInterface
  public interface Renaming {
    String of(String folder) throws IOException;
  }

  /// Renames all folders in place, in the order in which the recipe names them.
  public static void rename(JsonNode recipe, Renaming renaming) throws IOException {
    renameIn(recipe.path("transforms"), renaming);
  }

  private static void renameIn(JsonNode transforms, Renaming renaming) throws IOException {
    for (JsonNode transform : transforms) {
      Optional<TransformKind> kind = TransformJson.kind(transform.path("kind").asString(""));
      if (kind.isEmpty() || !(transform instanceof ObjectNode fields)) {
        continue;
      }
      for (Parameter parameter : kind.get().parameters()) {
        JsonNode value = fields.path(parameter.name());
        if (parameter.kind() == Parameter.Kind.FOLDER && value.isString()) {
          fields.put(parameter.name(), renaming.of(value.stringValue()));
        } else if (parameter.kind() == Parameter.Kind.TRANSFORMS) {
          renameIn(value, renaming);
        }
      }
    }
  }
}
