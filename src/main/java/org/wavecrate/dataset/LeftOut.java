package org.wavecrate.dataset;

import org.wavecrate.storage.Formatted;

/// Files below the root of a dataset that are neither an example nor a label of it.
///
/// @param place the file, or the folder that they lie in, within the dataset
/// @param files how many; 0 if that can't be told
/// @param why a sentence without its beginning, such as `a folder beside the splits`
/// @param loss what is lost
/// @since 0.1.0
public record LeftOut(String place, int files, String why, Loss loss) {
  /// The consequence of leaving the files out.
  public enum Loss {
    /// Arrays that training does not get.
    ARRAYS,
    /// Recordings that are no arrays yet.
    AUDIO,
    /// Nothing: a link to what is read where it is.
    TWICE,
    /// Labels that no example is served with, told one by one with their block.
    LABELS,
    /// Nothing: the recipe leaves them out, or another program has put them there.
    NONE
  }

  /// Whether someone should be told without asking.
  public boolean matters() {
    return loss != Loss.NONE;
  }

  @Override
  public String toString() {
    String count =
        switch (files) {
          case 0 -> "";
          case 1 -> "1 file, ";
          default -> Formatted.of("%,d files, ", files);
        };
    return place + ": " + count + why;
  }
}
