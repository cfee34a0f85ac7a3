package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;

class ArrayAccountTest {
  private static final double[] UNKNOWN = {0, 0};

  private static Shape shape(String text) {
    String[] axes = text.trim().split("x");
    long[] lengths = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      lengths[i] = Long.parseLong(axes[i]);
    }
    return Shape.of(lengths);
  }

  private record Seen(Map<Shape, Integer> shapes, Optional<Dtype> dtype, double[] range)
      implements ArrayAccount.Evidence {
    @Override
    public Optional<ArrayAccount.One> first() {
      return dtype.map(type -> new ArrayAccount.One(type, shapes.keySet().iterator().next()));
    }
  }

  /// @param shapes such as `98x64 98x40*3`
  private static ArrayAccount account(String shapes, ArrayStatement stated) {
    Map<Shape, Integer> seen = new LinkedHashMap<>();
    for (String one : shapes.split(" ")) {
      String[] parts = one.split("\\*");
      int count = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
      seen.merge(shape(parts[0]), count, Integer::sum);
    }
    return ArrayAccount.of(new Seen(seen, Optional.of(Dtype.FLOAT32), UNKNOWN), stated);
  }

  @ParameterizedTest(name = "{0} are {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          16000                          | samples               | 1 | false
          16000 8000 4000 2000           | samples               | 1 | false
          16000x2                        | samples,channels      | 2 | false
          2x16000                        | channels,samples      | 2 | false
          2x4000                         | channels,samples      | 2 | false
          1x16000                        | channels,samples      | 1 | false
          16000x1                        | samples,channels      | 1 | false
          1x40                           | channels,samples      | 1 | true
          2x100                          | channels,samples      | 2 | true
          6x4000                         | channels,samples      | 6 | true
          6x48000                        | channels,samples      | 6 | false
          2x100 2x200 2x300 2x400        | channels,samples      | 2 | true
          2x100 2x9000 2x300 2x400       | channels,samples      | 2 | false
          2x8000*5 1x8000*5              | channels,samples      | 2 | false
          8000x2*5 8000x1*4              | samples,channels      | 2 | false
          40x8                           | frames,bins           | 1 | true
          8x40                           | frames,bins           | 1 | true
          98x64                          | frames,bins           | 1 | true
          96x317 96x334 96x351 96x368    | bins,frames           | 1 | false
          317x96 334x96 351x96 368x96    | frames,bins           | 1 | false
          96x300*6 96x400*6 96x500*6     | bins,frames           | 1 | false
          60x229*12 60x88*12             | frames,bins           | 1 | true
          96x300 96x400                  | bins,frames           | 1 | false
          98x64*50 98x40                 | frames,bins           | 1 | true
          98x64*50 16000                 | frames,bins           | 1 | true
          50x64x1                        | frames,bins,channels  | 1 | true
          1x50x64                        | channels,frames,bins  | 1 | true
          2x80x100 2x80x90 2x80x70 2x80x9| channels,bins,frames  | 2 | false
          2x90x80 2x70x80 2x60x80 2x50x80| channels,frames,bins  | 2 | false
          90x80x2 70x80x2 60x80x2 50x80x2| frames,bins,channels  | 2 | false
          1x2x16000                      | channels,samples      | 2 | false
          1x1x16000                      | channels,samples      | 1 | false
          1x16000x2                      | samples,channels      | 2 | false
          1x1x98x64                      | channels,frames,bins  | 1 | true
          3x4x5x6                        | other                 | 1 | false
          0 16000                        | samples               | 1 | false
          """)
  void shapesTellTheAxes(String shapes, String axes, long channels, boolean guess) {
    ArrayAccount account = account(shapes, ArrayStatement.NONE);
    assertThat(account.axes().text()).isEqualTo(axes);
    assertThat(account.channels()).isEqualTo(channels);
    assertThat(account.guess()).isEqualTo(guess);
  }

  @ParameterizedTest(name = "{0} from {1} to {2}: full scale {3}, silence {4}")
  @CsvSource(
      textBlock =
          """
          <f4, -0.9,      0.5,       1,          0,          false
          <f4, -7,        3,         1,          0,          false
          <f4, -20,       12,        32,         0,          true
          <f4, -20000,    12000,     32768,      0,          true
          <f8, -4000000,  12000,     4194304,    0,          true
          |i1, -3,        3,         128,        0,          false
          |u1, 100,       140,       128,        128,        false
          <i2, -3,        3,         32768,      0,          false
          <u2, 32000,     33000,     32768,      32768,      false
          <i4, -32768,    32767,     32768,      0,          true
          <i4, -32769,    3,         8388608,    0,          true
          <i4, -8388609,  3,         2147483648, 0,          false
          <i8, -3,        3,         32768,      0,          true
          <u4, 30000,     34000,     32768,      32768,      true
          <u4, 2147480000,2147489000,32768,      2147483648, true
          |b1, 0,         1,         1,          0,          false
          """)
  void typesAndValuesTellFullScale(
      String dtype, double least, double greatest, double fullScale, double zero, boolean guess)
      throws NpyException {
    ArrayAccount account =
        ArrayAccount.ofOne(
            Dtype.parse(dtype),
            Shape.of(16_000),
            new double[] {least, greatest},
            ArrayStatement.NONE);
    assertThat(account.fullScale()).isEqualTo(fullScale);
    assertThat(account.zero()).isEqualTo(zero);
    assertThat(account.guess()).isEqualTo(guess);
  }

  @Test
  void featuresOfUnsignedIntegersRestAtZero() throws NpyException {
    ArrayAccount account =
        ArrayAccount.ofOne(
            Dtype.parse("|u1"), Shape.of(98, 64), new double[] {0, 255}, ArrayStatement.NONE);
    assertThat(account.zero()).isZero();
  }

  @Test
  void whatIsStatedIsNoGuess() {
    var stated = new ArrayStatement(Optional.of(Axes.BINS_FRAMES), OptionalDouble.of(1));
    ArrayAccount account = account("98x64", stated);
    assertThat(account.axes()).isEqualTo(Axes.BINS_FRAMES);
    assertThat(account.guess()).isFalse();
    assertThat(account.layout(Shape.of(98, 64)).frames()).isEqualTo(64);
    assertThat(account.layout(Shape.of(98, 64)).timeAxis()).isEqualTo(1);
    assertThat(account.statement()).isEqualTo(stated);
  }

  @Test
  void aStatementOfAxesLeavesFullScaleToTheValues() {
    var stated = new ArrayStatement(Optional.of(Axes.SAMPLES_CHANNELS), OptionalDouble.empty());
    ArrayAccount account = account("40x8", stated);
    assertThat(account.axes()).isEqualTo(Axes.SAMPLES_CHANNELS);
    assertThat(account.channels()).isEqualTo(8);
    assertThat(account.fullScale()).isEqualTo(1);
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertThatThrownBy(() -> new ArrayStatement(Optional.of(Axes.OTHER), OptionalDouble.empty()))
        .hasMessageContaining("axes other can't be stated");
    assertThatThrownBy(() -> new ArrayStatement(Optional.empty(), OptionalDouble.of(0)))
        .hasMessageContaining("fullScale 0.0; allowed: above 0");
  }

  @Test
  void onlyWhatFitsFits() {
    ArrayAccount stereo = account("2x16000", ArrayStatement.NONE);
    assertThat(stereo.fits(Shape.of(2, 500))).isTrue();
    assertThat(stereo.fits(Shape.of(1, 2, 500))).isTrue();
    assertThat(stereo.fits(Shape.of(1, 500))).isFalse();
    assertThat(stereo.fits(Shape.of(16_000))).isFalse();
    // It is shown as what it looks like all the same.
    assertThat(stereo.layout(Shape.of(16_000)).axes()).isEqualTo(Axes.SAMPLES);
    assertThat(stereo.layout(Shape.of(16_000, 2)).axes()).isEqualTo(Axes.SAMPLES_CHANNELS);
    assertThat(stereo.layout(Shape.of(1, 16_000)).axes()).isEqualTo(Axes.CHANNELS_SAMPLES);
  }

  @ParameterizedTest
  @CsvSource({
    "'samples,channels', 3x2, '0 1 2 3 4 5'",
    "'channels,samples', 2x3, '0 3 1 4 2 5'",
    "'frames,bins', 3x2, '0 1 2 3 4 5'",
    "'bins,frames', 2x3, '0 3 1 4 2 5'",
    // numpy: arange(12).reshape(2, 3, 2).transpose(1, 2, 0), and (2, 1, 0)
    "'channels,frames,bins', 2x3x2, '0 6 1 7 2 8 3 9 4 10 5 11'",
    "'channels,bins,frames', 2x3x2, '0 6 2 8 4 10 1 7 3 9 5 11'"
  })
  void valuesAreBroughtIntoOrderAndBack(String axes, String shape, String byFrame) {
    Axes named =
        Axes.STATABLE.stream().filter(a -> a.text().equals(axes)).findFirst().orElseThrow();
    ArrayLayout layout = ArrayLayout.of(named, shape(shape));
    float[] stored = new float[(int) shape(shape).elements()];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = i;
    }
    float[] ordered = new float[stored.length];
    layout.toFrames(stored, ordered);
    String[] expected = byFrame.split(" ");
    for (int i = 0; i < ordered.length; i++) {
      assertThat(ordered[i]).isEqualTo(Float.parseFloat(expected[i]));
    }
    float[] back = new float[stored.length];
    layout.fromFrames(ordered, back);
    assertThat(back).isEqualTo(stored);
  }
}
