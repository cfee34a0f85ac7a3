package org.wavecrate.gui.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;

class FindingGroupsTest {
  private static final Set<Severity> ALL = Set.of(Severity.values());
  private static final FindingFilter OPEN = FindingFilter.of("", ALL, Optional.empty());

  private static List<String> keys(FindingFilter wanted, Grouping by) {
    return FindingGroups.of(Reports.some(), wanted, by, List.of()).stream()
        .map(group -> group.key() + " " + group.size())
        .toList();
  }

  @Test
  void rulesStandWorstFirstInTheOrderOfTheReport() {
    assertThat(keys(OPEN, Grouping.RULE))
        .containsExactly("not-finite 2", "duplicate-across-splits 1", "clipping 3", "counts 1");
  }

  @Test
  void placesStandByTheirWorstFinding() {
    assertThat(keys(OPEN, Grouping.PLACE))
        .containsExactly(
            "train/block-id-1 3",
            "test/block-id-2 1",
            "train/block-id-2 1",
            "validation/block-id-1 1",
            "train/ 1");
    Group split = FindingGroups.of(Reports.some(), OPEN, Grouping.PLACE, List.of()).getLast();
    assertThat(split.title()).isEqualTo("train");
    assertThat(split.note()).isEqualTo("split");
  }

  @Test
  void allWordsMustBeFoundWhereverTheyStand() {
    assertThat(keys(FindingFilter.of(" CLIP  block-id-1 ", ALL, Optional.empty()), Grouping.RULE))
        .containsExactly("clipping 2");
    assertThat(keys(FindingFilter.of("nan id-2", ALL, Optional.empty()), Grouping.RULE))
        .containsExactly("not-finite 2");
    assertThat(keys(FindingFilter.of("nan id-2 train", ALL, Optional.empty()), Grouping.RULE))
        .containsExactly("not-finite 1");
    assertThat(keys(FindingFilter.of("nowhere", ALL, Optional.empty()), Grouping.RULE)).isEmpty();
  }

  @Test
  void aSplitKeepsWhatConcernsSeveral() {
    List<Finding> findings = new ArrayList<>(Reports.some());
    findings.add(Reports.ofAll(Reports.NOT_FINITE));
    FindingFilter test = FindingFilter.of("", ALL, Optional.of(SplitName.TEST));
    assertThat(FindingGroups.of(findings, test, Grouping.RULE, List.of()).getFirst().findings())
        .extracting(Finding::message)
        .containsExactly(
            "test data/block-id-2/id-1.npy: has NaN or infinity", "small: 18 examples");
    assertThat(FindingGroups.of(findings, test, Grouping.PLACE, List.of()))
        .extracting(Group::title)
        .contains("The whole dataset");
  }

  @Test
  void silencedRulesStandLastWithoutFindings() {
    List<Finding> findings =
        Reports.some().stream().filter(f -> f.rule() != Reports.NOT_FINITE).toList();
    List<Group> groups =
        FindingGroups.of(findings, OPEN, Grouping.RULE, List.of(Reports.NOT_FINITE));
    assertThat(groups.getLast().key()).isEqualTo("not-finite");
    assertThat(groups.getLast().silenced()).isTrue();
    assertThat(groups.getLast().size()).isZero();
    assertThat(FindingGroups.of(findings, OPEN, Grouping.PLACE, List.of(Reports.NOT_FINITE)))
        .noneMatch(Group::silenced);
  }

  @Test
  void aHundredThousandFindingsAreSortedInAMoment() {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(Reports.of(Reports.CLIPPING, SplitName.TRAIN, 1 + i / 50_000, 1 + i % 3));
    }
    List<Group> groups =
        FindingGroups.of(
            many,
            FindingFilter.of("block-id-2 id-3 clip", ALL, Optional.empty()),
            Grouping.PLACE,
            List.of());
    assertThat(groups.stream().mapToInt(Group::size).sum()).isEqualTo(16_667);
  }

  private static Finding of(String code, Severity severity, int number) {
    Rule rule = Reports.rule(code, severity);
    return Reports.of(rule, SplitName.TRAIN, 1, number);
  }

  @Test
  void whatFollowsFromAFindingOfTheSameFileIsFoldedUnderIt() {
    Finding cut = of("shape-differs", Severity.ERROR, 2);
    Finding batch = of("not-batchable", Severity.ERROR, 2);
    Finding rate = of("sample-rate", Severity.WARNING, 2);
    Finding otherRate = of("sample-rate", Severity.WARNING, 3);
    List<Finding> all = List.of(batch, cut, rate, otherRate);
    List<Group> groups = FindingGroups.of(all, OPEN, Grouping.RULE, List.of());
    assertThat(groups).extracting(Group::key).containsExactly("shape-differs", "sample-rate");
    assertThat(groups.getFirst().consequences(cut)).containsExactly(batch, rate);
    assertThat(groups.getFirst().folded()).isEqualTo(2);
    assertThat(groups.getLast().findings()).containsExactly(otherRate);
    assertThat(CheckTexts.also(groups.getFirst().consequences(cut)))
        .isEqualTo("Also: Title of not-batchable, Title of sample-rate.");
    // Whoever looks for it by words finds it.
    FindingFilter searching = FindingFilter.of("sample-rate", ALL, Optional.empty());
    assertThat(FindingGroups.of(all, searching, Grouping.RULE, List.of()).getFirst().findings())
        .containsExactly(rate, otherRate);
  }

  @Test
  void noErrorIsFoldedUnderAWarning() {
    List<Finding> all =
        List.of(of("level-outlier", Severity.ERROR, 1), of("near-silence", Severity.WARNING, 1));
    assertThat(FindingGroups.of(all, OPEN, Grouping.RULE, List.of())).hasSize(2);
  }

  @Test
  void labelsShowNoBackticks() {
    assertThat(CheckTexts.plain("Add `fit` or `ignore`.")).isEqualTo("Add “fit” or “ignore”.");
  }
}
