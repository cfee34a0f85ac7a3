package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.JsonTree;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.storage.Formatted;

class SplitDivisionTest {
  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void write() {
    root = Fixture.dataset(temp.resolve("set"));
  }

  private ExportSettings settings() {
    return ExportSettings.to(temp.resolve("out"));
  }

  private ExportPlan plan(boolean isChecked, ExportSettings settings) throws IOException {
    Dataset dataset = Dataset.open(root, Progress.NONE);
    Optional<CheckReport> report =
        isChecked
            ? Optional.of(DatasetCheck.run(dataset, Recipe.DEFAULT, Progress.NONE))
            : Optional.empty();
    return ExportPlan.of(dataset, report, settings, Progress.NONE);
  }

  private List<Integer> examples(long maxPartBytes) throws IOException {
    return plan(false, settings().withMaxPartBytes(maxPartBytes)).crates().stream()
        .filter(crate -> crate.split() == SplitName.TRAIN)
        .map(PlannedCrate::examples)
        .toList();
  }

  private static long arrays(Part part, int folders) {
    CrateSize size = new CrateSize();
    part.folders().stream().limit(folders).forEach(folder -> size.add(part.inventory(), folder));
    return size.bytes();
  }

  @Test
  void aPartMayBeExactlyAsLargeAsIsAllowed() throws IOException {
    Part whole = plan(false, settings()).parts().getFirst();
    CrateTexts texts = new CrateTexts(whole.recipe(), Optional.empty(), 0);
    long two = arrays(whole, 2) + texts.mostBytes(SplitName.TRAIN, 26);
    assertThat(examples(two)).containsExactly(17, 9);
    assertThat(examples(two - 1)).containsExactly(12, 14);
    long one = arrays(whole, 1) + texts.mostBytes(SplitName.TRAIN, 26);
    assertThat(plan(false, settings().withMaxPartBytes(one)).notes()).isEmpty();
    assertThat(plan(false, settings().withMaxPartBytes(one - 1)).notes())
        .containsExactly(
            Formatted.of(
                "train data/block-id-1: this block alone has %,d bytes; allowed in a part: %,d; it"
                    + " gets one of its own",
                arrays(whole, 1), one - 1));
  }

  @Test
  void ofDeflatedCratesTheArraysAloneAreEstimated() throws IOException {
    ExportPlan stored = plan(false, settings());
    ExportPlan deflated = plan(false, settings().withDeflate(true));
    double ratio = deflated.estimate().orElseThrow().ratio();
    assertThat(ratio).isLessThan(0.9);
    for (int i = 0; i < stored.parts().size(); i++) {
      long arrays = arrays(stored.parts().get(i), Integer.MAX_VALUE);
      long rest = stored.crates().get(i).bytes() - arrays;
      assertThat(deflated.crates().get(i).bytes()).isEqualTo((long) (arrays * ratio) + rest);
    }
  }

  private String set(boolean isChecked, ExportSettings settings) throws IOException {
    List<String> sets = new ArrayList<>();
    for (Part part : plan(isChecked, settings).parts()) {
      if (part.planned().split() == SplitName.TRAIN) {
        byte[] summary = part.texts().get(Part.textName(part.planned(), CheckSummary.NAME));
        String text = new String(summary, StandardCharsets.UTF_8);
        sets.add(JsonTree.read(text).get("set").stringValue());
      }
    }
    assertThat(sets).as("parts of one export").containsOnly(sets.getFirst());
    return sets.getFirst();
  }

  @Test
  void partsOfOneExportHaveASetAndThoseOfAnyOtherHaveAnother() throws IOException {
    List<String> sets = new ArrayList<>();
    sets.add(set(false, settings()));
    assertThat(set(false, settings())).as("the same once more").isEqualTo(sets.getFirst());
    sets.add(set(false, settings().withDeflate(true)));
    sets.add(set(false, settings().withMaxPartBytes(1)));
    sets.add(set(true, settings()));
    Path file = root.resolve("train data/block-id-1/id-1.npy");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);
    assertThat(set(false, settings())).as("nothing was read").isEqualTo(sets.getFirst());
    sets.add(set(true, settings()));
    Files.writeString(
        root.resolve("wavecrate.json"), "{\"format\": \"wavecrate-recipe/1\", \"seed\": 5}");
    sets.add(set(false, settings()));
    assertThat(sets).doesNotHaveDuplicates().allMatch(set -> set.matches("[0-9a-f]{64}"));
  }
}
