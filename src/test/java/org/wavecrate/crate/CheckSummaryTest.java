package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckSummaryTest {
  @TempDir private Path root;

  private static JsonNode summary(Optional<CheckReport> report) {
    PlannedCrate crate = new PlannedCrate("train-1of2.zip", SplitName.TRAIN, 1, 2, 26, 54, 0);
    byte[] json = CheckSummary.of(crate, "a1", 3, report);
    return JsonMapper.builder().build().readTree(new String(json, StandardCharsets.UTF_8));
  }

  private CheckReport report() throws IOException {
    Fixture.dataset(root);
    Files.writeString(root.resolve("train data/block-id-1/id-3.npy"), "no array");
    return DatasetCheck.run(Dataset.open(root, Progress.NONE), Recipe.DEFAULT, Progress.NONE);
  }

  @Test
  void allFindingsAreCountedAndThoseToActOnAreTold() throws IOException {
    CheckReport report = report();
    JsonNode json = summary(Optional.of(report));
    assertThat(json.get("contentHash").stringValue()).isEqualTo(report.contentHash());
    assertThat(json.get("counts").get("error").longValue()).isEqualTo(report.count(Severity.ERROR));
    assertThat(json.get("counts").get("info").longValue())
        .isEqualTo(report.count(Severity.INFO))
        .isPositive();
    // One for each split.
    assertThat(json.get("rules").get("counts").intValue()).isEqualTo(3);
    assertThat(json.get("rules").get("unreadable").intValue()).isEqualTo(1);
    assertThat(json.get("findings"))
        .hasSize((int) (report.count(Severity.ERROR) + report.count(Severity.WARNING)))
        .noneMatch(finding -> finding.get("severity").stringValue().equals("info"));
    assertThat(json.get("findings"))
        .filteredOn(finding -> finding.get("rule").stringValue().equals("unreadable"))
        .singleElement()
        .satisfies(
            finding -> {
              String path = "train data/block-id-1/id-3.npy";
              assertThat(finding.get("severity").stringValue()).isEqualTo("error");
              assertThat(finding.get("path").stringValue()).isEqualTo(path);
              assertThat(finding.get("message").stringValue()).startsWith(path + ": ");
            });
  }

  @Test
  void aHundredFindingsAreToldAndAllAreCounted() throws IOException {
    Finding worst = report().findings().getFirst();
    List<Finding> many = Collections.nCopies(101, worst);
    JsonNode json =
        summary(Optional.of(new CheckReport(many, 26, 0, Duration.ZERO, "", List.of())));
    assertThat(json.get("findings")).hasSize(100);
    assertThat(json.get("counts").get("error").intValue()).isEqualTo(101);
    assertThat(json.has("contentHash")).isFalse();
  }

  @Test
  void withoutACheckNothingIsClaimed() {
    assertThat(summary(Optional.empty()))
        .hasToString(
            "{\"format\":\"wavecrate-check/1\",\"split\":\"train\",\"part\":1,\"parts\":2,"
                + "\"examples\":26,\"examplesLeftOut\":3,\"set\":\"a1\",\"checked\":false}");
  }
}
