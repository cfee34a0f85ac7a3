package org.wavecrate.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.FreshFolder;
import org.wavecrate.storage.NewFile;
import org.wavecrate.storage.SmallFile;

/// The hidden folder next to the dataset in which an import works. After a crash its contents are
/// reused, for the same files and options only.
final class Staging implements Closeable {
  private static final int VERSION = 2;
  private static final String PUBLISHING = "publishing";
  private static final String ENDING = ".wavecrate-import";

  /// Recordings that are converted at the same time write to different folders: a folder takes one
  /// new file after the other.
  private static final int FOLDERS = 256;

  private static final int KEY_BYTES = 256;

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private boolean finished;

  private Staging(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /// Takes the folder; what is there of other files or options is removed.
  ///
  /// @throws IntakeException if another import is at work there
  static Staging of(IntakePlan plan, Path out) throws IOException {
    Path folder = folder(out);
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      throw new IntakeException(out + ": another import is writing there; wait until it is done");
    }
    Staging staging = new Staging(folder, channel, lock);
    String key = key(plan);
    if (!key.equals(staging.key())) {
      staging.clear();
      NewFile.write(folder.resolve("key"), key);
    }
    Files.createDirectories(staging.dataset());
    return staging;
  }

  private static Path folder(Path out) {
    Path whole = out.toAbsolutePath().normalize();
    return whole.resolveSibling("." + whole.getFileName() + ENDING);
  }

  /// Removes what an import left that was killed when its dataset already had its name.
  static void removeFinished(Path out) throws IOException {
    Path folder = folder(out);
    String[] content = Files.exists(folder.resolve(PUBLISHING)) ? out.toFile().list() : null;
    if (content != null && content.length > 0) {
      FreshFolder.delete(folder);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private String key() throws IOException {
    Path file = folder.resolve("key");
    return Files.exists(file)
        ? new String(SmallFile.bytes(file, KEY_BYTES), StandardCharsets.UTF_8)
        : "";
  }

  private void clear() throws IOException {
    for (String name : new String[] {"key", "journal", "arranging", PUBLISHING}) {
      Files.deleteIfExists(folder.resolve(name));
    }
    FreshFolder.delete(folder.resolve("examples"));
    FreshFolder.delete(dataset());
    FreshFolder.delete(crates());
  }

  /// A hash of all that decides what is written.
  private static String key(IntakePlan plan) {
    StringBuilder text = new StringBuilder("version " + VERSION + "\n");
    text.append(plan.options()).append('\n').append(plan.rateHz()).append(plan.windows());
    for (PlannedFile file : plan.files()) {
      text.append('\n').append(file.file()).append(file.label()).append(file.split());
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Path journal() {
    return folder.resolve("journal");
  }

  /// The folder that becomes the dataset.
  Path dataset() {
    return folder.resolve("dataset");
  }

  /// The folder that becomes the crates.
  Path crates() {
    return folder.resolve("crates");
  }

  /// Whether examples were already being moved to their places.
  boolean isArranging() {
    return Files.exists(folder.resolve("arranging"));
  }

  void setArranging() throws IOException {
    NewFile.write(folder.resolve("arranging"), "");
  }

  /// Where the examples of a recording wait, made if need be.
  Path folderOf(int file) throws IOException {
    Path place = folder.resolve("examples").resolve(Integer.toString(file % FOLDERS));
    Files.createDirectories(place);
    return place;
  }

  /// Where an example waits.
  Path example(int file, long index) {
    return folder
        .resolve("examples")
        .resolve(Integer.toString(file % FOLDERS))
        .resolve(file + "-" + index + ".npy");
  }

  /// Gives the finished folder its name.
  void publish(Path from, Path out) throws IOException {
    NewFile.write(folder.resolve(PUBLISHING), "");
    FreshFolder.publish(from, out);
    finished = true;
  }

  /// Removes the folder if all is done or nothing worth keeping.
  @Override
  public void close() throws IOException {
    boolean empty = !Files.exists(journal()) || Files.size(journal()) == 0;
    lock.release();
    lockFile.close();
    if (finished || empty) {
      FreshFolder.delete(folder);
    }
  }
}
