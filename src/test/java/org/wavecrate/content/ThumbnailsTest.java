package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.plot.Thumbnail;
import org.wavecrate.plot.ThumbnailStyle;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.survey.Folders;
import org.wavecrate.survey.Rows;

class ThumbnailsTest {
  private static final ThumbnailStyle STYLE =
      ThumbnailStyle.standard(70, 34, 16_000, ArrayStatement.NONE);

  @TempDir Path folder;
  private Dataset dataset;
  private final BlockingQueue<Thumbnail> received = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() throws IOException {
    dataset = Folders.dozen(folder.resolve("data"));
  }

  private Thumbnails thumbnails() {
    return new Thumbnails(new BoundedFolder(folder.resolve("cache"), 1 << 20), 1, 3);
  }

  private Example example(int row) {
    return new Rows(dataset).example(row);
  }

  private Thumbnail next() throws InterruptedException {
    Thumbnail thumbnail = received.poll(10, TimeUnit.SECONDS);
    assertThat(thumbnail).isNotNull();
    return Objects.requireNonNull(thumbnail);
  }

  @Test
  void showTheSoundAndAreRemembered() throws Exception {
    int[] pixels;
    try (Thumbnails thumbnails = thumbnails()) {
      assertThat(thumbnails.ready(example(11), STYLE)).isEmpty();
      thumbnails.request(example(11), STYLE, received::add);
      Thumbnail first = next();
      assertThat(first.problem()).isEmpty();
      assertThat(first.argb()).hasSize(70 * 34);
      pixels = first.argb();
      // 1.6 kHz on a mel axis to 8 kHz.
      assertThat(loudestRow(pixels, 35)).isBetween(16, 19);
      assertThat(thumbnails.ready(example(11), STYLE)).contains(first);
      assertThat(
              thumbnails.ready(
                  example(11), ThumbnailStyle.standard(70, 34, 8_000, ArrayStatement.NONE)))
          .isEmpty();
    }
    Path file = folder.resolve("data/test data/block-id-1/id-12.npy");
    var time = Files.getLastModifiedTime(file);
    Files.write(file, new byte[(int) Files.size(file)]);
    Files.setLastModifiedTime(file, time);
    try (Thumbnails again = thumbnails()) {
      again.request(example(11), STYLE, received::add);
      assertThat(next().argb()).as("from disk").isEqualTo(pixels);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    try (Thumbnails changed = thumbnails()) {
      changed.request(example(11), STYLE, received::add);
      assertThat(next().problem().orElseThrow()).contains("no .npy file");
    }
  }

  @Test
  void cancelledOnesAreNotDeliveredAndTheLastAskedForComesFirst() throws Exception {
    try (Thumbnails thumbnails = thumbnails()) {
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      thumbnails.request(
          example(0),
          STYLE,
          made -> {
            busy.countDown();
            awaitQuietly(go);
          });
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
      BlockingQueue<String> order = new LinkedBlockingQueue<>();
      thumbnails.request(example(1), STYLE, made -> order.add("first"));
      thumbnails.request(example(2), STYLE, made -> order.add("cancelled")).cancel();
      thumbnails.request(example(3), STYLE, made -> order.add("last"));
      go.countDown();
      assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("last");
      assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
      assertThat(order).isEmpty();
      assertThat(thumbnails.ready(example(2), STYLE)).isEmpty();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void onlyTheLastFewStayInMemory() throws Exception {
    try (Thumbnails thumbnails = thumbnails()) {
      for (int row = 0; row < 5; row++) {
        thumbnails.request(example(row), STYLE, received::add);
        next();
      }
      assertThat(thumbnails.ready(example(0), STYLE)).isEmpty();
      assertThat(thumbnails.ready(example(4), STYLE)).isPresent();
    }
  }

  @Test
  void drawEveryTypeAndLayoutAndLongSounds() throws Exception {
    Path data = Path.of("src/test/resources/library");
    Rows rows = new Rows(Dataset.open(data, Progress.NONE));
    for (int row = 0; row < rows.size(); row++) {
      Thumbnail made = new ThumbnailPainter(STYLE).paint(rows.example(row), () -> false);
      assertThat(made.problem()).as(rows.example(row).name()).isEmpty();
      assertThat(Thumbnail.unpack(made.pack()).orElseThrow().argb()).isEqualTo(made.argb());
    }
    float[] sweep = new float[3_000_000];
    for (int i = 0; i < sweep.length; i++) {
      sweep[i] = (float) Math.sin(Math.PI * 0.5 * i / sweep.length * i / 2);
    }
    Folders.floats(folder.resolve("long/train/b/x-1.npy"), sweep);
    Rows one = new Rows(Dataset.open(folder.resolve("long"), Progress.NONE));
    int[] argb = new ThumbnailPainter(STYLE).paint(one.example(0), () -> false).argb();
    // It rises: the loudest row of a late column lies above that of an early one.
    assertThat(loudestRow(argb, 60)).isLessThan(loudestRow(argb, 10) - 5);
  }

  private static int loudestRow(int[] argb, int column) {
    int loudest = 0;
    for (int y = 1; y < 34; y++) {
      boolean louder =
          (argb[y * 70 + column] >> 8 & 0xff) > (argb[loudest * 70 + column] >> 8 & 0xff);
      loudest = louder ? y : loudest;
    }
    return loudest;
  }

  @Test
  void damagedFilesAreDrawnAnew() throws Exception {
    Thumbnail made = new ThumbnailPainter(STYLE).paint(example(3), () -> false);
    byte[] packed = made.pack();
    for (int at = 0; at < packed.length; at++) {
      byte[] damaged = packed.clone();
      damaged[at] ^= 0x10;
      var read = Thumbnail.unpack(damaged);
      read.ifPresent(same -> assertThat(same.argb()).isEqualTo(made.argb()));
    }
    assertThat(Thumbnail.unpack(new byte[3])).isEmpty();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      assertThat(files.filter(Files::isRegularFile)).as("nothing is written there").hasSize(24);
    }
  }
}
