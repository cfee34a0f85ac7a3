package org.wavecrate.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.SmallFile;

/// Speech Commands: a folder for each word, lists of the validation and test split, background
/// noise aside, and file names that begin with the speaker.
final class SpeechCommandsLayout implements CorpusLayout {
  private static final String VALIDATION = "validation_list.txt";
  private static final String TEST = "testing_list.txt";
  private static final String NOISE = "_background_noise_";
  private static final String SPEAKER_END = "_nohash_";
  private static final long MOST_BYTES = 1 << 28;

  @Override
  public String name() {
    return "speech-commands";
  }

  @Override
  public Optional<Corpus> read(SourceTree tree, IntakeOptions options) throws IOException {
    Optional<SourceFile> validation = tree.find(VALIDATION);
    Optional<SourceFile> test = tree.find(TEST);
    if (validation.isEmpty() || test.isEmpty()) {
      return Optional.empty();
    }
    String name = validation.get().name();
    String root = name.substring(0, name.length() - VALIDATION.length());
    Map<String, SplitName> listed = new HashMap<>();
    list(validation.get()).forEach(line -> listed.put(root + line, SplitName.VALIDATION));
    list(test.get()).forEach(line -> listed.put(root + line, SplitName.TEST));
    Set<String> tables = Set.of(validation.get().name(), test.get().name());
    List<CorpusEntry> entries = new ArrayList<>();
    Map<String, String> rejected = new HashMap<>();
    for (SourceFile file : tree.files()) {
      if (file.folders().contains(NOISE)) {
        rejected.put(
            file.name(), "is background noise, no word; a backgroundNoise transform can use it");
      } else if (!tables.contains(file.name())) {
        SplitName split = listed.getOrDefault(file.name(), SplitName.TRAIN);
        int end = file.fileName().indexOf(SPEAKER_END);
        entries.add(
            CorpusEntry.of(file)
                .withLabel(
                    Optional.of(file.folders()).filter(it -> !it.isEmpty()).map(List::getLast))
                .withGroup(
                    end < 0 ? Optional.empty() : Optional.of(file.fileName().substring(0, end)))
                .withSplit(Optional.of(split)));
      }
    }
    Set<String> names = Set.copyOf(tree.files().stream().map(SourceFile::name).toList());
    return Optional.of(
        new Corpus(
            name(),
            VALIDATION + " and " + TEST + ": Speech Commands",
            entries,
            rejected,
            tables,
            List.of(),
            listed.keySet().stream().filter(each -> !names.contains(each)).sorted().toList(),
            List.of()));
  }

  private static List<String> list(SourceFile file) throws IOException {
    String text = new String(SmallFile.bytes(file.path(), MOST_BYTES), StandardCharsets.UTF_8);
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
