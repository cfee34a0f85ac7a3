package org.wavecrate.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// Gives a finished file the name that another one may have.
class Replacing {
  /// The way of this system.
  static final Replacing STANDARD =
      new Replacing(
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"));

  private final boolean asideFirst;

  /// @param asideFirst whether the old file is moved aside before: Windows replaces no file that is
  ///     open or mapped, but lets it be renamed unless a program forbids that, so that moving it
  ///     aside proves that the name can be had
  Replacing(boolean asideFirst) {
    this.asideFirst = asideFirst;
  }

  boolean asideFirst() {
    return asideFirst;
  }

  /// Moves `from` to `to`, over what is there.
  ///
  /// @throws IOException if it can't be, in a sentence; both are as they were
  void replace(Path from, Path to) throws IOException {
    if (!asideFirst || !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      move(from, to);
      return;
    }
    Path aside = NewFile.unfinishedBeside(to);
    aside(to, aside);
    try {
      move(from, to);
    } catch (IOException e) {
      move(aside, to);
      throw e;
    }
    forget(aside);
  }

  /// Moves a file out of the way.
  ///
  /// @throws IOException if another program keeps it where it is
  void aside(Path file, Path aside) throws IOException {
    try {
      move(file, aside);
    } catch (AccessDeniedException e) {
      throw new IOException(
          file + ": is open in another program; close it there, then try again", e);
    } catch (FileSystemException e) {
      throw new IOException(
          Formatted.of(
              "%s: is open in another program, or can't be replaced: %s", file, e.getReason()),
          e);
    }
  }

  /// Deletes what was moved aside; while a program still maps it, the next writer does.
  static void forget(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // It has the name of an unfinished file, and these are taken away.
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
