package org.wavecrate.dataset;

import java.util.Optional;

/// Names that programs give to copies: `id-1 (1).npy`, `id-3 - Copy.npy`.
public final class CopyName {
  private CopyName() {}

  /// The name of the file that one of this name is a copy of, if it is named like a copy.
  public static Optional<String> original(String file) {
    String stem = FileKind.stem(file);
    return LabelNaming.original(stem).map(name -> name + file.substring(stem.length()));
  }
}
