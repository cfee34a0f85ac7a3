package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.content.Content;
import org.wavecrate.content.ContentReader;
import org.wavecrate.content.LabelText;
import org.wavecrate.content.LabelTrack;
import org.wavecrate.content.LevelFacts;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.intake.ExampleOrigin;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.text.Plural;

/// One example, read and ready to be looked at.
///
/// @param example the example
/// @param header what its file says of itself; empty for a bad one
/// @param account what the arrays of its dataset are
/// @param content what there is to see
/// @param levels how loud it is, if it is sound
/// @param label its label
/// @param labels its label, if that runs along time
/// @param origin the recording that it was cut from, if that is known
/// @param problem why it can't be read, if it can't
record Shown(
    Example example,
    Optional<NpyHeader> header,
    Optional<ArrayAccount> account,
    Content content,
    Optional<LevelFacts> levels,
    LabelText label,
    Optional<LabelTrack> labels,
    Optional<ExampleOrigin> origin,
    Optional<String> problem) {
  /// Reads `example`; blocks.
  ///
  /// @param recipe names classes and may say what the arrays are
  static Shown read(Example example, Recipe recipe, Progress progress) {
    List<String> classes = recipe.labels().classes();
    LabelText label = LabelText.read(example, classes);
    try (ArrayFile file = example.open()) {
      ArrayAccount account = example.split().account(recipe.array());
      Content content = ContentReader.read(file, account, progress);
      Optional<LevelFacts> levels =
          content instanceof Content.Sound sound
              ? Optional.of(LevelFacts.of(sound))
              : Optional.empty();
      Shown unnamed =
          new Shown(
              example,
              Optional.of(file.header()),
              Optional.of(account),
              content,
              levels,
              label,
              Optional.empty(),
              ExampleOrigin.find(example.location()),
              Optional.empty());
      return unnamed.named(label, classes);
    } catch (BadFileException e) {
      return bad(example, label, String.valueOf(e.getMessage()));
    }
  }

  /// The same with other names of classes; reads the label alone, and blocks.
  Shown named(List<String> classes) {
    return named(LabelText.read(example, classes), classes);
  }

  private Shown named(LabelText read, List<String> classes) {
    Optional<LabelTrack> track =
        problem.isPresent()
            ? Optional.empty()
            : LabelTrack.read(example, content.length(), classes);
    LabelText text = track.map(along -> overTime(read, along)).orElse(read);
    return new Shown(example, header, account, content, levels, text, track, origin, problem);
  }

  private static LabelText overTime(LabelText label, LabelTrack track) {
    return new LabelText(
        "over time", Plural.of(track.values().length, "step"), label.array(), true);
  }

  /// How much there is to read of `example`; 0 if nobody can tell. Blocks.
  static long bytes(Example example) {
    try (ArrayFile file = example.open()) {
      return file.header().fileBytes();
    } catch (BadFileException e) {
      return 0;
    }
  }

  /// An example that can't be shown because of a fault in the program rather than the file.
  static Shown bad(Example example, String reason) {
    return bad(example, new LabelText("", "", "", false), reason);
  }

  private static Shown bad(Example example, LabelText label, String reason) {
    return new Shown(
        example,
        Optional.empty(),
        Optional.empty(),
        new Content.Nothing(reason),
        Optional.empty(),
        label,
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }
}
