package org.wavecrate.gui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.summary.Distribution;
import org.wavecrate.summary.Distribution.Bin;
import org.wavecrate.survey.Column;

class BarsTest {
  private static final double SILENCE = Double.NEGATIVE_INFINITY;

  private static final Distribution LEVELS =
      new Distribution(
          Column.RMS,
          List.of(
              new Bin(SILENCE, SILENCE, List.of(1, 0), "silent"),
              new Bin(-20, -10, List.of(30, 1), "a"),
              new Bin(-10, 0, List.of(9, 4), "b")),
          false,
          -19,
          -12,
          -1);

  private static final Distribution FRAMES =
      new Distribution(
          Column.LENGTH,
          List.of(new Bin(98, 98, List.of(1_200), "a"), new Bin(101, 101, List.of(300), "b")),
          true,
          98,
          98,
          101);

  private static List<String> texts(List<ChartFrame.Mark> marks) {
    return marks.stream().map(ChartFrame.Mark::text).toList();
  }

  @Test
  void countsAreStackedAndSharesStandBesideEachOther() {
    Bars counts = new Bars(LEVELS, false);
    assertThat(counts.value(1, 0)).isEqualTo(30);
    assertThat(counts.top()).isBetween(31.0, 35.0);
    assertThat(texts(counts.marks(4))).containsExactly("0", "20");
    Bars shares = new Bars(LEVELS, true);
    assertThat(shares.value(1, 0)).isEqualTo(75);
    assertThat(shares.value(2, 1)).isEqualTo(80);
    assertThat(shares.top()).isBetween(80.0, 90.0);
    assertThat(texts(shares.marks(4))).containsExactly("0%", "50%");
  }

  @Test
  void countsHaveMarksAtWholeNumbersOfWhichMoreThanOneIsThere() {
    assertThat(texts(new Bars(FRAMES, false).marks(3))).containsExactly("0", "1,000");
    Distribution one =
        new Distribution(Column.LENGTH, List.of(new Bin(5, 5, List.of(41), "a")), true, 5, 5, 5);
    assertThat(texts(new Bars(one, false).marks(3))).hasSizeGreaterThan(1);
  }

  @Test
  void rangesHaveRoundValuesAtTheirEdgesAndTheLastHasTheUnit() {
    List<ChartFrame.Mark> marks = new BinMarks(LEVELS).marks(5);
    assertThat(texts(marks)).containsExactly("silent", "−20", "−15", "−10", "−5", "0 dBFS");
    assertThat(marks.get(1).place()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(marks.getLast().place()).isCloseTo(1, within(1e-9));
  }

  @Test
  void valuesHaveTheirMarksInTheMiddle() {
    List<ChartFrame.Mark> marks = new BinMarks(FRAMES).marks(9);
    assertThat(texts(marks)).containsExactly("98", "101 frames");
    assertThat(marks.getFirst().place()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void barsSayWhatTheyCountAndBySplit() {
    assertThat(BinText.of(LEVELS, LEVELS.bins().get(1))).isEqualTo("−20 to −10 dBFS: 31 examples");
    assertThat(BinText.of(LEVELS, LEVELS.bins().getFirst())).isEqualTo("silence: 1 example");
    assertThat(BinText.of(FRAMES, FRAMES.bins().getFirst())).isEqualTo("98 frames: 1,200 examples");
    assertThat(BinText.bySplit(LEVELS.bins().get(2), List.of("train", "test")))
        .isEqualTo("train 9 · test 4");
    assertThat(BinText.bySplit(FRAMES.bins().getFirst(), List.of("train"))).isEmpty();
    Bin open = new Bin(60, Double.POSITIVE_INFINITY, List.of(2), "dur>=60");
    Distribution far = new Distribution(Column.DURATION, List.of(open), false, 60, 61, 62);
    assertThat(BinText.of(far, open)).isEqualTo("≥ 60 s: 2 examples");
  }
}
