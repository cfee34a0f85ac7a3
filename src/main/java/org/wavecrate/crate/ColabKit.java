package org.wavecrate.crate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.Publication;
import org.wavecrate.storage.SmallFile;

/// The files that make a folder of crates ready to train on Colab: the Python package as a wheel,
/// the recipe, a notebook, and the recordings that the recipe mixes in, in folders `sounds-1`, ...
/// that the recipe there names instead of the original ones. `SHA256SUMS` then lists the wheel too,
/// but not the recipe and the notebook, which people edit after uploading.
public final class ColabKit {
  public static final String NOTEBOOK = "train_on_colab.ipynb";

  /// The message about a kit that has nothing to train on.
  public static final String WITHOUT_TRAINING =
      "the Colab kit trains a network, and the training split is not in the crates";

  private static final String CELLS = "train_on_colab.py";

  /// The name of the uploaded folder in the cells.
  private static final String PLACEHOLDER = "my-dataset";

  private static final long MOST_WHEEL_BYTES = 1 << 30;
  private static final String WHEELS = "wavecrate-*.whl";

  private final Path folder;
  private final String wheel;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private final RecipeSounds sounds;

  private ColabKit(ExportPlan plan, Recipe recipe, Path wheel) throws IOException {
    byte[] packed = plan.parts().getFirst().recipe();
    sounds = RecipeSounds.of(new String(packed, StandardCharsets.UTF_8), recipe.place());
    folder = plan.settings().folder();
    this.wheel = wheel.getFileName().toString();
    files.put(this.wheel, SmallFile.bytes(wheel, MOST_WHEEL_BYTES));
    files.put(Dataset.RECIPE_FILE, sounds.recipe().getBytes(StandardCharsets.UTF_8));
    files.put(NOTEBOOK, notebook(folder));
  }

  /// The kit for the crates of an export that is possible, which it is to be written after. Nothing
  /// is written yet, so that what stands in its way is known before the crates are.
  ///
  /// @param recipe that of the plan; its relative paths are followed
  /// @throws SoundsOutsideException if it would copy recordings from outside the dataset, and the
  ///     settings don't agree to that
  /// @throws ExportException if the wheel was not built, a folder of recordings is not there, or
  ///     other files have these names and may not be replaced
  public static ColabKit of(ExportPlan plan, Recipe recipe) throws IOException {
    return of(plan, recipe, programFolder());
  }

  /// @param program the folder that holds the wheel
  static ColabKit of(ExportPlan plan, Recipe recipe, Path program) throws IOException {
    plan.requirePossible();
    Path wheel =
        wheels(program).stream()
            .reduce((first, second) -> second)
            .orElseThrow(
                () ->
                    new ExportException(
                        Formatted.of(
                                "%s: there is no %s, the Python package that the Colab kit needs;"
                                    + " build it",
                                program, WHEELS)
                            + " with ./mvnw -DskipTests package"));
    ColabKit kit = new ColabKit(plan, recipe, wheel);
    List<Path> outside = kit.sounds.outside(plan.source());
    if (!outside.isEmpty() && !plan.settings().includeSounds()) {
      throw new SoundsOutsideException(outside, kit.sounds.files().size());
    }
    List<String> inTheWay = kit.inTheWay();
    if (!inTheWay.isEmpty() && !plan.settings().force()) {
      throw new FilesInTheWayException(kit.folder, inTheWay);
    }
    kit.requireRoom(plan.bytes(), plan.freeBytes());
    return kit;
  }

  /// Whether the wheel was built.
  public static boolean isBuilt() {
    try {
      return !wheels(programFolder()).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /// Where this program lies: where the property `wavecrate.program` says, else the folder of its
  /// jar, or of its classes. The code source is empty for classes from a start-up cache whose
  /// program was moved.
  private static Path programFolder() {
    String stated = System.getProperty("wavecrate.program", "");
    if (!stated.isEmpty()) {
      return Path.of(stated);
    }
    String name = "/" + ColabKit.class.getName().replace('.', '/') + ".class";
    String resource = String.valueOf(ColabKit.class.getResource(name));
    String root = resource.substring(0, resource.length() - name.length());
    String file = root.startsWith("jar:") ? root.substring(4, root.length() - 1) : root;
    return Optional.ofNullable(Path.of(URI.create(file)).getParent()).orElse(Path.of(""));
  }

  private static List<Path> wheels(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, WHEELS)) {
        files.forEach(found::add);
      }
    }
    found.sort((a, b) -> NaturalOrder.NATURAL.compare(a.toString(), b.toString()));
    return found;
  }

  private static byte[] notebook(Path folder) {
    try (InputStream in = ColabKit.class.getResourceAsStream(CELLS)) {
      if (in == null) {
        throw new IllegalStateException(CELLS + ": missing beside " + ColabKit.class);
      }
      String cells = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
      // In the cells it stands in a text of Python; such a name is left to whoever uploads it.
      boolean plain = name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || c == '`');
      return Notebook.of(plain ? cells.replace(PLACEHOLDER, name) : cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files that belong to the kit: wheel, recipe, notebook, and recordings such as
  /// `sounds-1/street.wav`.
  public List<String> files() {
    List<String> names = new ArrayList<>(files.keySet());
    names.addAll(sounds.files().keySet());
    return names;
  }

  private List<String> inTheWay() throws IOException {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path there = folder.resolve(file.getKey());
      boolean same =
          Files.isRegularFile(there)
              && Files.size(there) == file.getValue().length
              && Arrays.equals(SmallFile.bytes(there, MOST_WHEEL_BYTES), file.getValue());
      if (Files.exists(there) && !same) {
        names.add(file.getKey());
      }
    }
    names.addAll(sounds.inTheWay(folder));
    return names;
  }

  /// Where its files will lie.
  public List<Path> places() {
    return files().stream().map(folder::resolve).toList();
  }

  /// The size of all its files.
  public long bytes() {
    return sounds.bytes() + files.values().stream().mapToLong(file -> file.length).sum();
  }

  /// @param crates what the crates beside it take
  /// @throws ExportException if both don't fit
  public void requireRoom(long crates, long free) throws ExportException {
    if (crates + bytes() > free) {
      throw new ExportException(
          Formatted.of(
              "%s: the crates need %,d bytes and the Colab kit %,d; free: %,d",
              folder, crates, bytes(), free));
    }
  }

  /// Writes the files of the kit under other names, to be published with the crates.
  ///
  /// @param sums gets to name the wheel
  /// @throws ExportException if one can't be written, or a recording was changed meanwhile
  void prepare(TargetFolder target, Publication publication, Sums sums, Progress progress)
      throws IOException {
    sounds.prepare(target, folder, publication, progress);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      publication.rename(target.write(file.getValue()), file.getKey());
    }
    for (Path other : wheels(folder)) {
      String name = other.getFileName().toString();
      // Of another version: pip would have to choose.
      if (!name.equals(wheel)) {
        publication.remove(name);
        sums.keepIf(kept -> !kept.equals(name));
      }
    }
    byte[] bytes = Objects.requireNonNull(files.get(wheel));
    sums.put(wheel, Sha256.hex(Sha256.of(bytes, 0, bytes.length)));
  }
}
