package org.wavecrate.generator;

import java.util.Optional;
import org.wavecrate.dataset.Arrangement;
import tools.jackson.databind.node.ObjectNode;

/// Another way to read a dataset that its files suggest. Nothing is done until someone accepts it.
///
/// @param text what the files suggest, in a sentence
/// @param arrangement how files would be read
public record Suggestion(String text, Arrangement arrangement) {
  /// The keys that a recipe would have for it.
  public String keys() {
    return json().toString();
  }

  /// The keys as a tree.
  public ObjectNode json() {
    ObjectNode json = JsonTree.object();
    ArrangementJson.SCHEMA.write(arrangement, json);
    Optional.ofNullable(json.remove("labels")).ifPresent(labels -> json.set("labels", labels));
    return json;
  }
}
