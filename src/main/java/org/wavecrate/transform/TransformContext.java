package org.wavecrate.transform;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/// Sample rate and sound folders available to transforms.
///
/// @param sampleRateHz samples per second, if known
/// @param folders opens folders of recordings
/// @since 0.2.0
public record TransformContext(OptionalInt sampleRateHz, Folders folders) {
  /// Opens folders of recordings; the same folder once.
  public interface Folders {
    /// @param folder as the recipe names it
    /// @throws IOException if there is no such folder or it holds no recording
    Sounds open(String folder) throws IOException;
  }

  /// No folders.
  public static TransformContext ofRate(int sampleRateHz) {
    return new TransformContext(
        OptionalInt.of(sampleRateHz),
        folder -> {
          throw new IOException(folder + ": folders can't be opened here");
        });
  }

  /// The sample rate.
  ///
  /// @param why the parameter or transform that needs it
  /// @throws ParameterException if it is unknown
  public int requireRateHz(String why) {
    return sampleRateHz.orElseThrow(
        () -> new ParameterException(why, "needs to know sampleRateHz; add it to the recipe"));
  }

  /// Prepares a list of transforms. What is never applied, with probability 0, needs nothing.
  ///
  /// @throws ParameterException as [Transform#prepare], with the place in the list
  /// @throws IOException likewise
  public void prepare(List<Transform> transforms) throws IOException {
    for (int i = 0; i < transforms.size(); i++) {
      String place = "transforms[" + i + "]";
      if (transforms.get(i).probability() == 0) {
        continue;
      }
      try {
        transforms.get(i).prepare(this);
      } catch (ParameterException e) {
        throw e.within(place);
      } catch (IOException e) {
        throw new IOException(place + "." + e.getMessage(), e);
      }
    }
  }
}
