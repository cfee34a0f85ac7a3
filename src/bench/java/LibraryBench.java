import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.content.Thumbnails;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.plot.ThumbnailStyle;
import org.wavecrate.query.Query;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.summary.Overview;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Sort;
import org.wavecrate.survey.Statistics;

/// Measures statistics, filters, sorting, overview and thumbnails of a dataset, after a build:
/// `java -cp 'target/classes:target/lib/*' src/bench/java/LibraryBench.java DATASET`
///
/// `src/bench/python/make_million.py` writes a dataset of a million examples.
final class LibraryBench {
  private static final int RATE_HZ = 16_000;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private interface Work {
    void run() throws Exception;
  }

  private static double millis(int times, Work work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  public static void main(String[] args) throws Exception {
    Dataset dataset = Dataset.open(Path.of(args[0]), Progress.NONE);
    Path cache = Files.createTempDirectory("wavecrate-bench");
    long before = used();
    ExampleTable table = new ExampleTable(dataset, ArrayStatement.NONE);
    double rowBytes = (double) (used() - before) / table.size();
    System.out.printf("%d examples, %.1f bytes a row%n", table.size(), rowBytes);
    double fill = millis(1, () -> statistics(cache).fill(table, Progress.NONE));
    System.out.printf("statistics: %.0f ms, %.0f MB/s%n", fill, bytes(table) / 1e3 / fill);
    ExampleTable again = new ExampleTable(dataset, ArrayStatement.NONE);
    fill = millis(1, () -> statistics(cache).fill(again, Progress.NONE));
    System.out.printf("the same from the cache: %.0f ms%n", fill);

    SurveyedDataset subject = new SurveyedDataset(table, new Marks(table.rows()), RATE_HZ);
    for (String text :
        List.of("peak>-6", "dur>0.5 rms<-10 peak>-3", "label:3", "dtype:int", "id-123", "bad")) {
      Query query = Query.parse(text, List.of());
      double took = millis(10, () -> query.rows(subject, Progress.NONE));
      System.out.printf("filter %s: %.1f ms%n", text, took);
    }
    int[] all = Query.parse("", List.of()).rows(subject, Progress.NONE);
    for (Sort.By by : Sort.By.values()) {
      double took = millis(3, () -> new Sort(by, true).sorted(all, table, Progress.NONE));
      System.out.printf("sort by %s: %.0f ms%n", by, took);
    }
    double overview = millis(3, () -> Overview.of(subject, List.of(), Progress.NONE));
    System.out.printf("overview: %.0f ms%n", overview);
    for (String kind : List.of("drawn", "from disk")) {
      System.out.printf("thumbnails %s: %.2f ms each%n", kind, thumbnails(table, cache));
    }
  }

  private static Statistics statistics(Path cache) {
    return new Statistics(new BoundedFolder(cache.resolve("statistics"), 1 << 30), THREADS);
  }

  private static double bytes(ExampleTable table) {
    double bytes = 0;
    for (int row = 0; row < table.size(); row++) {
      var facts = table.facts(row).orElseThrow();
      if (facts.kind().isPresent()) {
        long elements = facts.shape().orElseThrow().elements();
        bytes += (double) elements * facts.kind().get().dtype().bytes();
      }
    }
    return bytes;
  }

  private static double thumbnails(ExampleTable table, Path cache) throws Exception {
    int count = Math.min(500, table.size());
    ThumbnailStyle style = ThumbnailStyle.standard(140, 68, RATE_HZ);
    BoundedFolder folder = new BoundedFolder(cache.resolve("thumbnails"), 1 << 28);
    try (Thumbnails thumbnails = new Thumbnails(folder, 1, count)) {
      CountDownLatch left = new CountDownLatch(count);
      return millis(
              1,
              () -> {
                for (int row = 0; row < count; row++) {
                  thumbnails.request(table.rows().example(row), style, made -> left.countDown());
                }
                left.await();
              })
          / count;
    }
  }
}
