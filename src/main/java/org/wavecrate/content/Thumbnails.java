package org.wavecrate.content;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Stamps;
import org.wavecrate.plot.Thumbnail;
import org.wavecrate.plot.ThumbnailStyle;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.storage.Digest;
import org.wavecrate.work.Workers;

/// Makes thumbnails in the background, the one asked for last first, and keeps those made last in
/// memory and on disk. Never blocks its caller. Thread-safe.
public final class Thumbnails implements AutoCloseable {
  /// Requests beyond this are for what was scrolled away long ago: the oldest is dropped.
  private static final int MOST_WAITING = 512;

  private static final int MOST_IN_MEMORY = 600;
  private static final long MOST_ON_DISK = 256L << 20;
  private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

  private record Key(Example example, ThumbnailStyle style) {}

  private final BoundedFolder stored;
  private final Stamps stamps = new Stamps();
  private final LinkedBlockingDeque<Job> waiting = new LinkedBlockingDeque<>();
  private final Workers workers;
  private final Map<Key, Thumbnail> memory;

  /// @param stored where they are kept from one run to the next
  /// @param threads how many draw at once
  /// @param mostInMemory how many are kept in memory
  public Thumbnails(BoundedFolder stored, int threads, int mostInMemory) {
    this.stored = stored;
    this.memory =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Thumbnail> eldest) {
            return size() > mostInMemory;
          }
        };
    workers = new Workers("thumbnails", threads, Thread.MIN_PRIORITY);
    for (int i = 0; i < threads; i++) {
      workers.execute(this::work);
    }
  }

  /// @param cache the folder of all that can be computed again
  public static Thumbnails in(Path cache) {
    return new Thumbnails(
        new BoundedFolder(cache.resolve("thumbnails"), MOST_ON_DISK),
        Math.clamp(Workers.processors() - 1, 1, 4),
        MOST_IN_MEMORY);
  }

  /// A thumbnail that is wanted.
  public interface Request {
    /// Says that it is wanted no longer; its receiver hears no more of it.
    void cancel();
  }

  /// The thumbnail, if it is in memory.
  public Optional<Thumbnail> ready(Example example, ThumbnailStyle style) {
    synchronized (memory) {
      return Optional.ofNullable(memory.get(new Key(example, style)));
    }
  }

  /// Asks for a thumbnail.
  ///
  /// @param receiver called once on another thread, unless it was cancelled or more than 512 were
  ///     asked for since
  public Request request(Example example, ThumbnailStyle style, Consumer<Thumbnail> receiver) {
    Job job = new Job(new Key(example, style), receiver);
    waiting.addFirst(job);
    while (waiting.size() > MOST_WAITING) {
      waiting.pollLast();
    }
    return () -> {
      job.cancelled = true;
      waiting.remove(job);
    };
  }

  private static final class Job {
    private final Key key;
    private final Consumer<Thumbnail> receiver;
    private volatile boolean cancelled;

    Job(Key key, Consumer<Thumbnail> receiver) {
      this.key = key;
      this.receiver = receiver;
    }
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Job job = waiting.takeFirst();
        Thumbnail made = make(job);
        if (!job.cancelled) {
          job.receiver.accept(made);
        }
      } catch (InterruptedException e) {
        return;
      } catch (CancellationException e) {
        // Nobody waits for it.
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "thumbnail", e);
      }
    }
  }

  private Thumbnail make(Job job) {
    Key key = job.key;
    Optional<Thumbnail> ready = ready(key.example(), key.style());
    if (ready.isPresent()) {
      return ready.get();
    }
    String identity = stamps.ofArray(key.example()) + " " + key.style();
    String name = Digest.of(identity.getBytes(StandardCharsets.UTF_8));
    Optional<Thumbnail> kept = stored.read(name).flatMap(Thumbnail::unpack);
    Thumbnail made =
        kept.orElseGet(
            () -> new ThumbnailPainter(key.style()).paint(key.example(), () -> job.cancelled));
    if (kept.isEmpty() && made.problem().isEmpty()) {
      stored.write(name, made.pack());
    }
    synchronized (memory) {
      memory.put(key, made);
    }
    return made;
  }

  /// Stops drawing.
  @Override
  public void close() {
    waiting.clear();
    workers.stop();
  }
}
