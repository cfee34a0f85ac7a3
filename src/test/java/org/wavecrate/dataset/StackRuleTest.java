package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.Shape;

/// When an array with a label for each row holds many examples.
class StackRuleTest {
  private static Shape shape(String axes) {
    return axes.isEmpty()
        ? Shape.of()
        : Shape.of(Arrays.stream(axes.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "3 4, 3, true",
    "3 4, 3 5, true",
    "1 4, 1, true",
    "3, 3, false",
    "3 4, 4, false",
    "3 4, '', false",
    "0 4, 0, false",
    "3 0, 3, false",
    "2147483647 1, 2147483647, true",
    "2147483648 1, 2147483648, false"
  })
  void labelsCouldBelongToRowsOfAsManyAsTheyAre(String array, String label, boolean possible) {
    assertThat(StackRule.isPossible(shape(array), shape(label))).isEqualTo(possible);
  }

  @ParameterizedTest
  @CsvSource({
    // Waveforms, longer than any spectrum.
    "9 4097, 9, false, true",
    "9 4096, 9, false, false",
    "9 4096, 9, true, false",
    "9 1 4097, 9, false, true",
    "9 1 90, 9, false, false",
    // As few as channels: only where labels are numbers, one each.
    "8 64, 8, true, true",
    "8 63, 8, true, false",
    "8 64, 8, false, false",
    "8 64, 8 2, true, false",
    "8 5000, 8, false, false",
    "8 5000, 8, true, true",
    // Features: no channels in the last axis.
    "9 20 9, 9, false, true",
    "9 20 8, 9, false, false",
    "9 2 2 2, 9, false, true",
    "8 2 2 2, 8, false, false",
    "1 5000, 1, true, false",
    "2 5000, 2, true, true",
    "9 5000, 9 2, false, true",
    "9 5000, 9 2 2, false, false"
  })
  void rowsAreExamplesWhereNothingElseIsLikely(
      String array, String label, boolean numbers, boolean sure) {
    assertThat(StackRule.isSure(shape(array), shape(label), numbers)).isEqualTo(sure);
  }

  private static boolean missed(
      String shape,
      ArrayLayout.Form form,
      int timeAxis,
      boolean labels,
      boolean integers,
      boolean unrelated) {
    return StackRule.isMissed(
        new StackRule.Read(shape(shape), form, timeAxis, labels, integers, unrelated),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    // Sound: channels below each other, with a number for each.
    "4 900, SOUND, 1, true, true, false, true",
    "4 900, SOUND, 0, true, true, false, false",
    "4 900, SOUND, 1, false, true, false, false",
    "4 900, SOUND, 1, true, false, false, false",
    // Features: too many bins, or rows that have nothing in common.
    "9 4097, FEATURES, 0, true, false, false, true",
    "9 4097, FEATURES, 0, false, false, true, true",
    "9 4097, FEATURES, 0, false, false, false, false",
    "9 4096, FEATURES, 0, true, false, false, false",
    "9 4096, FEATURES, 0, false, false, true, false",
    "9 512, FEATURES, 0, true, false, true, true",
    "9 511, FEATURES, 0, true, false, true, false",
    "300 600, FEATURES, 0, true, false, true, true",
    "300 599, FEATURES, 0, true, false, true, false",
    "9 9 9, OTHER, 0, true, false, false, true",
    "9 9 9, OTHER, 0, false, true, true, false",
    // One row, one axis, and nothing at all.
    "1 9 9, OTHER, 0, true, false, false, false",
    "2 9 9, OTHER, 0, true, false, false, true",
    "9, OTHER, 0, true, false, false, false",
    "9 0, OTHER, 0, true, false, false, false"
  })
  void whatWasReadMayHoldManyAfterAll(
      String shape,
      ArrayLayout.Form form,
      int timeAxis,
      boolean labels,
      boolean integers,
      boolean unrelated,
      boolean missed) {
    assertThat(missed(shape, form, timeAxis, labels, integers, unrelated)).isEqualTo(missed);
  }

  @ParameterizedTest
  @CsvSource({
    "5 30 20, OTHER, false, 2, true, true",
    "5 30 20, OTHER, true, 2, false, true",
    "5 30 20, OTHER, false, 2, false, false",
    "5 30 20, OTHER, true, 1, true, false",
    "5 900, SOUND, false, 1, true, false",
    "5 900, SOUND, true, 1, true, true",
    "5 900, SOUND, true, 1, false, true"
  })
  void whereOthersHaveOtherAxesTheyAreWhatCounts(
      String shape,
      ArrayLayout.Form form,
      boolean labels,
      int rank,
      boolean stacked,
      boolean missed) {
    assertThat(
            StackRule.isMissed(
                new StackRule.Read(shape(shape), form, 0, labels, false, false),
                Optional.of(new StackRule.Several(rank, stacked))))
        .isEqualTo(missed);
  }

  private static boolean holdsNumbers(String code, Shape shape, byte... data) throws IOException {
    Dtype dtype = Dtype.parse(code);
    var bytes = new ByteArrayOutputStream();
    NpyWriter.write(Channels.newChannel(bytes), dtype, shape, MemorySegment.ofArray(data));
    ArrayFile.Opener opener = () -> new SegmentSource(MemorySegment.ofArray(bytes.toByteArray()));
    return StackRule.holdsNumbers(opener, StackedArray.headerOf(opener));
  }

  @Test
  void numbersBeyondZeroAndOneAreNoListOfTheClassesOfOneExample() throws IOException {
    assertThat(holdsNumbers("|i1", Shape.of(3), (byte) 0, (byte) 1, (byte) 2)).isTrue();
    assertThat(holdsNumbers("|i1", Shape.of(3), (byte) 0, (byte) 1, (byte) 1)).isFalse();
    assertThat(holdsNumbers("|i1", Shape.of(3, 1), (byte) 0, (byte) 1, (byte) 2)).isFalse();
    assertThat(holdsNumbers("<f2", Shape.of(1), (byte) 7, (byte) 7)).isFalse();
    assertThat(holdsNumbers("|i1", Shape.of(4096), filled(4096))).isTrue();
    assertThat(holdsNumbers("|i1", Shape.of(4097), filled(4097))).isFalse();
  }

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  @Test
  void whatCanNotBeReadHoldsNoNumbers() throws IOException {
    var bytes = new ByteArrayOutputStream();
    NpyWriter.write(
        Channels.newChannel(bytes),
        Dtype.parse("|i1"),
        Shape.of(1),
        MemorySegment.ofArray(new byte[] {7}));
    var header =
        StackedArray.headerOf(() -> new SegmentSource(MemorySegment.ofArray(bytes.toByteArray())));
    assertThat(
            StackRule.holdsNumbers(
                () -> {
                  throw new NpyException("gone");
                },
                header))
        .isFalse();
    assertThat(StackRule.header(() -> new SegmentSource(MemorySegment.ofArray(new byte[3]))))
        .isEmpty();
  }
}
