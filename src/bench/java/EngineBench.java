import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.nd4j.linalg.dataset.DataSet;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.dl4j.BatchIterator;
import org.wavecrate.dl4j.FeatureLayout;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;

/// One contender inside Java, which speaks the lines of `python/contest.py`:
/// `java -cp 'target/classes:target/lib/*' src/bench/java/EngineBench.java KIND PATH RECIPE THREADS
/// EXAMPLES CHECKED`, where KIND is `fill`, `dl4j`, `copy` or `open`, a round makes EXAMPLES
/// examples or a whole epoch for 0, and CHECKED is `bytes` if others deliver the same.
final class EngineBench {
  private interface Round {
    long run() throws Exception;
  }

  /// Sees the bytes of each batch, if anyone asks.
  private interface Eye {
    void see(MemorySegment features, MemorySegment labels, int count);
  }

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static Object kept;
  private static long epoch;
  private static Eye eye = (features, labels, count) -> {};

  public static void main(String[] args) throws Exception {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    System.setOut(System.err);
    Round round;
    try {
      round = round(args[0], Path.of(args[1]), args[2], Integer.parseInt(args[3]), args[4]);
    } catch (Exception e) {
      answers.println("{\"absent\": \"" + e.toString().replaceAll("[\"\\\\\n]", "'") + "\"}");
      return;
    }
    answers.println("{\"ready\": true}");
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("check")) {
        answers.println("{\"check\": " + (args[5].equals("bytes") ? check(round) : null) + "}");
        continue;
      }
      long heap = args[0].equals("open") ? used() : 0;
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      long count = round.run();
      double wall = (System.nanoTime() - start) / 1e9;
      double spent = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
      String memory = heap > 0 ? ", \"bytes\": " + (used() - heap) : "";
      kept = null;
      answers.println(
          "{\"count\": %d, \"wall\": %.6f, \"cpu\": %.6f%s}".formatted(count, wall, spent, memory));
    }
    System.exit(0);
  }

  private static Round round(String kind, Path path, String recipe, int threads, String examples)
      throws Exception {
    long most = Long.parseLong(examples);
    if (kind.equals("open")) {
      return () -> {
        Dataset opened = Dataset.open(path, Progress.NONE);
        kept = opened;
        return opened.size();
      };
    }
    var split = Dataset.open(path, Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    Parallel parallel = new Parallel(threads);
    var generator = new BatchGenerator(split, RecipeJson.read(recipe), Shard.WHOLE, parallel);
    BatchMemory buffer = BatchMemory.allocate(generator.spec(0), Arena.ofShared());
    return switch (kind) {
      case "fill" -> () -> fill(generator, buffer, most);
      case "dl4j" -> {
        var iterator = new BatchIterator(generator, FeatureLayout.FLAT);
        yield () -> iterate(iterator);
      }
      case "copy" -> copy(generator, buffer, parallel, split.size(), most);
      default -> throw new IllegalArgumentException(kind + "; allowed: fill, dl4j, copy, open");
    };
  }

  private static long fill(BatchGenerator generator, BatchMemory buffer, long most)
      throws Exception {
    long made = 0;
    do {
      for (int i = 0; i < generator.batches() && (most == 0 || made < most); i++) {
        BatchMemory memory = buffer.slice(generator.spec(i));
        generator.fill(epoch, i, memory);
        eye.see(memory.features(), memory.labels(), generator.batchSize(i));
        made += generator.batchSize(i);
      }
      epoch++;
    } while (made < most);
    return made;
  }

  private static long iterate(BatchIterator iterator) {
    iterator.reset();
    long made = 0;
    while (iterator.hasNext()) {
      DataSet batch = iterator.next();
      made += batch.getFeatures().size(0);
      eye.see(memory(batch.getFeatures()), memory(batch.getLabels()), batch.numExamples());
    }
    return made;
  }

  @SuppressWarnings("restricted")
  private static MemorySegment memory(org.nd4j.linalg.api.ndarray.INDArray array) {
    return MemorySegment.ofAddress(array.data().address())
        .reinterpret(array.length() * array.dataType().width());
  }

  /// The limit: the same bytes out of memory, in random order, nothing else.
  private static Round copy(
      BatchGenerator generator, BatchMemory buffer, Parallel parallel, int size, long most) {
    long bytes = generator.exampleSpec().bytes();
    MemorySegment source = Arena.ofShared().allocate(size * bytes, 64);
    source.fill((byte) 1);
    SplittableRandom random = new SplittableRandom(1);
    return () -> {
      long made = 0;
      for (int i = 0; i < generator.batches() && (most == 0 || made < most); i++) {
        int[] from = random.ints(generator.batchSize(i), 0, size).toArray();
        parallel.forEach(
            from.length,
            n -> MemorySegment.copy(source, from[n] * bytes, buffer.features(), n * bytes, bytes));
        made += from.length;
      }
      return made;
    };
  }

  private static String check(Round round) throws Exception {
    long[] total = new long[1];
    eye =
        (features, labels, count) -> {
          for (int i = 0; i < count; i++) {
            CRC32 crc = new CRC32();
            crc.update(part(features, i, count));
            crc.update(part(labels, i, count));
            total[0] += crc.getValue();
          }
        };
    round.run();
    eye = (features, labels, count) -> {};
    return Long.toString(total[0]);
  }

  private static byte[] part(MemorySegment all, int index, int count) {
    long bytes = all.byteSize() / count;
    return all.asSlice(index * bytes, bytes).toArray(ValueLayout.JAVA_BYTE);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
