package org.wavecrate.gui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The platform's own dialogs. They begin where the last one ended.
final class NativeChoosers implements Choosers {
  private final Window owner;
  private @Nullable File last;

  /// Apart from the last one opened, so that nothing is saved into a dataset by habit.
  private @Nullable File lastSaved;

  NativeChoosers(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> folder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Open a dataset folder");
    chooser.setInitialDirectory(startingPoint());
    return remember(chooser.showDialog(owner));
  }

  @Override
  public Optional<Path> zip() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a zipped dataset");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Zip archives", "*.zip"));
    chooser.setInitialDirectory(startingPoint());
    return remember(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> save(String suggested, String kind) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save " + kind);
    chooser.setInitialFileName(suggested);
    String ending = suggested.substring(suggested.lastIndexOf('.') + 1);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
    chooser.setInitialDirectory(lastSaved != null && lastSaved.isDirectory() ? lastSaved : null);
    File chosen = chooser.showSaveDialog(owner);
    if (chosen == null) {
      return Optional.empty();
    }
    lastSaved = chosen.getParentFile();
    return Optional.of(chosen.toPath());
  }

  @Override
  public Optional<Path> recipe() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a recipe");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Recipes", "*.json"));
    chooser.setInitialDirectory(startingPoint());
    return remember(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> recordings() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Import a folder of recordings");
    chooser.setInitialDirectory(startingPoint());
    return remember(chooser.showDialog(owner));
  }

  @Override
  public Optional<Path> table() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import a table of recordings");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Tables", "*.csv", "*.tsv", "*.json", "*.jsonl"));
    chooser.setInitialDirectory(startingPoint());
    return remember(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> target(Path now) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Write to a folder");
    Path there = now.toAbsolutePath();
    while (there != null && !there.toFile().isDirectory()) {
      there = there.getParent();
    }
    chooser.setInitialDirectory(there == null ? null : there.toFile());
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  private @Nullable File startingPoint() {
    return last != null && last.isDirectory() ? last : null;
  }

  private Optional<Path> remember(@Nullable File chosen) {
    if (chosen == null) {
      return Optional.empty();
    }
    last = chosen.getParentFile();
    return Optional.of(chosen.toPath());
  }
}
