package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Law;
import org.wavecrate.plot.FrequencyScale.Kind;

class ScalesTest {
  private static List<String> labels(Ticks ticks) {
    return ticks.ticks().stream().map(Tick::label).toList();
  }

  @Law
  void aFrequencyScaleLeadsThereAndBack(
      @ForAll Kind kind, @ForAll @DoubleRange(min = 0, max = 1) double position) {
    FrequencyScale scale = FrequencyScale.whole(kind, 44_100);
    assertThat(scale.toPosition(scale.toHz(position))).isCloseTo(position, within(1e-9));
    assertThat(scale.toHz(1)).isCloseTo(22_050, within(1e-6));
    assertThat(scale.toHz(0)).isCloseTo(kind == Kind.LOG ? 55.125 : 0, within(1e-9));
    FrequencyScale part = scale.between(0.25, 0.75);
    assertThat(part.toHz(0.5)).isCloseTo(scale.toHz(0.5), within(1e-6));
  }

  @Test
  void aLogScaleHasNoZero() {
    assertThatThrownBy(() -> new FrequencyScale(Kind.LOG, 0, 100))
        .hasMessage(
            "LOG frequency scale: got 0.0 to 100.0 Hz; allowed: 0 <= minHz < maxHz, above 0 on a"
                + " log scale");
  }

  @Law
  void ticksAreRoundEvenAndNotTooMany(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double from,
      @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1e6) double length,
      @ForAll @IntRange(min = 3, max = 30) int most) {
    List<Tick> ticks = Ticks.numbers(from, from + length, most).ticks();
    assertThat(ticks).hasSizeLessThanOrEqualTo(most).hasSizeGreaterThanOrEqualTo((most - 2) / 3);
    double slack = 1e-6 * length + 1e-12 * Math.abs(from);
    for (Tick tick : ticks) {
      assertThat(tick.value()).isBetween(from - slack, from + length + slack);
      assertThat(tick.label()).doesNotContain("-").isNotEqualTo("−0");
    }
    if (length > 1e-3) {
      assertThat(labels(Ticks.numbers(from, from + length, most))).doesNotHaveDuplicates();
    }
  }

  @Law
  void frequencyTicksKeepTheirDistance(
      @ForAll Kind kind,
      @ForAll @DoubleRange(min = 1000, max = 200_000) double rateHz,
      @ForAll @DoubleRange(min = 0.03, max = 0.3) double gap) {
    FrequencyScale scale = FrequencyScale.whole(kind, rateHz);
    List<Tick> ticks = Ticks.hertz(scale, gap).ticks();
    assertThat(ticks).hasSizeGreaterThanOrEqualTo(2);
    for (int i = 1; i < ticks.size(); i++) {
      double distance =
          scale.toPosition(ticks.get(i).value()) - scale.toPosition(ticks.get(i - 1).value());
      assertThat(distance).isGreaterThan(gap * 0.999);
    }
  }

  @Test
  void timesAreWrittenAsPeopleReadThem() {
    assertThat(labels(Ticks.seconds(0, 1, 6)))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(Ticks.seconds(0, 1, 6).unit()).isEqualTo("s");
    Ticks zoomed = Ticks.seconds(0.5, 0.502, 5);
    assertThat(zoomed.unit()).isEqualTo("ms");
    assertThat(labels(zoomed)).containsExactly("500.0", "500.5", "501.0", "501.5", "502.0");
    assertThat(zoomed.ticks().get(1).value()).isCloseTo(0.5005, within(1e-12));
    assertThat(Ticks.seconds(59, 66, 8).unit()).isEqualTo("min:s");
    assertThat(labels(Ticks.seconds(65, 65.4, 3))).containsExactly("1:05.0", "1:05.2", "1:05.4");
    assertThat(labels(Ticks.seconds(0, 600, 6)))
        .containsExactly("0:00", "2:00", "4:00", "6:00", "8:00", "10:00");
    assertThat(labels(Ticks.seconds(0, 7200, 3))).containsExactly("0:00", "1:00:00", "2:00:00");
  }

  @Test
  void otherAxesSpeakTheirUnits() {
    assertThat(labels(Ticks.hertz(FrequencyScale.whole(Kind.LINEAR, 16_000), 0.24)))
        .containsExactly("0", "2k", "4k", "6k", "8k");
    assertThat(labels(Ticks.hertz(FrequencyScale.whole(Kind.LOG, 16_000), 0.12)))
        .containsExactly("30", "100", "300", "1k", "3k");
    assertThat(labels(Ticks.hertz(FrequencyScale.whole(Kind.MEL, 16_000), 0.12)))
        .contains("0", "1k", "2k", "5k");
    assertThat(labels(Ticks.hertz(FrequencyScale.whole(Kind.LINEAR, 1), 0.19)))
        .containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
    assertThat(labels(Ticks.amplitude(-32_768, 32_768, 5)))
        .containsExactly("−32768", "−16384", "0", "16384", "32768");
    assertThat(labels(Ticks.numbers(-1, 1, 5)))
        .containsExactly("−1.0", "−0.5", "0.0", "0.5", "1.0");
    assertThat(labels(Ticks.decibels(-80, 0, 5))).containsExactly("−80", "−60", "−40", "−20", "0");
    assertThat(labels(Ticks.whole(0, 2, 9))).containsExactly("0", "1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "440, A4 +0 c",
    "3096.5, G7 −22 c",
    "261.6256, C4 +0 c",
    "27.5, A0 +0 c",
    "466.1638, A♯4 +0 c",
    "452, A4 +47 c",
    "16.3516, C0 +0 c",
  })
  void notesAreNamed(double hz, String name) {
    assertThat(NoteName.of(hz)).isEqualTo(name);
  }

  @Test
  void whatIsNoPitchHasNoName() {
    assertThat(NoteName.of(0)).isEmpty();
    assertThat(NoteName.of(Double.NaN)).isEmpty();
  }

  @Test
  void aTimeRangeZoomsAroundThePointerAndStaysInBounds() {
    TimeRange range = new TimeRange(100, 200);
    TimeRange zoomed = range.scaledAround(125, 0.5);
    assertThat(zoomed).isEqualTo(new TimeRange(112.5, 162.5));
    assertThat(zoomed.position(125)).isEqualTo(range.position(125));
    TimeRange all = new TimeRange(0, 1000);
    assertThat(new TimeRange(-50, 50).within(all)).isEqualTo(new TimeRange(0, 100));
    assertThat(new TimeRange(950, 1050).within(all)).isEqualTo(new TimeRange(900, 1000));
    assertThat(new TimeRange(-5, 2000).within(all)).isEqualTo(all);
    assertThatThrownBy(() -> new TimeRange(1, 1))
        .hasMessage("time range: got 1.0 to 1.0; allowed: finite, from below to");
  }

  @Test
  void aSampleRateSaysHowItIsKnown() {
    assertThat(SampleRate.of(44_100).label()).isEqualTo("44.1 kHz");
    assertThat(SampleRate.of(800).label()).isEqualTo("800 Hz");
    assertThat(SampleRate.assumed(16_000).label()).isEqualTo("16 kHz (assumed)");
    assertThat(SampleRate.unknown().label()).isEqualTo("rate unknown");
    assertThat(SampleRate.of(16_000).duration(16_000)).isEqualTo("1.000 s");
    assertThat(SampleRate.of(100).duration(12_520)).isEqualTo("2:05.20");
    assertThat(SampleRate.unknown().duration(1)).isEqualTo("1 sample");
  }
}
