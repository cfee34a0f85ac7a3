package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.audio.Loudness;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.Applied;

/// What `prepare` makes of examples. Expected values are sines sampled at the other rate, or the
/// same arrays prepared by hand.
class PrepareTest {
  private static final int RATE_HZ = 44_100;

  @TempDir Path temp;

  private static double tone(double hz, double rateHz, int t) {
    return 0.25 * Math.sin(2 * Math.PI * hz * t / rateHz);
  }

  /// Left a tone of 1 kHz over a mean of 0.1, right one of 3 kHz; int16.
  private void stereo(String file, int frames) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * frames).order(ByteOrder.LITTLE_ENDIAN);
    for (int t = 0; t < frames; t++) {
      bytes.putShort((short) Math.round(32_768 * (tone(1000, RATE_HZ, t) + 0.1)));
      bytes.putShort((short) Math.round(32_768 * tone(3000, RATE_HZ, t)));
    }
    Fixture.array(temp.resolve(file), int16(), Shape.of(frames, 2), bytes.array());
  }

  private static Dtype int16() {
    try {
      return Dtype.parse("<i2");
    } catch (NpyException e) {
      throw new IllegalStateException(e);
    }
  }

  private void floats(String file, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Fixture.array(temp.resolve(file), Dtype.FLOAT32, Shape.of(values.length), bytes.array());
  }

  private static Recipe recipe(int rateHz, String keys) throws RecipeException {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"shuffle\": {\"mode\": \"none\"}"
            + (rateHz > 0 ? ", \"sampleRateHz\": " + rateHz : "")
            + ", "
            + keys
            + "}");
  }

  private BatchGenerator generator(String dataset, SplitName split, Recipe recipe)
      throws IOException {
    return new BatchGenerator(
        Batches.split(temp.resolve(dataset), split), recipe, Shard.WHOLE, new Parallel(1));
  }

  private float[] batch(String dataset, SplitName split, Recipe recipe) throws IOException {
    return Batches.fill(generator(dataset, split, recipe), 0, 0).floats();
  }

  @Test
  void integersInStereoBecomeMonoAtAnotherRateInEverySplit() throws IOException {
    Recipe recipe =
        recipe(
            RATE_HZ,
            "\"prepare\": [{\"kind\": \"scale\"}, {\"kind\": \"removeDc\"}, {\"kind\": \"toMono\"},"
                + " {\"kind\": \"resample\", \"toHz\": 16000}]");
    for (String folder : List.of("train", "validation")) {
      stereo("d/" + folder + "/b/1.npy", RATE_HZ);
      SplitName split = folder.equals("train") ? SplitName.TRAIN : SplitName.VALIDATION;
      assertThat(generator("d", split, recipe).exampleSpec().shape()).isEqualTo(Shape.of(16_000));
      float[] made = batch("d", split, recipe);
      for (int t = 200; t < 15_800; t++) {
        double expected = (tone(1000, 16_000, t) + tone(3000, 16_000, t)) / 2;
        // Rounding to 16 bits leaves 1e-5.
        assertThat((double) made[t]).isCloseTo(expected, within(6e-5));
      }
    }
  }

  @Test
  void stepsAreTakenInOrder() throws IOException {
    stereo("d/train/b/1.npy", 2000);
    float[] right =
        batch(
            "d",
            SplitName.TRAIN,
            recipe(
                0, "\"prepare\": [{\"kind\": \"channel\", \"index\": 1}, {\"kind\": \"scale\"}]"));
    for (int t = 0; t < 2000; t++) {
      assertThat((double) right[t]).isCloseTo(tone(3000, RATE_HZ, t), within(2e-5));
    }
    assertThatThrownBy(
            () ->
                batch(
                    "d",
                    SplitName.TRAIN,
                    recipe(
                        0,
                        "\"prepare\": [{\"kind\": \"toMono\"},"
                            + " {\"kind\": \"channel\", \"index\": 1}]")))
        .hasMessage("prepare[1].index: 1 is not allowed; allowed: 0 to 0, as the arrays are");
  }

  /// Later steps see the prepared sound at its new rate, as if it had been stored so.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "features": {"kind": "mel"}
          "features": {"kind": "mfcc"}, "fit": {"samples": 5000}
          "fit": {"samples": 3000, "crop": "random"}
          "fit": {"samples": 20000, "padValue": 0.25}
          "transforms": [{"kind": "lowPass", "probability": 1}]
          "transforms": [{"kind": "mixup", "probability": 1}, {"kind": "pitchShift"}]
          """)
  void whatFollowsIsDoneAsIfArraysWereStoredPrepared(String keys) throws IOException {
    for (int i = 1; i <= 3; i++) {
      float[] sound = new float[RATE_HZ];
      for (int t = 0; t < sound.length; t++) {
        sound[t] = (float) (i * tone(300 * i, RATE_HZ, t) / 3 + tone(5000, RATE_HZ, t) / 9);
      }
      floats("d/train/b/" + i + ".npy", sound);
    }
    String steps =
        "\"prepare\": [{\"kind\": \"resample\", \"toHz\": 16000},"
            + " {\"kind\": \"loudness\", \"lufs\": -20}], ";
    float[] prepared =
        batch("d", SplitName.TRAIN, recipe(RATE_HZ, steps.substring(0, steps.length() - 2)));
    for (int i = 1; i <= 3; i++) {
      float[] one = Arrays.copyOfRange(prepared, (i - 1) * 16_000, i * 16_000);
      assertThat(Loudness.of(one, 1, 16_000).orElseThrow()).isCloseTo(-20, within(0.01));
      floats("p/train/b/" + i + ".npy", one);
    }
    assertThat(batch("d", SplitName.TRAIN, recipe(RATE_HZ, steps + keys)))
        .isEqualTo(batch("p", SplitName.TRAIN, recipe(16_000, keys)));
  }

  @Test
  void whatWasDoneIsToldAndShortClipsAreNamed() throws IOException {
    float[] sound = new float[16_000];
    for (int t = 4800; t < 8000; t++) {
      sound[t] = (float) tone(440, 16_000, t);
    }
    floats("d/validation/b/1.npy", sound);
    Recipe recipe =
        recipe(
            16_000,
            "\"prepare\": [{\"kind\": \"trimSilence\", \"belowDb\": 40, \"keepMs\": 0},"
                + " {\"kind\": \"loudness\", \"lufs\": -20}], \"fit\": {\"samples\": 4000}");
    BatchGenerator generator = generator("d", SplitName.VALIDATION, recipe);
    List<Applied> report = new ArrayList<>();
    try (Arena arena = Arena.ofShared()) {
      BatchMemory memory = BatchMemory.allocate(generator.spec(0), arena);
      List<List<Applied>> applied = generator.fillAndTell(0, 0, memory);
      report.addAll(applied.getFirst());
    }
    assertThat(report).extracting(Applied::kind).containsExactly("trimSilence", "loudness");
    assertThat(report.get(0).values())
        .containsEntry("fromSample", 4800)
        .containsEntry("samples", 3200);
    assertThat(report.get(1).values()).containsEntry("left", "shorter than 0.4 s");
    float[] made = batch("d", SplitName.VALIDATION, recipe);
    assertThat(Arrays.copyOf(made, 3200)).isEqualTo(Arrays.copyOfRange(sound, 4800, 8000));
    assertThat(Arrays.copyOfRange(made, 3200, 4000)).containsOnly(0f);
  }

  @Test
  void channelsFirstStayFirst() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * 2 * 500).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1000; i++) {
      bytes.putFloat(i < 500 ? i % 2 : 5 + i % 2);
    }
    Fixture.array(temp.resolve("d/train/b/1.npy"), Dtype.FLOAT32, Shape.of(2, 500), bytes.array());
    float[] made =
        batch("d", SplitName.TRAIN, recipe(0, "\"prepare\": [{\"kind\": \"removeDc\"}]"));
    for (int i = 0; i < 1000; i++) {
      assertThat(made[i]).isEqualTo(i % 2 - 0.5f);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0     | {"kind": "resample", "toHz": 8000} | prepare[0].kind: needs to know sampleRateHz; add it to the recipe
          44100 | {"kind": "resample", "toHz": 100}  | prepare[0].toHz: can't be resampled from 44100 Hz to 100 Hz; allowed: up to 256 times as many or as few
          """)
  void stepsThatCannotBeTakenAreRefused(int rateHz, String step, String message) {
    stereo("d/train/b/1.npy", 500);
    assertThatThrownBy(
            () -> batch("d", SplitName.TRAIN, recipe(rateHz, "\"prepare\": [" + step + "]")))
        .isInstanceOf(RecipeException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "resample"}              | prepare[0].toHz: is missing; allowed: whole numbers from 1 to 10000000
          {"kind": "loudness", "lufs": 3}   | prepare[0].lufs: 3 is not allowed; allowed: -70 to 0 LUFS
          {}                                | prepare[0].kind: is missing; allowed: scale, removeDc, toMono, channel, resample, trimSilence, loudness
          {"kind": "toMono", "index": 1}    | prepare[0].index: unknown key; allowed: kind
          {"kind": "mono"}                  | prepare[0].kind: "mono" is not allowed; allowed: scale, removeDc, toMono, channel, resample, trimSilence, loudness
          """)
  void recipesThatMakeNoSenseAreRefusedByKey(String step, String message) {
    assertThatThrownBy(() -> recipe(0, "\"prepare\": [" + step + "]")).hasMessage(message);
  }

  @Test
  void stepsSurviveWriting() throws IOException {
    Recipe recipe =
        recipe(
            0,
            "\"prepare\": [{\"kind\": \"scale\"}, {\"kind\": \"removeDc\"}, {\"kind\": \"toMono\"},"
                + " {\"kind\": \"channel\"}, {\"kind\": \"resample\", \"toHz\": 16000},"
                + " {\"kind\": \"trimSilence\"}, {\"kind\": \"loudness\", \"lufs\": -23}]");
    assertThat(RecipeJson.read(RecipeJson.write(recipe))).isEqualTo(recipe);
  }

  @Test
  void featuresAreNotPrepared() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * 98 * 64);
    for (int i = 1; i < 3; i++) {
      Fixture.array(
          temp.resolve("d/train/b/" + i + ".npy"), Dtype.FLOAT32, Shape.of(98, 64), bytes.array());
    }
    assertThatThrownBy(
            () -> batch("d", SplitName.TRAIN, recipe(0, "\"prepare\": [{\"kind\": \"removeDc\"}]")))
        .hasMessageContaining("is taken for features (\"frames,bins\"), and \"prepare\" needs");
  }
}
