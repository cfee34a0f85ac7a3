package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// Every axis is what it is taken for: channels first get what channels last do, features in which
/// bins come first what those with frames first do.
class ArrayAxesTest {
  private static final int LENGTH = 2000;

  @TempDir Path temp;

  private static float[] noise(int seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }

  private void floats(String file, Shape shape, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Fixture.array(temp.resolve(file), Dtype.FLOAT32, shape, bytes.array());
  }

  private static Recipe recipe(String keys) throws RecipeException {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 8000, \"shuffle\": {\"mode\":"
            + " \"none\"}"
            + (keys.isEmpty() ? "" : ", " + keys)
            + "}");
  }

  private BatchGenerator generator(String dataset, Recipe recipe) throws IOException {
    return new BatchGenerator(
        Batches.split(temp.resolve(dataset), SplitName.TRAIN),
        recipe,
        Shard.WHOLE,
        new Parallel(1));
  }

  private float[] batch(String dataset, String keys) throws IOException {
    return Batches.fill(generator(dataset, recipe(keys)), 0, 0).floats();
  }

  private void stereo() {
    for (int i = 1; i <= 3; i++) {
      float[] interleaved = noise(i, 2 * LENGTH);
      floats("last/train/b/" + i + ".npy", Shape.of(LENGTH, 2), interleaved);
      floats(
          "first/train/b/" + i + ".npy", Shape.of(2, LENGTH), transposed(interleaved, LENGTH, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"gain\", \"probability\": 1}",
        "{\"kind\": \"timeMask\", \"probability\": 1}",
        "{\"kind\": \"shift\", \"probability\": 1}",
        "{\"kind\": \"reverse\", \"probability\": 1}",
        "{\"kind\": \"lowPass\", \"probability\": 1, \"maxCutoffHz\": 2000}",
        "{\"kind\": \"mixup\", \"probability\": 1}",
        "{\"kind\": \"pitchShift\", \"probability\": 1}"
      })
  void transformsOfChannelsFirstAreThoseOfChannelsLast(String transform) throws IOException {
    stereo();
    String keys = "\"transforms\": [" + transform + "]";
    float[] last = batch("last", keys);
    float[] first = batch("first", keys);
    for (int i = 0; i < 3; i++) {
      float[] one = Arrays.copyOfRange(last, i * 2 * LENGTH, (i + 1) * 2 * LENGTH);
      assertThat(Arrays.copyOfRange(first, i * 2 * LENGTH, (i + 1) * 2 * LENGTH))
          .isEqualTo(transposed(one, LENGTH, 2));
    }
    assertThat(generator("first", recipe(keys)).exampleSpec().shape())
        .isEqualTo(Shape.of(2, LENGTH));
    assertThat(last).isNotEqualTo(batch("last", ""));
  }

  @Test
  void featuresOfChannelsFirstAreThoseOfChannelsLast() throws IOException {
    stereo();
    String keys =
        "\"transforms\": [{\"kind\": \"gain\"}, {\"kind\": \"frequencyMask\"}], \"features\":"
            + " {\"kind\": \"mel\", \"fftSize\": 256, \"hop\": 128, \"mels\": 20}";
    assertThat(batch("first", keys)).isEqualTo(batch("last", keys));
    assertThat(generator("first", recipe(keys)).exampleSpec().shape())
        .isEqualTo(Shape.of(1 + (LENGTH - 256) / 128, 20, 2));
  }

  @Test
  void fitCutsAndPadsAlongTime() throws IOException {
    stereo();
    floats("first/train/b/4.npy", Shape.of(2, 900), noise(4, 1800));
    floats("last/train/b/4.npy", Shape.of(900, 2), transposed(noise(4, 1800), 2, 900));
    for (String fit : new String[] {"1000", "3000"}) {
      String keys = "\"fit\": {\"samples\": " + fit + ", \"crop\": \"random\"}";
      int samples = Integer.parseInt(fit);
      float[] last = batch("last", keys);
      float[] first = batch("first", keys);
      for (int i = 0; i < 4; i++) {
        float[] one = Arrays.copyOfRange(last, i * 2 * samples, (i + 1) * 2 * samples);
        assertThat(Arrays.copyOfRange(first, i * 2 * samples, (i + 1) * 2 * samples))
            .isEqualTo(transposed(one, samples, 2));
      }
    }
  }

  private void mels(String dataset, boolean binsFirst) {
    for (int i = 1; i <= 5; i++) {
      int frames = 20 + 7 * i;
      float[] values = noise(i, frames * 16);
      for (int n = 0; n < values.length; n++) {
        values[n] = 60 * values[n] - 40;
      }
      floats(
          dataset + "/train/b/" + i + ".npy",
          binsFirst ? Shape.of(16, frames) : Shape.of(frames, 16),
          binsFirst ? transposed(values, frames, 16) : values);
    }
  }

  @Test
  void featuresAreFittedAlongTimeWhicheverAxisThatIs() throws IOException {
    mels("tf", false);
    mels("ft", true);
    String keys =
        "\"fit\": {\"samples\": 40}, \"transforms\": [{\"kind\": \"spectrogramTimeMask\","
            + " \"probability\": 1}]";
    float[] last = batch("tf", keys);
    float[] first = batch("ft", keys);
    assertThat(generator("ft", recipe(keys)).exampleSpec().shape()).isEqualTo(Shape.of(16, 40));
    for (int i = 0; i < 5; i++) {
      float[] one = Arrays.copyOfRange(last, i * 640, (i + 1) * 640);
      assertThat(Arrays.copyOfRange(first, i * 640, (i + 1) * 640))
          .isEqualTo(transposed(one, 40, 16));
    }
  }

  @Test
  void featuresArePaddedByTheirLeastValueUnlessTheRecipeSaysOtherwise() throws IOException {
    mels("ft", true);
    float[] fitted = batch("ft", "\"fit\": {\"samples\": 30}");
    float[] plain = noise(1, 27 * 16);
    float least = Float.POSITIVE_INFINITY;
    for (float value : plain) {
      least = Math.min(least, 60 * value - 40);
    }
    for (int bin = 0; bin < 16; bin++) {
      assertThat(fitted[bin * 30 + 26]).isEqualTo(60 * plain[26 * 16 + bin] - 40);
      assertThat(fitted[bin * 30 + 27]).isEqualTo(least);
      assertThat(fitted[bin * 30 + 29]).isEqualTo(least);
    }
    float[] stated = batch("ft", "\"fit\": {\"samples\": 30, \"padValue\": -100}");
    assertThat(stated[27]).isEqualTo(-100);
  }

  private void bytes(String file, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    Dtype uint8 = new Dtype(Dtype.Kind.UINT, 1, false);
    Fixture.array(temp.resolve(file), uint8, Shape.of(values.length), bytes);
  }

  @Test
  void unsignedSamplesStayAroundTheirZeroLine() throws IOException {
    bytes("u8/train/b/1.npy", 128, 255, 0, 100);
    assertThat(
            batch("u8", "\"transforms\": [{\"kind\": \"polarityInversion\", \"probability\": 1}]"))
        .containsExactly(128, 1, 256, 156);
    assertThat(batch("u8", "\"fit\": {\"samples\": 6}"))
        .containsExactly(128, 255, 0, 100, 128, 128);
    assertThat(batch("u8", "")).containsExactly(128, 255, 0, 100);
  }

  @Test
  void wideIntegersHaveTheFullScaleOfTheSoundInThem() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(20_000).putInt(-20_000).putInt(100).putInt(0);
    Dtype int32 = new Dtype(Dtype.Kind.INT, 4, false);
    Fixture.array(temp.resolve("wide/train/b/1.npy"), int32, Shape.of(4), bytes.array());
    String crush =
        "\"transforms\": [{\"kind\": \"bitCrush\", \"probability\": 1, \"minBits\": 8,"
            + " \"maxBits\": 8}]";
    // Steps of 2^15 / 2^7.
    assertThat(batch("wide", crush)).containsExactly(19_968, -19_968, 0, 0);
    // Steps of 2^23 / 2^7.
    assertThat(batch("wide", crush + ", \"array\": {\"fullScale\": 8388608}"))
        .containsExactly(0, -0f, 0, 0);
  }

  @Test
  void whatIsStatedHolds() throws IOException {
    floats("small/train/b/1.npy", Shape.of(40, 8), noise(1, 320));
    String gain = "\"transforms\": [{\"kind\": \"gain\", \"probability\": 1}]";
    assertThatThrownBy(() -> generator("small", recipe(gain)))
        .hasMessage(
            "transforms[0].kind: gain works on waveforms, but train/b/1.npy has shape (40, 8),"
                + " which is taken for features (\"frames,bins\"); if it is sound, say so by"
                + " array.axes");
    String stated = ", \"array\": {\"axes\": \"samples,channels\"}";
    assertThat(batch("small", gain + stated)).hasSize(320).isNotEqualTo(batch("small", ""));
    assertThatThrownBy(() -> generator("small", recipe("\"array\": {\"axes\": \"samples\"}")))
        .hasMessage(
            "train/b/1.npy: shape (40, 8) is not \"samples\", as the recipe says; allowed: such"
                + " shapes, or other array.axes in the recipe");
  }

  @Test
  void aSplitIsReadAsTheTrainingSplitDecides() throws IOException {
    stereo();
    floats("first/test/b/1.npy", Shape.of(1, LENGTH), noise(9, LENGTH));
    String mel = "\"features\": {\"kind\": \"mel\", \"fftSize\": 256}";
    assertThatThrownBy(
            () ->
                new BatchGenerator(
                    Batches.split(temp.resolve("first"), SplitName.TEST),
                    recipe(mel),
                    Shard.WHOLE,
                    new Parallel(1)))
        .hasMessageStartingWith(
            "test/b/1.npy: shape (1, 2000) is not \"channels,samples\" of 2 channels, as the first"
                + " arrays of the dataset are");
  }
}
