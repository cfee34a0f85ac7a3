package org.wavecrate.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.wavecrate.storage.Formatted;

/// A regular expression that finds what a file's name says, in its groups `label`, `group` and
/// `split`. It is looked for in the file name, then in the whole path.
public final class NamePattern {
  static final String LABEL = "label";
  static final String GROUP = "group";
  static final String SPLIT = "split";

  /// The part before the first number.
  static final Pattern USUAL_LABEL = Pattern.compile("^(?<label>.*?[^\\d])[-_. ]*\\d");

  private NamePattern() {}

  /// Compiles an expression; groups may be named as in Python, `(?P<label>..)`.
  ///
  /// @throws IllegalArgumentException if it is no expression or has none of the groups
  public static Pattern parse(String expression) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(expression.replace("(?P<", "(?<"));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("--name-pattern: " + e.getMessage(), e);
    }
    if (!has(pattern, LABEL) && !has(pattern, GROUP) && !has(pattern, SPLIT)) {
      throw new IllegalArgumentException(
          Formatted.of(
              "--name-pattern %s: has no named group; allowed: (?<label>..), (?<group>..),"
                  + " (?<split>..)",
              expression));
    }
    return pattern;
  }

  static boolean has(Pattern pattern, String group) {
    return pattern.namedGroups().containsKey(group);
  }

  static Optional<String> find(Pattern pattern, String group, SourceFile file) {
    if (!has(pattern, group)) {
      return Optional.empty();
    }
    for (String text : new String[] {file.fileName(), file.name()}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find() && matcher.group(group) != null && !matcher.group(group).isEmpty()) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }
}
