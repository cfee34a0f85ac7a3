package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shard;
import org.wavecrate.gui.SmallData;
import org.wavecrate.transform.Transforms;

class TrainingPreviewTest {
  @TempDir private Path folder;

  private static Recipe recipe(Preset preset, Optional<FeatureSettings> features) {
    Recipe base =
        Recipe.DEFAULT
            .withSampleRateHz(OptionalInt.of(16_000))
            .withSeed(5)
            .withBatchSize(4)
            .withFeatures(features);
    return new RecipeDraft(base, preset.steps(true, features.isPresent())).recipe();
  }

  private Split train() throws IOException {
    return Dataset.open(SmallData.dataset(folder), Progress.NONE).splits().getFirst();
  }

  @Test
  void theCellsOfABatchAreTheBytesThatTrainingGets() throws Exception {
    Split split = train();
    for (var features :
        List.of(
            Optional.<FeatureSettings>empty(),
            Optional.of(FeatureSettings.of(FeatureSettings.Kind.MEL)))) {
      Recipe recipe = recipe(Preset.STRONG, features);
      Batch batch = new TrainingPreview().batch(split, recipe, 3, 1, Progress.NONE);
      try (Parallel parallel = new Parallel(2);
          Arena arena = Arena.ofShared()) {
        BatchGenerator training = new BatchGenerator(split, recipe, Shard.WHOLE, parallel);
        BatchMemory memory = BatchMemory.allocate(training.spec(1), arena);
        training.fill(3, 1, memory);

        assertThat(batch.sha256()).isEqualTo(sha256(memory.features()));
        assertThat(batch.takes()).hasSize(training.batchSize(1));
        long bytes = training.exampleSpec().bytes();
        for (Take take : batch.takes()) {
          MemorySegment own = memory.features().asSlice(take.place().orElseThrow() * bytes, bytes);
          assertThat(take.values()).isEqualTo(own.toArray(ValueLayout.JAVA_FLOAT));
          assertThat(take.sha256()).isEqualTo(sha256(own));
        }
      }
    }
  }

  @Test
  void oneExampleAloneIsTheSameAsInItsBatch() throws IOException {
    Split split = train();
    TrainingPreview preview = new TrainingPreview();
    Recipe recipe = recipe(Preset.MUSIC, Optional.empty());
    Batch batch = preview.batch(split, recipe, 2, 0, Progress.NONE);
    for (Take take : batch.takes()) {
      BeforeAfter heard = preview.hear(recipe, take.example(), 2, Progress.NONE);
      assertThat(heard.take().sha256()).isEqualTo(take.sha256());
      assertThat(heard.applied()).isEqualTo(take.applied());
      assertThat(preview.epochs(recipe, take.example(), 2, 1, Progress.NONE).getFirst().sha256())
          .isEqualTo(take.sha256());
    }
  }

  @Test
  void theSurveyCountsClippingSilenceAndWhatLeavesTheWindow() throws IOException {
    Split split = train();
    Step loud = step("gain").with("minGainDb", 20.0).with("maxGainDb", 20.0);
    Step soft = step("gain").with("minGainDb", -80.0).with("maxGainDb", -80.0);
    Step away =
        step("shift").with("minFraction", 0.8).with("maxFraction", 0.8).with("rollover", false);
    TrainingPreview preview = new TrainingPreview();
    assertThat(words(survey(preview, split, loud))).containsExactly("clips in 100 % of draws");
    assertThat(words(survey(preview, split, soft))).containsExactly("silences in 100 % of draws");
    assertThat(words(survey(preview, split, away)))
        .containsExactly("moves most of the sound out in 100 % of draws");
  }

  @Test
  void aWarningLeadsToItsDrawsTheWorstFirst() throws IOException {
    Split split = train();
    TrainingPreview preview = new TrainingPreview();
    Step loud = step("gain").with("minGainDb", 0.0).with("maxGainDb", 20.0);
    Survey survey = survey(preview, split, loud);
    List<FaultyDraw> draws = survey.warnings().getFirst().draws();
    assertThat(draws).hasSizeBetween(2, survey.draws() - 1);
    int last = Integer.MAX_VALUE;
    for (FaultyDraw draw : draws) {
      BeforeAfter heard = preview.hear(recipeOf(loud), draw.example(), draw.epoch(), Progress.NONE);
      int beyond = 0;
      for (float value : heard.take().values()) {
        beyond += Math.abs(value) > 1.000001f ? 1 : 0;
      }
      assertThat(beyond).isPositive().isLessThanOrEqualTo(last);
      last = beyond;
    }
  }

  @Test
  void masksThatHideWholeSpectraOfSoundsAreWarnedOf() throws IOException {
    Step hides = step("frequencyMask").with("maxBins", 4096).with("count", 10);
    Recipe mels =
        recipeOf(hides).withFeatures(Optional.of(FeatureSettings.of(FeatureSettings.Kind.MEL)));
    Survey survey = new TrainingPreview().survey(train(), mels, 1, Progress.NONE);
    assertThat(words(survey)).singleElement().asString().startsWith("hides the whole example in ");
  }

  private static List<String> words(Survey survey) {
    return survey.warnings().stream().map(Survey.Warning::words).toList();
  }

  private static Step step(String kind) {
    return Step.of(Transforms.kind(kind).orElseThrow()).with("probability", 1.0);
  }

  private static Survey survey(TrainingPreview preview, Split split, Step step) throws IOException {
    return preview.survey(split, recipeOf(step), 1, Progress.NONE);
  }

  private static Recipe recipeOf(Step step) {
    return new RecipeDraft(Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(16_000)), List.of(step))
        .recipe();
  }

  @Test
  void wordsSayWhatWasDoneInNumbersWithUnits() throws IOException {
    Split split = train();
    List<String> words = new ArrayList<>();
    for (String kind : List.of("gain", "pitchShift", "gaussianNoise", "shift", "reverse")) {
      Recipe recipe =
          new RecipeDraft(
                  Recipe.DEFAULT.withSampleRateHz(OptionalInt.of(16_000)), List.of(step(kind)))
              .recipe();
      BeforeAfter heard = new TrainingPreview().hear(recipe, split.example(0), 0, Progress.NONE);
      words.add(AppliedWords.of(heard.applied()));
    }
    assertThat(words.get(0)).matches("gain [+−][0-9.]+ dB");
    assertThat(words.get(1)).matches("pitchShift [+−]?[0-9.]+ st");
    assertThat(words.get(2)).matches("gaussianNoise SNR [0-9.]+ dB");
    assertThat(words.get(3)).matches("shift [+−]?[0-9.]+");
    assertThat(words.get(4)).isEqualTo("reverse");
  }

  private static String sha256(MemorySegment bytes) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(bytes.toArray(ValueLayout.JAVA_BYTE)));
  }

  @Test
  void masksThatLeaveNextToNothingAreToldFromThoseThatLeaveSomething() {
    float[] masked = new float[1000];
    masked[3] = 1;
    assertThat(DrawSurvey.isHidden(masked)).isTrue();
    for (int i = 0; i < masked.length; i += 2) {
      masked[i] = i;
    }
    assertThat(DrawSurvey.isHidden(masked)).isFalse();
  }
}
