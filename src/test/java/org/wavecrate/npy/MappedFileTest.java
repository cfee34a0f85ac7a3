package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MappedFileTest {
  private static final int FLOATS = 1 << 18;

  @TempDir Path temp;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = Files.write(temp.resolve("floats"), new byte[FLOATS * Float.BYTES]);
  }

  private static boolean isMapped(Path file) throws IOException {
    return Files.readString(Path.of("/proc/self/maps")).contains(file.toRealPath().toString());
  }

  @Test
  void aReleasedFileTurnsReadersAway() throws IOException {
    MappedFile file = MappedFile.open(path);
    MemorySegment slice = file.bytes().asSlice(16, 4);
    Path another = temp.resolve("nested/../floats");
    Files.createDirectory(temp.resolve("nested"));

    assertThat(MappedFile.release(another)).isTrue();
    assertThat(MappedFile.release(path)).isFalse();

    assertThat(file.isClosed()).isTrue();
    assertThatThrownBy(() -> slice.get(ValueLayout.JAVA_INT, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> file.readFloats(0, Dtype.FLOAT32, 1, MemorySegment.ofArray(new float[1]), 0))
        .isInstanceOf(UnmappedError.class)
        .hasMessage("was replaced while it was open; open the dataset again");
  }

  @Test
  void readersOnOtherThreadsAreTurnedAwayToo() throws Exception {
    MappedFile file = MappedFile.open(path);
    CountDownLatch reading = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Arena arena = Arena.ofConfined()) {
                    MemorySegment to = arena.allocate(FLOATS * 4L, 4);
                    while (true) {
                      file.readFloats(0, Dtype.FLOAT32, FLOATS, to, 0);
                      reading.countDown();
                    }
                  } catch (UnmappedError e) {
                    end.set(e);
                  }
                });
    reading.await();

    MappedFile.release(path);

    reader.join();
    assertThat(end.get()).isInstanceOf(UnmappedError.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itIsUnmappedAtOnceWhenReleased() throws IOException {
    MappedFile file = MappedFile.open(path);
    assertThat(isMapped(path)).isTrue();

    MappedFile.release(path);

    assertThat(isMapped(path)).isFalse();
    assertThat(file.path()).isEqualTo(path);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itIsUnmappedWhenNothingRefersToIt() throws Exception {
    MappedFile.open(path);
    while (isMapped(path)) {
      System.gc();
      Thread.sleep(10);
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileIsReleasedByEveryNameAndNoOther() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), path);
    Path other = Files.write(temp.resolve("other"), new byte[16]);
    MappedFile file = MappedFile.open(link);

    assertThat(MappedFile.release(other)).isFalse();
    assertThat(MappedFile.release(temp.resolve("missing"))).isFalse();
    assertThat(file.isClosed()).isFalse();

    assertThat(MappedFile.release(path)).isTrue();
    assertThat(file.isClosed()).isTrue();
  }

  @Test
  void aFileThatWasWrittenToIsChangedUntilItIsAccepted() throws IOException {
    MappedFile file = MappedFile.open(path);
    assertThat(file.isChanged()).isFalse();
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
    assertThat(file.isChanged()).isTrue();
    assertThat(file.accept()).isTrue();
    assertThat(file.isChanged()).isFalse();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileThatBecameShorterIsNotAccepted() throws IOException {
    MappedFile file = MappedFile.open(path);
    Files.write(path, new byte[4 * FLOATS + 4]);
    assertThat(file.accept()).as("longer").isTrue();
    Files.write(path, new byte[4 * FLOATS]);
    assertThat(file.accept()).as("as long").isTrue();
    Files.write(path, new byte[4 * FLOATS - 1]);
    assertThat(file.accept()).isFalse();
    assertThat(file.isChanged()).isTrue();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anotherFileInItsPlaceOrNoneIsNoChange() throws IOException {
    MappedFile file = MappedFile.open(path);
    Path fresh = Files.write(temp.resolve("fresh"), new byte[3]);
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    assertThat(file.isChanged()).isFalse();
    assertThat(file.accept()).isTrue();
    Files.delete(path);
    assertThat(file.isChanged()).isFalse();
    assertThat(file.accept()).isTrue();
  }

  @Test
  void elementsAreConvertedOnTheWay() throws IOException {
    Files.write(path, new byte[] {9, 9, 1, 0, 2, 0, -1, -1});
    MappedFile file = MappedFile.open(path);
    float[] read = new float[4];

    file.readFloats(2, Dtype.parse("<i2"), 3, MemorySegment.ofArray(read), 4);

    assertThat(read).containsExactly(0, 1, 2, -1);
  }

  @Test
  void theFirstAndTheLastByteAreTouched() throws IOException {
    Files.write(path, new byte[] {1, 2, 4, 8, 16});
    MappedFile file = MappedFile.open(path);
    assertThat(file.touch(1, 3)).isEqualTo(2 + 8);
    assertThat(file.touch(3, 0)).isZero();
    MappedFile.release(path);
    assertThatThrownBy(() -> file.touch(1, 3)).isInstanceOf(UnmappedError.class);
  }

  @Test
  void aSliceAloneKeepsItMapped() throws Exception {
    MemorySegment slice = MappedFile.open(path).bytes().asSlice(8, 8);
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(slice.get(ValueLayout.JAVA_LONG, 0)).isZero();
  }
}
