package org.wavecrate.query;

/// A filter that can't be parsed: the part in question, and what is allowed.
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int from;
  private final int to;

  QueryException(String message, int from, int to) {
    super(message);
    this.from = from;
    this.to = to;
  }

  /// Where in the text the trouble begins.
  public int from() {
    return from;
  }

  /// Where in the text the trouble ends.
  public int to() {
    return to;
  }
}
