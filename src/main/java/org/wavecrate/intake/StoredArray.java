package org.wavecrate.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.LabelClasses;
import org.wavecrate.dataset.SplitName;

/// An array among the sources: an example of the dataset that opening its folder finds.
///
/// @param example where its values are
/// @param account what the arrays of that dataset are
/// @param rateHz its sample rate, if the dataset's recipe says so
/// @param classes the names of classes by their numbers, if they have names
/// @param split the split it belongs to, if there are several
record StoredArray(
    Example example,
    ArrayAccount account,
    OptionalInt rateHz,
    List<String> classes,
    Optional<SplitName> split) {
  boolean hasLabel() {
    return example.hasLabel();
  }

  /// The class that its label names, or nothing if that is not one class.
  Optional<String> label() throws BadFileException {
    try (ArrayFile label = example.openLabel()) {
      long[] named = LabelClasses.of(label);
      if (named.length != 1) {
        return Optional.empty();
      }
      boolean hasName = named[0] >= 0 && named[0] < classes.size();
      return Optional.of(hasName ? classes.get((int) named[0]) : Long.toString(named[0]));
    }
  }

  /// Opens it as a recording.
  ///
  /// @param fallbackHz its sample rate if no recipe says so
  /// @throws IOException if it is no sound or can't be read; the message lacks its name
  ArrayRecording open(OptionalInt fallbackHz) throws IOException {
    return ArrayRecording.open(this, rateHz.isPresent() ? rateHz : fallbackHz);
  }
}
