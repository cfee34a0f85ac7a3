package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.decode.WaveBytes;
import org.wavecrate.intake.IntakeOptions.Grouping;
import org.wavecrate.intake.IntakeOptions.LabelOrigin;
import org.wavecrate.intake.IntakeOptions.SplitOrigin;
import org.wavecrate.storage.Formatted;

class PlannerTest {
  @TempDir Path temp;

  private Path source;

  @BeforeEach
  void makeFolder() throws IOException {
    source = Files.createDirectories(temp.resolve("corpus"));
  }

  /// A recording unlike those of other names.
  private void recording(String name, int rateHz, int frames) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    double[] samples = new double[frames];
    samples[0] = name.hashCode() % 30_000 / 32_768.0;
    Files.write(file, WaveBytes.of(1, 16, 1, rateHz, samples));
  }

  private void recordings(String... names) throws IOException {
    for (String name : names) {
      recording(name, 8000, 800);
    }
  }

  private void text(String name, String... lines) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines), StandardCharsets.UTF_8);
  }

  private IntakePlan plan(IntakeOptions options) throws IOException {
    return Planner.plan(Found.in(List.of(source), options, Progress.NONE), options);
  }

  private IntakePlan plan() throws IOException {
    return plan(IntakeOptions.DEFAULT);
  }

  private static Map<String, String> labels(IntakePlan plan) {
    return plan.files().stream()
        .collect(
            Collectors.toMap(
                file -> file.file().name(),
                file -> file.label().orElse(""),
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, SplitName> splits(IntakePlan plan) {
    return plan.files().stream()
        .collect(Collectors.toMap(file -> file.file().name(), PlannedFile::split));
  }

  private static Map<String, String> groups(IntakePlan plan) {
    return plan.files().stream()
        .collect(Collectors.toMap(file -> file.file().name(), PlannedFile::group));
  }

  @Test
  void foldersAreClassesAndEveryFileIsAccountedFor() throws IOException {
    recordings("x/dog/1.wav", "x/dog/10.wav", "x/dog/2.wav", "x/cat/deep/1.wav");
    text("x/README.md", "hello");
    text("x/cat/.hidden.wav", "hello");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("folders");
    assertThat(labels(plan))
        .isEqualTo(
            Map.of(
                "x/cat/deep/1.wav", "cat",
                "x/dog/1.wav", "dog",
                "x/dog/2.wav", "dog",
                "x/dog/10.wav", "dog"));
    assertThat(plan.files().stream().map(file -> file.file().name()))
        .containsExactly("x/cat/deep/1.wav", "x/dog/1.wav", "x/dog/2.wav", "x/dog/10.wav");
    assertThat(plan.classes()).containsExactly("cat", "dog");
    assertThat(plan.found()).isEqualTo(6);
    assertThat(plan.rejected())
        .containsExactly(
            new Rejection("x/README.md", "is no recording: it begins with \"hello\\x0a\""),
            new Rejection("x/cat/.hidden.wav", "is a hidden file"));
  }

  @Test
  void splitFoldersGiveSplits() throws IOException {
    recordings("train/a/1.wav", "train/b/1.wav", "test/a/1.wav", "dev/b/1.wav");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("split-folders");
    assertThat(splits(plan))
        .isEqualTo(
            Map.of(
                "train/a/1.wav", SplitName.TRAIN,
                "train/b/1.wav", SplitName.TRAIN,
                "test/a/1.wav", SplitName.TEST,
                "dev/b/1.wav", SplitName.VALIDATION));
    assertThat(plan.warnings())
        .contains("a: none in validation; it has 2 groups", "b: none in test; it has 2 groups");
  }

  @Test
  void esc50GivesClassesFoldsAndSources() throws IOException {
    recordings("audio/1-7-A-0.wav", "audio/2-8-A-0.wav", "audio/3-9-A-1.wav", "audio/x.wav");
    text(
        "meta/esc50.csv",
        "filename,fold,target,category,esc10,src_file,take",
        "1-7-A-0.wav,1,0,dog,True,7,A",
        "2-8-A-0.wav,2,0,dog,True,8,A",
        "3-9-A-1.wav,3,1,rooster,True,8,A",
        "gone.wav,3,1,rooster,True,8,A");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("esc50");
    assertThat(plan.classes()).containsExactly("dog", "rooster");
    assertThat(groups(plan)).containsEntry("audio/2-8-A-0.wav", "8");
    assertThat(splits(plan))
        .isEqualTo(
            Map.of(
                "audio/1-7-A-0.wav", SplitName.TRAIN,
                "audio/2-8-A-0.wav", SplitName.VALIDATION,
                "audio/3-9-A-1.wav", SplitName.TEST));
    assertThat(plan.rejected())
        .containsExactly(new Rejection("audio/x.wav", "is not named in meta/esc50.csv"));
    assertThat(plan.missing()).containsExactly("gone.wav");
    assertThat(plan.found()).isEqualTo(4);
    assertThat(plan.warnings())
        .anyMatch(warning -> warning.startsWith("1 of 2 groups lies in more than one split"));
    IntakePlan other = plan(IntakeOptions.DEFAULT.withTestFold(OptionalInt.of(1)));
    assertThat(splits(other)).containsEntry("audio/1-7-A-0.wav", SplitName.TEST);
    assertThatThrownBy(() -> plan(IntakeOptions.DEFAULT.withTestFold(OptionalInt.of(9))))
        .hasMessage("fold 9: there is no such fold; allowed: [1, 2, 3]");
  }

  @Test
  void urbanSoundKeepsSlicesOfARecordingTogether() throws IOException {
    recordings("audio/fold1/7-3-0-0.wav", "audio/fold2/8-3-0-1.wav", "audio/fold10/9-3-0-1.wav");
    text(
        "metadata/UrbanSound8K.csv",
        "slice_file_name,fsID,start,end,salience,fold,classID,class",
        "7-3-0-0.wav,7,0,4,1,1,3,dog_bark",
        "8-3-0-1.wav,8,0,4,1,2,3,dog_bark",
        "9-3-0-1.wav,9,0,4,1,10,3,dog_bark");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("urbansound8k");
    assertThat(splits(plan).get("audio/fold10/9-3-0-1.wav")).isEqualTo(SplitName.TEST);
    assertThat(groups(plan)).containsEntry("audio/fold1/7-3-0-0.wav", "7");
  }

  @Test
  void speechCommandsHasListsSpeakersAndNoise() throws IOException {
    recordings(
        "bed/a1_nohash_0.wav",
        "bed/b2_nohash_0.wav",
        "cat/c3_nohash_1.wav",
        "_background_noise_/running_tap.wav");
    text("validation_list.txt", "bed/b2_nohash_0.wav");
    text("testing_list.txt", "cat/c3_nohash_1.wav", "cat/gone_nohash_0.wav");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("speech-commands");
    assertThat(splits(plan))
        .isEqualTo(
            Map.of(
                "bed/a1_nohash_0.wav", SplitName.TRAIN,
                "bed/b2_nohash_0.wav", SplitName.VALIDATION,
                "cat/c3_nohash_1.wav", SplitName.TEST));
    assertThat(groups(plan)).containsEntry("bed/a1_nohash_0.wav", "a1");
    assertThat(plan.rejected().getFirst().file()).isEqualTo("_background_noise_/running_tap.wav");
    assertThat(plan.missing()).containsExactly("cat/gone_nohash_0.wav");
    assertThat(plan.found()).isEqualTo(4);
  }

  @Test
  void gtzanAndAudioFolderAreRecognised() throws IOException {
    recordings("genres/blues/blues.00000.wav", "genres/jazz/jazz.00001.wav");
    assertThat(plan().layouts().keySet()).containsExactly("gtzan");
    assertThat(plan().classes()).containsExactly("blues", "jazz");
    text("metadata.jsonl", "{\"file_name\":\"genres/blues/blues.00000.wav\",\"label\":\"sad\"}");
    IntakePlan plan = plan();
    assertThat(plan.layouts().keySet()).containsExactly("audiofolder");
    assertThat(labels(plan)).isEqualTo(Map.of("genres/blues/blues.00000.wav", "sad"));
  }

  @Test
  void anyTableThatNamesRecordingsIsRead() throws IOException {
    recordings("clips/a.wav", "clips/b.wav", "clips/c.wav");
    text(
        "my table.tsv",
        "who\tclip\temotion\tsubset",
        "ann\ta\thappy\ttrain",
        "bob\tb\tsad\tdev",
        "ann\tc\tsad\ttest");
    IntakePlan plan =
        plan(IntakeOptions.DEFAULT.withColumns(TableColumns.GUESSED.withGroup(Optional.of("who"))));
    assertThat(plan.layouts().keySet()).containsExactly("table");
    assertThat(labels(plan)).containsEntry("clips/a.wav", "happy");
    assertThat(groups(plan)).containsEntry("clips/c.wav", "ann");
    assertThat(splits(plan)).containsEntry("clips/b.wav", SplitName.VALIDATION);
    assertThatThrownBy(
            () ->
                plan(
                    IntakeOptions.DEFAULT.withColumns(
                        TableColumns.GUESSED.withLabel(Optional.of("mood")))))
        .hasMessage(
            "my table.tsv: has no column \"mood\" (--label-column); it has: who, clip, emotion,"
                + " subset");
  }

  @Test
  void aTableAloneStandsForItsFolder() throws IOException {
    recordings("a.wav", "b.wav");
    text("t.csv", "path,y", "a.wav,1", "b.wav,2");
    IntakeOptions options = IntakeOptions.DEFAULT;
    Found found = Found.in(List.of(source.resolve("t.csv")), options, Progress.NONE);
    assertThat(Planner.plan(found, options).classes()).containsExactly("1", "2");
  }

  @Test
  void namesGiveLabelsGroupsAndSplits() throws IOException {
    recordings("s1_dog_train.wav", "s1_cat_test.wav", "s2_cat_train.wav");
    IntakeOptions options =
        IntakeOptions.DEFAULT.withNamePattern(
            Optional.of(NamePattern.parse("(?P<group>s\\d+)_(?<label>\\w+)_(?<split>\\w+)\\.wav")));
    IntakePlan plan = plan(options);
    assertThat(labels(plan)).containsEntry("s1_dog_train.wav", "dog");
    assertThat(groups(plan)).containsEntry("s1_cat_test.wav", "s1");
    assertThat(splits(plan)).containsEntry("s1_cat_test.wav", SplitName.TEST);
    assertThatThrownBy(() -> NamePattern.parse("(\\d+)"))
        .hasMessageContaining("has no named group; allowed: (?<label>..)");
  }

  @Test
  void labelsByNameAreWhatComesBeforeTheFirstNumber() throws IOException {
    recordings("kick_01.wav", "hi-hat 2.wav", "snare.wav");
    IntakePlan plan = plan(IntakeOptions.DEFAULT.withLabels(Optional.of(LabelOrigin.NAME)));
    assertThat(labels(plan)).isEqualTo(Map.of("kick_01.wav", "kick", "hi-hat 2.wav", "hi-hat"));
    assertThat(plan.rejected()).containsExactly(new Rejection("snare.wav", "has no label"));
  }

  @Test
  void defaultsFollowWhatIsFound() throws IOException {
    recording("a/1.wav", 8000, 8000);
    recording("a/2.wav", 8000, 8040);
    recording("b/1.wav", 16_000, 16_000);
    IntakePlan alike = plan();
    assertThat(alike.rateHz()).isEqualTo(8000);
    assertThat(alike.windows()).isEqualTo(Windows.WHOLE);
    assertThat(alike.fitFrames()).hasValue(8000);
    recording("b/2.wav", 8000, 4000);
    IntakePlan varied = plan();
    assertThat(varied.windows().length()).hasValue(8000);
    assertThat(varied.windows().hop()).isEqualTo(8000);
    assertThat(varied.rejected())
        .containsExactly(new Rejection("b/2.wav", "shorter than a window: 0.500 s of 1.000 s"));
    assertThat(varied.decisions())
        .contains("windows: 1.000 s every 1.000 s, the median length; what is left is dropped");
    assertThatThrownBy(() -> plan(IntakeOptions.DEFAULT.withKeepRate(true)))
        .hasMessage(
            "--rate keep: the recordings have several rates: 8000 Hz (3), 16000 Hz (1); choose one,"
                + " such as --rate 8000");
  }

  @Test
  void groupsNeverPart() throws IOException {
    for (int i = 0; i < 40; i++) {
      recording(
          Formatted.of("%s/speaker%d/%d.wav", i % 2 == 0 ? "a" : "b", i / 4, i), 8000, 80 + i);
    }
    IntakeOptions options =
        IntakeOptions.DEFAULT
            .withGrouping(Optional.of(Grouping.FOLDER))
            .withWindowS(OptionalDouble.of(0.01));
    IntakePlan plan = plan(options);
    Map<String, List<SplitName>> bySpeaker =
        plan.files().stream()
            .collect(
                Collectors.groupingBy(
                    PlannedFile::group,
                    Collectors.mapping(PlannedFile::split, Collectors.toList())));
    assertThat(bySpeaker).hasSize(20);
    bySpeaker.values().forEach(splits -> assertThat(splits).containsOnly(splits.getFirst()));
    assertThat(plan.groups()).isEqualTo(20);
  }

  @Test
  void copiesNeverPartUnlessOneHasManyCopies() throws IOException {
    for (int i = 0; i < 40; i++) {
      recording("a/" + i + ".wav", 8000, 800);
    }
    for (int i = 0; i < 4; i++) {
      Files.copy(source.resolve("a/" + i + ".wav"), source.resolve("a/copy-" + i + ".wav"));
    }
    IntakePlan plan = plan();
    assertThat(plan.groups()).isEqualTo(40);
    assertThat(groups(plan)).containsEntry("a/copy-3.wav", "a/3.wav");
    assertThat(plan.decisions())
        .contains("copies: 4 recordings are copies of others, and kept together with them");
    for (int i = 0; i < 8; i++) {
      Files.copy(source.resolve("a/39.wav"), source.resolve("a/silence-" + i + ".wav"));
    }
    assertThat(plan().groups()).isEqualTo(48);
    assertThat(plan().warnings())
        .contains("8 of 52 recordings are copies of others, and may be in another split");
  }

  @Test
  void whatIsPassedOverIsNamed() throws IOException {
    recordings("a/1.wav", "b/2.wav", ".git/3.wav");
    Files.createSymbolicLink(source.resolve("loop"), source);
    text("t.csv", "file,label", "1.wav,x", "2.wav,y");
    IntakePlan plan = plan();
    assertThat(plan.found()).isEqualTo(2);
    assertThat(plan.passedOver())
        .containsExactly(
            entry(".git", "hidden folder"),
            entry("loop", "link to a folder, not followed; name it as a source"),
            entry("t.csv", "table that was read"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), source);
    IntakeOptions options = IntakeOptions.DEFAULT;
    assertThat(Planner.plan(Found.in(List.of(link), options, Progress.NONE), options).files())
        .hasSize(2);
  }

  @Test
  void aTableMayNameFilesAsAnotherMachineDoes() throws IOException {
    recordings("a/1.wav", "b/1.wav", "b/2.wav", "c/\u00e9.wav");
    text(
        "meta/t.csv",
        "C:\\data\\A\\1.WAV, dog ",
        "../b/1.wav,cat",
        "/home/me/b/2.mp3,cat",
        "c/e\u0301.wav,cat",
        "d/1.wav,gone");
    IntakePlan plan = plan();
    assertThat(labels(plan))
        .isEqualTo(
            Map.of("a/1.wav", "dog", "b/1.wav", "cat", "b/2.wav", "cat", "c/\u00e9.wav", "cat"));
    assertThat(plan.missing()).containsExactly("d/1.wav");
  }

  @Test
  void tablesNamedBySplitGiveSplits() throws IOException {
    recordings("clips/1.wav", "clips/2.wav", "clips/3.wav", "clips/4.wav", "clips/5.wav");
    text("train.tsv", "path\tclass", "1.wav\tdog", "2.wav\tcat", "4.wav\tdog");
    text("dev.tsv", "path\tclass", "3.wav\tcat");
    text("test.tsv", "path\tclass", "4.wav\tdog");
    text("durations.tsv", "clip\tms", "1.wav\t100", "2.wav\t100", "3.wav\t100", "4.wav\t100");
    IntakePlan plan = plan();
    assertThat(plan.decisions())
        .contains("layout: table: dev.tsv, test.tsv, train.tsv: a table for each split");
    assertThat(splits(plan))
        .isEqualTo(
            Map.of(
                "clips/1.wav", SplitName.TRAIN,
                "clips/2.wav", SplitName.TRAIN,
                "clips/3.wav", SplitName.VALIDATION));
    assertThat(labels(plan))
        .isEqualTo(Map.of("clips/1.wav", "dog", "clips/2.wav", "cat", "clips/3.wav", "cat"));
    assertThat(plan.rejected())
        .containsExactly(
            new Rejection(
                "clips/4.wav", "stands in two tables: in test as \"dog\", in train as \"dog\""),
            new Rejection("clips/5.wav", "is not named in dev.tsv, test.tsv, train.tsv"),
            new Rejection(
                "durations.tsv", "is no recording, and not named in dev.tsv, test.tsv, train.tsv"));
    assertThat(plan.found()).isEqualTo(6);
  }

  @Test
  void aTableWithoutClassesSaysSo() throws IOException {
    recordings("1.wav", "2.wav", "3.wav", "4.wav");
    text("t.csv", "file,text", "1.wav,one", "2.wav,two", "3.wav,three", "4.wav,four");
    assertThat(plan().classes()).isEmpty();
    assertThat(plan().warnings())
        .contains("t.csv: no column looks like a label; choose one by --label-column: file, text");
    text("t.csv", "file,tags,spk,label", "1.wav,,x,a;b", "2.wav,,x,a", "3.wav,,y,b");
    assertThat(plan().warnings())
        .contains(
            "t.csv: \"label\" names several classes at once, such as \"a;b\": each combination"
                + " becomes a class of its own",
            "t.csv: recordings of one \"spk\" may come into different splits; --group-column spk"
                + " keeps them together");
    text(
        "t.csv", "file,labels", "1.wav,Bark,Dog", "2.wav,\"Meow,Cat\"", "3.wav,Rain", "4.wav,Rain");
    assertThat(plan().warnings().toString()).contains("\"labels\" names several classes at once");
    text("t.csv", "file,label", "1.wav,\"Dog, small\"", "2.wav,\"Cat, old\"", "3.wav,Rain");
    assertThat(plan().warnings().toString()).doesNotContain("several classes");
  }

  @Test
  void whatIsAskedAndNotThereIsRefused() throws IOException {
    recordings("a/1.wav", "b/1.wav");
    IntakeOptions options = IntakeOptions.DEFAULT;
    assertThatThrownBy(() -> plan(options.withLayout("esc50")))
        .hasMessageContaining("is not laid out as esc50");
    assertThatThrownBy(() -> plan(options.withLayout("esc")))
        .hasMessageStartingWith("--layout esc; allowed: auto, arrays, esc50");
    assertThatThrownBy(() -> plan(options.withSplits(Optional.of(SplitOrigin.TABLE))))
        .hasMessageStartingWith("--splits table: no table has splits");
    assertThatThrownBy(() -> plan(options.withSplits(Optional.of(SplitOrigin.FOLDERS))))
        .hasMessageStartingWith("--splits: no recording says which split it belongs to");
    assertThatThrownBy(() -> plan(options.withGrouping(Optional.of(Grouping.COLUMN))))
        .hasMessageStartingWith("--group column: needs --group-column");
    assertThatThrownBy(() -> plan(options.withTestFold(OptionalInt.of(1))))
        .hasMessageStartingWith("--test-fold, --validation-fold: no table has folds");
    assertThatThrownBy(() -> options.withFractions(List.of(0.8, 0.1)))
        .hasMessageStartingWith("--splits: allowed: three percentages");
  }
}
