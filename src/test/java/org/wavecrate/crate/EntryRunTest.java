package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

class EntryRunTest {
  private static final Dtype UINT8 = new Dtype(Dtype.Kind.UINT, 1, false);
  private static final int HEADER = 128;
  private static final int LABEL = HEADER + Long.BYTES;

  @TempDir private Path temp;

  private List<EntryRun> runs(boolean aligned) throws IOException {
    Dataset dataset = Dataset.open(temp.resolve("set"), Progress.NONE);
    ExportSettings settings = ExportSettings.to(temp.resolve("out"));
    ExportPlan plan = ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
    List<EntryRun> runs = new ArrayList<>();
    Iterator<EntryRun> walk = EntryRun.of(plan.parts().getFirst(), aligned).iterator();
    while (walk.hasNext()) {
      runs.add(walk.next());
    }
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    return runs;
  }

  private void example(int n, int bytes, boolean labelled) {
    Path block = temp.resolve("set/train/b");
    Fixture.array(block.resolve("id-" + n + ".npy"), UINT8, Shape.of(bytes), new byte[bytes]);
    if (labelled) {
      Fixture.longs(block.resolve("id-label-" + n + ".npy"), Shape.of(), n);
    }
  }

  /// Room for a header of 30 bytes, two alignments and a Zip64 field, beside name and data.
  private static long room(long bytes, String... names) {
    return bytes + String.join("", names).length() + names.length * (30L + 2 * 64 + 32);
  }

  @Test
  void smallEntriesAreOneRunWithRoomForTheirHeaders() throws IOException {
    example(1, 10, true);
    example(2, 20, true);
    long bytes = 2 * HEADER + 30 + 2 * LABEL;
    assertThat(runs(true))
        .containsExactly(
            new EntryRun(
                0,
                4,
                0,
                0,
                room(
                    bytes,
                    "train/b/id-1.npy",
                    "train/b/id-label-1.npy",
                    "train/b/id-2.npy",
                    "train/b/id-label-2.npy"),
                bytes));
  }

  @Test
  void aRunEndsBeforeItHasMoreThanFourMegabytesAndALargeEntryIsAlone() throws IOException {
    int most = (int) EntryRun.MOST_BYTES;
    example(1, most / 2 - HEADER - LABEL, true);
    example(2, most / 2 - HEADER, false);
    example(3, 1, false);
    example(4, most - HEADER + 1, false);
    List<EntryRun> runs = runs(false);
    assertThat(runs).extracting(EntryRun::first).containsExactly(0, 4, 6);
    assertThat(runs).extracting(EntryRun::end).containsExactly(4, 6, 8);
    assertThat(runs).extracting(EntryRun::index).containsExactly(0, 3, 4);
    assertThat(runs)
        .extracting(EntryRun::bytes)
        .containsExactly((long) most, HEADER + 1L, most + 1L);
    assertThat(runs).extracting(EntryRun::isLarge).containsExactly(false, false, true);
  }
}
