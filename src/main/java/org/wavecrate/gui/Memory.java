package org.wavecrate.gui;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;

/// Keeps a workspace's choices in the preferences.
final class Memory {
  private static final String THEME = "theme";
  private static final String GALLERY = "gallery";
  private static final String SHARE = "list.share";
  private static final String RECENT = "recent.";

  private Memory() {}

  /// Brings back what was remembered, and remembers what changes from now on.
  static void attach(Workspace workspace, Preferences preferences) {
    workspace.theme().set(preferences.choice(THEME, ThemeChoice.class, ThemeChoice.SYSTEM));
    for (int i = 0; i < Workspace.MOST_RECENT; i++) {
      preferences.text(RECENT + i).ifPresent(path -> addRecent(workspace, path));
    }
    workspace.gallery().set(preferences.flag(GALLERY, true));
    workspace.gallery().subscribe(gallery -> preferences.set(GALLERY, gallery));
    preferences.number(SHARE).ifPresent(workspace.listShare()::set);
    workspace.listShare().subscribe(share -> preferences.set(SHARE, share));
    workspace.theme().subscribe(theme -> preferences.set(THEME, theme));
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
