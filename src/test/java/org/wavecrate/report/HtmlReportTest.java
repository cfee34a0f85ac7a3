package org.wavecrate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.npy.Shape;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;

class HtmlReportTest {
  private static final ReportOrigin ORIGIN =
      new ReportOrigin(
          "Wavecrate 1.2.3", ZonedDateTime.of(2026, 3, 4, 5, 6, 7, 0, ZoneOffset.ofHours(1)));

  @TempDir private Path folder;

  private void sound(String split, int n, float[] samples, long label) {
    Path block = folder.resolve("data").resolve(split).resolve("b");
    Fixture.floats(block.resolve("id-" + n + ".npy"), samples);
    Fixture.longs(block.resolve("id-label-" + n + ".npy"), Shape.of(), label);
  }

  /// A ramp at a level of its own, so that no two are the same; part of it clips if it is told.
  private static float[] ramp(int samples, int n, boolean clips) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.01 * n * Math.sin(0.3 * n * i) * (1 + i % 7));
      if (clips && i >= samples * 3 / 4 && i < samples * 3 / 4 + 40) {
        values[i] = 1;
      }
    }
    return values;
  }

  private String report(String recipe) throws IOException, RecipeException {
    Dataset dataset = Dataset.open(folder.resolve("data"), Progress.NONE);
    String format = "{\"format\": \"wavecrate-recipe/1\", ";
    Recipe read = RecipeJson.read(recipe.replaceFirst("\\{", format));
    CheckReport report = DatasetCheck.run(dataset, read, Progress.NONE);
    Path file = folder.resolve("report.html");
    HtmlReport.write(file, dataset, read, report, ORIGIN, Progress.NONE);
    return Files.readString(file);
  }

  private static List<String> all(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static Set<String> sorted(List<String> texts) {
    return new TreeSet<>(texts);
  }

  @Test
  void saysWhenAndByWhatItWasMade() throws IOException, RecipeException {
    sound("train", 1, ramp(800, 1, false), 0);
    assertThat(report("{\"sampleRateHz\": 1000}"))
        .contains("4 March 2026, 05:06 UTC+01:00 · Wavecrate 1.2.3");
  }

  @Test
  void contentsLeadToEverySection() throws IOException, RecipeException {
    for (int n = 1; n <= 6; n++) {
      sound("train", n, ramp(800, n, n == 2), n % 2);
    }
    String page = report("{\"sampleRateHz\": 1000}");
    assertThat(sorted(all("href='#([^']*)'", page)))
        .isEqualTo(sorted(all("<section[^>]* id=([^ >]*)>", page)))
        .contains("labels", "warning-clipping", "info-content-hash");
  }

  @Test
  void barsShowHowManyLabelsOfEachClassEverySplitHas() throws IOException, RecipeException {
    for (int n = 1; n <= 9; n++) {
      sound(n <= 6 ? "train" : "test", n, ramp(800, n, false), n <= 4 ? 0 : 1);
    }
    String page =
        report("{\"sampleRateHz\": 1000, \"labels\": {\"classes\": [\"kick\", \"<b>snare</b>\"]}}");
    assertThat(all("<title>(\\d[^<]*)</title>", page))
        .containsExactly("0 kick: train 4, test 0", "1 &lt;b&gt;snare&lt;/b&gt;: train 2, test 3");
    assertThat(page).contains("train: 6 labels", "test: 3 labels").doesNotContain("<b>snare");
    List<Double> widths =
        all("<rect class=split\\d x=[\\d.]+ y=\\d+ width=([\\d.]+)", page).stream()
            .map(Double::valueOf)
            .toList();
    // 4 of class 0; 2 and 3 of class 1, the longest bar.
    assertThat(widths).hasSize(3);
    assertThat(widths.get(1) / widths.get(0)).isCloseTo(0.5, within(0.01));
    assertThat(widths.get(2) / widths.get(0)).isCloseTo(0.75, within(0.01));
  }

  @Test
  void whatWasFoundCanBeHeard() throws IOException, RecipeException {
    float[] clipped = ramp(800, 2, true);
    for (int n = 1; n <= 6; n++) {
      sound("train", n, n == 2 ? clipped : ramp(800, n, false), 0);
    }
    String page = report("{\"sampleRateHz\": 1000}");
    String clipping = section(page, "warning-clipping");
    List<String> sounds = all("src='data:audio/wav;base64,([^']*)'", clipping);
    assertThat(sounds).hasSize(1);
    ByteBuffer wav =
        ByteBuffer.wrap(Base64.getDecoder().decode(sounds.getFirst()))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(wav.getInt(24)).isEqualTo(1000);
    assertThat(wav.getInt(40)).isEqualTo(1600);
    for (int i = 0; i < 800; i++) {
      int expected = (int) Math.min(32_767, Math.round(clipped[i] * 32_768.0));
      assertThat((int) wav.getShort(44 + 2 * i)).isEqualTo(expected);
    }
    assertThat(clipping).contains("<img ").doesNotContain("class=note");
  }

  @Test
  void ofLongSoundsTheStretchIsHeardWhereItWasFoundAndSaidToBe()
      throws IOException, RecipeException {
    for (int n = 1; n <= 6; n++) {
      sound("train", n, ramp(12_000, n, n == 2), 0);
    }
    String clipping = section(report("{\"sampleRateHz\": 1000}"), "warning-clipping");
    // It clips from 9 s on, and 4 s fit from 8 s on.
    assertThat(clipping).contains("plays 8.00 s to 12.00 s of 12.00 s");
    String wav = all("src='data:audio/wav;base64,([^']*)'", clipping).getFirst();
    assertThat(Base64.getDecoder().decode(wav)).hasSize(44 + 2 * 4000);
  }

  private static String section(String page, String id) {
    int from = page.indexOf(" id=" + id + ">");
    assertThat(from).as(id).isPositive();
    return page.substring(from, page.indexOf("</section>", from));
  }

  @Test
  @Tag("slow")
  void soundIsBoundedAndSaysSo() throws IOException, RecipeException {
    // Each plays 4 s at 384 kHz, 3.1 MB: two of them fit.
    for (int n = 1; n <= 4; n++) {
      float[] samples = new float[4 * 384_000];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (i * (long) i * n % 1000) / 2500f - 0.2f;
      }
      Arrays.fill(samples, 0, 4, 1 + n);
      sound("train", n, samples, 0);
    }
    String page = report("{\"sampleRateHz\": 384000, \"array\": {\"fullScale\": 1}}");
    assertThat(all("(data:audio/wav)", page)).hasSize(2);
    assertThat(all("(<img)", page)).hasSize(4);
    assertThat(page).contains("2 examples have no sound here: a report holds 8 MB of it at most.");
    // 20 * log10 of 2 and of 3
    assertThat(page).contains("played 6.0 dB lower", "played 9.5 dB lower");
  }

  @Test
  void needsNothingFromElsewhere() throws IOException, RecipeException {
    sound("train", 1, ramp(800, 1, true), 0);
    sound("train", 2, ramp(800, 2, false), 0);
    String page = report("{\"sampleRateHz\": 1000}");
    assertThat(page).contains("default-src 'none'", "media-src data:");
    assertThat(all("(?:src|href)='([^']{1,9})", page).stream().collect(Collectors.toSet()))
        .allMatch(link -> link.startsWith("data:") || link.startsWith("#"));
  }
}
