package org.wavecrate.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Holds;
import org.wavecrate.dataset.PathPattern;
import org.wavecrate.dataset.Splitting;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys of a recipe that say how a dataset's files are read.
final class ArrangementJson {
  private static final Map<String, Splitting> SPLITTINGS = splittings();
  private static final Map<String, Holds> HOLDS =
      new TreeMap<>(Map.of("example", Holds.EXAMPLE, "examples", Holds.EXAMPLES));

  private ArrangementJson() {}

  private static Map<String, Splitting> splittings() {
    Map<String, Splitting> names = new LinkedHashMap<>();
    names.put("folders", Splitting.FOLDERS);
    names.put("none", Splitting.NONE);
    return names;
  }

  static Arrangement read(Fields fields) throws RecipeException {
    return new Arrangement(
        splitting(fields.fields("splits")),
        fields.strings("ignore").stream().map(PathPattern::new).toList(),
        holds(fields.fields("array")));
  }

  private static Optional<Holds> holds(Optional<Fields> array) throws RecipeException {
    if (array.isEmpty() || array.get().node("holds").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(array.get().choice("holds", Holds.EXAMPLE, HOLDS));
  }

  private static Splitting splitting(Optional<Fields> fields) throws RecipeException {
    if (fields.isEmpty()) {
      return Splitting.AUTO;
    }
    Fields splits = fields.get();
    Splitting splitting = splits.choice("source", Splitting.AUTO, SPLITTINGS);
    splits.done();
    return splitting;
  }

  static void write(Arrangement arrangement, ObjectNode json) {
    if (arrangement.splitting() != Splitting.AUTO) {
      json.putObject("splits").put("source", RecipeJson.name(SPLITTINGS, arrangement.splitting()));
    }
    arrangement
        .holds()
        .ifPresent(holds -> json.withObject("/array").put("holds", RecipeJson.name(HOLDS, holds)));
    List<PathPattern> ignored = arrangement.ignored();
    if (!ignored.isEmpty()) {
      ArrayNode globs = json.putArray("ignore");
      ignored.forEach(glob -> globs.add(glob.toString()));
    }
  }
}
