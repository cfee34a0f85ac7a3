package org.wavecrate.gui.check;

import java.util.List;
import java.util.Optional;
import org.wavecrate.content.Content;
import org.wavecrate.content.ContentReader;
import org.wavecrate.content.LabelText;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;

/// The example of a finding, loaded for display.
///
/// @param example the example
/// @param content what there is to see
/// @param label its label
/// @param problem why there is nothing to see, if there isn't
/// @param bad whether that is because it can't be read
record FindingExample(
    Example example, Content content, LabelText label, Optional<String> problem, boolean bad) {
  /// Reads them in order; blocks.
  ///
  /// @param recipe names classes and may say what the arrays are
  static List<FindingExample> read(List<Example> examples, Recipe recipe, Progress progress) {
    return examples.stream().map(example -> read(example, recipe, progress)).toList();
  }

  private static FindingExample read(Example example, Recipe recipe, Progress progress) {
    LabelText label = LabelText.read(example, recipe.labels().classes());
    try (ArrayFile file = example.open()) {
      Content content = ContentReader.read(file, example.split().account(recipe.array()), progress);
      Optional<String> problem =
          content instanceof Content.Nothing nothing
              ? Optional.of(nothing.why())
              : Optional.empty();
      return new FindingExample(example, content, label, problem, false);
    } catch (BadFileException e) {
      String why = String.valueOf(e.getMessage());
      return new FindingExample(example, new Content.Nothing(why), label, Optional.of(why), true);
    }
  }
}
