package org.wavecrate.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.Recipe;

/// The engine's answers about the examples that were read, kept so that rules can be changed
/// without asking again.
final class ServingMemory {
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

  /// @param recipe without settings of the check
  /// @param isUnreadableTold whether another rule names what can't be read
  /// @param isMissingLabelTold likewise
  private record Question(Recipe recipe, boolean isUnreadableTold, boolean isMissingLabelTold) {}

  /// @param troubles what makes batches fail
  /// @param remedy what would help
  record Answer(List<Serving.Trouble> troubles, Optional<Remedy> remedy) {}

  Answer of(Evidence evidence) {
    Recipe recipe = evidence.recipe();
    Question question =
        new Question(
            recipe.withCheck(CheckSettings.STANDARD),
            Settings.isError(new Unreadable(), recipe.check()),
            Settings.isError(new MissingLabel(), recipe.check()));
    return answers.computeIfAbsent(question, asked -> ask(evidence));
  }

  private static Answer ask(Evidence evidence) {
    List<Serving.Trouble> troubles = Serving.troubles(evidence, evidence.recipe());
    return new Answer(
        List.copyOf(troubles), troubles.isEmpty() ? Optional.empty() : Remedy.find(evidence));
  }
}
