package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("wavecrate.json");
  }

  @Test
  void whatAnotherProgramWroteIsToldOfBeforeItIsReplaced() throws IOException {
    Files.writeString(file(), "first");
    SeenFile seen = SeenFile.of(file(), 1000);
    Files.writeString(file(), "theirs");
    assertThatThrownBy(() -> seen.write("ours"))
        .hasMessage(
            file()
                + ": was changed by another program since it was read; save once more to replace"
                + " it, or open the dataset again to see it");
    assertThat(file()).hasContent("theirs");
    seen.write("ours");
    assertThat(file()).hasContent("ours");
  }

  @Test
  void ownWritesAreNoChanges() throws IOException {
    SeenFile seen = SeenFile.of(file(), 1000);
    seen.write("one");
    seen.write("two");
    assertThat(file()).hasContent("two");
  }

  @Test
  void aFileThatWasDeletedIsTold() throws IOException {
    SeenFile seen = SeenFile.of(file(), 1000, "text");
    assertThatThrownBy(() -> seen.write("ours")).hasMessageContaining("was deleted by another");
  }

  @Test
  void aFileThatAppearedIsTold() throws IOException {
    SeenFile seen = SeenFile.of(file(), 1000);
    Files.writeString(file(), "theirs");
    assertThatThrownBy(() -> seen.write("ours")).hasMessageContaining("was changed by another");
  }
}
