package org.wavecrate.gui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers every dialog, and remembers which there were.
final class TouchAnswers implements Choosers {
  private final Path folder;
  private final List<String> asked = new ArrayList<>();

  TouchAnswers(Path folder) {
    this.folder = folder;
  }

  /// Which dialogs were asked for.
  List<String> asked() {
    return List.copyOf(asked);
  }

  private <T> Optional<T> answer(String dialog, T answer) {
    asked.add(dialog);
    return Optional.of(answer);
  }

  @Override
  public Optional<Path> folder() {
    return answer("folder", folder.resolve("data"));
  }

  @Override
  public Optional<Path> zip() {
    asked.add("zip");
    return Optional.empty();
  }

  @Override
  public Optional<Path> save(String suggested, String kind) {
    return answer("save " + suggested, folder.resolve("saved").resolve(suggested));
  }

  @Override
  public FolderOpener opener() {
    return new FolderOpener() {
      @Override
      public boolean isAvailable() {
        return true;
      }

      @Override
      public void open(Path place) {
        asked.add("open " + place.getFileName());
      }

      @Override
      public void browse(String address) {
        asked.add("browse " + address);
      }
    };
  }

  @Override
  public Optional<Path> recordings() {
    return answer("recordings", folder.resolve("sounds"));
  }

  @Override
  public Optional<Path> table() {
    asked.add("table");
    return Optional.empty();
  }

  @Override
  public Optional<Path> recipe() {
    asked.add("recipe");
    return Optional.of(folder.resolve("saved/other.json")).filter(Files::exists);
  }

  @Override
  public Optional<Path> target(Path now) {
    return answer("target", folder.resolve("crates"));
  }
}
