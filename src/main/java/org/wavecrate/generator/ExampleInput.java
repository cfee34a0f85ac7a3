package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Applied;

/// Source of examples before transforms, all of one shape.
interface ExampleInput {
  /// One example as written.
  ArraySpec spec();

  /// The account of the values. Reads headers of the dataset when it is asked for the first time.
  ArrayAccount account();

  /// The axes of an example as it is written.
  ArrayLayout layout();

  /// Refuses a split that is not what the recipe or most of the dataset say.
  void requireFits() throws BadFileException;

  /// The example that the others are held to.
  String modelPath();

  /// Where examples lie that need no opening.
  Optional<MappedExamples> mapped();

  /// Refuses an example whose shape can't be in a batch with the others.
  void requireServable(int index, Shape shape) throws BadFileException;

  /// Writes one example.
  ///
  /// @param destination exactly as large as [#spec] says
  /// @param report where to say what was done, if anyone wants to know
  void fill(Appearance which, MemorySegment destination, @Nullable List<Applied> report)
      throws IOException;
}
