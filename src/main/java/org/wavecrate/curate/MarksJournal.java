package org.wavecrate.curate;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.storage.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Journal of unsaved changes of marks, written as they happen, so that a crash loses none. Kept in
/// the user's state folder, never in the dataset, and deleted when the marks are saved or
/// discarded.
///
/// A line is a JSON array: path and note of an example that was marked, or the path alone of one
/// that no longer is. The system's lock tells the journals of dead programs from those of living
/// ones. Where nothing can be written, marks last until they are saved, as without a journal.
public final class MarksJournal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(MarksJournal.class.getName());
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ENDING = ".marks";
  private static final int MOST_BYTES = 256 << 20;

  /// @param path the example, as the dataset names it
  /// @param note of its mark; empty if it is not marked any more
  record Change(String path, Optional<String> note) {}

  private final Path folder;
  private final String prefix;
  private final List<Change> recovered = new ArrayList<>();
  private @Nullable Path file;
  private @Nullable FileChannel channel;

  private MarksJournal(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /// The journal of a dataset; takes over those that dead programs left of it.
  ///
  /// @param folder made when first needed
  public static MarksJournal of(Path folder, Dataset dataset) {
    String path = dataset.path().toAbsolutePath().normalize().toString();
    String prefix = Digest.of(path.getBytes(StandardCharsets.UTF_8)) + "-";
    MarksJournal journal = new MarksJournal(folder, prefix);
    journal.recover();
    return journal;
  }

  /// The changes that were neither saved nor given up, oldest first.
  List<Change> recovered() {
    return List.copyOf(recovered);
  }

  private void recover() {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*" + ENDING)) {
      files.forEach(left::add);
    } catch (IOException e) {
      return;
    }
    left.sort(null);
    for (Path old : left) {
      try (FileChannel dead =
          FileChannel.open(
              old, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        if (dead.tryLock() != null) {
          byte[] bytes = Channels.newInputStream(dead).readNBytes(MOST_BYTES);
          List<Change> changes = read(new String(bytes, StandardCharsets.UTF_8));
          recovered.addAll(changes);
          changes.forEach(this::add);
          Files.deleteIfExists(old);
        }
      } catch (OverlappingFileLockException e) {
        // Another window of this program has it open.
      } catch (IOException e) {
        LOG.log(Level.WARNING, old + ": not recovered", e);
      }
    }
  }

  /// The last line may be cut short.
  private static List<Change> read(String text) {
    List<Change> changes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        JsonNode change = JSON.readTree(line);
        if (change.path(0).isString()) {
          Optional<String> note =
              Optional.of(change.path(1)).filter(JsonNode::isString).map(JsonNode::stringValue);
          changes.add(new Change(change.path(0).stringValue(), note));
        }
      } catch (JacksonException e) {
        return changes;
      }
    }
    return changes;
  }

  /// Writes a change down at once.
  synchronized void add(Change change) {
    ArrayNode line = JSON.createArrayNode().add(change.path());
    change.note().ifPresent(line::add);
    try {
      FileChannel open = channel == null ? open() : channel;
      ByteBuffer bytes =
          ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        open.write(bytes);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, folder + ": changes of marks are not written down", e);
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(folder);
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path fresh = folder.resolve(prefix + random + ENDING);
    FileChannel opened =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    opened.tryLock();
    file = fresh;
    channel = opened;
    return opened;
  }

  /// Forgets all: the marks were saved, or given up.
  synchronized void clear() {
    recovered.clear();
    close();
    try {
      if (file != null) {
        Files.deleteIfExists(file);
        file = null;
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, file + ": not deleted", e);
    }
  }

  /// Lets go of the file, which stays for whoever opens the dataset next.
  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, file + ": not closed", e);
    } finally {
      channel = null;
    }
  }
}
