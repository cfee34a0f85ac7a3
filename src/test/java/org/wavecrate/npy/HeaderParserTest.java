package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers that NumPy never writes. What is expected is what `numpy.lib.format` 2.x reads, on
/// Linux.
class HeaderParserTest {
  private static NpyHeader parse(String dictionary) throws NpyException {
    return new HeaderParser(dictionary + " \n").parse(128);
  }

  private static NpyHeader of(String dtype, String shape) throws NpyException {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }";
    return parse(text.formatted(dtype, shape));
  }

  @ParameterizedTest
  @CsvSource({
    "bool, |b1",
    "bool_, |b1",
    "?, |b1",
    "b, |i1",
    "B, |u1",
    "h, <i2",
    "H, <u2",
    "i, <i4",
    "I, <u4",
    "l, <i8",
    "L, <u8",
    "q, <i8",
    "Q, <u8",
    "p, <i8",
    "P, <u8",
    "e, <f2",
    "f, <f4",
    "d, <f8",
    "int8, |i1",
    "byte, |i1",
    "int16, <i2",
    "short, <i2",
    "int32, <i4",
    "intc, <i4",
    "int64, <i8",
    "int, <i8",
    "int_, <i8",
    "long, <i8",
    "longlong, <i8",
    "intp, <i8",
    "uint8, |u1",
    "ubyte, |u1",
    "uint16, <u2",
    "ushort, <u2",
    "uint32, <u4",
    "uintc, <u4",
    "uint64, <u8",
    "uint, <u8",
    "ulong, <u8",
    "ulonglong, <u8",
    "uintp, <u8",
    "float16, <f2",
    "half, <f2",
    "float32, <f4",
    "single, <f4",
    "float64, <f8",
    "float, <f8",
    "double, <f8",
    "<f, <f4",
    "<h, <i2",
    ">i, >i4",
    "=d, <f8",
    "|b, |i1",
    "|B, |u1",
    "<b1, |b1",
    "f4, <f4",
    "=f4, <f4"
  })
  void typesAreReadByEveryName(String name, String code) throws NpyException {
    assertThat(of(name, "(1,)").dtype().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<float32", "i0", "B1", "float_", "F4", "i16"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> of(name, "(1,)"))
        .isInstanceOf(NpyException.class)
        .hasMessageStartingWith("dtype '" + name + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(4_000,) | (4000,)",
        "(0xfa0,) | (4000,)",
        "(0b11,) | (3,)",
        "(0o17,) | (15,)",
        "((4000),) | (4000,)",
        "(+4000,) | (4000,)",
        "( 4000 ,  ) | (4000,)",
        "(4000L,) | (4000,)",
        "(00,) | (0,)",
        "(0xa, 0xA, 0XfF) | (10, 10, 255)",
        "(2,3,) | (2, 3)",
        "(2,3) | (2, 3)",
        "() | ()"
      })
  void lengthsAreReadAsPythonWritesThem(String text, String shape) throws NpyException {
    assertThat(of("<f4", text).shape().toString()).isEqualTo(shape);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'des' 'cr': '<' \"f4\", 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': ('<f4'), 'fortran_order': (False), 'shape': ((2, 3))}",
        "{('descr'): (('<f' '4')), 'fortran_order': ((False)), 'shape': ((((2)), (3)))}",
        "{'descr': '>i2', 'fortran_order': True, 'shape': (9,), 'descr': '<f4',"
            + " 'fortran_order': False, 'shape': ( ((2), 3,) )}",
        "{'descr': u'<f' u'4', 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<' 'f' '4' , 'fortran_order': False , 'shape': (2, 3)}"
      })
  void valuesAreReadAsPythonReadsThem(String header) throws NpyException {
    assertThat(parse(header)).isEqualTo(new NpyHeader(Dtype.FLOAT32, false, Shape.of(2, 3), 128));
  }

  @ParameterizedTest
  @ValueSource(strings = {"((4,),)", "((4))", "((4,), 3)", "(4)", "[4]", "(4 5)"})
  void shapesThatNumPyRefusesAreRefused(String shape) {
    assertThatThrownBy(() -> of("<f4", shape)).isInstanceOf(NpyException.class);
  }

  @Test
  void parenthesesWithoutEndAreRefused() {
    String many = "(".repeat(30_000);
    for (String text : new String[] {many, many + "4", "'".repeat(30_000)}) {
      assertThatThrownBy(() -> of("<f4", text)).isInstanceOf(NpyException.class);
      assertThatThrownBy(() -> parse("{'descr': " + text)).isInstanceOf(NpyException.class);
    }
    assertThatThrownBy(() -> parse("{'descr': ('<f4', (2,)), 'fortran_order': False}"))
        .hasMessageStartingWith("structured dtype ('<f4', (2,))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(04000,)", "(4__0,)", "(_4,)", "(4_,)", "(1e3,)", "(0x,)", "(4a,)"})
  void lengthsThatPythonRefusesAreRefused(String shape) {
    assertThatThrownBy(() -> of("<f4", shape))
        .isInstanceOf(NpyException.class)
        .hasMessageStartingWith("header can't be read: axis length '");
  }

  @Test
  void aNumberInPlaceOfAShapeIsNamed() {
    assertThatThrownBy(() -> of("<f4", "4000  "))
        .hasMessageStartingWith(
            "header can't be read: shape is a number, not a tuple such as (16000,): '(' expected at"
                + " '4000  , }");
  }

  @Test
  void aHeaderMayEndWhereAKeyIsExpected() {
    assertThatThrownBy(() -> parse("{'descr': '<f4', "))
        .isInstanceOf(NpyException.class)
        .hasMessage("header can't be read: a quoted word expected at ''");
  }

  @Test
  void fortranOrderMayStandInParentheses() throws NpyException {
    String header = "{'descr': '<f4', 'fortran_order': ( True ), 'shape': (2, 3)}";
    assertThat(parse(header).fortranOrder()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a", "1z", "1A", "1Z"})
  void aLengthWithLettersIsNamedWhole(String length) {
    assertThatThrownBy(() -> of("<f4", "(" + length + ",)"))
        .hasMessage(
            "header can't be read: axis length '"
                + length
                + "'; allowed: 0 to 9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': ('<f4'), 'fortran_order': (False), 'shape': (3, -0L, 0x1f,)}",
        "{u'descr': '<' \"f4\", 'fortran_order': True, 'shape': ((3), (+4))}"
      })
  void aHeaderThatEndsAnywhereIsRefused(String whole) throws NpyException {
    new HeaderParser(whole).parse(128);
    for (int length = 0; length < whole.length(); length++) {
      HeaderParser parser = new HeaderParser(whole.substring(0, length));
      assertThatThrownBy(() -> parser.parse(128))
          .as(whole.substring(0, length))
          .isInstanceOf(NpyException.class);
    }
  }

  @Test
  void ninetyParenthesesMayLieInEachOther() throws NpyException {
    String text = "{'descr': '<f4', 'fortran_order': %sTrue%s, 'shape': (2,)}";
    String most = text.formatted("(".repeat(90), ")".repeat(90));
    assertThat(parse(most).fortranOrder()).isTrue();
    assertThatThrownBy(() -> parse(text.formatted("(".repeat(91), ")".repeat(91))))
        .isInstanceOf(NpyException.class)
        .hasMessage("header can't be read: more than 90 parentheses in each other");
  }

  @Test
  void parenthesesThatFollowEachOtherDoNotAddUp() throws NpyException {
    assertThat(of("<f4", "(" + "(1), ".repeat(64) + ")").shape().rank()).isEqualTo(64);
  }

  @Test
  void textOfPythonTwoIsRead() throws NpyException {
    NpyHeader header = parse("{u'descr':u'<f4',u\"fortran_order\":True,'shape':(3L,)}");

    assertThat(header.dtype()).isEqualTo(Dtype.FLOAT32);
    assertThat(header.fortranOrder()).isTrue();
    assertThat(header.shape()).isEqualTo(Shape.of(3));
  }
}
