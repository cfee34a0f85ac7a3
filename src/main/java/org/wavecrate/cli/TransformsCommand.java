package org.wavecrate.cli;

import java.util.concurrent.Callable;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `wavecrate transforms`: what a recipe may list.
@Command(
    name = "transforms",
    mixinStandardHelpOptions = true,
    description = "List the transforms that a recipe may name, with parameters and defaults.")
final class TransformsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode root = Output.object();
    ArrayNode kinds = root.putArray("transforms");
    for (TransformKind kind : Transforms.ALL) {
      ObjectNode entry =
          kinds.addObject().put("kind", kind.name()).put("description", kind.description());
      ArrayNode parameters = entry.putArray("parameters");
      if (!json) {
        Output.print(Formatted.of("%s: %s", kind.name(), kind.description()));
      }
      for (Parameter parameter : kind.parameters()) {
        String fallback = parameter.fallback().map(Object::toString).orElse("");
        ObjectNode described = parameters.addObject();
        described.put("name", parameter.name());
        described.put("default", parameter.fallback().isEmpty() ? null : fallback);
        described.put("allowed", parameter.allowed());
        described.put("required", parameter.isRequired());
        if (!json) {
          String usual = parameter.isRequired() ? "required" : "default " + fallback;
          Output.print(
              Formatted.of(
                  "    %-22s %s%s",
                  parameter.name(),
                  parameter.allowed(),
                  parameter.isRequired() || !fallback.isEmpty() ? "; " + usual : ""));
        }
      }
    }
    if (json) {
      Output.print(root);
    }
    return 0;
  }
}
