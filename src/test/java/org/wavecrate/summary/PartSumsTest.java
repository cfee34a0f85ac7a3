package org.wavecrate.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Axes;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.query.Query;
import org.wavecrate.query.QueryException;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Statistics;

/// Expected figures are those of `bins.tsv` and `channels.tsv`, which NumPy made.
class PartSumsTest {
  private static final Path RESOURCES = Path.of("src/test/resources/summary");

  @TempDir private Path folder;

  private void copy(String name, String place) throws IOException {
    Path file = folder.resolve("data").resolve(place);
    Files.createDirectories(file.getParent());
    Files.copy(RESOURCES.resolve(name), file);
  }

  private SurveyedDataset subject(Axes axes) throws IOException {
    Dataset dataset = Dataset.open(folder.resolve("data"), Progress.NONE);
    ArrayStatement array = new ArrayStatement(Optional.of(axes), OptionalDouble.empty());
    ExampleTable table = new ExampleTable(dataset, array);
    new Statistics(new BoundedFolder(folder.resolve("cache"), 1 << 20), 1)
        .fill(table, Progress.NONE);
    return new SurveyedDataset(table, new Marks(table.rows()), 1000);
  }

  @Test
  void featuresAddUpByBinAndBySplit() throws IOException, QueryException {
    copy("mel.npy", "train/b/1.npy");
    copy("mel-broken.npy", "train/b/2.npy");
    copy("mel.npy", "test/b/3.npy");
    SurveyedDataset subject = subject(Axes.FRAMES_BINS);
    Overview overview = Overview.of(subject, List.of(), Progress.NONE);
    assertThat(overview.channels()).isEmpty();
    FeatureFacts facts = overview.features().orElseThrow();
    FeatureFacts.Figures train = facts.splits().getFirst();
    assertThat(train.examples()).isEqualTo(2);
    assertThat(train.invalid()).isEqualTo(52);
    assertThat(train.spoiled()).isOne();
    assertThat(Query.parse(train.query(), List.of()).rows(subject, Progress.NONE))
        .containsExactly(1);
    // np.concatenate of both, without what is not finite.
    FeatureFacts.Bin third = train.bins().get(2);
    assertThat(third.mean()).isCloseTo(999.85343466, within(1e-4));
    assertThat(third.deviation()).isCloseTo(3.18491661, within(1e-4));
    assertThat(third.invalid()).isEqualTo(2);
    assertThat(train.bins().getFirst().invalid()).isEqualTo(50);
    assertThat(train.bins().get(3).deviation()).isZero();
    FeatureFacts.Figures test = facts.splits().getLast();
    assertThat(test.mean()).isCloseTo(16822.6599, within(0.01));
    assertThat(test.deviation()).isCloseTo(37199.4036, within(0.01));
    assertThat(facts.all().binned()).isEqualTo(3);
    assertThat(overview.distributions())
        .extracting(Distribution::column)
        .containsExactly(Column.LENGTH, Column.MEAN, Column.DEVIATION, Column.BLOCK_SIZE);
    for (Distribution spread : overview.distributions().subList(0, 3)) {
      for (Distribution.Bin bin : spread.bins()) {
        assertThat(Query.parse(bin.query(), List.of()).rows(subject, Progress.NONE))
            .as(bin.query())
            .hasSize(bin.count());
      }
    }
  }

  @Test
  void channelsAddUpOverAllSounds() throws IOException {
    copy("stereo.npy", "train/b/1.npy");
    copy("stereo.npy", "test/b/2.npy");
    Overview overview = Overview.of(subject(Axes.SAMPLES_CHANNELS), List.of(), Progress.NONE);
    assertThat(overview.features()).isEmpty();
    assertThat(overview.channels()).hasSize(2);
    ChannelFacts right = overview.channels().getLast();
    assertThat(right.examples()).isEqualTo(2);
    // 20 * np.log10 of the peak and the RMS.
    assertThat(right.peakDb()).isCloseTo(-27.7733, within(1e-3));
    assertThat(right.rmsDb()).isCloseTo(-34.8312, within(1e-3));
    assertThat(right.median()).isCloseTo(-34.8312, within(1e-3));
    assertThat(right.dcOffset()).isCloseTo(0.01562677, within(1e-7));
    assertThat(right.silent()).isZero();
  }

  @Test
  void aSilentChannelIsCounted() throws IOException {
    copy("planar.npy", "train/b/1.npy");
    Overview overview = Overview.of(subject(Axes.CHANNELS_SAMPLES), List.of(), Progress.NONE);
    assertThat(overview.channels()).extracting(ChannelFacts::silent).containsExactly(0, 0, 1);
    assertThat(overview.channels().getLast().median()).isNaN();
    assertThat(overview.channels().getLast().peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
