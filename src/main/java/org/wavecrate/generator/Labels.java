package org.wavecrate.generator;

import java.util.List;

/// Encoding of labels.
///
/// @param encoding the form they are served in
/// @param classes the names of the classes in the order of their indices; empty if not known
/// @since 0.1.0
public record Labels(Encoding encoding, List<String> classes) {
  /// The form labels are served in.
  public enum Encoding {
    /// As stored.
    AS_IS,
    /// The index of the class, int64.
    INDEX,
    /// One float32 a class: 1 for the class, 0 for the others.
    ONE_HOT
  }

  public static final Labels AS_IS = new Labels(Encoding.AS_IS, List.of());

  public Labels {
    classes = List.copyOf(classes);
  }
}
