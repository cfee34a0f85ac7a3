package org.wavecrate.query;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavecrate.storage.Formatted;

/// One term of a filter as it is written.
///
/// @param negated whether it stands behind `-` or `!`
/// @param key what stands before the operator, in lower case; empty for a bare word
/// @param operator `:`, `=`, `!=`, `<`, `<=`, `>`, `>=`; empty for a bare word
/// @param value what stands behind it, or the word
/// @param quoted whether the value stood in quotes
/// @param from where the term begins
/// @param to where it ends
@RecordBuilder
record QueryToken(
    boolean negated, String key, String operator, String value, boolean quoted, int from, int to)
    implements QueryTokenBuilder.With {
  private static final String OPERATORS = ":<>=!";

  /// Cuts a text into terms.
  static List<QueryToken> of(String text) throws QueryException {
    List<QueryToken> tokens = new ArrayList<>();
    int at = skipSpaces(text, 0);
    while (at < text.length()) {
      int from = at;
      boolean negated = text.charAt(at) == '-' || text.charAt(at) == '!';
      at += negated ? 1 : 0;
      int keyEnd = at;
      while (keyEnd < text.length() && Character.isLetter(text.charAt(keyEnd))) {
        keyEnd++;
      }
      int operator = skipSpaces(text, keyEnd);
      int operatorEnd = endOfOperator(text, operator);
      // "dur > 1" is one term; "kick -snare" and "kick !snare" are two.
      boolean separate = operator > keyEnd && isNegation(text, operator, operatorEnd);
      if (keyEnd > at && operatorEnd > operator && !separate) {
        String key = text.substring(at, keyEnd).toLowerCase(Locale.ROOT);
        int value = skipSpaces(text, operatorEnd);
        int end = endOfWord(text, value);
        String found = unquoted(text, value, end);
        String sign = text.substring(operator, operatorEnd);
        boolean quoted = value < end && text.charAt(value) == '"';
        tokens.add(new QueryToken(negated, key, sign, found, quoted, from, end));
        at = end;
      } else {
        int end = endOfWord(text, at);
        boolean quoted = at < end && text.charAt(at) == '"';
        String word = unquoted(text, at, end);
        if (end == at || word.isEmpty()) {
          throw new QueryException(
              Formatted.of("'%s' needs a word behind it", text.substring(from, end)), from, end);
        }
        tokens.add(new QueryToken(negated, "", "", word, quoted, from, end));
        at = end;
      }
      at = skipSpaces(text, at);
    }
    return tokens;
  }

  private static boolean isNegation(String text, int from, int to) {
    return text.substring(from, to).equals("!");
  }

  private static int skipSpaces(String text, int at) {
    int i = at;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int endOfOperator(String text, int at) {
    if (at < text.length() && text.charAt(at) == ':') {
      return at + 1;
    }
    int i = at;
    while (i < text.length() && i < at + 2 && OPERATORS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /// Where the word that begins at `at` ends; quotes hold spaces, and one left open ends the text.
  private static int endOfWord(String text, int at) {
    boolean open = false;
    int i = at;
    while (i < text.length() && (open || !Character.isWhitespace(text.charAt(i)))) {
      open ^= text.charAt(i) == '"';
      i++;
    }
    return i;
  }

  private static String unquoted(String text, int from, int to) {
    return text.substring(from, to).replace("\"", "");
  }
}
