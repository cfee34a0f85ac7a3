package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.NewFile;

/// The folder of an export, and the lock that one export at a time holds there.
class TargetFolderTest {
  private static final Progress CANCELLED = Cancelling.AT_ONCE;

  @TempDir Path temp;

  private List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderMadeInVainIsTakenAwayAndOthersAreNot() throws IOException {
    TargetFolder.open(temp.resolve("a/b")).close();
    assertThat(names(temp)).containsExactly("a");
    assertThat(temp.resolve("a/b")).doesNotExist();
    TargetFolder.open(temp.resolve("a")).close();
    assertThat(temp.resolve("a")).exists();
  }

  @Test
  void whatIsUnfinishedGoesWhenItIsOpenedAndClosed() throws IOException {
    Files.writeString(NewFile.unfinishedBeside(temp.resolve("crate")), "old");
    Files.writeString(temp.resolve("train.zip"), "mine");
    try (TargetFolder folder = TargetFolder.open(temp)) {
      assertThat(names(temp)).containsExactlyInAnyOrder("train.zip", FolderLock.NAME);
      Path written = folder.write(new byte[] {1, 2, 3});
      assertThat(written).hasBinaryContent(new byte[] {1, 2, 3});
      assertThat(NewFile.isUnfinished(written)).isTrue();
      assertThat(folder.holds("train.zip")).isTrue();
      assertThat(folder.holds("test.zip")).isFalse();
    }
    assertThat(names(temp)).containsExactly("train.zip");
  }

  @Test
  void aFolderThatIsTakenAwayMeanwhileIsNoLongerHeld() throws IOException {
    Path out = temp.resolve("out");
    TargetFolder target = TargetFolder.open(out);
    Fixture.delete(out);
    assertThatThrownBy(target::close).isInstanceOf(NoSuchFileException.class);
    TargetFolder.open(out).close();
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("f"), "x");
    assertThatThrownBy(() -> TargetFolder.open(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(file + ": is a file; expected a folder");
  }

  @Test
  void theNearestFolderIsFoundLinksResolved() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real")).toRealPath();
    Files.createSymbolicLink(temp.resolve("link"), real);
    Files.createSymbolicLink(temp.resolve("nowhere"), temp.resolve("gone"));
    assertThat(TargetFolder.nearest(temp.resolve("link/a/b"))).isEqualTo(real);
    assertThat(TargetFolder.nearest(temp.resolve("a/../real"))).isEqualTo(real);
    assertThat(TargetFolder.freeBytes(temp.resolve("a/b"))).isPositive();
    assertThatThrownBy(() -> TargetFolder.nearest(temp.resolve("nowhere/a")))
        .hasMessage(temp.resolve("nowhere") + ": is a link that leads nowhere; expected a folder");
  }

  @Test
  void cratesOfSplitsAreListedInNaturalOrder() throws IOException {
    assertThat(TargetFolder.crates(temp.resolve("none"), Set.of(SplitName.TRAIN))).isEmpty();
    for (String name :
        List.of("train-10of10.zip", "train-9of10.zip", "test.zip", "train-aof3.zip", "train.ZIP")) {
      Files.writeString(temp.resolve(name), "");
    }
    assertThat(TargetFolder.crates(temp, Set.of(SplitName.TRAIN)))
        .containsExactly(temp.resolve("train-9of10.zip"), temp.resolve("train-10of10.zip"));
    assertThat(TargetFolder.crates(temp, Set.of(SplitName.TRAIN, SplitName.TEST))).hasSize(3);
    assertThat(TargetFolder.fileName(SplitName.TEST, 1, 1)).isEqualTo("test.zip");
    assertThat(TargetFolder.fileName(SplitName.TEST, 1, 2)).isEqualTo("test-1of2.zip");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, (1 << 19) + 7})
  void copiesHaveEveryByte(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Path file = Files.write(temp.resolve("sound.wav"), bytes);
    try (TargetFolder folder = TargetFolder.open(temp.resolve("out"))) {
      assertThat(folder.copy(file, size, Progress.NONE)).hasBinaryContent(bytes);
    }
  }

  @Test
  void whatChangedSinceItWasPlannedIsNotCopied() throws IOException {
    Path file = Files.write(temp.resolve("sound.wav"), new byte[9]);
    try (TargetFolder folder = TargetFolder.open(temp.resolve("out"))) {
      for (long planned : new long[] {8, 10}) {
        assertThatThrownBy(() -> folder.copy(file, planned, Progress.NONE))
            .isInstanceOf(ExportException.class)
            .hasMessage(file + ": was changed while it was exported");
      }
      assertThatThrownBy(() -> folder.copy(file, 9, CANCELLED))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(() -> folder.copy(temp.resolve("gone.wav"), 9, Progress.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("gone.wav");
    }
  }

  @Test
  void oneExportAtATimeHoldsTheFolder() throws IOException {
    FolderLock lock = FolderLock.take(temp);
    assertThatThrownBy(() -> FolderLock.take(temp))
        .isInstanceOf(ExportException.class)
        .hasMessage(temp.toRealPath() + ": another export is writing there; wait until it is done");
    Path file = temp.resolve(FolderLock.NAME);
    String text = Files.readString(file);
    assertThat(text).startsWith(ProcessHandle.current().pid() + " ").endsWith("\n");
    lock.close();
    assertThat(file).doesNotExist();
    Files.writeString(file, "999999 left by a dead one, and long enough to be seen at the end");
    lock = FolderLock.take(temp);
    assertThat(file)
        .content()
        .doesNotContain("left")
        .startsWith(ProcessHandle.current().pid() + " ");
    lock.close();
  }

  @Test
  void aLockIsLetGoOfWhenItsExportEnds() throws IOException {
    FolderLock lock = FolderLock.take(temp);
    Path link = Files.createLink(temp.resolve("link"), temp.resolve(FolderLock.NAME));
    try (FileChannel same = FileChannel.open(link, StandardOpenOption.WRITE)) {
      assertThatThrownBy(same::tryLock).isInstanceOf(OverlappingFileLockException.class);
      lock.close();
      assertThat(same.tryLock()).isNotNull();
    }
  }

  @Test
  void aLockThatIsNoFileIsNamed() throws IOException {
    Path lock = Files.createDirectory(temp.resolve(FolderLock.NAME));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> FolderLock.take(temp))
          .isInstanceOf(ExportException.class)
          .hasMessage(
              temp.toRealPath().resolve(FolderLock.NAME) + ": is no regular file; move it away");
    }
    Files.delete(lock);
    FolderLock.take(temp).close();
    Files.createSymbolicLink(lock, temp.resolve("elsewhere"));
    assertThatThrownBy(() -> FolderLock.take(temp)).hasMessageContaining("is no regular file");
    assertThat(temp.resolve("elsewhere")).doesNotExist();
  }
}
