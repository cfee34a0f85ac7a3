package org.wavecrate.gui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/// What is remembered from one session to the next: a small file of keys and values. One that is
/// damaged, missing or can't be written never stands in the way; defaults apply.
public final class Preferences {
  private static final System.Logger LOG = System.getLogger(Preferences.class.getName());
  private static final String FILE = "window.properties";

  private final Path file;
  private final Properties values;

  private Preferences(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /// Reads the preferences in `folder`, which need not exist.
  public static Preferences in(Path folder) {
    Path file = folder.resolve(FILE);
    Properties values = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.log(Level.WARNING, file + ": damaged, so defaults apply", e);
        values = new Properties();
      }
    }
    return new Preferences(file, values);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.getProperty(key)).filter(value -> !value.isBlank());
  }

  public OptionalDouble number(String key) {
    try {
      double value = Double.parseDouble(values.getProperty(key, ""));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /// The value of `key` if it names one of `type`'s constants, else `otherwise`.
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(values.getProperty(key, ""))) {
        return constant;
      }
    }
    return otherwise;
  }

  /// The keys that begin with `prefix`.
  public List<String> keys(String prefix) {
    return values.stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  public void set(String key, Object value) {
    values.setProperty(key, value.toString());
  }

  public void remove(String key) {
    values.remove(key);
  }

  /// Writes all of it, to a new file that then takes the old one's place.
  public void save() {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), FILE, ".new");
      try {
        try (Writer writer = Files.newBufferedWriter(fresh)) {
          values.store(writer, "Wavecrate");
        }
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, file + ": not saved", e);
    }
  }
}
