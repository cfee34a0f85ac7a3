package org.wavecrate.storage;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives several finished files of a folder their names, and takes others away, as one step.
///
/// The steps to come are written down in the folder first. From then on it is done: if the
/// program dies in between, [#recover] finishes it. Where the system replaces no file that is
/// open, the old files are moved aside before; if one can't be, or the program dies while they
/// are, they come back and nothing was done.
public final class Publication {
  /// The file that tells what is being done.
  public static final String NAME = ".wavecrate-publish";

  private static final String FORMAT = "wavecrate-publish/1";
  private static final String RENAME = "rename";
  private static final String REMOVE = "remove";
  private static final String ASIDE = "aside";
  private static final long MOST_BYTES = 64 << 20;

  /// @param verb what to do
  /// @param from the file it is done to
  /// @param to its new name; that of the file itself if it is removed
  private record Step(String verb, String from, String to) {
    String line() {
      return String.join(" ", verb, encode(from), encode(to)) + "\n";
    }

    private static String encode(String name) {
      return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /// Has a finished file renamed, over what has the name.
  ///
  /// @param unfinished where it lies, under a name as [NewFile#unfinishedBeside] gives
  /// @param name within the folder, with `/` between folders, which are made
  public void rename(Path unfinished, String name) {
    steps.add(new Step(RENAME, unfinished.getFileName().toString(), name));
  }

  /// Has a file taken away, if it is there, after all were renamed.
  public void remove(String name) {
    steps.add(new Step(REMOVE, name, name));
  }

  /// Does it all.
  ///
  /// @throws IOException if nothing was done, or [#recover] will do the rest; the sentence tells
  public void publish(Path folder) throws IOException {
    publish(folder, Replacing.STANDARD);
  }

  void publish(Path folder, Replacing replacing) throws IOException {
    for (Step step : steps) {
      inside(folder, step.to());
    }
    List<Step> all = replacing.asideFirst() ? withoutOldFiles(folder, replacing) : steps;
    commit(folder, all);
    finish(folder, all);
  }

  /// Moves what would be replaced or removed aside.
  ///
  /// @return the steps that are left
  private List<Step> withoutOldFiles(Path folder, Replacing replacing) throws IOException {
    Map<String, Path> old = new LinkedHashMap<>();
    for (Step step : steps) {
      Path file = inside(folder, step.to());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        old.put(step.to(), NewFile.unfinishedBeside(folder.resolve(NAME)));
      }
    }
    List<Step> left = new ArrayList<>(steps);
    List<Step> asides = new ArrayList<>();
    old.forEach(
        (name, aside) -> {
          String place = aside.getFileName().toString();
          asides.add(new Step(ASIDE, name, place));
          left.add(new Step(REMOVE, place, place));
        });
    if (!asides.isEmpty()) {
      commit(folder, asides);
      try {
        for (Step step : asides) {
          replacing.aside(inside(folder, step.from()), folder.resolve(step.to()));
        }
      } catch (IOException e) {
        recover(folder);
        throw e;
      }
    }
    return left;
  }

  private static void commit(Path folder, List<Step> steps) throws IOException {
    StringBuilder text = new StringBuilder(FORMAT + "\n");
    steps.forEach(step -> text.append(step.line()));
    NewFile.write(folder.resolve(NAME), text.toString());
  }

  /// Writes down what is to be done and does no more, as if the program died then.
  void commit(Path folder) throws IOException {
    commit(folder, steps);
  }

  /// Whether a publication in this folder, or in that of this file, was cut short, as a sentence.
  public static Optional<String> interrupted(Path place) {
    Path whole = place.toAbsolutePath();
    Path journal = Files.isDirectory(whole) ? whole.resolve(NAME) : whole.resolveSibling(NAME);
    return Files.exists(journal, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(
            "an export was cut short while its files got their names, so they may belong to two"
                + " exports; the next export into this folder finishes that")
        : Optional.empty();
  }

  /// Finishes what was cut short in this folder, or takes it back if nothing but moving aside was
  /// begun.
  ///
  /// @throws IOException if that can't be, in a sentence
  public static void recover(Path folder) throws IOException {
    Path journal = folder.resolve(NAME);
    List<Step> steps;
    try {
      steps = read(journal);
    } catch (NoSuchFileException e) {
      return;
    }
    List<Step> asides = steps.stream().filter(step -> step.verb().equals(ASIDE)).toList();
    for (Step step : asides) {
      Path aside = folder.resolve(step.to());
      Path name = inside(folder, step.from());
      if (isThere(aside) && !isThere(name)) {
        Replacing.move(aside, name);
      }
    }
    finish(folder, asides.isEmpty() ? steps : List.of());
  }

  private static List<Step> read(Path journal) throws IOException {
    List<String> lines = SmallFile.text(journal, MOST_BYTES).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw new IOException(journal + ": its format is not " + FORMAT + "; move it away");
    }
    List<Step> steps = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      if (words.length != 3 || !List.of(RENAME, REMOVE, ASIDE).contains(words[0])) {
        throw new IOException(journal + ": holds a line that says nothing; move it away");
      }
      steps.add(new Step(words[0], decode(words[1]), decode(words[2])));
    }
    return steps;
  }

  private static String decode(String name) throws IOException {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException(NAME + ": holds no name: " + PlainText.of(name), e);
    }
  }

  private static void finish(Path folder, List<Step> steps) throws IOException {
    try {
      for (Step step : steps) {
        Path to = inside(folder, step.to());
        Path from = inside(folder, step.from());
        if (step.verb().equals(REMOVE)) {
          Replacing.forget(from);
        } else if (NewFile.isUnfinished(from) && isThere(from)) {
          Files.createDirectories(to.getParent());
          Replacing.STANDARD.replace(from, to);
        }
      }
    } catch (IOException e) {
      throw new IOException(
          Formatted.of(
              "%s; all is written and verified, and the next export into %s finishes it",
              e.getMessage(), folder),
          e);
    }
    NewFile.force(folder);
    Files.deleteIfExists(folder.resolve(NAME));
    NewFile.force(folder);
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// A file below the folder, reached through no link.
  private static Path inside(Path folder, String name) throws IOException {
    Path at = folder;
    String[] parts = name.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty() || parts[i].equals(".") || parts[i].equals("..")) {
        throw new IOException(Formatted.of("%s: \"%s\" is no name", folder, PlainText.of(name)));
      }
      try {
        at = at.resolve(parts[i]);
      } catch (InvalidPathException e) {
        throw new IOException(Formatted.of("%s: \"%s\" is no name", folder, PlainText.of(name)), e);
      }
      if (i < parts.length - 1 && Files.isSymbolicLink(at)) {
        throw new IOException(at + ": is a link; expected a folder");
      }
    }
    return at;
  }
}
