package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.DatasetException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.ByteSource;

/// Crates with damaged bytes: readers give the same data or one of the errors that users are told,
/// and verifying never calls data whole that is not.
class CrateFuzzTest {
  private static final int ROUNDS = 1000;
  private static final long MOST_ALLOCATED_BYTES = 64 << 20;

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void write() {
    root = temp.resolve("set");
    Fixture.block(root.resolve("train data/block-id-1"), 1, 4);
    Fixture.block(root.resolve("train data/block-id-2"), 5, 3);
  }

  private byte[] crate(boolean deflate) throws IOException {
    Dataset dataset = Dataset.open(root, Progress.NONE);
    Path out = temp.resolve("out");
    var settings = ExportSettings.to(out).withDeflate(deflate);
    var plan = ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
    Export.run(plan, ExportProgress.of(Progress.NONE));
    return Files.readAllBytes(out.resolve("train.zip"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void damagedCratesGiveTheSameDataOrAnErrorThatUsersAreTold(boolean deflate) throws IOException {
    byte[] whole = crate(deflate);
    Path zip = temp.resolve("train.zip");
    Files.write(zip, whole);
    String expected = contents(zip);
    Random random = new Random(11);
    int fine = 0;
    int openedDifferently = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(whole, random);
      Files.write(zip, damaged);
      long before = allocated();
      boolean isFine = assertTimeout(Duration.ofSeconds(10), () -> isFine(zip));
      String contents = assertTimeout(Duration.ofSeconds(10), () -> contents(zip));
      assertThat(allocated() - before).isLessThan(MOST_ALLOCATED_BYTES);
      openedDifferently += contents.equals(expected) ? 0 : 1;
      fine += isFine ? 1 : 0;
      if (isFine) {
        assertThat(contents).as("round " + round).isEqualTo(expected);
      }
    }
    // Else nothing would have been put to the test.
    assertThat(openedDifferently).isGreaterThan(ROUNDS / 2);
    assertThat(fine).isBetween(1, ROUNDS / 2);
  }

  @Test
  void aCrateCutShortAnywhereIsNotFine() throws IOException {
    byte[] whole = crate(false);
    Path zip = temp.resolve("train.zip");
    for (int length = 0; length < whole.length; length += 61) {
      Files.write(zip, Arrays.copyOf(whole, length));
      assertThat(isFine(zip)).isFalse();
    }
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int change = random.nextInt(1, 4); change > 0; change--) {
      int at =
          random.nextBoolean()
              ? random.nextInt(damaged.length)
              : damaged.length - 1 - random.nextInt(1500);
      damaged[at] =
          (byte)
              switch (random.nextInt(4)) {
                case 0 -> 0xff;
                case 1 -> 0;
                case 2 -> damaged[at] ^ 1 << random.nextInt(8);
                default -> random.nextInt(256);
              };
    }
    return damaged;
  }

  private static boolean isFine(Path zip) throws IOException {
    CrateReport report = CrateVerification.of(zip, Progress.NONE);
    assertThat(report.problems()).allMatch(problem -> !problem.contains("Exception"));
    return report.isFine();
  }

  /// A hash of names and bytes of all examples and labels, or why they can't be read.
  private static String contents(Path zip) throws IOException {
    MessageDigest digest = Sha256.start();
    try {
      for (Split split : Dataset.open(zip, Progress.NONE).splits()) {
        for (int i = 0; i < split.size(); i++) {
          Example example = split.example(i);
          digest.update(example.path().getBytes(StandardCharsets.UTF_8));
          try {
            example.open().close();
            try (ByteSource bytes = example.openBytes()) {
              add(digest, bytes);
            }
            try (ByteSource bytes = example.openLabelBytes()) {
              add(digest, bytes);
            }
          } catch (BadFileException e) {
            assertThat(e).hasMessageStartingWith(e.path() + ": ");
            return "bad";
          } catch (IOException e) {
            return "unreadable";
          } catch (IndexOutOfBoundsException e) {
            assertThat(example.hasLabel()).isFalse();
            return "unlabelled";
          }
        }
      }
    } catch (DatasetException e) {
      assertThat(e).hasMessageStartingWith(zip + ": ");
      return "refused";
    }
    return Sha256.hex(digest.digest());
  }

  private static void add(MessageDigest digest, ByteSource source) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(source.size())];
    source.read(0, MemorySegment.ofArray(bytes));
    digest.update(bytes);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
