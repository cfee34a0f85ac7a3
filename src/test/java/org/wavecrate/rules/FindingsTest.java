package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.survey.Rows;

class FindingsTest {
  private static final Rule RULE = Rules.of("clipping").orElseThrow();

  @TempDir Path temp;
  private Rows rows;

  @BeforeEach
  void write() {
    Planted planted = new Planted(temp.resolve("d"));
    planted.shortSounds("train/b", 1, 25);
    planted.label("train/b", 1, 3);
    rows = new Rows(planted.open());
  }

  private Findings findings(Severity severity, Finding... earlier) {
    return new Findings(RULE, severity, rows, List.of(earlier));
  }

  private Split split() {
    return rows.splits().getFirst();
  }

  private Block block() {
    return split().blocks().getFirst();
  }

  @Test
  void aFindingSaysWhereWhatGotAndAllowed() {
    Findings found = findings(Severity.WARNING);
    found.example(2, "is loud", "3", "2", new long[] {4, 6, 8, 9});
    found.example(3, "is loud", "4", "2");
    found.twins(4, "is twice", "5", "2", IntStream.range(0, 25).toArray());
    found.label(0, "is odd", "6", "2");
    found.file(split(), block(), "x.npy", "is extra", "7", "2");
    found.block(split(), block(), "is small", "8", "2");
    found.split(split(), "is smaller", "9", "2");
    found.outside("far/away", Severity.ERROR, "is lost", "10", "2");
    found.outside(".", Severity.INFO, "is known", "11", "2");
    found.dataset("is all", "12", "2");
    found.dataset(Severity.INFO, "is fine", "13", "2");

    List<Finding> all = found.list();
    assertThat(Planted.told(all))
        .containsExactly(
            "train/b/id-03.npy: is loud | 3 | 2",
            "train/b/id-04.npy: is loud | 4 | 2",
            "train/b/id-05.npy: is twice | 5 | 2",
            "train/b/id-label-01.npy: is odd | 6 | 2",
            "train/b/x.npy: is extra | 7 | 2",
            "train/b: is small | 8 | 2",
            "train: is smaller | 9 | 2",
            "far/away: is lost | 10 | 2",
            "d: is known | 11 | 2",
            "d: is all | 12 | 2",
            "d: is fine | 13 | 2");
    assertThat(all.getFirst().spans()).containsExactly(new Span(4, 6), new Span(8, 9));
    assertThat(all.get(1).spans()).isEmpty();
    assertThat(all.get(2).twins())
        .hasSize(20)
        .startsWith(Place.of(rows.example(0)))
        .endsWith(Place.of(rows.example(19)));
    assertThat(all).allMatch(finding -> finding.rule() == RULE);
    assertThat(all)
        .extracting(Finding::severity)
        .as("nothing is worse than its rule")
        .containsExactly(
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.WARNING,
            Severity.INFO,
            Severity.WARNING,
            Severity.INFO);
  }

  @ParameterizedTest
  @CsvSource({"WARNING, 10000", "INFO, 10000", "ERROR, 100000"})
  void whatIsBeyondTheMostIsCounted(Severity severity, int most) {
    Findings found = findings(severity);
    for (int i = 1; i < most; i++) {
      found.block(split(), block(), "", "", "");
    }
    found.label(0, "is the last", "", "");
    found.example(2, "", "", "");
    found.twins(4, "", "", "", new int[0]);
    found.label(0, "", "", "");
    found.file(split(), block(), "x.npy", "", "", "");
    found.block(split(), block(), "", "", "");
    found.outside("far/away", Severity.ERROR, "", "", "");

    List<Finding> all = found.list();
    assertThat(all).hasSize(most + 1);
    assertThat(all.get(most - 1).problem()).isEqualTo("is the last");
    assertThat(Planted.told(all).getLast())
        .isEqualTo("d: and 6 more of the same are not listed one by one | 6 | 0");
    assertThat(found.list()).as("asked twice").hasSize(most + 1);
  }

  @Test
  void numbersOfWhatIsNotListedAreGrouped() {
    Findings found = findings(Severity.INFO);
    for (int i = 0; i < 11_234; i++) {
      found.block(split(), block(), "", "", "");
    }
    assertThat(Planted.told(found.list()).getLast())
        .isEqualTo("d: and 1,234 more of the same are not listed one by one | 1234 | 0");
  }

  @Test
  void filesInErrorAreThoseThatEarlierRulesName() {
    Findings errors = findings(Severity.ERROR);
    errors.example(1, "", "", "");
    errors.label(0, "", "", "");
    errors.block(split(), block(), "", "", "");
    Findings warnings = findings(Severity.WARNING);
    warnings.example(5, "", "", "");
    List<Finding> earlier = new ArrayList<>(errors.list());
    earlier.addAll(warnings.list());
    assertThat(findings(Severity.INFO, earlier.toArray(Finding[]::new)).filesInError())
        .containsExactlyInAnyOrder("train/b/id-02.npy", "train/b/id-label-01.npy");
  }
}
