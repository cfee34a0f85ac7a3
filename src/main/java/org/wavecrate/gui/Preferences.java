package org.wavecrate.gui;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wavecrate.storage.NewFile;
import org.wavecrate.storage.SmallFile;

/// Settings kept from one session to the next, in a small file of keys and values. One that is
/// damaged, missing or can't be written never stands in the way; defaults apply.
public final class Preferences {
  private static final System.Logger LOG = System.getLogger(Preferences.class.getName());
  private static final String FILE = "window.properties";
  private static final long MOST_BYTES = 4 << 20;
  private static final long SOON_MS = 250;

  private final Path file;
  private final Properties values;
  private volatile Runnable changed = () -> {};

  private Preferences(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /// Reads the preferences in `folder`, which need not exist.
  public static Preferences in(Path folder) {
    Path file = folder.resolve(FILE);
    Properties values = new Properties();
    if (Files.isRegularFile(file)) {
      try {
        values.load(new StringReader(SmallFile.text(file, MOST_BYTES)));
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

  public boolean flag(String key, boolean otherwise) {
    return text(key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  public void set(String key, Object value) {
    if (!value.toString().equals(values.setProperty(key, value.toString()))) {
      changed.run();
    }
  }

  public void remove(String key) {
    if (values.remove(key) != null) {
      changed.run();
    }
  }

  /// Saves what changes from now on, shortly after it does and when the program is ended from
  /// outside.
  public void keepSaved() {
    ScheduledExecutorService saver =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("preferences").unstarted(task));
    AtomicBoolean due = new AtomicBoolean();
    changed =
        () -> {
          if (!due.getAndSet(true)) {
            saver.schedule(
                () -> {
                  due.set(false);
                  save();
                },
                SOON_MS,
                TimeUnit.MILLISECONDS);
          }
        };
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      if (due.get()) {
                        save();
                      }
                    }));
  }

  /// Writes all of it, to a new file that then takes the old one's place.
  public synchronized void save() {
    try {
      Files.createDirectories(file.getParent());
      StringWriter text = new StringWriter();
      values.store(text, "Wavecrate");
      NewFile.write(file, text.toString());
    } catch (IOException e) {
      LOG.log(Level.WARNING, file + ": not saved", e);
    }
  }
}
