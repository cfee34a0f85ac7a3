package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.SmallData;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

class ContentReaderTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("id-1.npy");
  }

  private Content read() throws IOException {
    Dataset dataset = Dataset.open(folder, Progress.NONE);
    try (var array = dataset.splits().getFirst().example(0).open()) {
      return ContentReader.read(array, dataset.account(ArrayStatement.NONE), Progress.NONE);
    }
  }

  private Content.Sound sound() throws IOException {
    return (Content.Sound) read();
  }

  @Test
  void oneAxisIsMonoSound() throws IOException {
    SmallData.floats(file(), Shape.of(4), 0.5f, -1, 0.25f, 0);
    assertThat(sound().channels()).hasSize(1);
    assertThat(sound().length()).isEqualTo(4);
    LevelFacts levels = LevelFacts.of(sound());
    assertThat(levels.peakDb()).isCloseTo(0, within(1e-9));
    assertThat(levels.clipped()).isEqualTo(1);
    assertThat(levels.rmsDb()).isCloseTo(20 * Math.log10(Math.sqrt(1.3125 / 4)), within(1e-6));
  }

  @Test
  void aFewColumnsOrAFewRowsAreChannels() throws IOException {
    short[] interleaved = new short[200];
    for (int i = 0; i < 100; i++) {
      interleaved[2 * i] = (short) i;
      interleaved[2 * i + 1] = (short) -i;
    }
    SmallData.shorts(file(), Shape.of(100, 2), interleaved);
    assertThat(sound().channels().get(1).samples()[99]).isEqualTo(-99);
    assertThat(sound().scale().fullScale()).isEqualTo(32_768);

    SmallData.shorts(file(), Shape.of(2, 100), interleaved);
    assertThat(sound().channels()).hasSize(2);
    assertThat(sound().channels().get(1).samples()[0]).isEqualTo((short) 50);
  }

  @Test
  void manyColumnsAreFeatures() throws IOException {
    SmallData.floats(file(), Shape.of(98, 64), new float[98 * 64]);
    assertThat(read())
        .isInstanceOfSatisfying(
            Content.Features.class,
            features -> {
              assertThat(features.frames()).isEqualTo(98);
              assertThat(features.bins()).isEqualTo(64);
            });
  }

  @Test
  void axesOfLengthOneDoNotCount() throws IOException {
    SmallData.floats(file(), Shape.of(1, 98, 64), new float[98 * 64]);
    assertThat(read()).isInstanceOf(Content.Features.class);
    SmallData.floats(file(), Shape.of(100, 1), new float[100]);
    assertThat(sound().channels()).hasSize(1);
  }

  @Test
  void unsignedSamplesRestInTheMiddle() throws IOException {
    Dtype uint8 = new Dtype(Dtype.Kind.UINT, 1, false);
    byte[] samples = {(byte) 128, (byte) 255, 0};
    NpyWriter.write(file(), uint8, Shape.of(3), MemorySegment.ofArray(samples));
    assertThat(sound().channels().getFirst().samples()).containsExactly(0, 127, -128);
    assertThat(LevelFacts.of(sound()).clipped()).isEqualTo(2);
    assertThat(LevelFacts.of(sound()).peakDb()).isCloseTo(0, within(1e-9));
  }

  @Test
  void integersSavedAsFloatsAreMeasuredAgainstTheirOwnFullScale() throws IOException {
    SmallData.floats(file(), Shape.of(2), 20_000, -12_000);
    assertThat(sound().scale().fullScale()).isEqualTo(32_768);
    assertThat(LevelFacts.of(sound()).clipped()).isZero();
  }

  @Test
  void floatsInUnitsOfTheirOwnAreMeasuredAgainstTheNextPowerOfTwo() throws IOException {
    SmallData.floats(file(), Shape.of(2), 20, -12);
    assertThat(sound().scale().fullScale()).isEqualTo(32);
    assertThat(LevelFacts.of(sound()).clipped()).isZero();
  }

  @Test
  void invalidSamplesAreCountedAndDoNotSpoilTheRest() throws IOException {
    SmallData.floats(file(), Shape.of(4), 0.5f, Float.NaN, Float.NEGATIVE_INFINITY, -0.5f);
    LevelFacts levels = LevelFacts.of(sound());
    assertThat(levels.invalid()).isEqualTo(2);
    assertThat(levels.peakDb()).isCloseTo(-6.02, within(0.01));
    assertThat(levels.rmsDb()).isCloseTo(-6.02, within(0.01));
  }

  @Test
  void silenceHasNoLevel() throws IOException {
    SmallData.floats(file(), Shape.of(10), new float[10]);
    assertThat(LevelFacts.of(sound()).peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(LevelFacts.of(sound()).rmsDb()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void whatHasNoPictureSaysWhy() throws IOException {
    SmallData.floats(file(), Shape.of(0));
    assertThat(((Content.Nothing) read()).why()).contains("empty");
    SmallData.floats(file(), Shape.of(3, 4, 5), new float[60]);
    assertThat(((Content.Nothing) read()).why()).contains("3 axes").contains("(3, 4, 5)");
    SmallData.floats(file(), Shape.of(), 7);
    assertThat(((Content.Nothing) read()).why()).contains("7.0");
  }
}
