package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.survey.ArrayKind;

class UsualTest {
  private static final Dtype BIG = new Dtype(Dtype.Kind.FLOAT, 4, true);

  private static ArrayKind kind(Dtype dtype, long channels) {
    Shape rest = Shape.of(channels, 0);
    return new ArrayKind(dtype, false, ArrayLayout.Form.SOUND, 1, rest, (int) channels);
  }

  private static Usual of(List<ArrayKind> kinds, long... lengths) {
    return Usual.of(0, lengths.length, row -> true, kinds::get, row -> lengths[row]);
  }

  private static Usual ofChannels(long... channels) {
    List<ArrayKind> kinds = Arrays.stream(channels).mapToObj(n -> kind(Dtype.FLOAT32, n)).toList();
    return of(kinds, new long[channels.length]);
  }

  @Test
  void moreThanHalfOfThreeOrMoreMakeAShapeUsual() {
    assertThat(ofChannels(1, 1).axes()).isEmpty();
    assertThat(ofChannels(1, 1).axesShare()).isEmpty();
    assertThat(ofChannels(1, 1, 1).axesShare()).isEqualTo("3 of 3");
    assertThat(ofChannels(1, 2, 1, 2).axes()).isEmpty();
    assertThat(ofChannels(1, 2, 1, 2).length()).isEmpty();
    assertThat(ofChannels(1, 2, 2).axes()).contains(kind(Dtype.FLOAT32, 2));
    assertThat(ofChannels(1, 2, 2).axesShare()).isEqualTo("2 of 3");
  }

  @Test
  void typesAreTheSameInEitherByteOrder() {
    Usual usual =
        of(
            List.of(
                kind(BIG, 1), kind(Dtype.FLOAT32, 1), kind(Dtype.INT64, 1), kind(Dtype.INT64, 2)),
            1,
            2,
            3,
            4);
    assertThat(usual.dtype()).isEmpty();
    assertThat(usual.dtypeShare()).isEmpty();
    assertThat(usual.axesShare()).isEqualTo("3 of 4");
    Usual floats = of(List.of(kind(BIG, 1), kind(Dtype.FLOAT32, 2), kind(Dtype.INT64, 3)), 1, 1, 1);
    assertThat(floats.dtype()).contains(Dtype.FLOAT32);
    assertThat(floats.dtypeShare()).isEqualTo("2 of 3");
    assertThat(floats.axes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 5, '2 of 3'", "5, 9, '2 of 3'", "5, 0, '2 of 3'"})
  void aLengthIsUsualAmongThoseOfTheUsualShape(long usual, long other, String share) {
    List<ArrayKind> kinds =
        List.of(
            kind(Dtype.FLOAT32, 2),
            kind(Dtype.FLOAT32, 1),
            kind(Dtype.INT64, 1),
            kind(Dtype.FLOAT32, 1));
    long differs = other == usual ? 1 : other;
    Usual found = of(kinds, differs, usual, differs, usual);
    assertThat(found.length()).isEqualTo(OptionalLong.of(usual));
    assertThat(found.lengthShare()).isEqualTo(share);
  }

  @Test
  void lengthsWithoutAMajorityAreFree() {
    List<ArrayKind> kinds = Collections.nCopies(4, kind(Dtype.FLOAT32, 1));
    Usual usual = of(kinds, 5, 6, 5, 6);
    assertThat(usual.axes()).isPresent();
    assertThat(usual.length()).isEmpty();
    assertThat(usual.lengthShare()).isEmpty();
  }

  @Test
  void rowsThatDoNotCountAreLeftOut() {
    List<ArrayKind> kinds =
        List.of(
            kind(Dtype.INT64, 2),
            kind(Dtype.FLOAT32, 1),
            kind(Dtype.FLOAT32, 1),
            kind(Dtype.INT64, 2),
            kind(Dtype.FLOAT32, 1),
            kind(Dtype.INT64, 2));
    Usual usual = Usual.of(1, 5, row -> row != 3, kinds::get, row -> row == 3 ? 1 : 7);
    assertThat(usual.axesShare()).isEqualTo("3 of 3");
    assertThat(usual.dtypeShare()).isEqualTo("3 of 3");
    assertThat(usual.lengthShare()).isEqualTo("3 of 3");
    assertThat(usual.length()).isEqualTo(OptionalLong.of(7));
  }

  @Test
  void whatIsMissingComesFromMoreRows() {
    Usual wide = ofChannels(2, 2, 2, 2);
    Usual none = of(List.of());
    assertThat(none.or(wide)).isEqualTo(wide);
    assertThat(wide.or(none)).isEqualTo(wide);
    Usual own = of(Collections.nCopies(3, kind(Dtype.INT64, 1)), 7, 8, 9);
    assertThat(own.or(wide)).isEqualTo(own);
    Usual typed = of(List.of(kind(BIG, 1), kind(BIG, 3), kind(Dtype.FLOAT32, 4)), 1, 1, 1);
    assertThat(typed.or(wide))
        .isEqualTo(
            new Usual(
                wide.axes(), "4 of 4", typed.dtype(), "3 of 3", OptionalLong.of(0), "4 of 4"));
  }
}
