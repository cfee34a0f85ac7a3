package org.wavecrate.dataset;

import java.util.List;
import java.util.regex.Pattern;

/// The source of labels.
///
/// @param kind by what
/// @param files tables within the dataset, for [Kind#TABLE]
/// @param key of a table the column of examples; of files beside, the word in an example's name
/// @param value of a table the column of labels; of files beside, the word in a label's name
/// @param pattern for [Kind#NAME]: a regular expression with a group `label`, looked for in the
///     name without its ending, or in the whole path if it has a `/`
/// @since 0.2.0
public record LabelSource(Kind kind, List<String> files, String key, String value, String pattern) {
  /// By what labels are found.
  public enum Kind {
    /// A file beside the example, or in a folder of labels beside its own.
    BESIDE("beside"),
    /// The folder's name is the class.
    FOLDER("folder"),
    /// A table.
    TABLE("table"),
    /// A part of the file's name.
    NAME("name");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /// The name in recipes.
    public String key() {
      return key;
    }
  }

  public static final LabelSource BESIDE = beside("", "");
  public static final LabelSource FOLDER = new LabelSource(Kind.FOLDER, List.of(), "", "", "");

  public LabelSource {
    files = List.copyOf(files);
    // Refused now rather than at the first label.
    Pattern.compile(pattern);
  }

  public static LabelSource beside(String key, String value) {
    return new LabelSource(Kind.BESIDE, List.of(), key, value, "");
  }

  public static LabelSource table(List<String> files, String key, String value) {
    return new LabelSource(Kind.TABLE, files, key, value, "");
  }

  public static LabelSource name(String pattern) {
    return new LabelSource(Kind.NAME, List.of(), "", "", pattern);
  }

  boolean isBeside() {
    return kind == Kind.BESIDE;
  }

  LabelNaming words() {
    return isBeside() && !value.isEmpty() ? new LabelNaming(key, value) : LabelNaming.USUAL;
  }
}
