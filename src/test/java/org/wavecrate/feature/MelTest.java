package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MelTest {
  private static final Stft STFT = new Stft(512, 256, Window.HANN);

  private static float[] matrix(MelBank bank, int bins) {
    float[] matrix = new float[bank.mels() * bins];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = bank.weight(i / bins, i % bins);
    }
    return matrix;
  }

  @Test
  void filtersAgreeWithLibrosa() {
    var slaney = new MelBank.Settings(20, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY);
    assertThat(
            SignalFixture.relativeError(
                matrix(new MelBank(slaney, 16_000, STFT), 257),
                SignalFixture.read("mel-slaney-20")))
        .isLessThan(1e-7);
    var htk = new MelBank.Settings(12, 50, 12_000, MelScale.HTK, MelNorm.NONE);
    assertThat(
            SignalFixture.relativeError(
                matrix(new MelBank(htk, 44_100, STFT), 257), SignalFixture.read("mel-htk-none-12")))
        .isLessThan(1e-7);
  }

  @Test
  void bandsAndDecibelsAgreeWithLibrosa() {
    var settings = new MelBank.Settings(64, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY);
    float[] power = STFT.analyser().power(SignalFixture.read("clip"));
    float[] bands = new MelBank(settings, 16_000, STFT).apply(power);
    assertThat(SignalFixture.relativeError(bands, SignalFixture.read("melbands-clip-64")))
        .isLessThan(1e-6);

    float[] db = bands.clone();
    Decibels.convert(db, 1, Decibels.DEFAULT_FLOOR, 80);
    assertThat(db).containsExactly(SignalFixture.read("melbands-clip-64-db"), within(1e-4f));
    float loudest = 0;
    for (float band : bands) {
      loudest = Math.max(loudest, band);
    }
    Decibels.convert(bands, loudest, Decibels.DEFAULT_FLOOR, 30);
    assertThat(bands).containsExactly(SignalFixture.read("melbands-clip-64-db-max"), within(1e-4f));
  }

  @Test
  void scalesAgreeWithLibrosaAndBack() {
    float[] points = SignalFixture.read("melpoints");
    for (int i = 0; i < 9; i++) {
      double hz = points[i];
      assertThat(MelScale.SLANEY.toMel(hz)).isCloseTo(points[9 + i], within(1e-5));
      assertThat(MelScale.HTK.toMel(hz)).isCloseTo(points[18 + i], within(3e-4));
      for (MelScale scale : MelScale.values()) {
        assertThat(scale.toHz(scale.toMel(hz))).isCloseTo(hz, within(1e-9 * (1 + hz)));
      }
    }
  }

  @Test
  void countsBandsTooNarrowForABin() {
    var many = new MelBank.Settings(128, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY);
    assertThat(new MelBank(many, 16_000, new Stft(256, 64, Window.HANN)).emptyBands())
        .isBetween(1, 60);
    var few = new MelBank.Settings(20, 0, 8000, MelScale.SLANEY, MelNorm.SLANEY);
    assertThat(new MelBank(few, 16_000, STFT).emptyBands()).isZero();
  }

  @Test
  void saysWhatIsAllowed() {
    var wide = new MelBank.Settings(20, 0, 8001, MelScale.HTK, MelNorm.NONE);
    assertThatThrownBy(() -> new MelBank(wide, 16_000, STFT))
        .hasMessage(
            "maxHz: got 8001.0 at a sample rate of 16000.0 Hz; allowed: up to half the rate");
    assertThatThrownBy(() -> new MelBank.Settings(0, 0, 1, MelScale.HTK, MelNorm.NONE))
        .hasMessage("mels: got 0; allowed: from 1 to 4096");
  }
}
