package org.wavecrate.gui;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import org.wavecrate.gui.sound.WheelUse;

/// Keeps a workspace's choices in the preferences.
final class Memory {
  private static final String THEME = "theme";
  private static final String GALLERY = "gallery";
  private static final String COLUMNS = "list.columns";
  private static final String WHEEL = "sound.wheel";
  private static final String SHARE = "list.share";
  private static final String RECENT = "recent.";
  private static final String RATE = "rate.";
  private static final String EXPORT = "export.";

  private Memory() {}

  /// Brings back what was remembered, and remembers what changes from now on.
  static void attach(Workspace workspace, Preferences preferences) {
    workspace.theme().set(preferences.choice(THEME, ThemeChoice.class, ThemeChoice.SYSTEM));
    for (int i = 0; i < Workspace.MOST_RECENT; i++) {
      preferences.text(RECENT + i).ifPresent(path -> addRecent(workspace, path));
    }
    workspace.gallery().set(preferences.flag(GALLERY, true));
    workspace.gallery().subscribe(gallery -> preferences.set(GALLERY, gallery));
    preferences
        .text(COLUMNS)
        .ifPresent(keys -> workspace.listColumns().set(List.of(keys.split(","))));
    workspace.listColumns().subscribe(keys -> preferences.set(COLUMNS, String.join(",", keys)));
    preferences.number(SHARE).ifPresent(workspace.listShare()::set);
    workspace.listShare().subscribe(share -> preferences.set(SHARE, share));
    workspace.theme().subscribe(theme -> preferences.set(THEME, theme));
    workspace.wheel().set(preferences.choice(WHEEL, WheelUse.class, WheelUse.SCROLL));
    workspace.wheel().subscribe(use -> preferences.set(WHEEL, use.name()));
    LookMemory look = new LookMemory(preferences);
    workspace.look().set(look.look());
    workspace.listening().set(look.listening());
    workspace.look().subscribe(now -> look.keep(now));
    workspace.listening().subscribe(now -> look.keep(now));
    attachRates(workspace, preferences);
    attachExportFolders(workspace, preferences);
    workspace
        .recent()
        .addListener(
            (ListChangeListener<Path>)
                change -> {
                  for (int i = 0; i < Workspace.MOST_RECENT; i++) {
                    if (i < workspace.recent().size()) {
                      preferences.set(RECENT + i, workspace.recent().get(i));
                    } else {
                      preferences.remove(RECENT + i);
                    }
                  }
                });
  }

  private static void attachRates(Workspace workspace, Preferences preferences) {
    for (String key : preferences.keys(RATE)) {
      try {
        preferences
            .number(key)
            .ifPresent(
                hz -> workspace.statedRates().put(Path.of(key.substring(RATE.length())), (int) hz));
      } catch (InvalidPathException e) {
        // As with recent ones.
      }
    }
    workspace
        .statedRates()
        .addListener(
            (MapChangeListener<Path, Integer>)
                change -> preferences.set(RATE + change.getKey(), change.getValueAdded()));
  }

  private static void attachExportFolders(Workspace workspace, Preferences preferences) {
    for (String key : preferences.keys(EXPORT)) {
      try {
        Path dataset = Path.of(key.substring(EXPORT.length()));
        preferences
            .text(key)
            .ifPresent(folder -> workspace.exportFolders().put(dataset, Path.of(folder)));
      } catch (InvalidPathException e) {
        // As with recent ones.
      }
    }
    workspace
        .exportFolders()
        .addListener(
            (MapChangeListener<Path, Path>)
                change -> preferences.set(EXPORT + change.getKey(), change.getValueAdded()));
  }

  private static void addRecent(Workspace workspace, String path) {
    try {
      if (new File(path).exists()) {
        workspace.recent().add(Path.of(path));
      }
    } catch (InvalidPathException e) {
      // Written by another system or by hand; nothing is lost with it.
    }
  }
}
