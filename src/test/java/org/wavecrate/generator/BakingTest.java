package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.audio.Axes;
import org.wavecrate.audio.Preparation;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.Shape;

/// Arrays that are stored as they are served, and preparation that can't be.
class BakingTest {
  @TempDir Path temp;

  /// Sample t of channel c of example n is t + 100 c + 1000 n, shifted so that unsigned ones hold
  /// the same around 32768.
  private void write(Dtype dtype, int n, long... axes) {
    Shape shape = Shape.of(axes);
    boolean planar = axes.length == 2 && axes[0] < axes[1];
    int channels = axes.length == 1 ? 1 : (int) axes[planar ? 0 : 1];
    int frames = (int) shape.elements() / channels;
    ByteBuffer bytes = ByteBuffer.allocate(2 * frames * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames * channels; i++) {
      int t = planar ? i % frames : i / channels;
      int c = planar ? i / frames : i % channels;
      int zero = dtype.kind() == Dtype.Kind.UINT ? 32_768 : 0;
      bytes.putShort((short) (t + 100 * c + 1000 * n + zero));
    }
    Fixture.array(temp.resolve("d/train/b/" + n + ".npy"), dtype, shape, bytes.array());
  }

  private Dataset open() throws IOException {
    return Dataset.open(temp.resolve("d"), Progress.NONE);
  }

  private Split split() throws IOException {
    return open().splits().getFirst();
  }

  private static Recipe recipe(String keys) throws RecipeException {
    return RecipeJson.read("{\"format\": \"wavecrate-recipe/1\", " + keys + "}");
  }

  private static NpyArray array(byte[] file) throws IOException {
    return new NpyReader().open(new SegmentSource(MemorySegment.ofArray(file)));
  }

  @ParameterizedTest
  @CsvSource({
    "<i2, 700, 0, '(700,)'",
    "<u2, 700, 0, '(700,)'",
    "<i2, 700, 2, '(700, 2)'",
    "<i2, 2, 700, '(2, 700)'"
  })
  void aBakedArrayHasTheShapeThatItHad(String code, long a, long b, String shape)
      throws IOException {
    Dtype dtype = Dtype.parse(code);
    write(dtype, 1, b == 0 ? new long[] {a} : new long[] {a, b});
    write(dtype, 2, b == 0 ? new long[] {a} : new long[] {a, b});
    Recipe recipe = recipe("\"prepare\": [{\"kind\": \"scale\"}]");
    Baking baking = new Baking(split(), recipe);
    byte[] file = baking.array(split().example(1));
    assertThat(baking.bytes(split().example(1))).isEqualTo(file.length);
    NpyArray array = array(file);
    assertThat(array.header().dtype()).isEqualTo(Dtype.FLOAT32);
    assertThat(array.header().shape()).hasToString(shape);
    float[] values = new float[(int) array.header().shape().elements()];
    array.readFloats(MemorySegment.ofArray(values));
    for (int i = 0; i < values.length; i++) {
      boolean planar = a < b;
      int channels = b == 0 ? 1 : (int) Math.min(a, b);
      int frames = values.length / channels;
      int t = planar ? i % frames : i / channels;
      int c = planar ? i / frames : i % channels;
      assertThat(values[i]).isEqualTo((t + 100 * c + 2000) / 32_768f);
    }
  }

  @Test
  void aLengthThatDependsOnTheSoundIsMeasured() throws IOException {
    float[] values = new float[4000];
    Arrays.fill(values, 1000, 3000, 0.5f);
    Fixture.floats(temp.resolve("d/train/b/1.npy"), values);
    Recipe recipe =
        recipe("\"sampleRateHz\": 8000, \"prepare\": [{\"kind\": \"trimSilence\", \"keepMs\": 0}]");
    Baking baking = new Baking(split(), recipe);
    byte[] file = baking.array(split().example(0));
    assertThat(array(file).header().shape().axis(0)).isBetween(2000L, 2160L);
    assertThat(baking.bytes(split().example(0))).isEqualTo(file.length);
  }

