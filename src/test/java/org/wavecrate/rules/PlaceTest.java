package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.SmallData;
import org.wavecrate.survey.Rows;

class PlaceTest {
  @TempDir private Path folder;

  private Dataset open() throws IOException {
    return Dataset.open(folder, Progress.NONE);
  }

  @Test
  void anExampleAndItsLabelLeadToTheExample() throws IOException {
    SmallData.dataset(folder);
    Split split = open().split(SplitName.TRAIN).orElseThrow();
    Example example = split.example(1);
    Place sound = Place.of(example);
    assertThat(sound.path()).isEqualTo("train data/block-id-1/id-2.npy");
    assertThat(sound.file()).contains("id-2.npy");
    assertThat(sound.block()).contains("block-id-1");
    assertThat(sound.split()).contains(SplitName.TRAIN);
    assertThat(sound.example()).contains(example);
    Place label = Place.ofLabel(example);
    assertThat(label.path()).isEqualTo("train data/block-id-1/id-label-2.npy");
    assertThat(label.file()).contains("id-label-2.npy");
    assertThat(label.example()).contains(example);
    assertThat(label).isNotEqualTo(sound);
  }

  @Test
  void largerPlacesNameNoFileAndLeadToNoExample() throws IOException {
    SmallData.dataset(folder);
    Dataset dataset = open();
    Split split = dataset.split(SplitName.TEST).orElseThrow();
    Place block = Place.of(dataset, split, split.blocks().get(1));
    assertThat(block.path()).isEqualTo("test data/block-id-2");
    assertThat(block.block()).contains("block-id-2");
    assertThat(block.file()).isEmpty();
    assertThat(block.example()).isEmpty();
    Place whole = Place.of(dataset, split);
    assertThat(whole.path()).isEqualTo("test data");
    assertThat(whole.split()).contains(SplitName.TEST);
    assertThat(whole.block()).isEmpty();
    Place all = Place.of(dataset);
    assertThat(all.path()).isEmpty();
    assertThat(all.name()).isEqualTo(dataset.name());
    assertThat(all.split()).isEmpty();
    assertThat(Place.outside(dataset, "lost").name()).isEqualTo("lost");
    assertThat(block).hasToString("test data/block-id-2").isNotEqualTo("test data/block-id-2");
  }

  @Test
  void placesOfOnePathDifferByWhatTheyAre() throws IOException {
    SmallData.dataset(folder);
    Dataset dataset = open();
    Split train = dataset.split(SplitName.TRAIN).orElseThrow();
    Split test = dataset.split(SplitName.TEST).orElseThrow();
    Place block = Place.of(dataset, train, train.blocks().getFirst());
    assertThat(block).isEqualTo(Place.of(dataset, train, train.blocks().getFirst()));
    assertThat(block).as("split").isNotEqualTo(Place.of(dataset, test, train.blocks().getFirst()));
    assertThat(block).as("block").isNotEqualTo(Place.outside(dataset, block.path()));
    Place file = Place.of(train, train.blocks().getFirst(), "x.npy");
    assertThat(file.path()).isEqualTo("train data/block-id-1/x.npy");
    assertThat(file.example()).isEmpty();
    assertThat(file).isNotEqualTo(Place.outside(dataset, file.path()));
  }

  @Test
  void aDatasetOpenedAgainHasTheSamePlacesAndExamples() throws IOException {
    SmallData.dataset(folder);
    Dataset once = open();
    Dataset again = open();
    Example example = once.split(SplitName.VALIDATION).orElseThrow().example(4);
    Rows rows = new Rows(again);
    Example same = rows.same(example).orElseThrow();
    assertThat(same).isNotEqualTo(example);
    assertThat(same.path()).isEqualTo("validation data/block-id-2/id-2.npy");
    assertThat(rows.find(example)).hasValue(6 + 4);
    assertThat(rows.find(same)).hasValue(6 + 4);
    assertThat(Place.of(same)).isEqualTo(Place.of(example)).hasSameHashCodeAs(Place.of(example));
    assertThat(new Rows(again, java.util.Set.of(SplitName.TRAIN)).same(example))
        .isEqualTo(Optional.empty());
  }
}
