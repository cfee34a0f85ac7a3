package org.wavecrate.npy;

import java.util.Arrays;
import java.util.Locale;

/// Reads the Python dictionary in a header: `{'descr': '<f4', 'fortran_order': False, 'shape':
/// (16000,), }`, as Python reads it: with joined strings, values in parentheses, and repeated keys
/// of which the last counts.
final class HeaderParser {
  /// Python refuses more too.
  private static final int DEEPEST = 90;

  private final String text;
  private int position;
  private int depth;

  HeaderParser(String text) {
    this.text = text;
  }

  NpyHeader parse(int dataOffset) throws NpyException {
    Dtype dtype = null;
    Boolean fortranOrder = null;
    Shape shape = null;
    expect('{');
    while (!accept('}')) {
      String key = string();
      expect(':');
      switch (key) {
        case "descr" -> dtype = dtype();
        case "fortran_order" -> fortranOrder = bool();
        case "shape" -> shape = shape();
        default ->
            throw garbage("key '" + Quote.of(key) + "'; allowed: descr, fortran_order, shape");
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (position < text.length()) {
      throw garbage("'" + Quote.of(text.substring(position)) + "' after the dictionary");
    }
    if (dtype == null || fortranOrder == null || shape == null) {
      throw garbage("not all of the keys descr, fortran_order, shape");
    }
    try {
      return new NpyHeader(dtype, fortranOrder, shape, dataOffset);
    } catch (IllegalArgumentException e) {
      throw new NpyException(String.valueOf(e.getMessage()), e);
    }
  }

  private Dtype dtype() throws NpyException {
    int start = position;
    int opened = 0;
    while (accept('(')) {
      opened++;
    }
    char next = position < text.length() ? text.charAt(position) : ' ';
    int after = next == '[' ? position : afterString();
    if (next == '[' || opened > 0 && after < text.length() && text.charAt(after) == ',') {
      position = start;
      skipSpace();
      throw new NpyException(
          "structured dtype "
              + Quote.of(text.substring(position))
              + " is not supported;"
              + " allowed: bool, int, uint, float");
    }
    position = start;
    return Dtype.parse(string());
  }

  /// Where what comes after a string begins, if one begins here.
  private int afterString() throws NpyException {
    string();
    return position;
  }

  private boolean bool() throws NpyException {
    if (accept('(')) {
      boolean value = within(this::bool);
      expect(')');
      return value;
    }
    for (String word : new String[] {"True", "False"}) {
      if (text.startsWith(word, position)) {
        position += word.length();
        return word.equals("True");
      }
    }
    throw garbage("fortran_order is neither True nor False");
  }

  private Shape shape() throws NpyException {
    skipSpace();
    int start = position;
    if (accept('(') && accept('(')) {
      // Either a tuple in parentheses or a tuple whose first number is.
      position = start + 1;
      try {
        Shape shape = within(this::shape);
        if (accept(')')) {
          return shape;
        }
      } catch (NpyException e) {
        position = start;
      }
    }
    position = start;
    return tuple();
  }

  private Shape tuple() throws NpyException {
    long[] axes = new long[4];
    int rank = 0;
    boolean comma = false;
    if (position < text.length() && isDigit(text.charAt(position))) {
      throw garbage(
          "shape is a number, not a tuple such as (16000,): '(' expected at '"
              + Quote.of(rest())
              + "'");
    }
    expect('(');
    while (!accept(')')) {
      if (rank == Shape.MOST_AXES) {
        throw new NpyException("shape has more than " + rank + " axes");
      }
      axes = rank == axes.length ? Arrays.copyOf(axes, 2 * rank) : axes;
      axes[rank++] = integer();
      comma = accept(',');
      if (!comma) {
        expect(')');
        break;
      }
    }
    if (rank == 1 && !comma) {
      throw garbage("shape is a number, not a tuple");
    }
    try {
      return Shape.of(Arrays.copyOf(axes, rank));
    } catch (IllegalArgumentException e) {
      throw new NpyException(String.valueOf(e.getMessage()), e);
    }
  }

  /// A whole number as Python writes it: `16000`, `16_000`, `0x3e80`, `(16000)`, `16000L`.
  private long integer() throws NpyException {
    if (accept('(')) {
      long value = within(this::integer);
      expect(')');
      return value;
    }
    int start = position;
    boolean negative = position < text.length() && text.charAt(position) == '-';
    if (negative || position < text.length() && text.charAt(position) == '+') {
      position++;
    }
    int digits = position;
    while (position < text.length() && isOfNumber(text.charAt(position))) {
      position++;
    }
    String number = text.substring(digits, position);
    // Python 2 wrote long integers as 16000L.
    if (position < text.length() && text.charAt(position) == 'L') {
      position++;
    }
    try {
      return value(number, negative ? "-" : "");
    } catch (NumberFormatException e) {
      String found = Quote.of(number.isEmpty() ? rest() : text.substring(start, position));
      throw garbage("axis length '" + found + "'; allowed: 0 to " + Long.MAX_VALUE);
    }
  }

  private static long value(String number, String sign) {
    if (!number.matches("[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*")) {
      throw new NumberFormatException(number);
    }
    String plain = number.replace("_", "").toLowerCase(Locale.ROOT);
    int radix =
        plain.startsWith("0x") ? 16 : plain.startsWith("0o") ? 8 : plain.startsWith("0b") ? 2 : 10;
    // Python takes "010" for a slip.
    if (radix == 10 && plain.matches("0+[1-9].*")) {
      throw new NumberFormatException(number);
    }
    return Long.parseLong(sign + (radix == 10 ? plain : plain.substring(2)), radix);
  }

  private static boolean isOfNumber(char c) {
    return isDigit(c) || c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' && c != 'L';
  }

  /// One string, or several that Python joins.
  private String string() throws NpyException {
    if (accept('(')) {
      String whole = within(this::string);
      expect(')');
      return whole;
    }
    StringBuilder whole = new StringBuilder(word());
    skipSpace();
    while (position < text.length() && "'\"".indexOf(text.charAt(position)) >= 0
        || text.startsWith("u'", position)
        || text.startsWith("u\"", position)) {
      whole.append(word());
      skipSpace();
    }
    return whole.toString();
  }

  private String word() throws NpyException {
    // Python 2 marks text as u'..'.
    boolean marked = text.startsWith("u'", position) || text.startsWith("u\"", position);
    position += marked ? 1 : 0;
    char quote = position < text.length() ? text.charAt(position) : ' ';
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, position + 1) : -1;
    if (end < 0) {
      throw garbage("a quoted word expected at '" + Quote.of(rest()) + "'");
    }
    String word = text.substring(position + 1, end);
    position = end + 1;
    return word;
  }

  /// A value in parentheses.
  private interface Value<T> {
    T read() throws NpyException;
  }

  private <T> T within(Value<T> value) throws NpyException {
    depth++;
    try {
      if (depth > DEEPEST) {
        throw garbage("more than " + DEEPEST + " parentheses in each other");
      }
      return value.read();
    } finally {
      depth--;
    }
  }

  private void expect(char wanted) throws NpyException {
    if (!accept(wanted)) {
      throw garbage("'" + wanted + "' expected at '" + Quote.of(rest()) + "'");
    }
  }

  private boolean accept(char wanted) {
    skipSpace();
    boolean found = position < text.length() && text.charAt(position) == wanted;
    position += found ? 1 : 0;
    return found;
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n\f".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private String rest() {
    return text.substring(Math.min(position, text.length()));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static NpyException garbage(String what) {
    return new NpyException("header can't be read: " + what);
  }
}
