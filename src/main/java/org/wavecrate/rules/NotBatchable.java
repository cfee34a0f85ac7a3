package org.wavecrate.rules;

import java.util.List;
import java.util.Set;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Whatever makes batches fail for the recipe as it is, as the engine itself says it.
final class NotBatchable extends CheckRule {
  NotBatchable() {
    super(
        "not-batchable",
        "Batches can't be made",
        Severity.ERROR,
        "Training would stop: the engine was asked to serve every split by the recipe as it is, and"
            + " this is what it says. Splits are compared with each other too.",
        "Do what the finding proposes: it was tried. Where it proposes nothing, bring the examples"
            + " to one shape, or leave them out by `ignore` in the recipe.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ServingMemory.Answer answer = evidence.serving();
    Set<String> told = answer.troubles().isEmpty() ? Set.of() : found.filesInError();
    for (Serving.Trouble trouble : answer.troubles()) {
      String remedy = answer.remedy().map(r -> "; " + r.words()).orElse("");
      add(evidence, trouble, remedy, told, found);
    }
  }

  private static void add(
      Evidence evidence, Serving.Trouble trouble, String remedy, Set<String> told, Findings found) {
    Split split = evidence.splits().get(trouble.split());
    if (trouble.row().isEmpty()) {
      found.split(split, trouble.sentence() + remedy, "no batch", "batches");
      return;
    }
    int row = trouble.row().getAsInt();
    int more = trouble.others().size();
    String count = more == 0 ? "" : Formatted.of("; the same of %d more", more);
    String message = trouble.sentence() + count + remedy;
    String value = Formatted.of("%d of %s", more + 1, Plural.of(split.size(), "example"));
    List<String> others = trouble.others().stream().map(r -> path(evidence, trouble, r)).toList();
    // Without the files that are called errors, batches could be made: it is about these alone.
    boolean areTold = told.contains(trouble.path()) && told.containsAll(others);
    List<String> models = trouble.accepted().stream().map(r -> path(evidence, trouble, r)).toList();
    if (!areTold && !models.isEmpty() && told.containsAll(models)) {
      String all = "is what others are held to: " + trouble.path() + ": " + message;
      if (trouble.isLabel()) {
        found.label(trouble.accepted().getFirst(), all, value, "all");
      } else {
        found.twins(
            trouble.accepted().getFirst(),
            all,
            value,
            "all",
            rows(trouble.accepted().subList(1, models.size())));
      }
    } else if (!areTold) {
      found.split(split, trouble.path() + ": " + message, value, "all");
    } else if (trouble.isLabel()) {
      found.label(row, message, value, "all");
    } else {
      found.twins(row, message, value, "all", rows(trouble.others()));
    }
  }

  private static int[] rows(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String path(Evidence evidence, Serving.Trouble trouble, int row) {
    Example example = evidence.rows().example(row);
    return trouble.isLabel() ? example.labelPath() : example.path();
  }
}
