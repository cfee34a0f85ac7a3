package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Map;

/// The element type of an array: what kind of number, how many bytes, which byte order.
///
/// @param kind the kind of number
/// @param bytes the size of one element
/// @param bigEndian whether the most significant byte comes first; false for one-byte types
/// @since 0.1.0
public record Dtype(Kind kind, int bytes, boolean bigEndian) {
  /// The types that Wavecrate reads; complex, text, dates, structures and objects are not audio.
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

  /// NumPy's one-letter names of types; long is that of 64-bit systems but for Windows.
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("?", "b1"),
          Map.entry("b", "i1"),
          Map.entry("h", "i2"),
          Map.entry("i", "i4"),
          Map.entry("l", "i8"),
          Map.entry("q", "i8"),
          Map.entry("p", "i8"),
          Map.entry("B", "u1"),
          Map.entry("H", "u2"),
          Map.entry("I", "u4"),
          Map.entry("L", "u8"),
          Map.entry("Q", "u8"),
          Map.entry("P", "u8"),
          Map.entry("e", "f2"),
          Map.entry("f", "f4"),
          Map.entry("d", "f8"));

  /// NumPy's words for types, which it never writes but reads.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("bool", "b1"),
          Map.entry("bool_", "b1"),
          Map.entry("int_", "i8"),
          Map.entry("int8", "i1"),
          Map.entry("byte", "i1"),
          Map.entry("int16", "i2"),
          Map.entry("short", "i2"),
          Map.entry("int32", "i4"),
          Map.entry("intc", "i4"),
          Map.entry("int64", "i8"),
          Map.entry("int", "i8"),
          Map.entry("long", "i8"),
          Map.entry("longlong", "i8"),
          Map.entry("intp", "i8"),
          Map.entry("uint8", "u1"),
          Map.entry("ubyte", "u1"),
          Map.entry("uint16", "u2"),
          Map.entry("ushort", "u2"),
          Map.entry("uint32", "u4"),
          Map.entry("uintc", "u4"),
          Map.entry("uint64", "u8"),
          Map.entry("uint", "u8"),
          Map.entry("ulong", "u8"),
          Map.entry("ulonglong", "u8"),
          Map.entry("uintp", "u8"),
          Map.entry("float16", "f2"),
          Map.entry("half", "f2"),
          Map.entry("float32", "f4"),
          Map.entry("single", "f4"),
          Map.entry("float64", "f8"),
          Map.entry("float", "f8"),
          Map.entry("double", "f8"));

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
    String named = rest.length() == code.length() ? NAMES.getOrDefault(rest, rest) : rest;
    String sized = LETTERS.getOrDefault(named, named);
    return switch (sized) {
      case "b1" -> new Dtype(Kind.BOOL, 1, bigEndian);
      case "i1", "i2", "i4", "i8" -> new Dtype(Kind.INT, sized.charAt(1) - '0', bigEndian);
      case "u1", "u2", "u4", "u8" -> new Dtype(Kind.UINT, sized.charAt(1) - '0', bigEndian);
      case "f2", "f4", "f8" -> new Dtype(Kind.FLOAT, sized.charAt(1) - '0', bigEndian);
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
