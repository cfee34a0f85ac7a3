package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {
  private static final Map<String, String> OLD =
      Map.of("train-1of2.zip", "old 1", "train-2of2.zip", "old 2", "train-3of3.zip", "left over");

  private static final Map<String, String> NEW =
      Map.of("train-1of2.zip", "new 1", "train-2of2.zip", "new 2", "sounds-1/a b\n.wav", "sound");

  @TempDir private Path folder;
  private final List<Path> unfinished = new ArrayList<>();
  private final Publication publication = new Publication();

  @BeforeEach
  void prepare() throws IOException {
    for (Map.Entry<String, String> old : OLD.entrySet()) {
      Files.writeString(folder.resolve(old.getKey()), old.getValue());
    }
    for (Map.Entry<String, String> fresh : new TreeMap<>(NEW).entrySet()) {
      Path place = NewFile.unfinishedBeside(folder.resolve("any"));
      unfinished.add(Files.writeString(place, fresh.getValue()));
      publication.rename(place, fresh.getKey());
    }
    publication.remove("train-3of3.zip");
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return content;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allGetTheirNamesAndNothingElseStays(boolean asideFirst) throws IOException {
    publication.publish(folder, new Replacing(asideFirst));
    assertThat(content()).isEqualTo(NEW);
    assertThat(Publication.interrupted(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cutShortAfterAnyRenameItIsFinishedLater(int renames) throws IOException {
    publication.commit(folder);
    List<String> names = new TreeMap<>(NEW).keySet().stream().toList();
    for (int i = 0; i < renames; i++) {
      Path to = folder.resolve(names.get(i));
      Files.createDirectories(to.getParent());
      Files.move(unfinished.get(i), to, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Publication.interrupted(folder)).isPresent();
    Publication.recover(folder);
    assertThat(content()).isEqualTo(NEW);
    assertThat(Publication.interrupted(folder)).isEmpty();
  }

  @Test
  void whereAnOldFileCannotBeMovedAsideNothingChanges() throws IOException {
    Replacing windows =
        new Replacing(true) {
          @Override
          void aside(Path file, Path aside) throws IOException {
            if (file.endsWith("train-2of2.zip")) {
              throw new IOException(file + ": is open in another program");
            }
            super.aside(file, aside);
          }
        };
    assertThatThrownBy(() -> publication.publish(folder, windows))
        .hasMessageEndingWith("train-2of2.zip: is open in another program");
    assertThat(content()).containsAllEntriesOf(OLD).hasSize(OLD.size() + unfinished.size());
    assertThat(Publication.interrupted(folder)).isEmpty();
  }

  @Test
  void cutShortWhileOldFilesGoAsideTheyComeBack() throws IOException {
    Path aside = NewFile.unfinishedBeside(folder.resolve("any"));
    Files.move(folder.resolve("train-1of2.zip"), aside);
    Files.writeString(
        folder.resolve(Publication.NAME),
        "wavecrate-publish/1\naside train-1of2.zip " + aside.getFileName() + "\n");
    Publication.recover(folder);
    assertThat(content()).containsAllEntriesOf(OLD).hasSize(OLD.size() + unfinished.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remove ..%2Fprecious ..%2Fprecious",
        "remove %2Fetc%2Fpasswd x",
        "remove a%00b a",
        "x"
      })
  void aPlantedJournalReachesNothingOutside(String line) throws IOException {
    Files.writeString(folder.resolve(Publication.NAME), "wavecrate-publish/1\n" + line + "\n");
    assertThatThrownBy(() -> Publication.recover(folder)).isInstanceOf(IOException.class);
    assertThat(content()).containsAllEntriesOf(OLD);
  }

  @Test
  void aPlantedLinkIsNoFolder() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("sounds-1"), elsewhere);
    assertThatThrownBy(() -> publication.publish(folder))
        .hasMessageContaining("sounds-1: is a link; expected a folder");
    assertThat(elsewhere).isEmptyDirectory();
  }
}
