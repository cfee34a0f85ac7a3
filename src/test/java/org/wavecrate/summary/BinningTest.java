package org.wavecrate.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavecrate.summary.Distribution.Bin;
import org.wavecrate.survey.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BinningTest {
  private static double[] numbers(JsonNode node) {
    double[] all = new double[node.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = node.get(i).doubleValue();
    }
    return all;
  }

  private static Distribution of(Column column, double... values) {
    return new Binning(column, values).distribution();
  }

  private static List<Integer> counts(Distribution spread) {
    return spread.bins().stream().map(Bin::count).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Column.class,
      names = {"RMS", "CENTROID", "DURATION", "LENGTH", "BLOCK_SIZE", "CHANNELS"})
  void edgesAndCountsAreThoseOfNumPy(Column column) throws IOException {
    String json = Files.readString(Path.of("src/test/resources/summary/histograms.json"));
    JsonNode expected = JsonMapper.builder().build().readTree(json).get(column.name());
    double[] values = numbers(expected.get("values"));
    double[] edges = numbers(expected.get("edges"));
    double[] halves = Arrays.copyOfRange(values, values.length / 2, values.length);
    double[] rest = Arrays.copyOf(values, values.length / 2);
    Distribution spread = new Binning(column, rest, halves).distribution();
    assertThat(counts(spread).stream().mapToDouble(Integer::doubleValue).toArray())
        .isEqualTo(numbers(expected.get("counts")));
    for (int i = 0; i < spread.bins().size(); i++) {
      assertThat(spread.bins().get(i).from()).isCloseTo(edges[i], within(1e-9));
      assertThat(spread.bins().get(i).to())
          .isCloseTo(spread.single() ? edges[i] : edges[i + 1], within(1e-9));
    }
    assertThat(spread.single()).isEqualTo(edges.length == counts(spread).size());
    assertThat(spread.bySplit()).containsExactly(rest.length, halves.length);
  }

  @Test
  void binsOfWholeNumbersAreWhole() {
    double[] values = DoubleStream.iterate(3, x -> x + 1).limit(37).toArray();
    Distribution spread = of(Column.LENGTH, values);
    assertThat(spread.bins()).hasSize(37).allMatch(spread::isValue);
    Distribution wide = of(Column.LENGTH, DoubleStream.of(values).map(x -> 7 * x).toArray());
    assertThat(wide.bins()).allMatch(bin -> bin.from() == Math.rint(bin.from()));
    assertThat(wide.bins()).noneMatch(wide::isValue);
  }

  @Test
  void fewValuesHaveABarEachWithAQueryThatFindsNoOther() {
    Distribution spread = of(Column.DURATION, 1, 1, 1.0001, 1.0001, 2.5);
    assertThat(spread.single()).isTrue();
    assertThat(spread.bins())
        .extracting(Bin::query)
        .containsExactly("dur=1.0000", "dur=1.0001", "dur=2.500");
    assertThat(counts(spread)).containsExactly(2, 2, 1);
    assertThat(spread.digits()).isEqualTo(4);
    assertThat(of(Column.CHANNELS, 1, 2, 2).bins())
        .extracting(Bin::query)
        .containsExactly("channels=1", "channels=2");
  }

  @Test
  void levelsThatDoNotRepeatHaveRanges() {
    assertThat(of(Column.RMS, -20, -21.5, -30).single()).isFalse();
    Distribution same = of(Column.PEAK, -1, -1, -1, -1);
    assertThat(same.single()).isTrue();
    assertThat(same.bins()).extracting(Bin::query).containsExactly("peak=-1.0");
  }

  @Test
  void silenceHasABarOfItsOwn() {
    double silent = Double.NEGATIVE_INFINITY;
    Distribution spread = of(Column.RMS, silent, -20, silent, -30, -31);
    assertThat(spread.bins().getFirst().isSilence()).isTrue();
    assertThat(spread.bins().getFirst().count()).isEqualTo(2);
    assertThat(spread.least()).isEqualTo(-31);
    assertThat(counts(spread).stream().mapToInt(i -> i).sum()).isEqualTo(5);
    assertThat(of(Column.RMS, silent, silent).bins()).hasSize(1);
  }

  @Test
  void whatIsFarOutDoesNotSqueezeTheRest() {
    Random random = new Random(3);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      values.add(0.8 + 0.4 * random.nextDouble());
    }
    values.add(60.0);
    values.add(3600.0);
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    Distribution spread = of(Column.DURATION, all);
    Bin last = spread.bins().getLast();
    assertThat(last.to()).isInfinite();
    assertThat(last.count()).isEqualTo(2);
    assertThat(last.query()).matches("dur>=[\\d.]+");
    assertThat(last.from()).isBetween(1.2, 3.0);
    assertThat(counts(spread).stream().mapToInt(i -> i).sum()).isEqualTo(102);
    assertThat(counts(spread).stream().filter(count -> count > 0).count()).isGreaterThan(5);
  }

  @Test
  void allThatIsMuchSofterLeavesOutSilence() {
    double[] values = new double[80];
    for (int i = 0; i < 78; i++) {
      values[i] = -20 - 0.05 * i;
    }
    values[78] = -90;
    values[79] = Double.NEGATIVE_INFINITY;
    Distribution spread = of(Column.RMS, values);
    assertThat(spread.bins().get(1).query()).matches("rms<-[\\d.]+ -silent");
    assertThat(spread.bins().get(1).count()).isOne();
  }
}
