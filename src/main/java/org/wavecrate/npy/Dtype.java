package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

/// The element type of an array: what kind of number, how many bytes, which byte order.
///
/// @param kind the kind of number
/// @param bytes the size of one element
/// @param bigEndian whether the most significant byte comes first; false for one-byte types
public record Dtype(Kind kind, int bytes, boolean bigEndian) {
  /// What Wavecrate reads; complex, text, dates, structures and objects are not audio.
  public enum Kind {
    BOOL('b'),
    INT('i'),
    UINT('u'),
    FLOAT('f');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  public static final Dtype FLOAT32 = new Dtype(Kind.FLOAT, 4, false);
  public static final Dtype INT64 = new Dtype(Kind.INT, 8, false);

  private static final String ALLOWED = "; allowed: bool, int, uint, float";

  public Dtype {
    boolean sizeKnown =
        switch (kind) {
          case BOOL -> bytes == 1;
          case INT, UINT -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
          case FLOAT -> bytes == 2 || bytes == 4 || bytes == 8;
        };
    if (!sizeKnown) {
      throw new IllegalArgumentException(kind + " of " + bytes + " bytes" + ALLOWED);
    }
    bigEndian &= bytes > 1;
  }

  /// Reads NumPy's type code such as `<f4`, `>i2` or `|b1`.
  ///
  /// @throws NpyException if the code names a type that is not supported
  public static Dtype parse(String code) throws NpyException {
    String rest = code;
    boolean bigEndian = false;
    if (!code.isEmpty() && "<>|=".indexOf(code.charAt(0)) >= 0) {
      bigEndian = code.charAt(0) == '>';
      rest = code.substring(1);
    }
    return switch (rest) {
      case "?", "b1" -> new Dtype(Kind.BOOL, 1, bigEndian);
      case "i1", "i2", "i4", "i8" -> new Dtype(Kind.INT, rest.charAt(1) - '0', bigEndian);
      case "u1", "u2", "u4", "u8" -> new Dtype(Kind.UINT, rest.charAt(1) - '0', bigEndian);
      case "f2", "f4", "f8" -> new Dtype(Kind.FLOAT, rest.charAt(1) - '0', bigEndian);
      default -> throw unsupported(code, rest);
    };
  }

  private static NpyException unsupported(String code, String rest) {
    String reason =
        switch (rest.isEmpty() ? ' ' : rest.charAt(0)) {
          case 'O' ->
              " (Python objects) is refused: they must be unpickled, and a pickle can run any code";
          case 'V' -> " (raw bytes) is not supported";
          case 'c' -> " (complex) is not supported";
          case 'S', 'U', 'a' -> " (text) is not supported";
          case 'M', 'm' -> " (dates) is not supported";
          case 'f' -> " (not of 16, 32 or 64 bits) is not supported";
          default -> " is not supported";
        };
    return new NpyException("dtype '" + Quote.of(code) + "'" + reason + ALLOWED);
  }

  /// NumPy's type code, such as `<f4`; one-byte types have the order `|`.
  public String code() {
    String order = bytes == 1 ? "|" : bigEndian ? ">" : "<";
    return order + kind.letter + bytes;
  }

  /// NumPy's type name without the byte order, such as `float32`.
  public String numpyName() {
    return kind == Kind.BOOL ? "bool" : kind.name().toLowerCase(Locale.ROOT) + 8 * bytes;
  }

  /// The same type with the least significant byte first, as every destination holds it.
  public Dtype littleEndian() {
    return bigEndian ? new Dtype(kind, bytes, false) : this;
  }

  public boolean isInteger() {
    return kind == Kind.INT || kind == Kind.UINT;
  }

  /// One element of this type as a number; exact but for integers beyond 2^53.
  ///
  /// @param elements little-endian, as [NpyArray#readStored] delivers them
  public double number(MemorySegment elements, long index) {
    return Conversion.number(elements, this, index);
  }

  @Override
  public String toString() {
    return code();
  }
}
