package org.wavecrate.dataset;

import java.util.regex.Pattern;

/// A pattern for paths within a dataset, with `/` between folders on every system: `*` and `?`
/// stand for characters of a name, `**` for folders too. A pattern without `/` matches names at any
/// depth, and one that matches a folder matches everything below it.
///
/// @since 0.1.0
public final class PathPattern {
  private final String glob;
  private final Pattern pattern;

  public PathPattern(String glob) {
    this.glob = glob;
    String trimmed = glob.startsWith("/") ? glob.substring(1) : glob;
    trimmed = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    String anywhere =
        glob.indexOf('/') < 0 || glob.indexOf('/') == glob.length() - 1 ? "(.*/)?" : "";
    pattern = Pattern.compile(anywhere + regex(trimmed) + "(/.*)?", Pattern.DOTALL);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && that.glob.equals(glob);
  }

  @Override
  public int hashCode() {
    return glob.hashCode();
  }

  /// As it was written.
  @Override
  public String toString() {
    return glob;
  }
}
