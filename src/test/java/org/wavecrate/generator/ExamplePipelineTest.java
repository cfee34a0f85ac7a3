package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.transform.Applied;

class ExamplePipelineTest {
  @TempDir private Path temp;

  @Test
  void examplesAreReadOneBehindTheOther() throws IOException {
    for (int n = 1; n <= 3; n++) {
      Fixture.floats(temp.resolve("train/b/id-" + n + ".npy"), n, -n);
    }
    var pipeline = new ExamplePipeline(Batches.split(temp, SplitName.TRAIN), Recipe.DEFAULT);
    List<Appearance> which =
        List.of(Appearance.first(0, 2), Appearance.first(0, 0), Appearance.first(0, 1));
    List<List<Applied>> reports = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    float[] filled = new float[6];
    assertThat(pipeline.fill(which, MemorySegment.ofArray(filled), reports))
        .hasSize(3)
        .allMatch(List::isEmpty);
    assertThat(filled).containsExactly(3, -3, 1, -1, 2, -2);
    assertThat(reports).allMatch(List::isEmpty);
  }
}
