package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Cancelling;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.storage.BoundedFolder;

class SurveyPassTest {
  @TempDir Path folder;

  private Dataset many(int count) throws IOException {
    for (int n = 1; n <= count; n++) {
      Folders.floats(folder.resolve("data/train/b/id-" + n + ".npy"), Folders.sine(64, 0.1, 0.5));
    }
    return Dataset.open(folder.resolve("data"), Progress.NONE);
  }

  @Test
  void whatIsOnTheScreenIsReadFirst() throws IOException {
    ExampleTable table = new ExampleTable(many(300), ArrayStatement.NONE);
    table.lookAt(200);
    Progress soon = Cancelling.when(() -> table.known() > 10);
    assertThatThrownBy(() -> SurveyPass.run(table, Optional.empty(), 1, soon))
        .isInstanceOf(CancellationException.class);
    assertThat(table.isKnown(192)).isTrue();
    assertThat(table.isKnown(0)).isFalse();
    SurveyPass.run(table, Optional.empty(), 3, Progress.NONE);
    assertThat(table.isComplete()).isTrue();
  }

  @Test
  void whatOnePassHasReadAnotherDoesNot() throws IOException {
    Dataset dataset = Folders.dozen(folder.resolve("data"));
    ExampleTable table = Folders.known(dataset, folder.resolve("cache"));
    assertThat(SurveyPass.run(table, Optional.empty(), 2, Progress.NONE)).isZero();
    long bytes = 0;
    try (var files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(table.bytes()).isEqualTo(bytes);
  }

  @Test
  void withoutHashesLevelsAreTheSameAndAStoredTableWithHashesStays() throws IOException {
    Dataset dataset = Folders.dozen(folder.resolve("data"));
    Path cache = folder.resolve("cache");
    ExampleTable levels = new ExampleTable(new Rows(dataset), ArrayStatement.NONE, false);
    SurveyPass.run(levels, Optional.empty(), 1, Progress.NONE);
    ExampleTable whole = Folders.known(dataset, cache);
    for (int row = 0; row < whole.size(); row++) {
      assertThat(levels.facts(row)).isEqualTo(whole.facts(row));
    }
    Folders.floats(dataset.path().resolve("train data/block-id-1/id-0.npy"), new float[64]);
    Dataset anew = Dataset.open(dataset.path(), Progress.NONE);
    ExampleTable more = new ExampleTable(new Rows(anew), ArrayStatement.NONE, false);
    new Statistics(new BoundedFolder(cache, 1 << 20), 1).fill(more, Progress.NONE);
    assertThat(more.isComplete()).isTrue();
    ExampleTable again = new ExampleTable(dataset, ArrayStatement.NONE);
    new Statistics(new BoundedFolder(cache, 1 << 20), 1).fill(again, Progress.NONE);
    assertThat(again.content().hash(3)).isEqualTo(whole.content().hash(3)).isNotZero();
  }
}
