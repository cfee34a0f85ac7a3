package org.wavecrate.dataset;

/// Finds the example that the others are held to: one bad file in front must not decide.
public final class FirstReadable {
  /// Where so many in a row can't be read, the next one can't either.
  private static final int MOST_TRIES = 1000;

  private interface Opener {
    ArrayFile open(Example example) throws BadFileException;
  }

  private FirstReadable() {}

  public static Example example(Split split) throws BadFileException {
    return find(split, Example::open);
  }

  /// @return an example whose label can be read
  public static Example label(Split split) throws BadFileException {
    return find(split, Example::openLabel);
  }

  private static Example find(Split split, Opener opener) throws BadFileException {
    if (split.size() == 0) {
      throw new BadFileException(String.join(", ", split.directories()), "holds no example");
    }
    BadFileException first = null;
    for (int i = 0; i < Math.min(split.size(), MOST_TRIES); i++) {
      Example example = split.example(i);
      try {
        opener.open(example).close();
        return example;
      } catch (BadFileException e) {
        first = first == null ? e : first;
      }
    }
    throw first;
  }
}