  @Test
  void arraysOfOtherChannelsCanNotBeBaked() throws IOException {
    write(Dtype.parse("<i2"), 1, 700, 2);
    write(Dtype.parse("<i2"), 2, 700, 2);
    write(Dtype.parse("<i2"), 3, 700);
    Baking baking = new Baking(split(), recipe("\"prepare\": [{\"kind\": \"scale\"}]"));
    String message =
        "train/b/3.npy: shape (700,) is not \"samples,channels\" of 2 channels, as the dataset is";
    assertThatThrownBy(() -> baking.bytes(split().example(2)))
        .isInstanceOf(BadFileException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> baking.array(split().example(2))).hasMessage(message);
  }

  @Test
  void theRecipeOfBakedArraysSaysWhatTheyAreAndWhatWasDone() throws IOException {
    write(Dtype.parse("<i2"), 1, 700, 2);
    Recipe recipe =
        recipe(
            "\"sampleRateHz\": 8000, \"baked\": [{\"kind\": \"removeDc\"}], \"prepare\":"
                + " [{\"kind\": \"scale\"}, {\"kind\": \"resample\", \"toHz\": 4000}]");
    Recipe baked = Baking.baked(recipe, open());
    assertThat(baked.sampleRateHz()).isEqualTo(OptionalInt.of(4000));
    assertThat(baked.prepare()).isEqualTo(Preparation.NONE);
    assertThat(RecipeJson.write(baked).replaceAll("\\s+", ""))
        .contains(
            "\"baked\":[{\"kind\":\"removeDc\"},{\"kind\":\"scale\"},{\"kind\":\"resample\","
                + "\"toHz\":4000}]",
            "\"array\":{\"axes\":\"samples,channels\",\"fullScale\":1}");
    assertThat(baked.array().axes()).contains(Axes.SAMPLES_CHANNELS);
  }

  @Test
  void lengthsAreComparedAsTheyWillBe() throws IOException {
    write(Dtype.parse("<i2"), 1, 50);
    write(Dtype.parse("<i2"), 2, 60);
    String prepare =
        "\"sampleRateHz\": 8000, \"prepare\": [{\"kind\": \"resample\", \"toHz\": 4000}]";
    try (Parallel alone = new Parallel(1)) {
      var generator = new BatchGenerator(split(), recipe(prepare), Shard.WHOLE, alone);
      assertThat(generator.exampleSpec().shape()).isEqualTo(Shape.of(25));
      generator.requireServable(1, Shape.of(50));
      assertThatThrownBy(() -> generator.requireServable(1, Shape.of(60)))
          .hasMessage(
              "train/b/2.npy: has 30 samples when prepared, and train/b/1.npy has 25; allowed:"
                  + " equal lengths, or \"fit\" in the recipe");
      assertThatThrownBy(() -> generator.requireServable(1, Shape.of(60, 2)))
          .hasMessage(
              "train/b/2.npy: shape (60, 2) is not \"samples\" of 1 channel, as the dataset is");
      var fitted =
          new BatchGenerator(
              split(),
              recipe(prepare + ", \"fit\": {\"samples\": 27, \"mode\": \"pad\"}"),
              Shard.WHOLE,
              alone);
      fitted.requireServable(0, Shape.of(50));
      assertThatThrownBy(() -> fitted.requireServable(1, Shape.of(60)))
          .hasMessage("train/b/2.npy: has 30 samples and may not be cropped to fit.samples 27");
    }
  }

  @Test
  void featuresAreNotPrepared() {
    Fixture.array(
        temp.resolve("d/train/b/1.npy"), Dtype.FLOAT32, Shape.of(30, 64), new byte[4 * 30 * 64]);
    assertThatThrownBy(() -> new Baking(split(), recipe("\"prepare\": [{\"kind\": \"scale\"}]")))
        .isInstanceOf(BadFileException.class)
        .hasMessage(
            "train/b/1.npy: is taken for features (\"frames,bins\"), and \"prepare\" needs"
                + " waveforms; if it is sound, say so by array.axes");
  }
}
