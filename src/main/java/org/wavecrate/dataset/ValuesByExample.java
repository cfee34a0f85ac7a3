package org.wavecrate.dataset;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.storage.Formatted;

/// Values of a table, by example. A key is an example's path within the dataset or the last part of
/// it, with or without an ending, or that of the recording it was made from.
final class ValuesByExample {
  private final String file;
  private final Map<String, String> values;
  private final Optional<SplitName> split;

  /// @param split the split that the table is for, if it is for one alone
  ValuesByExample(String file, Map<String, String> values, Optional<SplitName> split)
      throws DatasetException {
    this.file = file;
    this.split = split;
    this.values = HashMap.newHashMap(values.size());
    for (var entry : values.entrySet()) {
      String key = key(entry.getKey());
      String before = this.values.put(key, entry.getValue());
      if (before != null && !before.equals(entry.getValue())) {
        throw new DatasetException(
            Formatted.of(
                "%s: '%s' has two values, '%s' and '%s'; expected one for each example",
                file, entry.getKey(), before, entry.getValue()));
      }
    }
  }

  private static String key(String path) {
    String plain = path.strip().replace('\\', '/');
    plain = plain.startsWith("./") ? plain.substring(2) : plain;
    return Normalizer.normalize(FileKind.stem(plain), Normalizer.Form.NFC);
  }

  /// Whether it is for examples of a split.
  boolean isFor(SplitName name) {
    return split.isEmpty() || split.get() == name;
  }

  /// The value for an example.
  Optional<String> of(String path) {
    String key = key(path);
    while (true) {
      String value = values.get(key);
      int slash = key.indexOf('/');
      if (value != null || slash < 0) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
      }
      key = key.substring(slash + 1);
    }
  }

  String file() {
    return file;
  }

  /// Some of the keys, for a message.
  List<String> someKeys() {
    return values.keySet().stream().sorted(NaturalOrder.NATURAL).limit(3).toList();
  }
}
