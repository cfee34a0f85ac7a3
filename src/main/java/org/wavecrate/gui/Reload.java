package org.wavecrate.gui;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;

/// Picks up changes that scripts made in the open dataset: on request, and when the window
/// regains the focus.
final class Reload {
  private static final System.Logger LOG = System.getLogger(Reload.class.getName());

  /// Looking at all files of larger ones takes too long to do so unasked.
  private static final int MOST_UNASKED = 200_000;

  private final Workspace workspace;
  private final Library library;
  private final LongTasks tasks;
  private final Latest looking;
  private Optional<Footprint> footprint = Optional.empty();

  Reload(Workspace workspace, Library library, LongTasks tasks, Background background) {
    this.workspace = workspace;
    this.library = library;
    this.tasks = tasks;
    looking = new Latest(background);
    workspace.dataset().subscribe(this::remember);
  }

  private void remember(Optional<Dataset> dataset) {
    footprint = Optional.empty();
    looking.cancel();
    dataset
        .filter(Reload::isSmall)
        .ifPresent(
            open ->
                looking.start(
                    progress -> Footprint.of(open, progress),
                    found -> footprint = Optional.of(found),
                    Reload::failed));
  }

  private static boolean isSmall(Dataset dataset) {
    return dataset.size() <= MOST_UNASKED;
  }

  private static void failed(Throwable reason) {
    LOG.log(Level.WARNING, "looking for changes", reason);
  }

  /// Reads the dataset again, unless that would lose something.
  void now() {
    if (library.flags().unsaved().get()) {
      workspace.notice().set("Not reloaded: save the marks first.");
    } else if (tasks.current().get().isPresent()) {
      workspace.notice().set("Not reloaded: an export is under way.");
    } else {
      workspace.notice().set("");
      workspace.reload();
    }
  }

  /// Reads it again if any of its files has changed.
  void ifChanged() {
    Optional<Dataset> open = workspace.dataset().get();
    Optional<Footprint> before = footprint;
    if (open.isEmpty() || before.isEmpty() || looking.running().get()) {
      return;
    }
    looking.start(
        progress -> Footprint.of(open.get(), progress),
        now -> {
          if (!now.equals(before.get())) {
            footprint = Optional.of(now);
            now();
          }
        },
        Reload::failed);
  }
}
